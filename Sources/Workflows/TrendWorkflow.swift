import Decimals
import Documents
import Nomenclature
import Observations
import Panels
import Trends

/// `comity trend`: trend estimates with tests and intervals.
public struct TrendRequest: Sendable {
  public var series = SeriesRequest()
  /// Names of methods; all of them when empty.
  public var methods: [String] = []
  /// `classical` or `newey-west`; by the length of the series when absent.
  public var errors: String?

  public init() {}
}

extension Comity {
  public static func trend(_ request: TrendRequest, output: OutputOptions) throws -> Outcome {
    let methods = try TrendMethods(request)
    let series = try SeriesPanel(request.series)
    let failedCheck = try request.series.selection.exceedsRejects(series.aggregated)
    var clock = StageClock()
    let estimators = methods.estimators(frequency: series.panel.frequency)
    let table = TrendTable(series: series, estimators: estimators).table
    clock.end("estimate")
    let outcome = try Rendering.outcome(table, output: output, failedCheck: failedCheck)
    clock.end("write")
    return outcome.timed(request.series.selection, series.aggregated, clock)
  }
}

/// The estimators that a request names.
struct TrendMethods {
  let methods: [TrendMethod]
  let errors: SlopeErrors

  /// What is estimated when no method is named.
  static let usual: [TrendMethod] = [.drift, .logLinear, .linear, .theilSen, .mannKendall, .compoundGrowth]
  /// All that can be named; a count trend needs to know since when the record is complete.
  static let all = usual + TrendMethod.allCases.filter { !usual.contains($0) && $0 != .countTrend }

  init(_ request: TrendRequest) throws {
    let errors: SlopeErrors
    switch request.errors {
    case nil: errors = .automatic
    case "classical": errors = .classical
    case "newey-west": errors = .neweyWest()
    case let other?:
      throw WorkflowError.unknown("standard error", other, suggestions: [], known: ["classical", "newey-west"])
    }
    let known = Self.all.map(\.rawValue)
    let methods = try request.methods.map { name in
      guard let method = Self.all.first(where: { $0.rawValue == name }) else {
        let suggestions = NearestNames.suggestions(for: name, among: known, limit: 1)
        throw WorkflowError.unknown("method", name, suggestions: suggestions, known: known)
      }
      return method
    }
    self.methods = methods.isEmpty ? Self.usual : methods
    self.errors = errors
  }

  func estimators(frequency: Frequency) -> [any TrendEstimator] {
    methods.map { Self.estimator($0, errors, seasons: frequency.periodsPerYear) }
  }

  private static func estimator(_ method: TrendMethod, _ errors: SlopeErrors, seasons: Int) -> any TrendEstimator {
    switch method {
    case .drift: Drift()
    case .linear: LinearTrend(errors: errors)
    case .logLinear: LogLinearTrend(errors: errors)
    case .theilSen: TheilSen()
    case .mannKendall: MannKendall()
    case .compoundGrowth: CompoundGrowth()
    case .huber: HuberTrend()
    case .hamedRao: HamedRao()
    case .yueWang: YueWang()
    case .prewhitenedMannKendall: PrewhitenedMannKendall()
    case .trendFreePrewhitenedMannKendall: PrewhitenedMannKendall(trendFree: true)
    case .seasonalMannKendall: SeasonalMannKendall(period: seasons)
    case .seasonalTheilSen: SeasonalTheilSen(period: seasons)
    case .countTrend: preconditionFailure("a count trend needs to know since when the record is complete")
    }
  }
}

/// One row a series and method.
struct TrendTable {
  let series: SeriesPanel
  let estimators: [any TrendEstimator]

  private struct Line {
    var series: Int
    var method: TrendMethod
    var span: [Period]
    var result: Result<TrendEstimate, TrendRefusal>

    var pValue: Double? { (try? result.get())?.pValue }
  }

  var table: Table {
    let lines = estimate()
    let adjusted = adjustedPValues(lines)
    var rows: [Table.Row] = []
    var remarks: [String] = []
    for (index, line) in lines.enumerated() {
      let cells = series.keyCells(line.series) + cells(line, adjusted: adjusted[index])
      rows.append(Table.Row(cells))
      switch line.result {
      case .success(let estimate): remarks += estimate.remarks.map { "\(estimate.method.rawValue): \($0)" }
      case .failure(let refusal): remarks.append(refusal.description)
      }
    }
    var notes = series.notes
    let period = series.panel.frequency.noun
    notes.append(Prose("Estimates and growth are a \(period); intervals are of 95 %."))
    for method in estimators.map(\.method) {
      let variants = Set(lines.compactMap { line in line.method == method ? try? line.result.get().variant : nil })
      let variant = variants.count == 1 ? "; " + variants.joined() : ""
      notes.append(Prose("\(method.rawValue): \(method.estimateMeaning)\(variant)."))
    }
    var seen: Set<String> = []
    for remark in remarks where seen.insert(remark).inserted { notes.append(Prose(remark)) }
    return Table(
      id: "trend", title: "Trend" + (series.panel.unit.isEmpty ? "" : ", \(series.panel.unit)"),
      columns: series.keyColumns + columns, rows: rows, notes: notes
    ).withUniqueColumnNames
  }

  private func estimate() -> [Line] {
    var lines: [Line] = []
    for index in series.panel.series.indices {
      let (times, values) = series.panel.observations(of: index)
      let present = zip(series.panel.periods, series.panel.series[index].values).filter { $0.1 != .missing }.map(\.0)
      let span = present.isEmpty ? [] : [present[0], present[present.count - 1]]
      for estimator in estimators {
        let result = Result { () throws(TrendRefusal) in try estimator.estimate(times: times, values: values) }
        lines.append(Line(series: index, method: estimator.method, span: span, result: result))
      }
    }
    return lines
  }

  /// Adjusted among the series of one method; nothing to adjust when there is only one.
  private func adjustedPValues(_ lines: [Line]) -> [Double?] {
    var adjusted: [Double?] = Array(repeating: nil, count: lines.count)
    for method in estimators.map(\.method) {
      let members = lines.indices.filter { lines[$0].method == method && lines[$0].pValue != nil }
      guard members.count > 1 else { continue }
      for (member, value) in zip(members, benjaminiHochbergAdjusted(members.compactMap { lines[$0].pValue })) {
        adjusted[member] = value
      }
    }
    return adjusted
  }

  private var columns: [Table.Column] {
    func statistic(_ name: String, _ heading: String? = nil) -> Table.Column {
      Table.Column(name, heading: heading, format: .significant(digits: 5))
    }
    func rate(_ name: String, _ heading: String) -> Table.Column {
      Table.Column(name, heading: heading, unit: "%", format: .percent(places: 2))
    }
    return [
      Table.Column("method"), Table.Column("observations", heading: "n", format: .plain(grouped: false)),
      Table.Column("first"), Table.Column("last"), statistic("estimate"),
      statistic("standard_error", "standard error"), statistic("low"), statistic("high"), statistic("statistic"),
      Table.Column("p_value", heading: "p", format: .significant(digits: 3)),
      Table.Column(
        "p_adjusted", heading: "p adjusted", format: .significant(digits: 3),
        isForMachines: series.panel.series.count < 2), rate("growth", "growth"),
      rate("growth_low", "growth low"), rate("growth_high", "growth high"), Table.Column("unit", isForMachines: true),
      Table.Column("variant", isForMachines: true),
    ]
  }

  private func cells(_ line: Line, adjusted: Double?) -> [Cell] {
    let first = line.span.first.map { Cell.text($0.description) } ?? .missing
    let last = line.span.last.map { Cell.text($0.description) } ?? .missing
    switch line.result {
    case .success(let found):
      return [
        .text(line.method.rawValue), .integer(found.observations), first, last, number(found.estimate),
        number(found.standardError), number(found.low), number(found.high), number(found.statistic),
        number(found.pValue), number(adjusted), number(found.growth), number(found.growthLow),
        number(found.growthHigh), .text(series.panel.unit), .text(found.variant),
      ]
    case .failure(let refusal):
      let count = series.panel.series[line.series].values.filter { $0 != .missing }.count
      return [.text(line.method.rawValue), .integer(count), first, last]
        + Array(repeating: Cell.missing(reason: refusal.description), count: 10)
        + [.text(series.panel.unit), .text("refused")]
    }
  }

  private func number(_ value: Double?) -> Cell { value.map { .number($0) } ?? .missing }
}
