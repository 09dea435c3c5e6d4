import CScan

/// The offsets of delimiters and record ends, found some kilobytes ahead of the records that are taken from them.
final class StructuralIndex {
  private static let window = 1 << 14

  /// Delimiters and record ends that were not taken yet: `positions[head..<count]`.
  let positions: UnsafeMutablePointer<UInt32>
  private(set) var head = 0
  private(set) var count = 0
  /// The record ends among them: `ends[endHead..<endCount]`.
  let ends: UnsafeMutablePointer<UInt32>
  private(set) var endHead = 0
  private(set) var endCount = 0
  /// The bytes before this offset are indexed.
  private(set) var indexed = 0
  /// Records that begin before this offset hold quotes where the index misleads.
  private(set) var irregularEnd = 0
  private var state = cscan_state()

  init() {
    positions = .allocate(capacity: 2 * Self.window + 128)
    ends = .allocate(capacity: 2 * Self.window + 128)
    positions.initialize(repeating: 0, count: 2 * Self.window + 128)
    ends.initialize(repeating: 0, count: 2 * Self.window + 128)
  }

  deinit {
    positions.deallocate()
    ends.deallocate()
  }

  var hasQuotes: Bool { state.has_quotes }
  var hasDoubledQuotes: Bool { state.has_doubled_quotes }

  /// Forgets everything; the next record begins at `position`.
  func restart(at position: Int) {
    (head, count, endHead, endCount, indexed, irregularEnd) = (0, 0, 0, 0, position, 0)
    state = cscan_state()
    state.after_structural = 1
  }

  /// Indexes some more bytes, up to `end`. Where quotes mislead, or a record has very many fields, the bytes so far
  /// become irregular instead.
  func extend(_ bytes: UnsafeMutablePointer<UInt8>, to end: Int, dialect: cscan_dialect) {
    if head > 0 {
      positions.update(from: positions + head, count: count - head)
      (head, count) = (0, count - head)
    }
    (endHead, endCount) = (0, 0)
    let next = min(indexed + Self.window, end)
    guard count <= Self.window else {
      irregularEnd = next
      return
    }
    var (positionCount, recordEndCount) = (count, 0)
    cscan_index(bytes, indexed, next, dialect, &state, positions, &positionCount, ends, &recordEndCount)
    (count, endCount, indexed) = (positionCount, recordEndCount, next)
    if state.is_irregular { irregularEnd = next }
  }

  /// Passes over records that were taken.
  func take(positions taken: Int, records: Int) {
    head += taken
    endHead += records
  }
}
