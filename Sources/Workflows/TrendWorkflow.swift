import DelimitedText
import Documents
import Nomenclature
import Panels
import Renderers
import Trends

/// `comity trend`: trend estimates with tests and intervals.
public struct TrendRequest: Sendable {
  public var series = SeriesRequest()
  /// Names of methods; the usual ones when empty.
  public var methods: [String] = []
  /// `classical`, `newey-west`, or `hc0` to `hc3`; by the length of the series when absent.
  public var errors: String?
  /// `key` or `contribution`: the order of the series. By key when absent, by contribution when screening.
  public var sort: String?
  /// One row a series: what moved, and whether it can be told from noise.
  public var isScreen = false
  /// Tests of the series and of what the line leaves, in place of estimates.
  public var isDiagnosis = false

  public init() {}
}

extension Comity {
  public static func trend(_ request: TrendRequest, output: OutputOptions) throws -> Outcome {
    if request.isDiagnosis { return try TrendDiagnostics.outcome(request, output: output) }
    let order = try SeriesOrder(request)
    let sources = try request.series.selection.flowSources()
    if sources.count > 1, order == .contribution || request.isScreen {
      throw WorkflowError(
        "The sources of a flow are not added up, so --source all has no --screen and no --sort contribution.")
    }
    let methods = try request.isScreen ? ScreenMethods(request).methods : TrendMethods(request)
    let format = try output.resolvedFormat()
    let series = try TrendSeries(request.series)
    let threads = request.series.selection.threadCount
    var clock = StageClock()
    let estimation = TrendEstimation(series.panel, methods, threads: threads)
    let contributions = order == .contribution || request.isScreen ? series.panel.contributions() : nil
    let ordered = order == .contribution ? contributions.map { series.panel.order(by: $0) } : nil
    clock.end("estimate")
    let answer = TrendAnswer(
      series: series, estimation: estimation, contributions: contributions, order: ordered, isScreen: request.isScreen,
      hasBand: sources.count > 1)
    var outcome: Outcome
    if format == .csv || format == .tsv {
      outcome = try answer.text(format, output: output, threads: threads)
    } else {
      outcome = try Rendering.outcome(answer.table, output: output, failedCheck: series.failedCheck)
    }
    clock.end("write")
    if request.series.selection.timings { outcome.timings = series.timings + clock.timings }
    return outcome
  }
}

/// In which order the series come.
enum SeriesOrder: String, CaseIterable {
  case key
  case contribution

  init(_ request: TrendRequest) throws {
    guard let name = request.sort else {
      self = request.isScreen ? .contribution : .key
      return
    }
    guard let order = SeriesOrder(rawValue: name) else {
      let known = Self.allCases.map(\.rawValue)
      let suggestions = NearestNames.suggestions(for: name, among: known, limit: 1)
      throw WorkflowError.unknown("order", name, suggestions: suggestions, known: known)
    }
    self = order
  }
}

/// The estimates for all series as a table, or straight as delimited text.
struct TrendAnswer {
  let series: TrendSeries
  let estimation: TrendEstimation
  let contributions: NumericPanel.Contributions?
  /// The series in the order of their rows; by key when `nil`.
  let order: [Int]?
  let isScreen: Bool
  /// Whether the estimates of all sources stand side by side.
  let hasBand: Bool

  private var rows: any PlainRows {
    let rows: any PlainRows =
      isScreen
      ? ScreenRows(estimation, contributions: contributions, order: order)
      : TrendRows(estimation, contributions: contributions, order: order)
    if hasBand { return banded(rows) }
    return series.coverage.map { covered(rows, $0) } ?? rows
  }

  /// The estimates of a method for the sources of one series, side by side.
  private func banded(_ rows: some PlainRows) -> any PlainRows {
    let width = estimation.methods.count
    let estimates = estimation.numbers.indices.map { place in
      (
        key: [String(place % width)] + series.panel.key(of: place / width).dropLast(),
        value: estimation.numbers[place].estimate
      )
    }
    var readings: [[String]: [TrendNumbers]] = [:]
    for (place, one) in estimates.enumerated() { readings[one.key, default: []].append(estimation.numbers[place]) }
    let agree = estimates.map { Self.agree(readings[$0.key] ?? []) }
    return BandedRows(rows, bands: SourceBand.bands(estimates), agree: agree, format: .significant(digits: 5))
  }

  /// Whether all sources give an estimate of one sign, and all or none of them can be told from noise at 5 %.
  private static func agree(_ readings: [TrendNumbers]) -> Bool {
    guard readings.count == FlowSource.allCases.count else { return false }
    let signs = Set(readings.map { $0.estimate.isNaN ? 2 : $0.estimate < 0 ? -1 : $0.estimate > 0 ? 1 : 0 })
    let significant = Set(readings.map { $0.pValue < 0.05 })
    return signs.count == 1 && signs.first != 2 && significant.count == 1 && readings.allSatisfy { !$0.pValue.isNaN }
  }

  private func covered(_ rows: some PlainRows, _ coverage: String) -> any PlainRows {
    CoveredRows(rows, coverage: coverage)
  }

  private var title: String {
    let unit = series.panel.unit.isEmpty ? "" : ", \(series.panel.unit)"
    return (isScreen ? "What moved" : "Trend") + unit
  }

  var table: Table { rows.table(id: isScreen ? "screen" : "trend", title: title, notes: notes) }

  /// The same bytes as the table's through its renderer.
  func text(_ format: OutputFormat, output: OutputOptions, threads: Int) throws -> Outcome {
    let options = try Rendering.options(format, output)
    var dialect = options.delimited
    if format == .tsv { dialect.separator = UInt8(ascii: "\t") }
    let rows = rows
    let header = Table(id: "trend", title: "", columns: rows.columns).withUniqueColumnNames
    let pieces = PlainRowsText(dialect: dialect, threads: threads).pieces(rows)
    return try Rendering.place(
      [format.renderer.render(header, options: options)] + pieces, output,
      messages: output.notes ? notes.map(\.plainText) : [], failedCheck: series.failedCheck)
  }

  private var notes: [Prose] {
    var notes = series.notes
    let panel = series.panel
    if hasBand {
      notes.append(Prose(FlowSource.bandNote))
      notes.append("robust: all three sources give one sign, and all or none of them can be told from noise at 5 %.")
    }
    let period = isScreen ? "year" : panel.frequency.noun
    notes.append(Prose(isScreen ? ScreenRows.meaning : "Estimates and growth are a \(period); intervals are of 95 %."))
    if series.coverage != nil {
      notes.append("coverage: members with data of all members, in the period with the fewest.")
    }
    if let contributions { notes += contributionNotes(contributions) }
    for (index, method) in estimation.methods.enumerated() {
      let variants = estimation.variants.filter { $0.method == index }
      let variant = variants.count == 1 ? "; " + variants[0].sentence : ""
      notes.append(Prose("\(method.rawValue): \(method.estimateMeaning)\(variant)."))
    }
    let remarks = estimation.remarks.sentences(ofSeries: panel.count, period: panel.frequency.name(ofPeriod:))
    return notes + remarks.map { Prose($0) }
  }

  private func contributionNotes(_ contributions: NumericPanel.Contributions) -> [Prose] {
    guard let first = series.panel.periods.first, let last = series.panel.periods.last else { return [] }
    var text =
      "Contributions are changes from \(series.panel.name(of: first)) to \(series.panel.name(of: last)) divided by the sum of "
      + "all series in \(series.panel.name(of: first)); "
      + "\(contributions.seriesCount) of \(series.panel.count) series have a value in both"
    let growth = (contributions.last - contributions.first) / contributions.first
    if let total = NumberText.percent(growth, places: 2),
      let told = NumberText.percent(contributions.values.filter { !$0.isNaN }.reduce(0, +), places: 2)
    {
      text += " and give \(told) points of the \(total) % by which the sum of all grew"
    }
    return [Prose(text + ".")]
  }
}
