/// A table laid out in columns of characters.
///
/// Headings and then text cells are broken over lines when the page is too narrow; numbers are never cut, and a table
/// that still does not fit runs over.
struct TextTable {
  private let table: TableForReading
  private let widths: [Int]
  private static let gap = "  "
  /// A column of text is not squeezed below this.
  private static let narrowest = 16

  init(_ table: TableForReading, width: Int) {
    self.table = table
    widths = Self.fit(table, to: width)
  }

  var lines: [String] {
    var lines = headerLines
    let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: Self.gap)
    lines.append(rule)
    for (index, row) in table.rows.enumerated() {
      if row.isSummary, index > 0, !table.rows[index - 1].isSummary { lines.append(rule) }
      lines += layOut(row.cells, growsUp: false)
    }
    return lines
  }

  private var headerLines: [String] { layOut(table.columns.map(\.heading), growsUp: true) }

  /// One row over as many lines as its tallest cell needs; headings stand on the rule, cells hang from it.
  private func layOut(_ cells: [String], growsUp: Bool) -> [String] {
    let wrapped = cells.enumerated().map { index, cell in
      DisplayWidth.of(cell) > widths[index] ? cell.wrapped(to: widths[index]) : [cell]
    }
    let height = wrapped.map(\.count).max() ?? 0
    return (0..<height).map { line in
      let parts = wrapped.enumerated().map { index, lines in
        let position = growsUp ? line - (height - lines.count) : line
        let part = lines.indices.contains(position) ? lines[position] : ""
        return table.columns[index].isNumeric ? part.paddedLeft(to: widths[index]) : part.paddedRight(to: widths[index])
      }
      return parts.joined(separator: Self.gap).trimmingTrailingBlanks
    }
  }

  private static func fit(_ table: TableForReading, to page: Int) -> [Int] {
    let bodies = table.columns.indices.map { column in
      table.rows.map { DisplayWidth.of($0.cells[column]) }.max() ?? 0
    }
    let headings = table.columns.map { DisplayWidth.of($0.heading) }
    var widths = zip(bodies, headings).map(max)
    func excess() -> Int { widths.reduce(0, +) + gap.count * (widths.count - 1) - page }
    // The widest headings give way first, a column at a time, each down to its body or its longest word.
    let leastHeadings = table.columns.indices.map { max(bodies[$0], longestWord(table.columns[$0].heading)) }
    while excess() > 0, let column = widest(widths, above: leastHeadings) { widths[column] -= 1 }
    let leastTexts = table.columns.indices.map { column in
      guard !table.columns[column].isNumeric else { return widths[column] }
      let words = table.rows.map { longestWord($0.cells[column]) }.max() ?? 0
      return max(words, narrowest, longestWord(table.columns[column].heading))
    }
    while excess() > 0, let column = widest(widths, above: leastTexts) { widths[column] -= 1 }
    return widths
  }

  /// The widest column that can still shrink, the last among equals.
  private static func widest(_ widths: [Int], above least: [Int]) -> Int? {
    widths.indices.filter { widths[$0] > least[$0] }.max { (widths[$0], $0) < (widths[$1], $1) }
  }

  private static func longestWord(_ text: String) -> Int {
    text.split(separator: " ").map { DisplayWidth.of(String($0)) }.max() ?? 0
  }
}

extension String {
  fileprivate var trimmingTrailingBlanks: String {
    var view = self[...]
    while view.last == " " { view.removeLast() }
    return String(view)
  }
}
