import Archives
import Documents
import Foundation

/// Reads a workbook back, also one that a spreadsheet program has saved.
struct PublishedWorkbook {
  private let path: String
  private let archive: ZipArchive

  init(path: String) throws {
    self.path = path
    archive = try ZipArchive(path: path)
  }

  func file() throws -> PublishedFile {
    let shared = try sharedTexts()
    var file = PublishedFile()
    file.isWorkbook = true
    for (name, part) in try sheets() {
      let rows = try cells(part, shared)
      if name == "Report" {
        file.words = rows.flatMap { $0.map(\.text) }.filter { !$0.isEmpty }
      } else if name == "Notes" {
        let made = rows.filter { $0.count > 2 && $0[1].text == Self.makingTitle }
        file.making = Making(lines: made.map { $0[2].text })
        file.tables.append(Self.table(name, rows.filter { $0.count < 3 || $0[1].text != Self.makingTitle }))
      } else {
        file.tables.append(Self.table(name, rows))
      }
    }
    return file
  }

  private static let makingTitle = Making.title

  private static func table(_ name: String, _ rows: [[PublishedFile.Cell]]) -> PublishedFile.Table {
    PublishedFile.Table(title: name, columns: rows.first?.map(\.text) ?? [], rows: Array(rows.dropFirst()))
  }

  // MARK: Parts

  private func bytes(_ name: String) throws -> [UInt8]? {
    guard let member = archive.members.first(where: { $0.name == name }) else { return nil }
    let stream = try archive.stream(of: member)
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = try piece.withUnsafeMutableBufferPointer {
        try stream.read(into: $0.baseAddress!, count: $0.count)
      }
      if count == 0 { return bytes }
      bytes += piece[..<count]
      guard bytes.count < 1 << 31 else {
        throw PublishedFileError.unreadable(file: path, reason: "\(name) is longer than 2 GiB")
      }
    }
  }

  private func events(of name: String, _ take: (MarkupReader.Event) -> Void) throws -> Bool {
    guard let bytes = try bytes(name) else { return false }
    let reader = try MarkupReader(xml: bytes, file: path)
    while let event = try reader.next() { take(event) }
    return true
  }

  /// The sheets in the order of the workbook, with their parts.
  private func sheets() throws -> [(name: String, part: String)] {
    var targets: [String: String] = [:]
    _ = try events(of: "xl/_rels/workbook.xml.rels") { event in
      guard case .start("Relationship", let attributes) = event, let id = attributes["Id"],
        let target = attributes["Target"]
      else { return }
      targets[id] = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
    }
    var sheets: [(name: String, part: String)] = []
    let isThere = try events(of: "xl/workbook.xml") { event in
      guard case .start("sheet", let attributes) = event, let name = attributes["name"],
        let part = attributes["r:id"].flatMap({ targets[$0] })
      else { return }
      sheets.append((name, part))
    }
    guard isThere, !sheets.isEmpty else {
      throw PublishedFileError.unreadable(file: path, reason: "it is a zip archive and no workbook")
    }
    return sheets
  }

  private func sharedTexts() throws -> [String] {
    var texts: [String] = []
    var text: String?
    var isText = false
    _ = try events(of: "xl/sharedStrings.xml") { event in
      switch event {
      case .start("si", _): text = ""
      case .start("t", _): isText = true
      case .end("t"): isText = false
      case .text(let words) where isText: text? += words
      case .end("si"):
        texts.append(text ?? "")
        text = nil
      default: break
      }
    }
    return texts
  }

  /// The rows of a sheet, each with as many cells as its last one needs.
  private func cells(_ part: String, _ shared: [String]) throws -> [[PublishedFile.Cell]] {
    var rows: [[PublishedFile.Cell]] = []
    var row: [PublishedFile.Cell] = []
    var place = 0
    var kind = ""
    var text = ""
    var takes = false
    let isThere = try events(of: part) { event in
      switch event {
      case .start("row", let attributes):
        // Rows without cells are not written.
        let number = attributes["r"].flatMap { Int($0) } ?? rows.count + 1
        while rows.count < number - 1, rows.count < 1_048_576 { rows.append([]) }
        row = []
      case .start("c", let attributes):
        place = attributes["r"].map(Self.column) ?? row.count
        kind = attributes["t"] ?? "n"
        text = ""
      case .start("v", _), .start("t", _): takes = true
      case .end("v"), .end("t"): takes = false
      case .text(let words) where takes: text += words
      case .end("c"):
        while row.count < min(place, 16_384) { row.append(PublishedFile.Cell("")) }
        row.append(Self.cell(text, kind, shared))
      case .end("row"): rows.append(row)
      default: break
      }
    }
    guard isThere else { throw PublishedFileError.unreadable(file: path, reason: "its sheet \(part) is missing") }
    return rows
  }

  private static func cell(_ text: String, _ kind: String, _ shared: [String]) -> PublishedFile.Cell {
    switch kind {
    case "s":
      let index = Int(text) ?? -1
      return PublishedFile.Cell(shared.indices.contains(index) ? unescaped(shared[index]) : "")
    case "n":
      // Programs write the same number with other digits: 15 of them are what a workbook keeps.
      guard let number = Double(text) else { return PublishedFile.Cell(text) }
      return PublishedFile.Cell(String(format: "%.15g", number))
    default: return PublishedFile.Cell(unescaped(text))
    }
  }

  /// `A1`, `AB17` → 0, 27.
  private static func column(_ reference: String) -> Int {
    var number = 0
    for letter in reference.utf8 where (65...90).contains(letter) {
      number = min(number, 16_384) * 26 + Int(letter) - 64
    }
    return max(0, number - 1)
  }

  /// `_x000D_` stands for a character that XML cannot hold.
  private static func unescaped(_ text: String) -> String {
    guard text.contains("_x") else { return text }
    var result = ""
    var rest = text[...]
    while let start = rest.range(of: "_x") {
      result += rest[..<start.lowerBound]
      let code = rest[start.upperBound...].prefix(5)
      if code.count == 5, code.last == "_", let value = UInt32(code.dropLast(), radix: 16),
        let scalar = Unicode.Scalar(value)
      {
        result.unicodeScalars.append(scalar)
        rest = rest[code.endIndex...]
      } else {
        result += "_x"
        rest = rest[start.upperBound...]
      }
    }
    return result + rest
  }
}
