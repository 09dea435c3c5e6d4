import Documents
import Panels
import Trends

/// `comity trend --diagnostics`: whether a series has a unit root, is stationary, and leaves autocorrelation around its
/// line.
struct TrendDiagnostics {
  private let series: SeriesPanel

  static func outcome(_ request: TrendRequest, output: OutputOptions) throws -> Outcome {
    guard request.methods.isEmpty, !request.isScreen, request.sort == nil, request.errors == nil else {
      throw WorkflowError("--diagnostics stands alone: leave out --method, --errors, --screen and --sort.")
    }
    let series = try SeriesPanel(request.series)
    let failedCheck = try request.series.selection.exceedsRejects(series.aggregated)
    var clock = StageClock()
    let table = TrendDiagnostics(series: series).table
    clock.end("estimate")
    let outcome = try Rendering.outcome(table, output: output, failedCheck: failedCheck)
    clock.end("write")
    return outcome.timed(request.series.selection, series.aggregated, clock)
  }

  private var table: Table {
    var tests = SeriesTests(series, width: 3)
    for index in series.panel.series.indices {
      let present = PresentSeries(series.panel, index)
      for around in KPSSTest.Around.allCases {
        tests.add("dickey-fuller", of: index, present) { values throws(TrendRefusal) in
          let test = try DickeyFullerTest(values, deterministic: around == .level ? .constant : .constantAndTrend)
          return ([Self.answer("dickey-fuller", around, test.statistic, test.pValue, test.variant)], test.remarks)
        }
      }
      for around in KPSSTest.Around.allCases {
        tests.add("kpss", of: index, present) { values throws(TrendRefusal) in
          let test = try KPSSTest(values, around: around)
          let bound = test.pValueMeaning == .interpolated ? "" : ", p is an \(test.pValueMeaning.rawValue)"
          return ([Self.answer("kpss", around, test.statistic, test.pValue, test.variant + bound)], test.remarks)
        }
      }
      tests.add("ljung-box", of: index, present) { values throws(TrendRefusal) in
        let test = try LjungBoxTest(try Self.residuals(values))
        return ([Self.answer("ljung-box", .trend, test.statistic, test.pValue, test.variant)], test.remarks)
      }
    }
    var notes = series.notes
    notes.append("dickey-fuller: a small p speaks against a unit root. kpss: a small p speaks for one.")
    notes.append("ljung-box: a small p says that the residuals around the least squares line are autocorrelated.")
    notes += TableNotes.distinct(tests.remarks)
    return Table(
      id: "diagnostics", title: "Diagnostics" + (series.panel.unit.isEmpty ? "" : ", \(series.panel.unit)"),
      columns: series.keyColumns + SeriesTests.leadingColumns + [
        Table.Column("around"), Table.Column("statistic", format: .significant(digits: 5)),
        Table.Column("p_value", heading: "p", format: .significant(digits: 3)), SeriesTests.variantColumn,
      ], rows: tests.rows, notes: notes
    ).withUniqueColumnNames
  }

  private static func answer(
    _ method: String, _ around: KPSSTest.Around, _ statistic: Double, _ pValue: Double?, _ variant: String
  ) -> SeriesTests.Answer {
    SeriesTests.Answer(
      method: method,
      cells: [.text(around.rawValue), .number(statistic), pValue.map { .number($0) } ?? .missing], variant: variant)
  }

  /// What the least squares line leaves.
  private static func residuals(_ values: [Double]) throws(TrendRefusal) -> [Double] {
    let times = values.indices.map { Double($0) }
    let line = try LinearTrend(errors: .classical).estimate(times: times, values: values)
    let start = line.fittedAtStart ?? 0
    return zip(times, values).map { $1 - (start + line.estimate * $0) }
  }
}
