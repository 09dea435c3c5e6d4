/// A table of plain text with a header: what a reader of files hands to the ledger, which reads none itself.
public struct TextTable: Sendable, Equatable {
  /// The name that errors use: `figures`.
  public let name: String
  public let header: [String]
  public let rows: [[String]]
  private let positions: [String: Int]

  /// - Throws: `FigureError.repeatedColumn` and `FigureError.raggedRow`. O(cells).
  public init(name: String, header: [String], rows: [[String]]) throws(FigureError) {
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
    self.header = header
    self.rows = rows
    self.positions = positions
  }

  /// Where a column stands.
  func position(of column: String) throws(FigureError) -> Int {
    guard let position = positions[column] else {
      throw .missingColumn(table: name, column: column, present: header)
    }
    return position
  }
}
