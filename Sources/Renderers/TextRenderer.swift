public import Documents

/// Plain text for a terminal, a log or a memo: aligned tables with units in the headings, notes below, text charts.
public struct TextRenderer: PlainRenderer {
  public init() {}

  public func render(_ document: Document, options: RenderingOptions) -> [UInt8] {
    _ = document.validated()
    var parts = [underlined(document.title, with: "=")]
    if let subtitle = document.subtitle { parts[0] += subtitle.wrapped(to: options.width) }
    parts += document.blocks.map { lines(of: $0, width: options.width) }
    if !document.sources.isEmpty {
      parts.append(underlined("Sources", with: "-"))
      parts.append(
        document.sources.flatMap { source in
          let text = source.citation + (source.address.map { " " + $0 } ?? "")
          return text.wrapped(to: options.width, after: "[\(source.id)] ")
        })
    }
    return bytes(parts.filter { !$0.isEmpty }.joined(separator: [""]))
  }

  public func render(_ table: Table, options: RenderingOptions) -> [UInt8] {
    bytes(lines(of: table, width: options.width))
  }

  private func lines(of block: Block, width: Int) -> [String] {
    switch block {
    case .heading(let level, let text):
      switch level {
      case ...1: underlined(text, with: "-")
      case 2: underlined(text, with: "~")
      default: [text.onOneLine]
      }
    case .paragraph(let prose): ProseText.plain(prose).wrapped(to: width)
    case .list(let items): items.flatMap { ProseText.plain($0).wrapped(to: width, after: "- ") }
    case .table(let table): lines(of: table, width: width)
    case .chart(let chart):
      TextChart.lines(chart, width: width)
        + (chart.sources.isEmpty ? [] : ("Source: " + ProseText.reference(chart.sources)).wrapped(to: width))
    }
  }

  private func lines(of table: Table, width: Int) -> [String] {
    let reading = TableForReading(table)
    var lines = reading.title.isEmpty ? [] : reading.title.wrapped(to: width)
    lines += TextTable(reading, width: width).lines
    switch reading.notes.count {
    case 0: break
    case 1: lines += reading.notes[0].wrapped(to: width, after: "Note: ")
    default:
      lines.append("Notes:")
      for (index, note) in reading.notes.enumerated() { lines += note.wrapped(to: width, after: "  \(index + 1). ") }
    }
    return lines
  }

  private func underlined(_ text: String, with sign: String) -> [String] {
    let line = text.onOneLine
    return [line, String(repeating: sign, count: DisplayWidth.of(line))]
  }

  private func bytes(_ lines: some Sequence<String>) -> [UInt8] {
    lines.reduce(into: []) { bytes, line in
      bytes += line.utf8
      bytes.append(10)
    }
  }
}
