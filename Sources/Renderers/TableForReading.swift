import Documents

/// A table as its readers see it in text and Markdown: headings with units, rounded cells, the column of sources, and
/// the notes with the reasons of missing cells.
struct TableForReading {
  struct Column {
    var heading: String
    var isNumeric: Bool
  }

  var title: String
  var columns: [Column]
  var rows: [(cells: [String], isSummary: Bool)]
  var notes: [String]

  init(_ table: Table) {
    let table = table.validated().forReaders
    title = table.title.onOneLine
    columns = table.columns.map { Column(heading: Self.heading($0), isNumeric: $0.format != .text) }
    let reasons = MissingReasons(table)
    rows = table.rows.map { row in
      let cells = zip(row.cells, table.columns).map { cell, column in
        reasons.mark(of: cell) ?? NumberText.text(cell, format: column.format).onOneLine
      }
      return (cells, row.isSummary)
    }
    if table.hasSources {
      columns.append(Column(heading: "source", isNumeric: false))
      for (index, row) in table.rows.enumerated() { rows[index].cells.append(ProseText.reference(row.sources)) }
    }
    notes = table.notes.map { ProseText.plain($0) } + reasons.notes
  }

  /// The heading with its unit; percent columns without one get the sign.
  private static func heading(_ column: Table.Column) -> String {
    var unit = column.unit
    if case .percent = column.format, unit == nil { unit = "%" }
    return unit.map { column.heading.isEmpty ? $0 : "\(column.heading) (\($0))" }?.onOneLine ?? column.heading.onOneLine
  }
}

/// Why cells are missing. One reason shared by all missing cells is a note; several are numbered at the cells.
private struct MissingReasons {
  private var reasons: [String] = []
  private var isNumbered = false

  init(_ table: Table) {
    var hasUnexplained = false
    for case .missing(let reason) in table.rows.flatMap(\.cells) {
      if let reason {
        if !reasons.contains(reason) { reasons.append(reason) }
      } else {
        hasUnexplained = true
      }
    }
    isNumbered = reasons.count > 1 || !reasons.isEmpty && hasUnexplained
  }

  func mark(of cell: Cell) -> String? {
    guard case .missing(let reason?) = cell, isNumbered, let index = reasons.firstIndex(of: reason) else { return nil }
    return NumberText.notAvailable + Self.superscript(index + 1)
  }

  var notes: [String] {
    reasons.enumerated().map { index, reason in
      NumberText.notAvailable + (isNumbered ? Self.superscript(index + 1) : "") + " not available: " + reason.onOneLine
    }
  }

  private static func superscript(_ number: Int) -> String {
    let signs = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    return String(String(number).utf8.map { signs[Int($0 - 48)] })
  }
}

/// Prose as plain characters, its references in brackets.
enum ProseText {
  static func plain(_ prose: Prose) -> String {
    prose.runs.reduce(into: "") { text, run in
      switch run {
      case .text(let words), .emphasis(let words): text += words.onOneLine
      case .sources(let ids): text += spaced(after: text) + reference(ids)
      }
    }
  }

  /// `[T211, T3]`, or nothing.
  static func reference(_ ids: [String]) -> String { ids.isEmpty ? "" : "[" + ids.joined(separator: ", ") + "]" }

  /// A blank, unless the text ends with one or an opening bracket, or has not begun.
  static func spaced(after text: String) -> String {
    guard let last = text.last else { return "" }
    return last.isWhitespace || last == "(" ? "" : " "
  }
}
