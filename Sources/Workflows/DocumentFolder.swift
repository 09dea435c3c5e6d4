import Charts
import Documents
import Foundation
import Renderers

/// A document as a folder: a page, a workbook, Markdown and text, and the csv of every table with its metadata.
struct DocumentFolder {
  let path: String

  /// Whether an output names a folder: it is one, or ends with a slash.
  static func isNamed(_ path: String?) -> Bool {
    guard let path, path != "-" else { return false }
    var isFolder: ObjCBool = false
    return path.hasSuffix("/")
      || FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }

  /// Writes all forms. Each file is there whole or not at all.
  func write(_ document: Document, name: String, options: RenderingOptions) throws {
    let tables = path + (path.hasSuffix("/") ? "" : "/") + "tables"
    let charts = path + (path.hasSuffix("/") ? "" : "/") + "charts"
    try Self.make(tables)
    var names = UniqueNames()
    for format in [OutputFormat.html, .xlsx, .markdown, .text, .json] {
      let suffix = format == .markdown ? "md" : format == .text ? "txt" : format.rawValue
      try OutputFile.write(try format.renderer.render(document, options: options), to: "\(path)/\(name).\(suffix)")
    }
    var entries: [CSVWMetadata.Entry] = []
    for block in document.blocks {
      switch block {
      case .table(let table):
        let file = SafeFileName.name(table.id, among: &names) + ".csv"
        try OutputFile.write(DelimitedRenderer().render(table, options: options), to: "\(tables)/\(file)")
        entries.append((table, "tables/\(file)"))
      case .chart(let chart):
        guard let svg = Picture.svg(chart) else { continue }
        try Self.make(charts)
        let file = SafeFileName.name(chart.id, among: &names) + ".svg"
        try OutputFile.write(Array(svg.utf8), to: "\(charts)/\(file)")
      case .heading, .paragraph, .list: break
      }
    }
    let metadata = CSVWMetadata.bytes(title: document.title, tables: entries, sources: document.sources)
    try OutputFile.write(metadata, to: "\(path)/csv-metadata.json")
  }

  private static func make(_ folder: String) throws {
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw WorkflowError("\(folder) cannot be made: \(error.localizedDescription)")
    }
  }
}

/// Names of files that every system can keep.
enum SafeFileName {
  private static let reserved = Set(
    ["con", "prn", "aux", "nul"] + (1...9).flatMap { ["com\($0)", "lpt\($0)"] })

  /// A name like the wanted one: letters, digits, `-`, `_` and points inside; at most 80 bytes of UTF-8; no other of
  /// `names`, whatever its case.
  static func name(_ wanted: String, among names: inout UniqueNames) -> String {
    var result = ""
    for character in wanted.precomposedStringWithCanonicalMapping {
      let isPlain = character.isLetter || character.isNumber || "-_.".contains(character)
      let next = isPlain ? String(character) : "-"
      if result.utf8.count + next.utf8.count > 80 { break }
      if next == "-", result.last == "-" { continue }
      result += next
    }
    let isEdge = { (character: Character) in character == "." || character == "-" }
    result = String(result.drop(while: isEdge))
    while let last = result.last, isEdge(last) { result.removeLast() }
    if result.isEmpty || reserved.contains(result.lowercased()) { result = "_" + result }
    let lower = names.name(result.lowercased())
    // The count that tells names apart stands at the end.
    return result + lower.dropFirst(result.lowercased().count)
  }
}
