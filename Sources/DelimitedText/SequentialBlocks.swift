/// Reads a source from its beginning to its end on one thread, carrying unfinished records from block to block.
struct SequentialBlocks {
  static let blockSize = 1 << 20
  static let longestRecord = 1 << 28

  let source: DelimitedSource
  let layout: ScanLayout
  let scanner: RecordScanner

  /// Returns how many bytes were read.
  func scan(_ worker: ScanWorker) throws -> Int {
    let decoder = DecimalDecoder(layout.dialect)
    let stream: any ByteStream = source.file.map { SequentialBytes($0) } ?? source.stream
    var capacity = Self.blockSize
    var buffer = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity + 1)
    defer { buffer.deallocate() }
    var bufferOffset = 0
    var count = 0
    var position = layout.bodyOffset
    var isLast = false
    var lines = LineCount(recordEnd: layout.dialect.recordEnd)
    while !isLast {
      if position <= count {
        // The unfinished record moves to the front.
        lines.add(UnsafeBufferPointer(start: buffer, count: position))
        buffer.update(from: buffer + position, count: count - position)
        bufferOffset += position
        count -= position
        position = 0
      } else {
        // Still inside the preamble.
        lines.add(UnsafeBufferPointer(start: buffer, count: count))
        position -= count
        bufferOffset += count
        count = 0
      }
      if count == capacity {
        guard capacity < Self.longestRecord else {
          throw ReadingError.recordTooLong(
            file: source.name, line: lines.line, byte: bufferOffset, limit: Self.longestRecord)
        }
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity * 2 + 1)
        larger.update(from: buffer, count: count)
        buffer.deallocate()
        buffer = larger
        capacity *= 2
      }
      let got = try stream.read(into: buffer + count, count: capacity - count)
      isLast = got == 0
      count += got
      guard position < count else { continue }
      do {
        _ = try worker.scan(
          buffer, position: &position, limit: count, end: count, isLast: isLast, bufferOffset: bufferOffset,
          layout: layout, scanner: scanner, decoder: decoder)
      } catch let unclosed as UnclosedQuote {
        lines.add(UnsafeBufferPointer(start: buffer, count: unclosed.offset))
        throw ReadingError.unclosedQuote(
          file: source.name, line: lines.line, byte: bufferOffset + unclosed.offset)
      }
      if source.file == nil { source.lines.note(worker.rejects.map(\.byte), buffer, count, bufferOffset, lines) }
    }
    return bufferOffset + count
  }
}
