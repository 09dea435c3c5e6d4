public import Documents

/// GitHub-flavoured Markdown: tables with pipes, rounded as in text, and text charts in fences.
public struct MarkdownRenderer: PlainRenderer {
  public init() {}

  public func render(_ document: Document, options: RenderingOptions) -> [UInt8] {
    _ = document.validated()
    var parts = [["# " + Markdown.escaped(document.title)]]
    if let subtitle = document.subtitle { parts.append([Markdown.escaped(subtitle)]) }
    parts += document.blocks.flatMap { self.parts(of: $0, options: options) }
    if !document.sources.isEmpty {
      parts.append(["## Sources"])
      parts.append(
        document.sources.map { source in
          "- \\[\(Markdown.escaped(source.id))\\] " + Markdown.escaped(source.citation)
            + (source.address.map { " " + Markdown.link($0) } ?? "")
        })
    }
    return bytes(parts)
  }

  public func render(_ table: Table, options: RenderingOptions) -> [UInt8] { bytes(parts(of: table)) }

  private func parts(of block: Block, options: RenderingOptions) -> [[String]] {
    switch block {
    case .heading(let level, let text):
      return [[String(repeating: "#", count: min(6, max(1, level) + 1)) + " " + Markdown.escaped(text)]]
    case .paragraph(let prose): return [[Markdown.startOfLine(Markdown.prose(prose))]]
    case .list(let items): return items.isEmpty ? [] : [items.map { "- " + Markdown.startOfLine(Markdown.prose($0)) }]
    case .table(let table): return parts(of: table)
    case .chart(let chart):
      let drawing = [["```text"] + TextChart.lines(chart, width: options.width) + ["```"]]
      return drawing + (chart.sources.isEmpty ? [] : [["Source: " + Markdown.reference(chart.sources)]])
    }
  }

  private func parts(of table: Table) -> [[String]] {
    let reading = TableForReading(table)
    let rule = reading.columns.map { $0.isNumeric ? "---:" : "---" }
    let rows = reading.rows.map { row in
      row.cells.map { cell in
        let text = Markdown.escaped(cell, inTable: true)
        return row.isSummary && !text.isEmpty ? "**\(text)**" : text
      }
    }
    let header = reading.columns.map { Markdown.escaped($0.heading, inTable: true) }
    let grid = [header, rule] + rows
    let title = reading.title.isEmpty ? [] : [["**\(Markdown.escaped(reading.title))**"]]
    let notes = reading.notes.map { Markdown.escaped($0) }
    let below = notes.count == 1 ? ["Note: \(notes[0])"] : notes.enumerated().map { "\($0 + 1). \($1)" }
    return title + [grid.map { "| " + $0.joined(separator: " | ") + " |" }] + (below.isEmpty ? [] : [below])
  }

  private func bytes(_ parts: [[String]]) -> [UInt8] {
    Array(parts.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n").utf8)
  }
}

/// Text that Markdown shows as it is.
enum Markdown {
  static func escaped(_ text: String, inTable: Bool = false) -> String {
    let characters = Array(text.onOneLine)
    var result = ""
    for (index, character) in characters.enumerated() {
      let isSpecial =
        switch character {
        case "\\", "*", "`", "[", "]", "<", "$", "~": true
        case "|": inTable
        // Inside a word an underscore is only itself.
        case "_": !(isWord(characters, index - 1) && isWord(characters, index + 1))
        default: false
        }
      if isSpecial { result.append("\\") }
      result.append(character)
    }
    return result
  }

  private static func isWord(_ characters: [Character], _ index: Int) -> Bool {
    characters.indices.contains(index) && (characters[index].isLetter || characters[index].isNumber)
  }

  /// Keeps a line from beginning a heading, a quotation or a list.
  static func startOfLine(_ line: String) -> String {
    let head = line.prefix { $0.isASCII && $0.isNumber }
    let sign = line.dropFirst(head.count).prefix(2)
    if !head.isEmpty, [".", ")", ". ", ") "].contains(sign) {
      return head + "\\" + line.dropFirst(head.count)
    }
    return line.first.map { "#>+-=".contains($0) } ?? false ? "\\" + line : line
  }

  static func prose(_ prose: Prose) -> String {
    prose.runs.reduce(into: "") { text, run in
      switch run {
      case .text(let words): text += escaped(words)
      case .emphasis(let words): text += "*" + escaped(words) + "*"
      case .sources(let ids): text += ProseText.spaced(after: text) + reference(ids)
      }
    }
  }

  static func reference(_ ids: [String]) -> String { ids.isEmpty ? "" : escaped(ProseText.reference(ids)) }

  /// A web address as a link that shows itself; anything else as text.
  static func link(_ address: String) -> String {
    let isWeb = address.hasPrefix("https://") || address.hasPrefix("http://")
    return isWeb && !address.contains(where: { $0 == " " || $0 == "<" || $0 == ">" || $0.isNewline })
      ? "<\(address)>" : escaped(address)
  }
}
