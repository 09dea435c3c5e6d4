import Decimals
import Documents
import Indicators
import Panels

/// One value of an indicator; −1 where a field does not apply.
struct IndicatorRow: BitwiseCopyable, Hashable {
  var indicator: Int32 = 0
  var reporter: Int32 = -1
  var partner: Int32 = -1
  var product: Int32 = -1
  var otherProduct: Int32 = -1
  var period: Int32 = -1
  var component: Int32 = -1
  var variant: Int32 = -1
  var coverage: Int32 = -1
  var source: Int32 = -1
  /// NaN where there is no value.
  var value: Double = .nan

  /// What it is a value of, whatever the period.
  var key: IndicatorRow {
    var key = self
    (key.period, key.coverage, key.value) = (-1, -1, 0)
    return key
  }
}

/// What a value could be if its uncertain part were spread in another way.
struct IndicatorBounds: BitwiseCopyable {
  var low: Double
  var high: Double
  /// The uncertain part of all value.
  var uncertain: Double
}

/// The rows of one or several indicators as they are made.
final class IndicatorRows: PlainRows {
  private(set) var texts: [String] = []
  private var places: [String: Int32] = [:]
  private var store = IndicatorRowStore()
  private(set) var exact: [Int: ExactDecimal] = [:]
  private var reasons: [Int: String] = [:]
  private var bounds: [Int: IndicatorBounds] = [:]
  /// Fields that some indicator varies over, in the order of the contract.
  let fields: [String]
  let format: CellFormat

  /// The fields in the order of the contract.
  private enum Slot: String, CaseIterable {
    case indicator, reporter, partner, product
    case otherProduct = "other_product"
    case period, source, component, value, low, high, uncertain
    case bandLow = "band_low"
    case bandHigh = "band_high"
    case coverage, variant
  }

  private let slots: [Slot]
  /// One a row, where several sources stand side by side.
  private var bands: [SourceBand] = []

  init(_ entries: [IndicatorEntry], coverage: Bool, bounds: Bool, sources: Int) {
    var wanted = Set(entries.flatMap(\.fields)).union(["value", "variant"])
    if entries.count > 1 { wanted.insert("indicator") }
    if coverage { wanted.insert("coverage") }
    if bounds { wanted.formUnion(["low", "high", "uncertain"]) }
    if sources > 0 { wanted.insert("source") }
    if sources > 1 { wanted.formUnion(["band_low", "band_high"]) }
    slots = Slot.allCases.filter { wanted.contains($0.rawValue) }
    fields = slots.map(\.rawValue)
    format = .significant(digits: 6)
  }

  func place(of text: String) -> Int32 {
    if let place = places[text] { return place }
    let place = Int32(texts.count)
    texts.append(text)
    places[text] = place
    return place
  }

  func append(_ row: IndicatorRow, exact decimal: ExactDecimal? = nil, missing reason: String? = nil) {
    if let decimal { exact[rowCount] = decimal }
    if let reason { reasons[rowCount] = reason }
    store.append(row)
  }

  /// One row a product.
  func append(_ row: IndicatorRow, _ products: ProductValues) { store.append(row, products) }

  var rowCount: Int { store.count }

  /// Sets the bounds of the row that was added last.
  func bound(_ found: IndicatorBounds) { bounds[rowCount - 1] = found }

  /// How values are compared with that of one period.
  enum Comparison {
    /// The value less that of the period.
    case difference
    /// The value divided by that of the period, times a number.
    case index(Double)
  }

  /// Replaces every value by its comparison with the same indicator's in a period; throws when no row is of it.
  func compare(with period: String, as comparison: Comparison) throws {
    var bases: [IndicatorRow: (value: Double, exact: ExactDecimal?)] = [:]
    for row in 0..<rowCount where self[row].period >= 0 && texts[Int(self[row].period)] == period {
      bases[self[row].key] = (self[row].value, exact[row])
    }
    guard !bases.isEmpty else {
      let known = Set((0..<rowCount).compactMap { self[$0].period < 0 ? nil : texts[Int(self[$0].period)] }).sorted()
      throw PanelError.periodNotThere(period, first: known.first ?? "–", last: known.last ?? "–")
    }
    for row in 0..<rowCount where !self[row].value.isNaN {
      guard let base = bases[self[row].key], !base.value.isNaN else {
        set(row, .nan)
        reasons[row] = "no value in \(period)"
        continue
      }
      switch comparison {
      case .difference:
        let difference = exact[row].flatMap { own in base.exact.flatMap { own.addingReportingOverflow(-$0) } }
        exact[row] = difference
        set(row, difference?.doubleValue ?? self[row].value - base.value)
      case .index(let level):
        exact[row] = nil
        set(row, base.value > 0 ? self[row].value / base.value * level : .nan)
        if !(base.value > 0) { reasons[row] = "the value of \(period) is not positive" }
      }
    }
  }

  /// Says of every row what the sources together leave open.
  func addBands() {
    bands = SourceBand.bands(
      (0..<rowCount).map { row in
        var key = self[row]
        (key.source, key.coverage, key.value) = (-1, -1, 0)
        return (key: key, value: self[row].value)
      })
  }

  private subscript(row: Int) -> IndicatorRow { store[row] }

  private func set(_ row: Int, _ value: Double) { store.set(row, value) }

  private static let numbers: Set = ["value", "low", "high", "uncertain", "band_low", "band_high"]

  var columns: [Table.Column] {
    fields.map {
      Self.numbers.contains($0) ? Table.Column($0, format: format) : Table.Column($0)
    }
  }

  func write(_ row: Int, to cells: UnsafeMutablePointer<PlainCell>) {
    let one = self[row]
    for index in slots.indices {
      let place: Int32
      switch slots[index] {
      case .indicator: place = one.indicator
      case .reporter: place = one.reporter
      case .partner: place = one.partner
      case .product: place = one.product
      case .otherProduct: place = one.otherProduct
      case .period: place = one.period
      case .component: place = one.component
      case .coverage: place = one.coverage
      case .source: place = one.source
      case .bandLow, .bandHigh:
        cells[index] = .number(slots[index] == .bandLow ? bands[row].low : bands[row].high)
        continue
      case .variant: place = one.variant
      case .value:
        cells[index] = .number(one.value)
        continue
      case .low:
        cells[index] = .number(bounds[row]?.low ?? .nan)
        continue
      case .high:
        cells[index] = .number(bounds[row]?.high ?? .nan)
        continue
      case .uncertain:
        cells[index] = .number(bounds[row]?.uncertain ?? .nan)
        continue
      }
      cells[index] = place < 0 ? .missing : .text(place)
    }
  }

  func missingReason(_ row: Int) -> String? { reasons[row] }

  /// The rows as a table, with the exact values where there are any.
  func table(title: String, notes: [Prose]) -> Table {
    var table = table(id: "indicator", title: title, notes: notes)
    guard let column = fields.firstIndex(of: "value") else { return table }
    for (row, decimal) in exact { table.rows[row].cells[column] = .decimal(decimal) }
    return table
  }
}
