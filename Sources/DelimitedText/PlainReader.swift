/// Reads delimited text one byte at a time, as the grammar says: the plain twin of `RecordScanner`.
///
/// Used for the beginning of a file, and as the oracle the fast scanner must agree with.
public struct PlainReader {
  public struct Record: Equatable, Sendable {
    /// The bytes of the fields.
    public var fields: [[UInt8]]
    /// The line it begins on, from 1; a line ends with every record end, also inside quotes.
    public var line: Int
    /// The byte after its end.
    public var end: Int
  }

  private let bytes: [UInt8]
  private let dialect: Dialect
  private var position = 0
  private var line = 1
  /// Whether the last record ended with the input, inside a quoted field.
  public private(set) var endsInsideQuote = false

  public init(bytes: [UInt8], dialect: Dialect) {
    self.bytes = bytes
    self.dialect = dialect
  }

  public var isAtEnd: Bool { position >= bytes.count }

  /// The next record, blanks around its cells trimmed; a blank line is a record of one empty field.
  public mutating func next() -> Record? {
    guard position < bytes.count else { return nil }
    let startLine = line
    var fields: [[UInt8]] = []
    var field: [UInt8] = []
    var isQuoted = false
    var isFieldStart = true
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == dialect.recordEnd { line += 1 }
      if isQuoted {
        guard byte == dialect.quote else {
          field.append(byte)
          continue
        }
        if position < bytes.count, bytes[position] == byte {
          field.append(byte)
          position += 1
        } else {
          isQuoted = false
        }
        continue
      }
      if isFieldStart, byte == dialect.quote {
        isQuoted = true
        isFieldStart = false
        continue
      }
      isFieldStart = false
      if byte == dialect.recordEnd { break }
      if byte == Dialect.carriageReturn, isAtEnd || bytes[position] == dialect.recordEnd { continue }
      if byte == dialect.delimiter {
        fields.append(trimmed(field))
        field = []
        isFieldStart = true
        continue
      }
      field.append(byte)
    }
    endsInsideQuote = isQuoted
    fields.append(trimmed(field))
    return Record(fields: fields, line: startLine, end: position)
  }

  private func trimmed(_ field: [UInt8]) -> [UInt8] {
    let blank = UInt8(ascii: " ")
    let start = field.firstIndex { $0 != blank } ?? field.endIndex
    let end = (field.lastIndex { $0 != blank } ?? start - 1) + 1
    return Array(field[start..<max(start, end)])
  }
}
