import Documents
import Foundation
import Nomenclature
import Panels
import Trends

/// The method that tests each series of a screening, and the one that gives growth where the test does not.
struct ScreenMethods {
  let methods: TrendMethods

  init(_ request: TrendRequest) throws {
    guard request.methods.count <= 1 else {
      throw WorkflowError(
        "--screen judges by one method, and --method names \(request.methods.count). Name one, or none for drift.")
    }
    var request = request
    if request.methods.isEmpty { request.methods = [TrendMethod.drift.rawValue] }
    let chosen = try TrendMethods(request)
    if chosen.methods == [.compoundGrowth] {
      throw WorkflowError("--screen needs a test, and compound-growth has none. Use drift or log-linear.")
    }
    methods =
      Self.givesGrowth(chosen.methods[0])
      ? chosen : TrendMethods(methods: chosen.methods + [.logLinear], errors: chosen.errors)
  }

  static func givesGrowth(_ method: TrendMethod) -> Bool { [.drift, .logLinear].contains(method) }
}

/// One row a series: what moved, and whether it can be told from noise.
struct ScreenRows: PlainRows {
  enum Verdict: String, CaseIterable {
    case movedUp = "moved up"
    case movedDown = "moved down"
    case noise = "not told from noise"
    case refused
  }

  /// The share of false discoveries that is allowed among the series said to have moved.
  static let level = 0.05
  static let meaning = """
    A series moved where the p value of the method, adjusted for the number of series (Benjamini and Hochberg), is \
    below 0.05; refused means that the method has no test for it. Growth is a year; intervals are of 95 %.
    """

  private let estimation: TrendEstimation
  private let contributions: NumericPanel.Contributions?
  private let order: [Int]?
  private let labels: SeriesLabels
  let columns: [Table.Column]
  let texts: [String]
  private let firstMethod: Int32

  init(_ estimation: TrendEstimation, contributions: NumericPanel.Contributions?, order: [Int]?) {
    self.estimation = estimation
    self.contributions = contributions
    self.order = order
    labels = SeriesLabels(estimation.panel)
    firstMethod = Int32(labels.texts.count)
    texts = labels.texts + estimation.methods.map(\.rawValue) + Verdict.allCases.map(\.rawValue)
    func rate(_ name: String, _ heading: String) -> Table.Column {
      Table.Column(name, heading: heading, unit: "%", format: .percent(places: 2))
    }
    let isAlone = estimation.panel.count < 2
    columns =
      labels.columns + [
        Table.Column("observations", heading: "n", format: .plain(grouped: false)), Table.Column("first"),
        Table.Column("last"), .contribution, Table.Column("growth_method", isForMachines: true),
        rate("growth", "growth"), rate("growth_low", "growth low"), rate("growth_high", "growth high"),
        Table.Column("method", isForMachines: true),
        Table.Column("p_value", heading: "p", format: .significant(digits: 3), isForMachines: !isAlone),
        Table.Column("p_adjusted", heading: "p adjusted", format: .significant(digits: 3), isForMachines: isAlone),
        Table.Column("verdict"),
      ]
  }

  var rowCount: Int { estimation.panel.count }

  func verdict(_ series: Int) -> Verdict {
    let line = estimation.numbers[series * estimation.methods.count]
    let pValue = adjusted(series)
    guard !pValue.isNaN else { return .refused }
    guard pValue < Self.level else { return .noise }
    return line.estimate > 0 ? .movedUp : line.estimate < 0 ? .movedDown : .noise
  }

  /// The adjusted p value, which is the plain one when only one series has a test.
  private func adjusted(_ series: Int) -> Double {
    let place = series * estimation.methods.count
    return estimation.adjusted[place].isNaN ? estimation.numbers[place].pValue : estimation.adjusted[place]
  }

  func write(_ row: Int, to cells: UnsafeMutablePointer<PlainCell>) {
    let series = order?[row] ?? row
    let width = estimation.methods.count
    let test = estimation.numbers[series * width]
    let growth = estimation.numbers[series * width + width - 1]
    let span = estimation.spans[series]
    var next = cells
    func put(_ cell: PlainCell) {
      next.initialize(to: cell)
      next += 1
    }
    labels.writeKey(of: series, to: &next)
    put(.count(span.observations))
    put(labels.period(span.first))
    put(labels.period(span.last))
    put(contributions?.cell(series) ?? .missing)
    put(.text(firstMethod + Int32(width) - 1))
    put(.number(aYear(growth.growth)))
    put(.number(aYear(growth.growthLow)))
    put(.number(aYear(growth.growthHigh)))
    put(.text(firstMethod))
    put(.number(test.pValue))
    put(.number(adjusted(series)))
    let verdict = Int32(Verdict.allCases.firstIndex(of: verdict(series)) ?? 0)
    put(.text(firstMethod + Int32(width) + verdict))
  }

  func missingReason(_ row: Int) -> String? {
    let width = estimation.methods.count
    let series = order?[row] ?? row
    return estimation.refusal(at: series * width) ?? estimation.refusal(at: series * width + width - 1)
  }

  /// Growth a period compounded over a year.
  private func aYear(_ growth: Double) -> Double {
    let periods = estimation.panel.frequency.periodsPerYear
    return periods == 1 ? growth : expm1(Double(periods) * log1p(growth))
  }
}
