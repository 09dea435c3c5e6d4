/// What is wrong with a table of the ledger: which table, row and column, why, and what would be right.
public enum FigureError: Error, Sendable, Hashable {
  case missingTable(String, present: [String])
  case missingColumn(table: String, column: String, present: [String])
  case repeatedColumn(table: String, column: String)
  /// `row` counts the rows after the header, from 1.
  case raggedRow(table: String, row: Int, cells: Int, columns: Int)
  /// A cell that cannot be read as what its column holds.
  case badCell(table: String, row: String, column: String, text: String, why: String)
  /// A cell that names something that is not there.
  case unknownReference(table: String, row: String, column: String, text: String, target: String)
  case repeatedID(table: String, row: String)
  /// Two figures claim to be the one to use for a series, a quantity and a period.
  case ambiguous(selection: String, figures: [String])
  /// A selection that must find a figure finds none.
  case notFound(selection: String)
}

extension FigureError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .missingTable(let name, let present):
      "There is no table \"\(name)\" among \(present.joined(separator: ", ")). Add it to the data package."
    case .missingColumn(let table, let column, let present):
      "\(table): there is no column \"\(column)\". Its columns are \(present.joined(separator: ", "))."
    case .repeatedColumn(let table, let column):
      "\(table): two columns are named \"\(column)\". Rename one."
    case .raggedRow(let table, let row, let cells, let columns):
      "\(table), row \(row): \(cells) cells for \(columns) columns."
    case .badCell(let table, let row, let column, let text, let why):
      "\(table), row \(row), column \"\(column)\": \(text.isEmpty ? "an empty cell" : "\"\(text)\"") \(why)."
    case .unknownReference(let table, let row, let column, let text, let target):
      "\(table), row \(row), column \"\(column)\": \"\(text)\" is not among the \(target). Add it there or correct it."
    case .repeatedID(let table, let row):
      "\(table): two rows are named \"\(row)\". Rename one."
    case .ambiguous(let selection, let figures):
      "\(selection): \(figures.joined(separator: ", ")) are all principal. Keep one, or select more narrowly."
    case .notFound(let selection):
      "\(selection): no principal figure. Add one to the ledger, or mark one as principal."
    }
  }
}
