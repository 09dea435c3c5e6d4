import ExternalPrograms
import Figures
import Foundation

/// A document to be searched: text, Markdown, HTML or PDF, from a file or standard input.
struct ExtractionInput {
  /// As it is called in results.
  let name: String
  let text: ExtractionText
  /// What a reader must know of how it was read.
  var messages: [String] = []

  /// Reads what a word of the command line names.
  static func open(_ word: String) throws -> ExtractionInput {
    if word == "-" {
      let bytes = [UInt8](FileHandle.standardInput.readDataToEndOfFile())
      return try read(bytes, name: "standard input", path: nil)
    }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: word, isDirectory: &isFolder) else {
      throw WorkflowError("\(word): there is no such file. Check the name and the folder.")
    }
    if isFolder.boolValue { throw WorkflowError("\(word) is a folder. Name its files: \(word)/*.txt") }
    guard let data = FileManager.default.contents(atPath: word) else {
      throw WorkflowError("\(word): reading it is not permitted. Check its permissions.")
    }
    return try read([UInt8](data), name: word, path: word)
  }

  private static func read(_ bytes: [UInt8], name: String, path: String?) throws -> ExtractionInput {
    guard !bytes.isEmpty else { throw WorkflowError("\(name) is empty: there is no text to search.") }
    if bytes.starts(with: "%PDF-".utf8) {
      guard let path else {
        throw WorkflowError(
          "Standard input is a PDF file, which pdftotext reads from a file only. Save it and name it.")
      }
      return try pdf(path)
    }
    try refuseContainers(bytes, name)
    var input = try decoded(bytes, name)
    if input.bytes.allSatisfy({ $0 <= 0x20 }) { throw WorkflowError("\(name) has no text: it is blank throughout.") }
    let text: ExtractionText
    switch form(input.bytes, path) {
    case .html: text = ExtractionText(html: input.bytes)
    case .markdown: text = ExtractionText(markdown: input.bytes)
    case .plain: text = ExtractionText(plain: input.bytes)
    }
    input.bytes = []
    return ExtractionInput(name: name, text: text, messages: input.messages)
  }

  private enum Form { case plain, markdown, html }

  /// By the suffix, else by how it begins.
  private static func form(_ bytes: [UInt8], _ path: String?) -> Form {
    let suffix = path.map { URL(fileURLWithPath: $0).pathExtension.lowercased() } ?? ""
    switch suffix {
    case "html", "htm", "xhtml": return .html
    case "md", "markdown": return .markdown
    default:
      let head = String(decoding: bytes.prefix(1000), as: UTF8.self).lowercased()
      let start = head.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
      return start.hasPrefix("<!doctype html") || start.hasPrefix("<html") ? .html : .plain
    }
  }

  private static func pdf(_ path: String) throws -> ExtractionInput {
    let program: PDFTextProgram
    do {
      program = try PDFTextProgram()
    } catch {
      throw WorkflowError(
        "\(path) is a PDF file. \(error.description) It comes with poppler (Debian and Ubuntu: poppler-utils).")
    }
    let bytes: [UInt8]
    do {
      bytes = try program.text(ofFile: path)
    } catch {
      throw WorkflowError("\(path): \(error)")
    }
    guard bytes.contains(where: { $0 > 0x20 }) else {
      throw WorkflowError("\(path) has no text: its pages are pictures. Recognise their characters first.")
    }
    return ExtractionInput(
      name: path, text: ExtractionText(plain: bytes), messages: ["\(path): lines are those of pdftotext."])
  }

  private static func refuseContainers(_ bytes: [UInt8], _ name: String) throws {
    let marks: [([UInt8], String)] = [
      ([0x50, 0x4B, 0x03, 0x04], "a zip archive, as documents of office programs are"), ([0x1F, 0x8B], "gzip data"),
      ([0x28, 0xB5, 0x2F, 0xFD], "zstd data"), ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "xz data"),
      ([0xD0, 0xCF, 0x11, 0xE0], "a document of an old office program"), (Array("{\\rtf".utf8), "rich text (RTF)"),
    ]
    for (mark, what) in marks where bytes.starts(with: mark) {
      throw WorkflowError("\(name) is \(what). Save the text as plain text, HTML or PDF.")
    }
  }

  /// The bytes as UTF-8.
  private static func decoded(_ bytes: [UInt8], _ name: String) throws -> (bytes: [UInt8], messages: [String]) {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      guard let text = String(data: Data(bytes), encoding: .utf16) else {
        throw WorkflowError("\(name) begins as UTF-16 and is not. Save it as UTF-8.")
      }
      return (Array(text.utf8), [])
    }
    if let place = bytes.firstIndex(of: 0) {
      throw WorkflowError(
        "\(name) is not a text file: a zero byte at byte \(place + 1). Give text, Markdown, HTML or PDF.")
    }
    if String(validating: bytes, as: UTF8.self) != nil { return (bytes, []) }
    // Every byte has a character in Windows-1252 but five, and so it is what web pages call Latin-1.
    guard let text = String(data: Data(bytes), encoding: .windowsCP1252) else {
      throw WorkflowError("\(name) is neither UTF-8 nor Windows-1252. Save it as UTF-8.")
    }
    return (Array(text.utf8), ["\(name) is not UTF-8; it was read as Windows-1252."])
  }
}
