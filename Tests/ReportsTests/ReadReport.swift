import Decimals
import Documents
import Intervals
import Reports

/// The report made once, and ways to find a number in it.
struct ReadReport {
  static let shared = Result { try ReadReport() }

  let document: Document

  /// All parts in their order, without the headings of the bundled specification.
  init() throws {
    let parts = CooperationParts(try BundledPackage.data())
    let blocks = try CooperationPart.allCases.flatMap { try parts.blocks(of: $0) }
    document = Document(title: "All parts", blocks: blocks).collectingSources(from: parts.sources).validated()
  }

  func table(_ id: String) throws -> Table {
    guard let table = document.tables.first(where: { $0.id == id }) else { throw Missing(what: "table \(id)") }
    return table
  }

  /// The cell of a column in the row whose first cells are these.
  func cell(_ id: String, _ key: [Cell], _ column: String) throws -> Cell {
    let table = try table(id)
    guard let row = table.rows.first(where: { Array($0.cells.prefix(key.count)) == key }),
      let index = table.columns.firstIndex(where: { $0.name == column })
    else { throw Missing(what: "\(key) in \(id)") }
    return row.cells[index]
  }

  func number(_ id: String, _ key: [Cell], _ column: String) throws -> Double {
    switch try cell(id, key, column) {
    case .number(let value): return value
    case .decimal(let value): return value.doubleValue
    case .interval(let interval):
      guard let value = interval.singleValue else { throw Missing(what: "a number in \(key) of \(id)") }
      return value.doubleValue
    default: throw Missing(what: "a number in \(key) of \(id)")
    }
  }

  func interval(_ id: String, _ key: [Cell], _ column: String) throws -> Interval {
    guard case .interval(let value) = try cell(id, key, column) else {
      throw Missing(what: "an interval in \(key) of \(id)")
    }
    return value
  }

  /// Everything said in running text, a string a paragraph or item.
  var sentences: [String] {
    document.blocks.flatMap { block -> [String] in
      switch block {
      case .heading(_, let text): [text]
      case .paragraph(let prose): [prose.plainText]
      case .list(let items): items.map(\.plainText)
      case .table(let table): [table.title] + table.notes.map(\.plainText)
      case .chart(let chart): [chart.title]
      }
    }
  }

  struct Missing: Error { let what: String }
}
