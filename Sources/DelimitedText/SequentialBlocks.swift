/// Reads a source from its beginning to its end on one thread, carrying unfinished records from block to block.
struct SequentialBlocks {
  static let longestRecord = 1 << 28

  let source: DelimitedSource
  let layout: ScanLayout
  let scanner: RecordScanner
  let blockSize: Int

  /// Returns how many bytes were read.
  func scan(_ worker: ScanWorker) throws -> Int {
    let decoder = DecimalDecoder(layout.dialect)
    let stream: any ByteStream = source.file.map { SequentialBytes($0) } ?? source.stream
    let buffer = BlockBuffer(capacity: blockSize)
    var bufferOffset = 0
    var count = 0
    var position = layout.bodyOffset
    var isLast = false
    // A file can be read again to find a line; a stream is gone, so its lines are counted as it passes.
    let isStream = source.file == nil
    var lines = LineCount(recordEnd: layout.dialect.recordEnd)
    func line(at byte: Int) throws -> Int {
      try LineNumbers(source: source, recordEnd: layout.dialect.recordEnd).lines(at: [byte])[0]
    }
    while !isLast {
      if position <= count {
        // The unfinished record moves to the front.
        if isStream { lines.add(UnsafeBufferPointer(start: buffer.bytes, count: position)) }
        buffer.bytes.update(from: buffer.bytes + position, count: count - position)
        bufferOffset += position
        count -= position
        position = 0
      } else {
        // Still inside the preamble.
        if isStream { lines.add(UnsafeBufferPointer(start: buffer.bytes, count: count)) }
        position -= count
        bufferOffset += count
        count = 0
      }
      if count == buffer.capacity {
        guard buffer.capacity < Self.longestRecord else {
          throw ReadingError.recordTooLong(
            file: source.name, line: try isStream ? lines.line : line(at: bufferOffset), byte: bufferOffset,
            limit: Self.longestRecord)
        }
        buffer.grow(to: buffer.capacity * 2, keeping: count)
      }
      let got = try stream.read(into: buffer.bytes + count, count: buffer.capacity - count)
      isLast = got == 0
      count += got
      worker.progress?(got)
      guard position < count else { continue }
      do {
        _ = try worker.scan(
          buffer.bytes, position: &position, limit: count, end: count, isLast: isLast, bufferOffset: bufferOffset,
          layout: layout, scanner: scanner, decoder: decoder)
      } catch let unclosed as UnclosedQuote {
        let byte = bufferOffset + unclosed.offset
        lines.add(UnsafeBufferPointer(start: buffer.bytes, count: unclosed.offset))
        throw ReadingError.unclosedQuote(
          file: source.name, line: try isStream ? lines.line : line(at: byte), byte: byte)
      }
      if isStream { source.lines.note(worker.rejects.map(\.byte), buffer.bytes, count, bufferOffset, lines) }
    }
    return bufferOffset + count
  }
}
