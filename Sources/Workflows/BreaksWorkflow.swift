import Documents
import Nomenclature
import Panels
import Trends

/// `comity breaks`: structural breaks.
public struct BreaksRequest: Sendable {
  public var series = SeriesRequest()
  /// Names of methods; all of them when empty.
  public var methods: [String] = []
  /// `level` or `trend`: what is constant between breaks.
  public var around: String?

  public init() {}
}

extension Comity {
  public static func breaks(_ request: BreaksRequest, output: OutputOptions) throws -> Outcome {
    let methods = try BreakMethod.named(request.methods)
    let regression = try BreakMethod.regression(request.around)
    let series = try SeriesPanel(request.series)
    let failedCheck = try request.series.selection.exceedsRejects(series.aggregated)
    var clock = StageClock()
    let table = BreaksTable(series: series, methods: methods, regression: regression).table
    clock.end("estimate")
    let outcome = try Rendering.outcome(table, output: output, failedCheck: failedCheck)
    clock.end("write")
    return outcome.timed(request.series.selection, series.aggregated, clock)
  }
}

/// The tests of `comity breaks`, as the command line names them.
enum BreakMethod: String, CaseIterable {
  case structuralBreak = "structural-break"
  case baiPerron = "bai-perron"
  case pettitt
  case recursiveCusum = "recursive-cusum"
  case ordinaryCusum = "ols-cusum"

  static func named(_ names: [String]) throws -> [BreakMethod] {
    let known = allCases.map(\.rawValue)
    guard !names.isEmpty else { return allCases }
    return try names.map { name in
      guard let method = BreakMethod(rawValue: name) else {
        let suggestions = NearestNames.suggestions(for: name, among: known, limit: 1)
        throw WorkflowError.unknown("method", name, suggestions: suggestions, known: known)
      }
      return method
    }
  }

  static func regression(_ around: String?) throws -> BreakRegression {
    switch around {
    case nil, "level": .level
    case "trend": .levelAndTrend
    case let other?: throw WorkflowError.unknown("line", other, suggestions: [], known: ["level", "trend"])
    }
  }

  /// What a row of the method says.
  var meaning: String {
    switch self {
    case .structuralBreak: "the largest Chow F of all dates, and its average and exponential average"
    case .baiPerron: "the breaks that the information criterion chooses, each with its interval of 95 %"
    case .pettitt: "K, the largest rank sum difference before and after a date"
    case .recursiveCusum: "the largest ratio of the cumulative sum of recursive residuals to its boundary"
    case .ordinaryCusum: "the largest absolute cumulative sum of least squares residuals"
    }
  }
}

/// One row a test of a series, one a break where breaks are dated.
struct BreaksTable {
  let series: SeriesPanel
  let methods: [BreakMethod]
  let regression: BreakRegression

  var table: Table {
    var tests = SeriesTests(series, width: 5)
    for index in series.panel.series.indices {
      let present = PresentSeries(series.panel, index)
      for method in methods {
        tests.add(method.rawValue, of: index, present) { values throws(TrendRefusal) in
          let (lines, remarks) = try lines(method, values)
          return (lines.map { answer($0, present) }, remarks)
        }
      }
    }
    var notes = series.notes
    notes += methods.map { Prose("\($0.rawValue): \($0.meaning).") }
    let constant = regression == .level ? "level" : "level and trend"
    notes.append(
      Prose(
        "Between breaks the \(constant) of the series is taken as constant; a date is the last period before the change."
      ))
    notes += TableNotes.distinct(tests.remarks)
    return Table(
      id: "breaks", title: "Structural breaks" + (series.panel.unit.isEmpty ? "" : ", \(series.panel.unit)"),
      columns: series.keyColumns + columns, rows: tests.rows, notes: notes
    ).withUniqueColumnNames
  }

  private struct Line {
    var method: String
    /// The last observation before the break, counted from 1, and the ends of its interval.
    var breakAfter: Int?
    var low: Int?
    var high: Int?
    var statistic: Double?
    var pValue: Double?
    var variant: String
  }

  private func lines(_ method: BreakMethod, _ values: [Double]) throws(TrendRefusal) -> ([Line], [String]) {
    switch method {
    case .structuralBreak:
      let test = try StructuralBreakTest(values, regression: regression)
      let summaries = [("sup-f", test.supremum), ("ave-f", test.average), ("exp-f", test.exponential)]
      let lines = summaries.map { name, summary in
        Line(
          method: name, breakAfter: name == "sup-f" ? test.breakpoint : nil, statistic: summary.statistic,
          pValue: summary.pValue, variant: test.variant)
      }
      return (lines, test.remarks)
    case .baiPerron:
      let found = try BaiPerron(values, regression: regression)
      let dates = zip(found.chosen.breakpoints, found.chosen.intervals)
      var lines = dates.map { date, interval in
        Line(
          method: method.rawValue, breakAfter: date, low: interval?.low, high: interval?.high,
          statistic: found.chosen.informationCriterion, variant: found.variant)
      }
      if lines.isEmpty {
        lines = [
          Line(
            method: method.rawValue, statistic: found.chosen.informationCriterion,
            variant: found.variant + ", no break chosen")
        ]
      }
      return (lines, found.remarks)
    case .pettitt:
      let test = try PettittTest(values)
      let line = Line(
        method: method.rawValue, breakAfter: test.breakpoint, statistic: Double(test.statistic), pValue: test.pValue,
        variant: test.variant)
      return ([line], test.remarks)
    case .recursiveCusum, .ordinaryCusum:
      let test = try CumulativeSumTest(
        values, regression: regression, residuals: method == .recursiveCusum ? .recursive : .ordinary)
      let line = Line(
        method: method.rawValue, breakAfter: test.firstCrossing, statistic: test.statistic, pValue: test.pValue,
        variant: test.variant)
      return ([line], test.remarks)
    }
  }

  private var columns: [Table.Column] {
    SeriesTests.leadingColumns + [
      Table.Column("break_after", heading: "break after"), Table.Column("low"), Table.Column("high"),
      Table.Column("statistic", format: .significant(digits: 5)),
      Table.Column("p_value", heading: "p", format: .significant(digits: 3)), SeriesTests.variantColumn,
    ]
  }

  private func answer(_ line: Line, _ present: PresentSeries) -> SeriesTests.Answer {
    func period(_ observation: Int?) -> Cell {
      observation.map { .text(present.period(ofObservation: $0)) } ?? .missing
    }
    func number(_ value: Double?) -> Cell { value.map { .number($0) } ?? .missing }
    return SeriesTests.Answer(
      method: line.method,
      cells: [
        period(line.breakAfter), period(line.low), period(line.high), number(line.statistic), number(line.pValue),
      ], variant: line.variant)
  }
}
