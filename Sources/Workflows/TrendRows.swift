import Columns
import DelimitedText
import Documents
import Renderers

/// One cell of rows whose texts repeat.
enum PlainCell: BitwiseCopyable {
  /// A place among the texts of the rows.
  case text(Int32)
  case count(Int32)
  /// Missing, for the reason of the row, when it is not finite.
  case number(Double)
  /// Missing for no other reason than that it was not observed.
  case missing
}

/// Rows of numbers and of texts that repeat: as a table, or straight as delimited text of the same bytes.
protocol PlainRows {
  var columns: [Table.Column] { get }
  var texts: [String] { get }
  var rowCount: Int { get }
  /// Writes one cell a column.
  func write(_ row: Int, to cells: UnsafeMutablePointer<PlainCell>)
  /// Why numbers of a row are missing.
  func missingReason(_ row: Int) -> String?
}

extension PlainRows {
  func table(id: String, title: String, notes: [Prose]) -> Table {
    let (columns, texts) = (columns, texts)
    let rows = withUnsafeTemporaryAllocation(of: PlainCell.self, capacity: columns.count) { buffer in
      (0..<rowCount).map { row in
        guard let cells = buffer.baseAddress else { return Table.Row([]) }
        write(row, to: cells)
        let reason = missingReason(row)
        return Table.Row(
          columns.indices.map { column in
            switch cells[column] {
            case .text(let place): .text(texts[Int(place)])
            case .count(let count): .integer(Int(count))
            case .number(let number): .number(number, otherwise: reason)
            case .missing: .missing
            }
          })
      }
    }
    return Table(id: id, title: title, columns: columns, rows: rows, notes: notes).withUniqueColumnNames
  }
}

/// Plain rows as delimited text, in pieces made on several threads. The bytes are those of the table's renderer.
struct PlainRowsText {
  private static let mostRowsInPiece = 4_096
  private static let mostBytesInPiece = 1 << 23

  let dialect: DelimitedWriter.Dialect
  let threads: Int

  /// All rows, without the header.
  func pieces(_ rows: some PlainRows) -> [[UInt8]] {
    let texts = CellTexts(rows.texts, dialect: dialect)
    let width = rows.columns.count
    let count = rows.rowCount
    let lineEnd = Array(dialect.lineEnd.rawValue.utf8)
    let longest = width * (max(texts.longest, NumberBytes.longest) + 1) + lineEnd.count
    let rowsInPiece = max(1, min(Self.mostRowsInPiece, Self.mostBytesInPiece / longest))
    let starts = Array(stride(from: 0, to: count, by: rowsInPiece))
    return concurrentMap(starts.count, threads: threads) { index in
      let range = starts[index]..<min(count, starts[index] + rowsInPiece)
      // Room for the longest rows, of which only the pages that are written to are ever there.
      return withUnsafeTemporaryAllocation(of: PlainCell.self, capacity: width) { cells in
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: longest * range.count + CellTexts.padding) { room in
          guard let cells = cells.baseAddress, let start = room.baseAddress else { return [] }
          var target = start
          for row in range {
            rows.write(row, to: cells)
            for column in 0..<width {
              if column > 0 { put(dialect.separator, to: &target) }
              write(cells[column], texts, to: &target)
            }
            for byte in lineEnd { put(byte, to: &target) }
          }
          return [UInt8](UnsafeBufferPointer(start: start, count: target - start))
        }
      }
    }
  }

  @inline(__always)
  private func write(_ cell: PlainCell, _ texts: CellTexts, to target: inout UnsafeMutablePointer<UInt8>) {
    switch cell {
    case .text(let place):
      let (start, end) = (texts.ends[Int(place)], texts.ends[Int(place) + 1])
      texts.bytes.withUnsafeBufferPointer { bytes in
        guard let base = bytes.baseAddress else { return }
        if end - start <= CellTexts.padding {
          // Whatever stands behind a short text is copied with it, and written over.
          let text = UnsafeRawPointer(base + start).loadUnaligned(as: SIMD16<UInt8>.self)
          UnsafeMutableRawPointer(target).storeBytes(of: text, as: SIMD16<UInt8>.self)
        } else {
          target.update(from: base + start, count: end - start)
        }
        target += end - start
      }
    case .count(let count): NumberBytes.write(Double(count), usesComma: false, to: &target)
    case .number(let number): NumberBytes.write(number, usesComma: dialect.usesDecimalComma, to: &target)
    case .missing: break
    }
  }

  @inline(__always)
  private func put(_ byte: UInt8, to target: inout UnsafeMutablePointer<UInt8>) {
    target.pointee = byte
    target += 1
  }
}

/// The shortest digits of doubles as bytes, as `NumberText.shortest` writes them.
enum NumberBytes {
  /// A sign, a point, 12 zeros and 17 digits, or 21 digits before the point, with room to spare.
  static let longest = 48

  /// Nothing for a number that is not finite.
  static func write(_ number: Double, usesComma: Bool, to target: inout UnsafeMutablePointer<UInt8>) {
    guard number.isFinite else { return }
    guard number != 0 else { return put(UInt8(ascii: "0"), to: &target) }
    if number < 0 { put(UInt8(ascii: "-"), to: &target) }
    let point = usesComma ? UInt8(ascii: ",") : UInt8(ascii: ".")
    var text = number.magnitude.description
    text.withUTF8 { text in
      // Between these bounds the standard library writes the digits plainly, with ".0" behind whole numbers.
      if number.magnitude >= 0.001, number.magnitude < 1e15, let start = text.baseAddress {
        let isWhole = text.count > 2 && text[text.count - 1] == 48 && text[text.count - 2] == UInt8(ascii: ".")
        let count = isWhole ? text.count - 2 : text.count
        target.update(from: start, count: count)
        if usesComma {
          for place in 0..<count where target[place] == UInt8(ascii: ".") { target[place] = point }
        }
        target += count
        return
      }
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 32) { buffer in
        guard let digits = buffer.baseAddress else { return }
        var (count, exponent) = read(text, into: digits)
        while count > 0, digits[count - 1] == UInt8(ascii: "0") { count -= 1 }
        guard (-12...21).contains(exponent) else {
          put(digits[0], to: &target)
          if count > 1 { put(point, to: &target) }
          copy(digits, 1..<count, to: &target)
          put(UInt8(ascii: "e"), to: &target)
          for byte in String(exponent - 1).utf8 { put(byte, to: &target) }
          return
        }
        if exponent <= 0 {
          put(UInt8(ascii: "0"), to: &target)
          put(point, to: &target)
          while exponent < 0 {
            put(UInt8(ascii: "0"), to: &target)
            exponent += 1
          }
          copy(digits, 0..<count, to: &target)
        } else {
          copy(digits, 0..<min(count, exponent), to: &target)
          if count > exponent {
            put(point, to: &target)
            copy(digits, exponent..<count, to: &target)
          }
          for _ in stride(from: count, to: exponent, by: 1) { put(UInt8(ascii: "0"), to: &target) }
        }
      }
    }
  }

  /// The digits from the first that is not zero, and how many stand before the point.
  @inline(__always)
  private static func read(
    _ text: UnsafeBufferPointer<UInt8>, into digits: UnsafeMutablePointer<UInt8>
  ) -> (count: Int, exponent: Int) {
    var count = 0
    var exponent = 0
    var isFraction = false
    var place = 0
    while place < text.count {
      let byte = text[place]
      if byte == UInt8(ascii: "e") { break }
      place += 1
      if byte == UInt8(ascii: ".") {
        isFraction = true
        continue
      }
      if count == 0, byte == UInt8(ascii: "0") {
        if isFraction { exponent -= 1 }
        continue
      }
      digits[count] = byte
      count += 1
      if !isFraction { exponent += 1 }
    }
    guard place < text.count else { return (count, exponent) }
    let isNegative = text[place + 1] == UInt8(ascii: "-")
    var power = 0
    for byte in text[(place + 1)...] where byte >= UInt8(ascii: "0") { power = power * 10 + Int(byte - 48) }
    return (count, exponent + (isNegative ? -power : power))
  }

  @inline(__always)
  private static func copy(
    _ digits: UnsafeMutablePointer<UInt8>, _ range: Range<Int>, to target: inout UnsafeMutablePointer<UInt8>
  ) {
    for place in range { put(digits[place], to: &target) }
  }

  @inline(__always)
  private static func put(_ byte: UInt8, to target: inout UnsafeMutablePointer<UInt8>) {
    target.pointee = byte
    target += 1
  }
}
