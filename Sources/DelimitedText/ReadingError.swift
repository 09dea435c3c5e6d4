/// Why a file could not be read: what, where, why, and what to do about it.
public enum ReadingError: Error, Sendable, Equatable {
  case notFound(file: String)
  case isDirectory(file: String)
  case notPermitted(file: String)
  case empty(file: String)
  case compressed(file: String, kind: String)
  case foreign(file: String, ForeignFormat)
  case notText(file: String, byte: Int, what: String)
  case system(file: String, action: String, code: Int32, message: String)
  case changedWhileRead(file: String, expected: Int, found: Int)
  case unclosedQuote(file: String, line: Int, byte: Int)
  case recordTooLong(file: String, line: Int, byte: Int, limit: Int)
}

extension ReadingError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .notFound(let file):
      "\(file): there is no such file. Check the name and the folder."
    case .isDirectory(let file):
      "\(file) is a folder, and no .csv, .tsv or .txt file was found in it. Name a file."
    case .notPermitted(let file):
      "\(file): reading it is not permitted. Check its permissions."
    case .empty(let file):
      "\(file) is empty: it has no header and no rows."
    case .compressed(let file, let kind):
      "\(file) is compressed (\(kind)) where text should be. Decompress it once more."
    case .foreign(let file, let format):
      "\(file) is \(format.rawValue), not delimited text. \(format.advice)"
    case .notText(let file, let byte, let what):
      "\(file) is not a text file: \(what) at byte \(byte). Give a CSV or TSV file."
    case .system(let file, let action, let code, let message):
      "\(file): \(action) failed: \(message) (system error \(code))."
    case .changedWhileRead(let file, let expected, let found):
      "\(file) changed while it was read"
        + (expected == found ? "" : ": \(expected) bytes were announced and \(found) found") + ". Read it again."
    case .unclosedQuote(let file, let line, let byte):
      "\(file):\(line) (byte \(byte)): a quoted field is never closed. Mend it, or read quotes as ordinary characters "
        + "with --quote none."
    case .recordTooLong(let file, let line, let byte, let limit):
      "\(file):\(line) (byte \(byte)): a record of more than \(limit) bytes. Is the record end right (--record-end)?"
    }
  }
}

/// A row that could not be read, and why.
public struct Reject: Sendable, Hashable {
  public var file: String
  /// The line on which the record begins, from 1.
  public var line: Int
  /// The byte at which the record begins, from 0.
  public var byte: Int
  public var column: String?
  /// The cell or the record as it stands in the file, cut after 200 characters.
  public var text: String
  public var reason: String
  /// What the reader can do about it.
  public var advice: String

  public init(file: String, line: Int, byte: Int, column: String?, text: String, reason: String, advice: String) {
    self.file = file
    self.line = line
    self.byte = byte
    self.column = column
    self.text = text
    self.reason = reason
    self.advice = advice
  }
}

extension Reject: CustomStringConvertible {
  public var description: String {
    let place = "\(file):\(line) (byte \(byte))" + (column.map { ", column \"\($0)\"" } ?? "")
    return "\(place): \(reason). \(advice)"
  }
}
