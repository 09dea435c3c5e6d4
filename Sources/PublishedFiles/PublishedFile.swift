public import Documents

/// A page or a workbook as somebody has it: its tables cell by cell, its other words, and how it says it was made.
public struct PublishedFile: Sendable, Equatable {
  public struct Cell: Sendable, Equatable {
    /// What a reader sees; the digits of a workbook's number.
    public var text: String
    /// The number behind rounded digits.
    public var exact: String?

    public init(_ text: String, exact: String? = nil) {
      self.text = text
      self.exact = exact
    }

    /// Whether there is a number in it.
    public var holdsNumber: Bool { exact != nil || text.utf8.contains { (0x30...0x39).contains($0) } }
  }

  public struct Table: Sendable, Equatable {
    /// The name of a sheet, the title above a table of a page.
    public var title: String
    public var columns: [String]
    public var rows: [[Cell]]

    public init(title: String, columns: [String], rows: [[Cell]]) {
      self.title = title
      self.columns = columns
      self.rows = rows
    }
  }

  public var tables: [Table] = []
  /// Whether it is a workbook: a spreadsheet may have left its numbers off by one in the fifteenth digit.
  public var isWorkbook = false
  /// Headings, paragraphs, items of lists and the words in pictures, in their order.
  public var words: [String] = []
  /// `nil` where the file does not say it.
  public var making: Making?

  /// Reads a file by its beginning: a page, or a workbook.
  ///
  /// - Parameters:
  ///   - path: Where it is.
  /// - Throws: `PublishedFileError` for what is neither, and for what is cut off or damaged.
  public init(path: String) throws {
    let bytes = try FileBytes.all(of: path)
    if bytes.starts(with: Array("PK".utf8)) {
      self = try PublishedWorkbook(path: path).file()
    } else if bytes.prefix(1_024).contains(UInt8(ascii: "<")) {
      self = try PublishedPage.file(bytes, name: path)
    } else {
      throw PublishedFileError.unreadable(file: path, reason: "it is neither a page nor a workbook")
    }
  }

  init() {}
}

public enum PublishedFileError: Error, Sendable, Equatable {
  case notFound(file: String)
  case unreadable(file: String, reason: String)
}

extension PublishedFileError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .notFound(let file): "\(file) is not there, or it may not be read."
    case .unreadable(let file, let reason):
      "\(file) cannot be read back: \(reason). Give a page (.html) or a workbook (.xlsx) that comity wrote."
    }
  }
}
