import DelimitedText

/// Passes SDMX-CSV with labels=both on with blanks in place of the labels of observation values.
///
/// `1.5: 1.5` is written where every cell says its code and its name; the number is what stands before the colon. The
/// label becomes blanks, so that all bytes stay where they are in the file.
final class SDMXLabelForm: ByteStream {
  private let source: any ByteStream
  private let dialect: Dialect
  private let column: Int
  private var field = 0
  private var isQuoted = false
  private var isLabel = false

  /// `column` is the field of the observation values, from 0.
  init(_ source: any ByteStream, dialect: Dialect, column: Int) {
    self.source = source
    self.dialect = dialect
    self.column = column
  }

  /// Where values with labels stand in a file that begins with these records; `nil` where none do.
  static func labelledColumn(_ records: [[String]]) -> Int? {
    guard let header = records.first, header.contains(where: { $0.contains(": ") }),
      let column = header.firstIndex(where: { $0 == "OBS_VALUE" || $0.hasPrefix("OBS_VALUE: ") })
    else { return nil }
    let isLabelled = records.dropFirst().contains { $0.count > column && $0[column].contains(": ") }
    return isLabelled ? column : nil
  }

  func read(into buffer: UnsafeMutablePointer<UInt8>, count: Int) throws -> Int {
    let got = try source.read(into: buffer, count: count)
    for index in 0..<got {
      let byte = buffer[index]
      if byte == dialect.quote {
        isQuoted.toggle()
      } else if !isQuoted, byte == dialect.delimiter || byte == dialect.recordEnd {
        field = byte == dialect.recordEnd ? 0 : field + 1
        isLabel = false
      } else if field == column, byte != Dialect.carriageReturn || isQuoted {
        // No number has a colon in it. The header's own cell only names the column.
        if byte == UInt8(ascii: ":") { isLabel = true }
        if isLabel { buffer[index] = UInt8(ascii: " ") }
      }
    }
    return got
  }
}
