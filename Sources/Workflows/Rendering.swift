import DelimitedText
import Documents
import Foundation
import Renderers

/// Turns results into bytes and puts them where they are wanted.
enum Rendering {
  static func outcome(
    _ table: Table, output: OutputOptions, failedCheck: Bool = false, messages: [String] = []
  ) throws -> Outcome {
    if let collector = output.collector {
      collector.append([.table(table)], sources: [])
      return Outcome(output: [], messages: messages, failedCheck: failedCheck)
    }
    let text = try RenderedTable(table, output)
    return try place([text.bytes], output, messages: text.messages + messages, failedCheck: failedCheck)
  }

  /// A table as bytes that are nowhere yet, and the notes that its format leaves to standard error.
  struct RenderedTable {
    let bytes: [UInt8]
    let messages: [String]

    init(_ table: Table, _ output: OutputOptions) throws {
      let format = try output.resolvedFormat()
      bytes = try format.renderer.render(table, options: try options(format, output))
      let tellsNotes = output.notes && (format == .csv || format == .tsv)
      messages = tellsNotes ? table.notes.map(\.plainText) : []
    }
  }

  /// - Parameter name: What the files are called where the output is a folder.
  static func outcome(
    _ document: Document, name: String = "report", output: OutputOptions, messages: [String] = []
  ) throws -> Outcome {
    if let collector = output.collector {
      collector.append(document.blocks, sources: document.sources)
      return Outcome(output: [], messages: messages)
    }
    if DocumentFolder.isNamed(output.path), let path = output.path {
      let options = try options(.html, output)
      try DocumentFolder(path: path).write(document, name: name, options: options)
      return Outcome(output: [], messages: messages)
    }
    let format = try output.resolvedFormat()
    let bytes = try format.renderer.render(document, options: try options(format, output))
    return try place([bytes], output, messages: messages, failedCheck: false)
  }

  /// Plain lines, for commands whose answer is a text.
  static func outcome(text: String, output: OutputOptions) throws -> Outcome {
    try place([Array(text.utf8)], output, messages: [], failedCheck: false)
  }

  /// Puts pieces of output where they are wanted.
  static func place(
    _ pieces: [[UInt8]], _ output: OutputOptions, messages: [String], failedCheck: Bool
  ) throws -> Outcome {
    var outcome = Outcome(output: [], messages: messages, failedCheck: failedCheck)
    guard let path = output.path, path != "-" else {
      outcome.pieces = pieces
      return outcome
    }
    try OutputFile.write(pieces, to: path)
    return outcome
  }

  static func options(_ format: OutputFormat, _ output: OutputOptions) throws -> RenderingOptions {
    var dialect = DelimitedWriter.Dialect.csv
    switch output.dialect {
    case nil: break
    case "excel": dialect = .excel
    case let other?: throw WorkflowError.unknown("dialect", other, suggestions: [], known: ["excel"])
    }
    switch output.decimalSign {
    case nil, "point": break
    case "comma": dialect = dialect.withDecimalComma
    case let other?: throw WorkflowError.unknown("decimal sign", other, suggestions: [], known: ["point", "comma"])
    }
    var options = RenderingOptions(width: 100, delimited: dialect)
    if format == .html || format == .xlsx { options.making = Provenance.making }
    return options
  }
}
