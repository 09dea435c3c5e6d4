import Decimals
import Documents
import Indicators

/// One value of an indicator; −1 where a field does not apply.
struct IndicatorRow: BitwiseCopyable {
  var indicator: Int32 = 0
  var reporter: Int32 = -1
  var partner: Int32 = -1
  var product: Int32 = -1
  var otherProduct: Int32 = -1
  var period: Int32 = -1
  var component: Int32 = -1
  var variant: Int32 = -1
  var coverage: Int32 = -1
  /// NaN where there is no value.
  var value: Double = .nan
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
  /// In pieces, so that millions of rows are never copied to make room for more.
  private var pieces: [[IndicatorRow]] = []
  private(set) var rowCount = 0
  private static let rowsInPiece = 1 << 16
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
    case period, component, value, low, high, uncertain, coverage, variant
  }

  private let slots: [Slot]

  init(_ entries: [IndicatorEntry], coverage: Bool, bounds: Bool) {
    var wanted = Set(entries.flatMap(\.fields)).union(["value", "variant"])
    if entries.count > 1 { wanted.insert("indicator") }
    if coverage { wanted.insert("coverage") }
    if bounds { wanted.formUnion(["low", "high", "uncertain"]) }
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
    if rowCount == pieces.count * Self.rowsInPiece {
      pieces.append([])
      if rowCount > 0 { pieces[pieces.count - 1].reserveCapacity(Self.rowsInPiece) }
    }
    pieces[pieces.count - 1].append(row)
    rowCount += 1
  }

  /// Sets the bounds of the row that was added last.
  func bound(_ found: IndicatorBounds) { bounds[rowCount - 1] = found }

  var columns: [Table.Column] {
    fields.map {
      ["value", "low", "high", "uncertain"].contains($0) ? Table.Column($0, format: format) : Table.Column($0)
    }
  }

  func write(_ row: Int, to cells: UnsafeMutablePointer<PlainCell>) {
    let one = pieces[row / Self.rowsInPiece][row % Self.rowsInPiece]
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
