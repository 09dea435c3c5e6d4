import Documents
import Nomenclature
import Panels
import Trends

/// One row a series and method.
struct TrendRows: PlainRows {
  private let estimation: TrendEstimation
  private let contributions: NumericPanel.Contributions?
  private let order: [Int]?
  private let labels: SeriesLabels
  let columns: [Table.Column]
  let texts: [String]
  private let firstMethod: Int32
  private let firstVariant: Int32

  init(_ estimation: TrendEstimation, contributions: NumericPanel.Contributions?, order: [Int]?) {
    self.estimation = estimation
    self.contributions = contributions
    self.order = order
    let panel = estimation.panel
    labels = SeriesLabels(panel)
    firstMethod = Int32(labels.texts.count)
    let methods = estimation.methods.map(\.rawValue)
    firstVariant = firstMethod + Int32(methods.count) + 2
    texts = labels.texts + methods + ["refused", panel.unit] + estimation.variants.map(\.sentence)
    columns = labels.columns + Self.columns(hasContribution: contributions != nil, isAdjusted: panel.count > 1)
  }

  private static func columns(hasContribution: Bool, isAdjusted: Bool) -> [Table.Column] {
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
        "p_adjusted", heading: "p adjusted", format: .significant(digits: 3), isForMachines: !isAdjusted),
      rate("growth", "growth"), rate("growth_low", "growth low"), rate("growth_high", "growth high"),
    ]
      + (hasContribution ? [.contribution] : [])
      + [Table.Column("unit", isForMachines: true), Table.Column("variant", isForMachines: true)]
  }

  var rowCount: Int { estimation.numbers.count }

  func write(_ row: Int, to cells: UnsafeMutablePointer<PlainCell>) {
    let width = estimation.methods.count
    let (place, method) = place(ofRow: row)
    let series = place / width
    let line = estimation.numbers[place]
    let span = estimation.spans[series]
    var next = cells
    func put(_ cell: PlainCell) {
      next.initialize(to: cell)
      next += 1
    }
    labels.writeKey(of: series, to: &next)
    put(.text(firstMethod + Int32(method)))
    put(.count(span.observations))
    put(labels.period(span.first))
    put(labels.period(span.last))
    for number in [line.estimate, line.standardError, line.low, line.high, line.statistic, line.pValue] {
      put(.number(number))
    }
    put(.number(estimation.adjusted[place]))
    put(.number(line.growth))
    put(.number(line.growthLow))
    put(.number(line.growthHigh))
    if let contributions { put(contributions.cell(series)) }
    put(.text(firstVariant - 1))
    put(.text(line.isRefused ? firstVariant - 2 : firstVariant + line.variant))
  }

  func missingReason(_ row: Int) -> String? { estimation.refusal(at: place(ofRow: row).place) }

  private func place(ofRow row: Int) -> (place: Int, method: Int) {
    let width = estimation.methods.count
    guard let order else { return (row, row % width) }
    return (order[row / width] * width + row % width, row % width)
  }
}

extension NumericPanel.Contributions {
  /// Missing where a series lacks an end.
  func cell(_ series: Int) -> PlainCell { values[series].isNaN ? .missing : .number(values[series]) }
}

extension Table.Column {
  static let contribution = Table.Column("contribution", unit: "points", format: .percent(places: 2))
}

/// What names a series and its periods, as texts of plain rows.
struct SeriesLabels {
  private let panel: NumericPanel
  private let firstOfField: [Int32]
  private let firstPeriod: Int32
  /// The texts of all fields, an empty one, and the periods.
  let texts: [String]

  init(_ panel: NumericPanel) {
    self.panel = panel
    var texts: [String] = []
    firstOfField = panel.texts.map { field in
      defer { texts += field }
      return Int32(texts.count)
    }
    texts.append("")
    firstPeriod = Int32(texts.count)
    self.texts = texts + panel.periods.map(panel.name(of:))
  }

  var columns: [Table.Column] { panel.seriesFields.map { Table.Column($0) } }

  @inline(__always)
  func writeKey(of series: Int, to cells: inout UnsafeMutablePointer<PlainCell>) {
    for field in 0..<firstOfField.count {
      cells.initialize(to: .text(firstOfField[field] + Int32(panel.rank(of: series, field: field))))
      cells += 1
    }
  }

  /// A period of the panel; missing for a negative place.
  @inline(__always)
  func period(_ place: Int32) -> PlainCell { place < 0 ? .missing : .text(firstPeriod + place) }
}
