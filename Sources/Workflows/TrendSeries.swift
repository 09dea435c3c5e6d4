import Decimals
import Documents
import Observations
import Panels

/// The series of a trend as doubles, with what is to be said about where they come from.
///
/// The groups themselves are let go, since those of a large file take more room than everything made of them.
struct TrendSeries {
  let panel: NumericPanel
  let notes: [Prose]
  let timings: [StageTiming]
  let failedCheck: Bool
  /// How many members of the blocs selected have data in the period with the fewest, where that is asked for.
  let coverage: String?

  init(_ request: SeriesRequest) throws {
    if try !request.selection.flowSources().isEmpty {
      let series = try SeriesPanel(request)
      failedCheck = try request.selection.exceedsRejects(series.aggregated)
      timings = series.aggregated.timings
      coverage = nil
      panel = NumericPanel(series.panel)
      notes = series.notes
      return
    }
    let aggregated = try request.aggregate()
    failedCheck = try request.selection.exceedsRejects(aggregated)
    timings = aggregated.timings
    if request.selection.comparison.coverage {
      try aggregated.coverage.checkAsked()
      coverage = aggregated.coverage.lowest
    } else {
      coverage = nil
    }
    var notes: [Prose]
    if request.isPlain, let groups = aggregated.aggregation.columns {
      panel = try NumericPanel(
        groups, seriesFields: Array(aggregated.aggregation.groups.dropLast()), unit: aggregated.unit)
      notes = AccountNotes(aggregated: aggregated).all
      if let note = Self.joinedRows(aggregated, groups: groups.count) { notes.append(note) }
    } else {
      let series = try SeriesPanel(request, aggregated)
      panel = NumericPanel(series.panel)
      notes = series.notes
    }
    self.notes = notes
  }

  /// What became of rows that share their series and period.
  private static func joinedRows(_ aggregated: Aggregated, groups: Int) -> Prose? {
    let rows = aggregated.aggregation.account.used
    guard rows > groups, let measure = aggregated.aggregation.measures.first else { return nil }
    func count(_ number: Int) -> String { ExactDecimal(number).formatted(places: 0) }
    let way = measure.function == .sum ? "are added up" : "are taken together as \(measure)"
    return Prose("\(count(rows)) rows make \(count(groups)) values: rows of one series and period \(way).")
  }
}
