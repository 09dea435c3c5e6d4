public import DelimitedText
public import Documents

/// The media a document can be turned into.
public enum OutputFormat: String, Sendable, Hashable, CaseIterable {
  case text
  case csv
  case tsv
  case json
  case markdown
  case html
  case xlsx

  /// The format that a file's suffix asks for, with or without its point, in any case; `nil` for unknown ones.
  public init?(suffix: String) {
    switch suffix.lowercased().drop(while: { $0 == "." }) {
    case "txt", "text": self = .text
    case "csv": self = .csv
    case "tsv", "tab": self = .tsv
    case "json": self = .json
    case "md", "markdown": self = .markdown
    case "html", "htm": self = .html
    case "xlsx": self = .xlsx
    default: return nil
    }
  }

  public var renderer: any Renderer {
    switch self {
    case .text: TextRenderer()
    case .csv: DelimitedRenderer()
    case .tsv: DelimitedRenderer(isTabSeparated: true)
    case .json: JSONRenderer()
    case .markdown: MarkdownRenderer()
    case .html: HTMLRenderer()
    case .xlsx: WorkbookRenderer()
    }
  }
}

/// Choices of the reader, not of the document.
public struct RenderingOptions: Sendable, Hashable {
  /// The columns of a terminal or page that text and charts may fill.
  public var width: Int
  /// How delimited text is written; tab-separated text takes everything from it but the separator.
  public var delimited: DelimitedWriter.Dialect
  /// How the document was made, for pages and workbooks, which tell it.
  public var making: Making?

  public init(width: Int = 80, delimited: DelimitedWriter.Dialect = .csv) {
    precondition(width >= 20, "a page has at least 20 columns")
    self.width = width
    self.delimited = delimited
  }
}

/// Turns documents and tables into bytes: the same input gives the same bytes, always.
///
/// Traps on documents with faults (`Document.faults`), which are programming errors. Only renderers that need room on a
/// disk or that have limits of their own throw.
public protocol Renderer: Sendable {
  func render(_ document: Document, options: RenderingOptions) throws -> [UInt8]
  func render(_ table: Table, options: RenderingOptions) throws -> [UInt8]
}

/// A renderer of text, which cannot fail.
public protocol PlainRenderer: Renderer {
  func render(_ document: Document, options: RenderingOptions) -> [UInt8]
  func render(_ table: Table, options: RenderingOptions) -> [UInt8]
}

extension Renderer {
  public func render(_ document: Document) throws -> [UInt8] { try render(document, options: RenderingOptions()) }
  public func render(_ table: Table) throws -> [UInt8] { try render(table, options: RenderingOptions()) }
}

extension PlainRenderer {
  public func render(_ document: Document) -> [UInt8] { render(document, options: RenderingOptions()) }
  public func render(_ table: Table) -> [UInt8] { render(table, options: RenderingOptions()) }
}
