import Documents

/// Reads a page back.
enum PublishedPage {
  static func file(_ bytes: [UInt8], name: String) throws(PublishedFileError) -> PublishedFile {
    var page = PageParts()
    let reader = try MarkupReader(html: bytes, file: name)
    while let event = try reader.next() { page.take(event) }
    return page.file
  }
}

private struct PageParts {
  private(set) var file = PublishedFile()
  /// Elements that are open, from the outside.
  private var path: [String] = []
  private var text = ""
  private var isInMaking = false
  private var making: [String] = []
  private var cell: PublishedFile.Cell?
  private var row: [PublishedFile.Cell] = []
  private var table: PublishedFile.Table?

  /// Elements whose words belong together.
  private static let wholes: Set<String> = [
    "p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "figcaption", "caption", "text",
  ]
  /// What a reader does not see as words of the report.
  private static let silent: Set<String> = ["script", "style", "nav", "title", "desc", "head", "button"]

  mutating func take(_ event: MarkupReader.Event) {
    switch event {
    case .start(let name, let attributes):
      path.append(name)
      if attributes["class"]?.split(separator: " ").contains("made") == true { isInMaking = true }
      switch name {
      case "table": table = PublishedFile.Table(title: "", columns: [], rows: [])
      case "tr": row = []
      case "td", "th":
        cell = PublishedFile.Cell("", exact: attributes["data-v"])
        text = ""
      case _ where Self.wholes.contains(name): text = ""
      default: break
      }
    case .text(let words):
      let isSilent = path.contains { Self.silent.contains($0) && !($0 == "button" && path.contains("th")) }
      if !isSilent { text += words }
    case .end(let name):
      if path.last == name { path.removeLast() }
      end(name)
    }
  }

  private mutating func end(_ name: String) {
    switch name {
    case "td", "th":
      guard var cell else { return }
      cell.text = Self.joined(text)
      row.append(cell)
      self.cell = nil
      text = ""
    case "tr":
      if path.contains("thead") { table?.columns = row.map(\.text) } else if !row.isEmpty { table?.rows.append(row) }
      row = []
    case "table":
      if let table { file.tables.append(table) }
      table = nil
    case "caption": table?.title = Self.joined(text)
    case "section":
      if isInMaking { file.making = Making(lines: making) }
      isInMaking = false
    case _ where Self.wholes.contains(name):
      let words = text
      text = ""
      if isInMaking {
        making.append(words)
      } else if !words.allSatisfy(\.isWhitespace) {
        file.words.append(Self.joined(words))
      }
    default: break
    }
  }

  /// The words with one space between them.
  private static func joined(_ text: String) -> String {
    text.split { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\r\n" }.joined(separator: " ")
  }
}
