import Columns
import Decimals
import Documents

/// The rows of a table as a sheet holds them: made and packed in stretches on several threads, each as long as the
/// table says, so that the bytes never depend on how many threads there are.
struct WorkbookRows {
  private static let rowsInPiece = 2_048

  let table: Table
  let columns: [WorkbookColumn]
  /// The looks of texts, and of the numbers of each column by their key, plain and bold.
  let text: (plain: Int32, bold: Int32)
  let numbers: [[Int: (plain: Int32, bold: Int32)]]

  /// The rows of a range below the heading of their sheet.
  func packed(_ range: Range<Int>, _ account: inout WorkbookAccount) throws -> [PackedBytes] {
    let starts = Array(stride(from: range.lowerBound, to: range.upperBound, by: Self.rowsInPiece))
    var pieces: [PackedBytes] = []
    // Some stretches at a time, so that those which are not packed yet never fill the memory.
    for wave in stride(from: 0, to: starts.count, by: 32) {
      let some = Array(starts[wave..<min(wave + 32, starts.count)])
      let made = concurrentMap(some.count) { index in
        let rows = some[index]..<min(some[index] + Self.rowsInPiece, range.upperBound)
        return Result { try piece(rows, first: range.lowerBound) }
      }
      for result in made {
        let (piece, part) = try result.get()
        pieces.append(piece)
        account.add(part)
      }
    }
    return pieces
  }

  private func piece(_ rows: Range<Int>, first: Int) throws -> (PackedBytes, WorkbookAccount) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(rows.count * (columns.count + 1) * 36)
    var account = WorkbookAccount()
    let letters = (0...columns.count).map { Array("<c r=\"\(WorkbookFile.letters($0))".utf8) }
    let textEnd = [text.plain, text.bold].map { Array("\" s=\"\($0)\" t=\"inlineStr\"><is><t".utf8) }
    let hasSources = table.hasSources
    for position in rows {
      let row = table.rows[position]
      let number = Array("\(position - first + 2)".utf8)
      let textLook = textEnd[row.isSummary ? 1 : 0]
      bytes += Self.rowStart
      bytes += number
      bytes += Self.tagEnd
      for (index, column) in columns.enumerated() {
        let cell = row.cells[column.index]
        switch WorkbookValue(cell, part: column.part) {
        case .text(let words):
          let (words, isCut) = WorkbookText.cell(words)
          if isCut { account.cutTexts += 1 }
          bytes += letters[index]
          bytes += number
          bytes += textLook
          Self.append(words, to: &bytes)
        case .number(let value, let isShortened):
          if isShortened { account.shortenedNumbers += 1 }
          let look = numbers[index][column.formatKey(value)]
          bytes += letters[index]
          bytes += number
          bytes += Self.lookStart
          Self.append(Int64((row.isSummary ? look?.bold : look?.plain) ?? 0), to: &bytes)
          if row.isTotal, first == 0, position > 0 {
            bytes += Self.sum(above: position, column: index)
          } else {
            bytes += Self.valueStart
          }
          Self.append(value, cell, to: &bytes)
          bytes += Self.valueEnd
        case .empty(let reason):
          if let reason { account.add(reason, column: index) }
        }
      }
      if hasSources, !row.sources.isEmpty {
        bytes += letters[columns.count]
        bytes += number
        bytes += textLook
        Self.append(WorkbookText.cell(row.sources.joined(separator: " ")).text, to: &bytes)
      }
      bytes += Self.rowEnd
    }
    return (try PackedBytes(bytes), account)
  }

  /// A formula over the rows of this sheet, before its value; a sum over several sheets stays a number.
  private static func sum(above position: Int, column: Int) -> [UInt8] {
    let letters = WorkbookFile.letters(column)
    return Array("\"><f>SUM(\(letters)2:\(letters)\(position + 1))</f><v>".utf8)
  }

  private static let rowStart = Array("<row r=\"".utf8)
  private static let tagEnd = Array("\">".utf8)
  private static let rowEnd = Array("</row>".utf8)
  private static let lookStart = Array("\" s=\"".utf8)
  private static let valueStart = Array("\"><v>".utf8)
  private static let valueEnd = Array("</v></c>".utf8)
  private static let textClosing = Array("</t></is></c>".utf8)
  private static let keepsBlanks = Array(" xml:space=\"preserve\"".utf8)

  private static func append(_ words: String, to bytes: inout [UInt8]) {
    let isBlank = { (byte: UInt8?) in byte == 32 || byte == 9 || byte == 10 }
    if isBlank(words.utf8.first) || isBlank(words.utf8.last) { bytes += keepsBlanks }
    bytes.append(UInt8(ascii: ">"))
    for byte in words.utf8 {
      switch byte {
      case UInt8(ascii: "&"): bytes += "&amp;".utf8
      case UInt8(ascii: "<"): bytes += "&lt;".utf8
      case UInt8(ascii: ">"): bytes += "&gt;".utf8
      default: bytes.append(byte)
      }
    }
    bytes += textClosing
  }

  /// The digits of an exact number of at most 17, otherwise the shortest ones of the nearest double.
  private static func append(_ value: Double, _ cell: Cell, to bytes: inout [UInt8]) {
    if case .decimal(let decimal) = cell, decimal.mantissa.magnitude < 100_000_000_000_000_000 {
      append(Int64(decimal.mantissa), scale: decimal.scale, to: &bytes)
    } else {
      bytes += (NumberText.shortest(value) ?? "0").utf8
    }
  }

  private static func append(_ value: Int64, scale: Int = 0, to bytes: inout [UInt8]) {
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    var rest = value.magnitude
    let start = bytes.count
    var digits = 0
    repeat {
      if digits == scale, scale > 0 { bytes.append(UInt8(ascii: ".")) }
      bytes.append(UInt8(48 + rest % 10))
      rest /= 10
      digits += 1
    } while rest > 0 || digits <= scale
    bytes[start...].reverse()
  }
}
