import Documents
import Foundation
import Nomenclature

extension Comity {
  /// `comity explain NAME`: the definition of a method or term; without a name, what can be explained.
  public static func explain(_ name: String?, output: OutputOptions) throws -> Outcome {
    let pages = try DefinitionPages.load()
    guard let name else {
      let table = Table(
        id: "definitions", title: "Definitions",
        columns: [Table.Column("name"), Table.Column("title"), Table.Column("terms")],
        rows: pages.map { Table.Row([.text($0.name), .text($0.title), .text($0.terms.joined(separator: ", "))]) })
      return try Rendering.outcome(table, output: output)
    }
    let key = DefinitionPages.key(name)
    guard let page = pages.first(where: { $0.keys.contains(key) }) else {
      let known = pages.map(\.name)
      let terms = pages.flatMap { [$0.name] + $0.terms }
      throw WorkflowError.unknown(
        "definition", name, suggestions: NearestNames.suggestions(for: name, among: terms, limit: 2), known: known)
    }
    return try Rendering.outcome(page.document, output: output)
  }
}

/// The pages that define methods and terms, one a file.
struct DefinitionPages {
  struct Page {
    var name: String
    var title: String
    var terms: [String]
    var document: Document

    var keys: Set<String> { Set(([name, title] + terms).map(DefinitionPages.key)) }
  }

  static func key(_ text: String) -> String {
    String(text.lowercased().map { $0 == " " || $0 == "_" ? "-" : $0 })
  }

  static func load() throws -> [Page] {
    let folder = try BundledData.folder() + "/definitions"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".md") }.sorted()
    return try names.map { file in
      guard let data = FileManager.default.contents(atPath: "\(folder)/\(file)") else {
        throw WorkflowError("\(folder)/\(file) cannot be read. Install Comity again.")
      }
      return page(String(file.dropLast(3)), String(decoding: data, as: UTF8.self))
    }
  }

  /// Reads the few forms of Markdown that the pages use: headings, paragraphs, lists.
  private static func page(_ name: String, _ text: String) -> Page {
    var title = name
    var terms: [String] = []
    var blocks: [Block] = []
    var paragraph: [String] = []
    var list: [Prose] = []
    func flush() {
      if !paragraph.isEmpty { blocks.append(.paragraph(Prose(paragraph.joined(separator: " ")))) }
      if !list.isEmpty { blocks.append(.list(list)) }
      paragraph = []
      list = []
    }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("# ") {
        title = String(line.dropFirst(2))
      } else if line.hasPrefix("Terms: ") {
        terms = line.dropFirst(7).split(separator: ",").map { String($0.drop { $0 == " " }) }
      } else if line.hasPrefix("## ") {
        flush()
        blocks.append(.heading(level: 1, String(line.dropFirst(3))))
      } else if line.hasPrefix("- ") || line.hasPrefix("* ") {
        if !paragraph.isEmpty { flush() }
        list.append(Prose(String(line.dropFirst(2))))
      } else if line.hasPrefix("  "), let last = list.last {
        list[list.count - 1] = last + Prose(" " + String(line.drop { $0 == " " }))
      } else if line.isEmpty {
        flush()
      } else {
        if !list.isEmpty { flush() }
        paragraph.append(String(line))
      }
    }
    flush()
    return Page(name: name, title: title, terms: terms, document: Document(title: title, blocks: blocks))
  }
}
