import CScan
import Columns
import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads blocks of a file at their places, one block a worker at a time.
///
/// A block owns the records that begin behind its first byte, up to the first of the next block; the last of them may end
/// in the next. So no block needs a byte before it, and blocks lie where files kept in pieces have theirs. Whether a block
/// begins inside a quoted field follows from the number of quotes before it: each worker counts the quotes of its block
/// before it scans, and passes the parity on.
final class ParallelBlocks: Sendable {
  static let usualBlockSize = 1 << 19

  private let file: any RandomAccessBytes
  private let layout: ScanLayout
  private let scanner: RecordScanner
  private let blockSize: Int
  /// How much of the next block is read first for the end of the last record.
  private let overhang: Int
  private let firstBlock: Int
  private let blockCount: Int
  private let state: Mutex<State>
  private let survey: BlockSurvey?
  /// For each block that need not be read, the number of its records.
  private let passedOver: [Int?]

  private struct State {
    var nextBlock = 0
    /// Whether an odd number of quotes stands before each block; known for the blocks that were counted.
    var isOdd: [Bool] = [false]
    var firstRecords: [Int: Int] = [:]
    var ends: [Int: Int] = [:]
    var failures: [Int: any Error] = [:]
    var found: [Int: (block: BlockSurvey.Block, texts: [[String]?])] = [:]
  }

  init(
    file: any RandomAccessBytes, layout: ScanLayout, scanner: RecordScanner, blockSize: Int,
    consumer: any BatchConsumer
  ) {
    self.file = file
    self.layout = layout
    self.scanner = scanner
    self.blockSize = blockSize
    overhang = min(blockSize, 1 << 12)
    firstBlock = layout.bodyOffset / blockSize
    blockCount = (file.size + blockSize - 1) / blockSize - firstBlock
    survey = file.survey.flatMap {
      $0.shape == BlockSurvey.Shape(layout, fileSize: file.size, blockSize: blockSize) ? $0 : nil
    }
    passedOver = survey?.passedOver(by: consumer, layout) ?? []
    state = Mutex(State())
  }

  /// Scans the file with the workers given, but for the blocks of which its survey says that no row of them is selected;
  /// throws `BlocksDisagree` when the blocks do not meet.
  func scan(_ workers: [ScanWorker]) throws {
    let shared = Workers(workers)
    DispatchQueue.concurrentPerform(iterations: workers.count) { index in
      self.work(shared.workers[index])
    }
    let (failures, firstRecords, ends) = state.withLock { ($0.failures, $0.firstRecords, $0.ends) }
    if let first = failures.keys.min(), let failure = failures[first] { throw failure }
    for block in 1..<blockCount {
      guard let first = firstRecords[block], let end = ends[block - 1] else { continue }
      guard first == end else { throw BlocksDisagree() }
    }
  }

  /// What the workers have found in all blocks, where they take notes of all of them; after `scan`.
  func survey(by worker: ScanWorker) -> BlockSurvey? {
    guard let notes = worker.notes else { return nil }
    let found = state.withLock(\.found)
    guard found.count == blockCount else { return nil }
    return BlockSurvey(
      shape: BlockSurvey.Shape(layout, fileSize: file.size, blockSize: blockSize),
      fields: notes.slots.map { layout.fields[$0] }, found: (0..<blockCount).compactMap { found[$0] })
  }

  /// The workers are each used by one thread at a time.
  private struct Workers: @unchecked Sendable {
    let workers: [ScanWorker]
    init(_ workers: [ScanWorker]) { self.workers = workers }
  }

  private func work(_ worker: ScanWorker) {
    let decoder = DecimalDecoder(layout.dialect)
    var buffer = Buffer(capacity: blockSize + overhang)
    while true {
      let block = state.withLock { state -> Int? in
        guard state.nextBlock < blockCount, state.failures.isEmpty else { return nil }
        state.nextBlock += 1
        return state.nextBlock - 1
      }
      guard let block else { return }
      do {
        try scanBlock(block, worker, &buffer, decoder)
      } catch {
        let failure: any Error = error is UnclosedQuote ? BlocksDisagree() : error
        state.withLock { state in
          state.failures[block] = failure
          // Nobody may wait for a parity that will not come.
          while state.isOdd.count <= blockCount { state.isOdd.append(false) }
        }
      }
    }
  }

  private struct Buffer {
    let block: BlockBuffer
    /// The place in the file of the first byte, and how many there are.
    var offset = 0
    var count = 0

    init(capacity: Int) { block = BlockBuffer(capacity: capacity) }

    var bytes: UnsafeMutablePointer<UInt8> { block.bytes }
  }

  private func scanBlock(
    _ block: Int, _ worker: ScanWorker, _ buffer: inout Buffer, _ decoder: DecimalDecoder
  ) throws {
    let low = max(layout.bodyOffset, (firstBlock + block) * blockSize)
    let high = min((firstBlock + block + 1) * blockSize, file.size)
    defer { worker.progress?(high - low) }
    if !passedOver.isEmpty, let records = passedOver[block] {
      worker.passOver(records: records)
      return
    }
    worker.beginBlock()
    buffer.offset = low
    buffer.count = 0
    try fill(&buffer, through: high)
    let isOdd = survey?.blocks[block].startsInQuotes ?? passParity(block, buffer.bytes, high - low)
    var position = block == 0 ? 0 : try secondRecord(isQuoted: isOdd, &buffer)
    state.withLock { [start = low + position] in $0.firstRecords[block] = start }
    var further = overhang
    while true {
      let isLast = low + buffer.count == file.size
      _ = try worker.scan(
        buffer.bytes, position: &position, limit: high - low + 1, end: buffer.count, isLast: isLast,
        bufferOffset: low, layout: layout, scanner: scanner, decoder: decoder)
      // A record that begins in time is not whole yet.
      guard low + position <= high, !isLast else { break }
      try fill(&buffer, through: min(low + buffer.count + further, file.size))
      further *= 2
    }
    let found = worker.endBlock(startsInQuotes: isOdd)
    state.withLock { [end = low + position] in
      $0.ends[block] = end
      $0.found[block] = found
    }
  }

  /// Reads on until the buffer reaches `end` of the file.
  private func fill(_ buffer: inout Buffer, through end: Int) throws {
    let wanted = end - buffer.offset
    buffer.block.grow(to: wanted, keeping: buffer.count)
    let got = try file.read(
      into: buffer.bytes + buffer.count, count: wanted - buffer.count, at: buffer.offset + buffer.count)
    guard buffer.count + got == wanted else {
      try file.checkUnchanged()
      throw ReadingError.changedWhileRead(file: file.name, expected: end, found: buffer.offset + buffer.count + got)
    }
    buffer.count = wanted
  }

  /// Counts the quotes of a block, waits for the parity before it, and tells the next block.
  private func passParity(_ block: Int, _ bytes: UnsafeMutablePointer<UInt8>, _ count: Int) -> Bool {
    guard let quote = layout.dialect.quote else { return false }
    let isOddHere = cscan_is_odd(bytes, count, quote)
    while true {
      let before = state.withLock { state -> Bool? in
        guard state.isOdd.count > block else { return nil }
        if state.isOdd.count == block + 1 { state.isOdd.append(state.isOdd[block] != isOddHere) }
        return state.isOdd[block]
      }
      if let before { return before }
      // The block before is being counted right now, which takes microseconds.
      sched_yield()
    }
  }

  /// The offset in the buffer of the first record that begins behind its first byte.
  private func secondRecord(isQuoted: Bool, _ buffer: inout Buffer) throws -> Int {
    let recordEnd = layout.dialect.recordEnd
    let quote = layout.dialect.quote
    var isQuoted = isQuoted
    var position = 0
    while true {
      while position < buffer.count {
        let byte = buffer.bytes[position]
        position += 1
        if byte == quote { isQuoted.toggle() } else if byte == recordEnd, !isQuoted { return position }
      }
      let end = buffer.offset + buffer.count
      if end == file.size { return position }
      try fill(&buffer, through: min(end + blockSize, file.size))
    }
  }
}
