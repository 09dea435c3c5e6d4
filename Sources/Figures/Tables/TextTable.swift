/// A table of plain text with a header: what a reader of files hands to the ledger, which reads none itself.
public struct TextTable: Sendable {
  /// The name that errors use: `figures`.
  public let name: String
  /// The file it was read from, for messages; the name when there is none.
  public let file: String
  public let header: [String]
  public let rows: [[String]]
  /// The line of the file on which each row begins, from 1.
  public let lines: [Int]
  private let positions: [String: Int]
  /// From which row on the rows came from another file.
  private var added: (from: Int, file: String)?

  /// - Parameters:
  ///   - name: The name that errors use.
  ///   - file: The file it was read from; the name when absent.
  ///   - header: The names of the columns.
  ///   - rows: The cells below the header.
  ///   - lines: The line of each row; a row a line below the header when absent.
  /// - Throws: `FigureError.repeatedColumn` and `FigureError.raggedRow`. O(cells).
  public init(
    name: String, file: String? = nil, header: [String], rows: [[String]], lines: [Int]? = nil
  ) throws(FigureError) {
    var positions: [String: Int] = [:]
    for (index, column) in header.enumerated() {
      if positions.updateValue(index, forKey: column) != nil {
        throw .repeatedColumn(table: name, column: column)
      }
    }
    for (index, row) in rows.enumerated() where row.count != header.count {
      throw .raggedRow(table: name, row: index + 1, cells: row.count, columns: header.count)
    }
    self.name = name
    self.file = file ?? name
    self.header = header
    self.rows = rows
    self.lines = lines ?? rows.indices.map { $0 + 2 }
    self.positions = positions
  }

  /// Where a column stands.
  func position(of column: String) throws(FigureError) -> Int {
    guard let position = positions[column] else {
      throw .missingColumn(table: name, column: column, present: header)
    }
    return position
  }

  public func hasColumn(_ column: String) -> Bool { positions[column] != nil }

  /// A cell, empty where the table has not the column.
  public func cell(_ column: String, ofRow row: Int) -> String { positions[column].map { rows[row][$0] } ?? "" }

  /// The table with the columns that it lacks, all of them empty.
  ///
  /// - Throws: nothing that `init` would not.
  public func completed(with columns: [String]) throws(FigureError) -> TextTable {
    let lacking = columns.filter { positions[$0] == nil }
    guard !lacking.isEmpty else { return self }
    let empty = lacking.map { _ in "" }
    var table = try TextTable(
      name: name, file: file, header: header + lacking, rows: rows.map { $0 + empty }, lines: lines)
    table.added = added
    return table
  }

  /// The table with rows of another one below its own; cells of columns that it lacks are dropped.
  ///
  /// - Throws: nothing that `init` would not.
  public func appending(_ other: TextTable) throws(FigureError) -> TextTable {
    let cells = other.rows.indices.map { row in header.map { other.cell($0, ofRow: row) } }
    var whole = try TextTable(name: name, file: file, header: header, rows: rows + cells, lines: lines + other.lines)
    whole.added = (rows.count, other.file)
    return whole
  }

  /// The file that a row came from.
  func file(ofRow row: Int) -> String {
    if let added, row >= added.from { added.file } else { file }
  }
}
