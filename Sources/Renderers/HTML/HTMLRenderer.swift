import Charts
public import Documents
import Intervals

/// A page that needs no network: one file with its style, its charts and a small script inside.
///
/// Headings with a list of contents, tables with captions and scopes that sort by buttons, charts as SVG with their
/// numbers below, sources one click from every number, and how the page was made. Light and dark, for telephones, screen
/// readers and A4. Wide tables and charts scroll in a region of their own. All text is escaped, addresses are links only
/// where they lead to the web, and a content security policy lets nothing but the page's own script run.
public struct HTMLRenderer: PlainRenderer {
  public init() {}

  public func render(_ document: Document, options: RenderingOptions) -> [UInt8] {
    var page = HTMLPage(document.validated(), making: options.making)
    return page.bytes()
  }

  public func render(_ table: Table, options: RenderingOptions) -> [UInt8] {
    let title = table.title.isEmpty ? table.id : table.title
    return render(Document(title: title, blocks: [.table(table)]), options: options)
  }
}

/// A page in the making.
struct HTMLPage {
  private let document: Document
  private let making: Making?
  private var names = UniqueNames()
  private var text = ""
  /// Sources by their id, with their place in the page.
  private var places: [String: String] = [:]
  private var contents: [(level: Int, id: String, text: String)] = []

  init(_ document: Document, making: Making?) {
    self.document = document
    self.making = making
    for id in ["contents", "main", "sources", "made"] { _ = names.name(id) }
    for source in document.sources { places[source.id] = names.name("source-" + HTML.slug(source.id)) }
  }

  mutating func bytes() -> [UInt8] {
    for block in document.blocks { append(block) }
    appendSources()
    let body = text
    text = ""
    appendHead()
    text += "<main id=\"main\">\n" + body + "</main>\n"
    appendFooter()
    text += "<script>" + HTMLScript.text + "</script>\n</body>\n</html>\n"
    return Array(text.utf8)
  }

  private mutating func line(_ html: String) {
    text += html
    text += "\n"
  }

  private mutating func appendHead() {
    let title = HTML.escaped(document.title.onOneLine)
    line("<!DOCTYPE html>")
    line("<html lang=\"en\">")
    line("<head>")
    line("<meta charset=\"utf-8\">")
    line("<meta http-equiv=\"Content-Security-Policy\" content=\"\(HTMLScript.policy)\">")
    line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
    line("<meta name=\"generator\" content=\"\(HTML.escaped(making?.program ?? "comity"))\">")
    line("<title>\(title)</title>")
    line("<style>\(HTMLStyle.sheet)</style>")
    line("</head>")
    line("<body>")
    line("<a class=\"skip\" href=\"#main\">To the content</a>")
    line("<header>")
    line("<h1>\(title)</h1>")
    if let subtitle = document.subtitle { line("<p class=\"subtitle\">\(HTML.escaped(subtitle.onOneLine))</p>") }
    line("</header>")
    appendContents()
  }

  private mutating func appendContents() {
    guard contents.count > 2 else { return }
    line("<nav aria-labelledby=\"contents\">")
    line("<h2 id=\"contents\">Contents</h2>")
    line("<ol>")
    for (index, entry) in contents.enumerated() {
      let following = index + 1 < contents.count ? contents[index + 1].level : 1
      let link = "<a href=\"#\(entry.id)\">\(HTML.escaped(entry.text.onOneLine))</a>"
      switch (entry.level, following) {
      case (1, 2): line("<li>\(link)<ol>")
      case (2, 1): line("<li>\(link)</li></ol></li>")
      default: line("<li>\(link)</li>")
      }
    }
    line("</ol>")
    line("</nav>")
  }

  // MARK: Blocks

  private mutating func append(_ block: Block) {
    switch block {
    case .heading(let level, let words):
      let id = names.name(HTML.slug(words))
      // A part before the first section stands on the level of sections in the list of contents.
      let own = contents.isEmpty ? 1 : min(level, 2)
      if level <= 2 { contents.append((max(1, own), id, words)) }
      let name = "h\(min(6, max(1, level) + 1))"
      line("<\(name) id=\"\(id)\">\(HTML.escaped(words.onOneLine))</\(name)>")
    case .paragraph(let prose): line("<p>\(html(prose))</p>")
    case .list(let items):
      guard !items.isEmpty else { return }
      line("<ul>")
      for item in items { line("<li>\(html(item))</li>") }
      line("</ul>")
    case .table(let table): append(table)
    case .chart(let chart): append(chart)
    }
  }

  private mutating func append(_ table: Table, prefix: String = "table", isSorted: Bool = true) {
    let id = names.name("\(prefix)-\(HTML.slug(table.id))")
    let shown = table.forReaders
    let reading = TableForReading(table)
    let caption = reading.title.isEmpty ? table.id : reading.title
    // A table that fits on a page is not broken over two.
    line("<div class=\"block\(table.rows.count <= 25 ? " short" : "")\">")
    line("<div class=\"scroll\" role=\"region\" aria-labelledby=\"\(id)-caption\" tabindex=\"0\">")
    line("<table id=\"\(id)\"\(isSorted && table.rows.count > 1 ? " class=\"sorts\"" : "")>")
    line("<caption id=\"\(id)-caption\">\(HTML.escaped(caption))</caption>")
    text += "<thead><tr>"
    for column in reading.columns {
      let heading = column.heading.isEmpty ? "<span class=\"hidden\">row</span>" : HTML.escaped(column.heading)
      text += "<th scope=\"col\"\(column.isNumeric ? " class=\"n\"" : "")>\(heading)</th>"
    }
    line("</tr></thead>")
    line("<tbody>")
    for (row, read) in zip(shown.rows, reading.rows) {
      text += row.isSummary ? "<tr class=\"sum\">" : "<tr>"
      for index in shown.columns.indices {
        appendCell(
          row.cells[index], read.cells[index], isNumeric: reading.columns[index].isNumeric, isFirst: index == 0)
      }
      if shown.columns.count < reading.columns.count { text += "<td>\(references(row.sources))</td>" }
      line("</tr>")
    }
    line("</tbody>")
    line("</table>")
    line("</div>")
    appendNotes(table.notes.map { html($0) } + reading.notes.dropFirst(table.notes.count).map { HTML.escaped($0) })
    line("</div>")
  }

  private mutating func appendCell(_ cell: Cell, _ shown: String, isNumeric: Bool, isFirst: Bool) {
    var attributes = isNumeric ? " class=\"n\"" : ""
    var words = HTML.escaped(shown)
    switch cell {
    // A date is not broken at its hyphens.
    case .text: if !isNumeric, HTML.isDate(shown) { attributes += " class=\"d\"" }
    case .missing:
      attributes += " data-na=\"\""
      words += "<span class=\"hidden\"> not available</span>"
    case .decimal, .number:
      if let exact = ExactText.number(cell), exact != shown { attributes += " data-v=\"\(exact)\"" }
    case .interval(let interval):
      if let low = ExactText.bound(interval.lower) { attributes += " data-v=\"\(low)\"" }
    }
    text += isFirst ? "<th scope=\"row\"\(attributes)>\(words)</th>" : "<td\(attributes)>\(words)</td>"
  }

  private mutating func appendNotes(_ notes: [String]) {
    switch notes.count {
    case 0: break
    case 1: line("<p class=\"notes\">Note: \(notes[0])</p>")
    default:
      line("<ol class=\"notes\">")
      for note in notes { line("<li>\(note)</li>") }
      line("</ol>")
    }
  }

  private mutating func append(_ chart: Chart) {
    var chart = chart
    let numbers = ChartNumbers.table(chart)
    let sources = chart.sources
    chart.id = names.name("chart-\(HTML.slug(chart.id))")
    // The page links its sources below the picture.
    chart.sources = []
    guard let svg = Picture.svg(chart) else {
      line("<p>\(HTML.escaped(chart.title.onOneLine)): there is no number to draw.</p>")
      return
    }
    line("<figure class=\"block\" id=\"\(chart.id)\">")
    line(
      "<div class=\"scroll plot\" role=\"group\" tabindex=\"0\" aria-labelledby=\"\(chart.id)-title\" "
        + "aria-describedby=\"\(chart.id)-hint\">")
    text += svg
    line("</div>")
    line("<output class=\"value\"></output>")
    var caption = "<span class=\"hidden\" id=\"\(chart.id)-hint\">Arrow keys go from value to value.</span>"
    if !sources.isEmpty { caption += "Source: \(references(sources))" }
    line("<figcaption>\(caption)</figcaption>")
    line("</figure>")
    line("<details><summary>The numbers of this chart: \(HTML.escaped(chart.title.onOneLine))</summary>")
    append(numbers, prefix: "numbers")
    line("</details>")
  }

  // MARK: Sources

  private func html(_ prose: Prose) -> String {
    var html = ""
    var plain = ""
    for run in prose.runs {
      switch run {
      case .text(let words):
        html += HTML.escaped(words.onOneLine)
        plain += words
      case .emphasis(let words):
        html += "<em>\(HTML.escaped(words.onOneLine))</em>"
        plain += words
      case .sources(let ids):
        html += ProseText.spaced(after: plain) + references(ids)
        plain += "]"
      }
    }
    return html
  }

  /// Links to sources in brackets.
  private func references(_ ids: [String]) -> String {
    guard !ids.isEmpty else { return "" }
    let links = ids.map { id in
      places[id].map { "<a class=\"ref\" href=\"#\($0)\">\(HTML.escaped(id))</a>" } ?? HTML.escaped(id)
    }
    return "[" + links.joined(separator: ", ") + "]"
  }

  private mutating func appendSources() {
    guard !document.sources.isEmpty else { return }
    contents.append((1, "sources", "Sources"))
    line("<h2 id=\"sources\">Sources</h2>")
    line("<ul class=\"sources\">")
    for source in document.sources {
      var entry = "<strong>[\(HTML.escaped(source.id))]</strong> \(HTML.escaped(source.citation.onOneLine))"
      if let address = source.address {
        let shown = HTML.escaped(address.onOneLine)
        entry +=
          HTML.isWebAddress(address) ? " <a rel=\"noreferrer\" href=\"\(shown)\">\(shown)</a>" : " " + shown
      }
      line("<li id=\"\(places[source.id] ?? "")\">\(entry)</li>")
    }
    line("</ul>")
  }

  // MARK: How it was made

  private mutating func appendFooter() {
    guard let making else { return }
    line("<footer>")
    line("<section class=\"made\" aria-labelledby=\"made\">")
    line("<h2 id=\"made\">\(Making.title)</h2>")
    // The words of these elements are the lines of the making: they can be read back.
    let command = HTML.escaped(making.command)
    line("<p>By \(HTML.escaped(making.program)), with this command: <code class=\"command\">\(command)</code></p>")
    if !making.inputs.isEmpty {
      line("<ul>")
      for input in making.lines.dropFirst() { line("<li>\(HTML.escaped(input.onOneLine))</li>") }
      line("</ul>")
    }
    line("</section>")
    line("</footer>")
  }
}
