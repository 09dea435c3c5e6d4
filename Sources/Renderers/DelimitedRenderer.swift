import Decimals
import DelimitedText
public import Documents
import Intervals

/// Comma- or tab-separated text with exact cells.
///
/// One table keeps its columns: numbers in the shortest digits that read back, rates as fractions, missing cells and
/// numbers that are not finite empty. A column with intervals becomes `name_low` and `name_high` (a bound that is absent
/// is empty; whether bounds belong to the interval is told by JSON and text only). A column `sources` follows when rows
/// have sources, its ids joined by blanks.
///
/// A whole document becomes one long table, a line for each cell of each table in order: `section` (the headings above,
/// joined by ` / `), `table`, `row` (the labels that begin the row, joined by ` · `), `column`, `value`, `low`, `high`,
/// `text` (of cells that hold words), `unit` (`fraction` for rates), `sources`.
public struct DelimitedRenderer: PlainRenderer {
  public let isTabSeparated: Bool

  public init(isTabSeparated: Bool = false) { self.isTabSeparated = isTabSeparated }

  public func render(_ table: Table, options: RenderingOptions) -> [UInt8] {
    let table = table.validated()
    var writer = DelimitedWriter(dialect: dialect(options))
    let isSplit = table.columns.indices.map { table.hasIntervals(inColumn: $0) }
    let hasSources = table.hasSources
    writer.append(ExactColumn.all(of: table).map(\.name))
    for row in table.rows {
      var fields = zip(row.cells, isSplit).flatMap { cell, isSplit in
        isSplit ? ExactText.bounds(of: cell) : [ExactText.field(cell)]
      }
      if hasSources { fields.append(.text(row.sources.joined(separator: " "))) }
      writer.append(fields)
    }
    return writer.bytes
  }

  public func render(_ document: Document, options: RenderingOptions) -> [UInt8] {
    _ = document.validated()
    var writer = DelimitedWriter(dialect: dialect(options))
    writer.append(["section", "table", "row", "column", "value", "low", "high", "text", "unit", "sources"])
    var headings: [String] = []
    for block in document.blocks {
      switch block {
      case .heading(let level, let text):
        headings = Array(headings.prefix(max(0, level - 1))) + [text]
      case .table(let table):
        append(table, section: headings.joined(separator: " / "), to: &writer)
      case .paragraph, .list, .chart: break
      }
    }
    return writer.bytes
  }

  private func append(_ table: Table, section: String, to writer: inout DelimitedWriter) {
    let leading = table.columns.prefix { $0.format == .text || $0.format == .plain(grouped: false) }.count
    // A table of nothing but words is labelled by its first column.
    let keys = leading == table.columns.count ? 1 : max(1, leading)
    for row in table.rows {
      let labels = zip(row.cells, table.columns).prefix(keys).map { NumberText.text($0, format: $1.format) }
      for (cell, column) in zip(row.cells, table.columns).dropFirst(keys) {
        var value = DelimitedWriter.Field.empty
        var bounds = [DelimitedWriter.Field.empty, .empty]
        var words = DelimitedWriter.Field.empty
        switch cell {
        case .text(let text):
          if text.isEmpty { continue }
          words = .text(text)
        case .missing: if column.format == .text { continue }
        case .interval: bounds = ExactText.bounds(of: cell)
        case .decimal, .number: value = ExactText.field(cell)
        }
        writer.append(
          [
            .text(section), .text(table.id), .text(labels.joined(separator: " · ")), .text(column.name), value,
            bounds[0], bounds[1], words, .text(ExactText.unit(column) ?? ""), .text(row.sources.joined(separator: " ")),
          ])
      }
    }
  }

  private func dialect(_ options: RenderingOptions) -> DelimitedWriter.Dialect {
    var dialect = options.delimited
    if isTabSeparated { dialect.separator = UInt8(ascii: "\t") }
    return dialect
  }
}

/// Cells with all their digits.
enum ExactText {
  static func number(_ cell: Cell) -> String? {
    switch cell {
    case .decimal(let value): value.description
    case .number(let value): NumberText.shortest(value)
    case .text, .interval, .missing: nil
    }
  }

  static func bound(_ bound: Interval.Bound) -> String? { bound.value.flatMap { NumberText.shortest($0) } }

  static func field(_ cell: Cell) -> DelimitedWriter.Field {
    if case .text(let text) = cell { return .text(text) }
    return number(cell).map { .number($0) } ?? .empty
  }

  /// Low and high; a single number is both, text stands in the first.
  static func bounds(of cell: Cell) -> [DelimitedWriter.Field] {
    switch cell {
    case .interval(let interval):
      [interval.lower, interval.upper].map { bound($0).map { .number($0) } ?? .empty }
    case .text(let text): [.text(text), .empty]
    case .decimal, .number, .missing: [field(cell), field(cell)]
    }
  }

  /// The unit of the exact numbers: rates are fractions there, not percent.
  static func unit(_ column: Table.Column) -> String? {
    guard case .percent = column.format else { return column.unit }
    guard let unit = column.unit else { return "fraction" }
    let rest = unit.hasPrefix("%") ? String(unit.dropFirst()) : ""
    return [" points", " pt"].contains(rest) ? "fraction" : "fraction" + rest
  }
}
