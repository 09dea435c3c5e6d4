public import Columns

/// Reads single cells and records as the scan of a file does, for cells that come another way.
public struct CellReader {
  public enum Number: Equatable, Sendable {
    case number(WideDecimal)
    case missing
    case unreadable
  }

  private let dialect: Dialect
  private let decoder: DecimalDecoder

  public init(_ dialect: Dialect) {
    self.dialect = dialect
    decoder = DecimalDecoder(dialect)
  }

  /// What a cell says as a number, blanks around it left out.
  public func number(_ cell: [UInt8]) -> Number {
    // The decoder may look at sixteen bytes before a cell's end.
    let margin = 16
    let bytes = Array(repeating: UInt8(0), count: margin) + cell + Array(repeating: 0, count: margin)
    var column = DecimalColumn(capacity: 1)
    let bounds = (UInt32(margin), UInt32(margin + cell.count))
    let failures = bytes.withUnsafeBufferPointer { buffer in
      withUnsafePointer(to: bounds.0) { start in
        withUnsafePointer(to: bounds.1) { end in
          decoder.decode(buffer.baseAddress!, starts: start, ends: end, count: 1, into: &column)
        }
      }
    }
    guard failures.isEmpty else { return .unreadable }
    return column.number(at: 0).map { .number($0) } ?? .missing
  }

  /// The cells of a line as a record, blanks around them left out; `nil` where a quote is not closed on it, so that the
  /// record may go on.
  public func record(_ line: [UInt8]) -> [[UInt8]]? {
    var reader = PlainReader(bytes: line, dialect: dialect)
    guard let record = reader.next() else { return [[]] }
    return reader.endsInsideQuote || !reader.isAtEnd ? nil : record.fields
  }
}
