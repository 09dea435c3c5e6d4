import CScan

/// Counts lines as bytes go by.
struct LineCount {
  let recordEnd: UInt8
  /// The line that the next byte stands on, from 1.
  private(set) var line = 1

  init(recordEnd: UInt8) { self.recordEnd = recordEnd }

  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let first = bytes.baseAddress else { return }
    line += cscan_count(first, bytes.count, recordEnd)
  }
}

/// Finds the lines of bytes: by reading a file again up to them, since only the few rows that were rejected need it.
struct LineNumbers {
  let source: DelimitedSource
  let recordEnd: UInt8

  /// The lines of ascending byte offsets.
  func lines(at offsets: [Int]) throws -> [Int] {
    guard let file = source.file else { return offsets.map { source.lines.line(at: $0) } }
    var lines: [Int] = []
    var count = LineCount(recordEnd: recordEnd)
    var position = 0
    let buffer = UnsafeMutablePointer<UInt8>.allocate(capacity: ParallelBlocks.usualBlockSize)
    defer { buffer.deallocate() }
    for offset in offsets {
      while position < offset {
        let wanted = min(ParallelBlocks.usualBlockSize, offset - position)
        let got = try file.read(into: buffer, count: wanted, at: position)
        guard got > 0 else { break }
        count.add(UnsafeBufferPointer(start: buffer, count: got))
        position += got
      }
      lines.append(count.line)
    }
    return lines
  }
}

/// The lines of rejected rows of a stream, noted while its bytes are still there.
final class NotedLines {
  private var lines: [Int: Int] = [:]

  func line(at byte: Int) -> Int { lines[byte] ?? 0 }

  func note(
    _ offsets: [Int], _ buffer: UnsafeMutablePointer<UInt8>, _ count: Int, _ bufferOffset: Int, _ before: LineCount
  ) {
    var counted = before
    var position = 0
    for offset in offsets.sorted() where lines[offset] == nil && offset >= bufferOffset {
      counted.add(UnsafeBufferPointer(start: buffer + position, count: offset - bufferOffset - position))
      position = offset - bufferOffset
      lines[offset] = counted.line
    }
  }
}
