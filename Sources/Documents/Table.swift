public import Decimals
public import Intervals

/// A table with exact cells, its notes and its sources.
///
/// Text is rounded by each column's `format`; csv and json carry the exact cells under the columns' `name`s.
public struct Table: Sendable, Equatable {
  /// A name that is stable from run to run: `trade-by-year`.
  public var id: String
  public var title: String
  public var columns: [Column]
  public var rows: [Row]
  /// What a reader must know to use the numbers: source, rows accounted for, variant.
  public var notes: [Prose]

  public init(id: String, title: String, columns: [Column], rows: [Row] = [], notes: [Prose] = []) {
    self.id = id
    self.title = title
    self.columns = columns
    self.rows = rows
    self.notes = notes
  }

  public struct Column: Sendable, Equatable {
    /// The machine's name, the heading in csv and the key in json: `growth_low`.
    public var name: String
    /// The reader's heading: `growth`.
    public var heading: String
    /// The unit, shown in the heading and never in cells: `bn USD`.
    public var unit: String?
    public var format: CellFormat
    /// Whether only csv and json show the column: what every row repeats stands in a reader's title or notes instead.
    public var isForMachines: Bool

    public init(
      _ name: String, heading: String? = nil, unit: String? = nil, format: CellFormat = .text,
      isForMachines: Bool = false
    ) {
      self.name = name
      self.heading = heading ?? name
      self.unit = unit
      self.format = format
      self.isForMachines = isForMachines
    }
  }

  public struct Row: Sendable, Equatable {
    public var cells: [Cell]
    /// The ids of the sources of this row's numbers.
    public var sources: [String]
    /// A total or a remainder, set apart from the rows above it.
    public var isSummary: Bool
    /// Whether every number is the sum of those above it, so that a workbook may add them itself.
    public var isTotal = false

    public init(_ cells: [Cell], sources: [String] = [], isSummary: Bool = false) {
      self.cells = cells
      self.sources = sources
      self.isSummary = isSummary
    }
  }
}

extension Table {
  /// The table without the columns that are for machines.
  public var forReaders: Table {
    let shown = columns.indices.filter { !columns[$0].isForMachines }
    guard shown.count < columns.count else { return self }
    var table = self
    table.columns = shown.map { columns[$0] }
    table.rows = rows.map { row in
      var row = row
      row.cells = shown.map { row.cells[$0] }
      return row
    }
    return table
  }
}

/// How a column's numbers are rounded for reading. Exact outputs (csv, json) ignore it.
public enum CellFormat: Sendable, Equatable {
  /// Left-aligned text.
  case text
  /// As many digits as the number has, right-aligned, thousands set apart unless `grouped` is false (years, codes).
  case plain(grouped: Bool)
  /// Rounded to so many digits after the point.
  case fixed(places: Int)
  /// A fraction shown as percent, so many digits after the point; the heading carries the sign.
  case percent(places: Int)
  /// So many significant digits, whole numbers never rounded away (estimates and test statistics).
  case significant(digits: Int)
}

/// One exact value of a table.
public enum Cell: Sendable, Equatable {
  case text(String)
  case decimal(ExactDecimal)
  case number(Double)
  case interval(Interval)
  /// Not there: empty in csv, the sign for "not available" in text, with the reason when one is known.
  case missing(reason: String?)

  public static let missing = Cell.missing(reason: nil)
}

extension Cell: ExpressibleByStringLiteral {
  public init(stringLiteral value: String) { self = .text(value) }
}
