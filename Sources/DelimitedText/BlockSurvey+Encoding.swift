/// A survey as bytes to keep: whole numbers in groups of seven bits, the lowest first, the highest bit of a byte saying
/// that more follow (LEB128); texts as their length and UTF-8.
extension BlockSurvey {
  private static let version = 1

  public var encoded: [UInt8] {
    var writer = Writer()
    writer.put(Self.version)
    for number in [shape.fileSize, shape.blockSize, shape.bodyOffset, shape.fieldCount] { writer.put(number) }
    writer.put(Int(shape.delimiter))
    writer.put(shape.quote.map { Int($0) + 1 } ?? 0)
    writer.put(Int(shape.recordEnd))
    writer.put(fields.count)
    for (field, texts) in zip(fields, texts) {
      writer.put(field)
      writer.put(texts.count)
      for text in texts { writer.put(text) }
    }
    writer.put(blocks.count)
    for block in blocks {
      writer.put((block.startsInQuotes ? 1 : 0) + (block.isRegular ? 2 : 0))
      writer.put(block.records)
      for texts in block.texts {
        writer.put(texts.map { $0.count + 1 } ?? 0)
        for number in texts ?? [] { writer.put(Int(number)) }
      }
    }
    return writer.bytes
  }

  /// `nil` for bytes that are no survey of this version.
  public init?(encoded bytes: [UInt8]) {
    var reader = Reader(bytes: bytes)
    guard reader.number() == Self.version, let fileSize = reader.number(), let blockSize = reader.number(),
      let bodyOffset = reader.number(), let fieldCount = reader.number(), let delimiter = reader.byte(),
      let quote = reader.number(), quote <= 256, let recordEnd = reader.byte(), let fieldsKnown = reader.count()
    else { return nil }
    var fields: [Int] = []
    var texts: [[String]] = []
    for _ in 0..<fieldsKnown {
      guard let field = reader.number(), let count = reader.count() else { return nil }
      fields.append(field)
      texts.append((0..<count).compactMap { _ in reader.text() })
      guard texts[texts.count - 1].count == count else { return nil }
    }
    guard let blockCount = reader.count() else { return nil }
    var blocks: [Block] = []
    blocks.reserveCapacity(blockCount)
    for _ in 0..<blockCount {
      guard let flags = reader.number(), let records = reader.number() else { return nil }
      var block = Block(startsInQuotes: flags & 1 != 0, records: records, isRegular: flags & 2 != 0)
      for column in fields.indices {
        guard let count = reader.count() else { return nil }
        guard count > 0 else {
          block.texts.append(nil)
          continue
        }
        let numbers = (1..<count).compactMap { _ in reader.number().flatMap { UInt32(exactly: $0) } }
        guard numbers.count == count - 1, numbers.allSatisfy({ $0 < texts[column].count }) else { return nil }
        block.texts.append(numbers)
      }
      blocks.append(block)
    }
    guard reader.isAtEnd, blockSize > 0, blockCount == (fileSize + blockSize - 1) / blockSize - bodyOffset / blockSize
    else { return nil }
    self.init(
      shape: Shape(
        fileSize: fileSize, blockSize: blockSize, bodyOffset: bodyOffset, fieldCount: fieldCount, delimiter: delimiter,
        quote: quote == 0 ? nil : UInt8(quote - 1), recordEnd: recordEnd),
      fields: fields, texts: texts, blocks: blocks)
  }

  private struct Writer {
    var bytes: [UInt8] = []

    mutating func put(_ number: Int) {
      var rest = UInt(number)
      while rest > 0x7F {
        bytes.append(UInt8(rest & 0x7F) | 0x80)
        rest >>= 7
      }
      bytes.append(UInt8(rest))
    }

    mutating func put(_ text: String) {
      put(text.utf8.count)
      bytes += Array(text.utf8)
    }
  }

  private struct Reader {
    let bytes: [UInt8]
    var position = 0

    var isAtEnd: Bool { position == bytes.count }

    mutating func number() -> Int? {
      var found: UInt = 0
      var shift: UInt = 0
      while position < bytes.count, shift < 63 {
        let byte = bytes[position]
        position += 1
        found |= UInt(byte & 0x7F) << shift
        if byte < 0x80 { return Int(exactly: found) }
        shift += 7
      }
      return nil
    }

    mutating func byte() -> UInt8? { number().flatMap { UInt8(exactly: $0) } }

    /// How many things follow; each takes a byte at least.
    mutating func count() -> Int? { number().flatMap { $0 <= bytes.count - position + 1 ? $0 : nil } }

    mutating func text() -> String? {
      guard let count = count(), count <= bytes.count - position else { return nil }
      defer { position += count }
      return String(validating: bytes[position..<(position + count)], as: UTF8.self)
    }
  }
}
