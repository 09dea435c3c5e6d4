import Decimals
import Documents
import Intervals

/// One column of a sheet: a column of a table, or the lower or upper bounds of one that has intervals.
struct WorkbookColumn {
  enum Part { case whole, low, high }

  var index: Int
  var part: Part
  var heading: String
  var isText: Bool
  /// The places that a column of numbers with all their digits needs; `nil` where they differ too much to line up.
  private var plainPlaces: Int?
  private var format: CellFormat

  /// The columns of a table in the order of its csv.
  static func all(of table: Table) -> [WorkbookColumn] {
    var names = UniqueNames()
    return table.columns.indices.flatMap { index -> [WorkbookColumn] in
      let parts: [Part] = table.hasIntervals(inColumn: index) ? [.low, .high] : [.whole]
      return parts.map { part in
        var column = WorkbookColumn(table, index, part)
        column.heading = names.name(column.heading)
        return column
      }
    }
  }

  private init(_ table: Table, _ index: Int, _ part: Part) {
    let column = table.columns[index]
    self.index = index
    self.part = part
    format = column.format
    isText = column.format == .text
    let words =
      switch part {
      case .whole: column.heading.isEmpty ? column.name : column.heading
      case .low: column.heading + " low"
      case .high: column.heading + " high"
      }
    heading = (column.unit.map { "\(words) (\($0))" } ?? words).onOneLine
    if case .plain = column.format { plainPlaces = Self.places(table, index) }
  }

  private static func places(_ table: Table, _ index: Int) -> Int? {
    var most = 0
    for row in table.rows {
      switch row.cells[index] {
      case .decimal(let value): most = max(most, value.scale)
      case .number(let value) where value != value.rounded(): return nil
      case .number, .text, .missing: break
      case .interval: return nil
      }
    }
    return most <= 9 ? most : nil
  }

  /// Which of the column's formats a number takes: the places after the point, or -1 for an exponent, where they depend
  /// on the number.
  func formatKey(_ value: Double) -> Int {
    guard case .significant(let digits) = format, value != 0 else { return 0 }
    let size = value.magnitude
    guard size >= 0.0001, size < 1e15 else { return -1 }
    var exponent = 0
    var power = 1.0
    if size >= 1 {
      while size >= power { (power, exponent) = (power * 10, exponent + 1) }
    } else {
      while size < power / 10 { (power, exponent) = (power / 10, exponent - 1) }
    }
    return max(0, digits - exponent)
  }

  var formatDependsOnNumber: Bool { if case .significant = format { true } else { false } }

  /// The format of a key, in the language of workbooks.
  func numberFormat(_ key: Int) -> String {
    switch format {
    case .text: "General"
    case .plain(let grouped): plainPlaces.map { Self.fixed($0, grouped: grouped) } ?? "General"
    case .fixed(let places): Self.fixed(places, grouped: true)
    case .percent(let places): Self.fixed(places, grouped: false) + "%"
    case .significant(let digits):
      key < 0 ? Self.fixed(digits - 1, grouped: false) + "E+00" : Self.fixed(key, grouped: true)
    }
  }

  private static func fixed(_ places: Int, grouped: Bool) -> String {
    (grouped ? "#,##0" : "0") + (places > 0 ? "." + String(repeating: "0", count: min(places, 15)) : "")
  }
}

/// What one cell of a sheet holds.
enum WorkbookValue {
  case text(String)
  /// The nearest double, and whether the exact number has more digits than a workbook keeps.
  case number(Double, isShortened: Bool)
  case empty(reason: String?)

  init(_ cell: Cell, part: WorkbookColumn.Part) {
    switch cell {
    case .text(let text): self = text.isEmpty || part == .high ? .empty(reason: nil) : .text(text)
    case .decimal(let value): self = .number(value.doubleValue, isShortened: Self.hasManyDigits(value))
    case .number(let value):
      self = value.isFinite ? .number(value, isShortened: Self.hasManyDigits(value)) : .empty(reason: nil)
    case .interval(let interval):
      let bound = part == .high ? interval.upper : interval.lower
      self = bound.value.map { Self.bound($0.doubleValue) } ?? .empty(reason: "the interval has no such bound")
    case .missing(let reason): self = .empty(reason: reason)
    }
  }

  private static func bound(_ value: Double) -> WorkbookValue {
    .number(value, isShortened: hasManyDigits(value))
  }

  private static func hasManyDigits(_ value: ExactDecimal) -> Bool {
    var digits = value.mantissa.magnitude
    guard digits >= 1_000_000_000_000_000 else { return false }
    while digits % 10 == 0 { digits /= 10 }
    return digits >= 1_000_000_000_000_000
  }

  private static func hasManyDigits(_ value: Double) -> Bool {
    if value.magnitude < 1e15, value == value.rounded() { return false }
    return DecimalDigits(value).map { $0.digits.count > WorkbookLimits.digits } ?? false
  }
}
