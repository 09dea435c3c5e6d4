/// Finds where the cells of the wanted columns begin and end, record by record, for a batch at a time.
///
/// The scan is one pass over the bytes; cells of other columns are counted and passed over. Quoted cells are unescaped
/// in place and blanks around cells are trimmed, since trade files pad their codes and numbers.
struct RecordScanner {
  static let batchRows = 4_096
  /// Marks the end of a cell whose quotes have still to be taken out.
  private static let escapedBit: UInt32 = 1 << 31

  let dialect: Dialect
  /// For every field of a record the wanted column it fills, or −1.
  let slotOfField: [Int]
  let slotCount: Int

  init(dialect: Dialect, fieldCount: Int, wanted: [Int]) {
    self.dialect = dialect
    var slots = Array(repeating: -1, count: fieldCount)
    for (slot, field) in wanted.enumerated() { slots[field] = slot }
    slotOfField = slots
    slotCount = wanted.count
  }

  enum Stop {
    /// All records that begin before the limit were scanned.
    case finished
    /// The batch is full.
    case batchIsFull
    /// The last record does not end within the bytes at hand.
    case incompleteRecord
  }

  /// Scans records that begin at `position` or later and before `limit`.
  ///
  /// `bytes[end]` must be writable: a record end is put there as a guard. With `isLast`, the end of the bytes ends the
  /// last record. Returns why it stopped; `position` is then where the next record begins.
  func scan(
    _ bytes: UnsafeMutablePointer<UInt8>, position: inout Int, limit: Int, end: Int, isLast: Bool,
    into cells: CellBounds
  ) throws(UnclosedQuote) -> Stop {
    let delimiter = dialect.delimiter
    let recordEnd = dialect.recordEnd
    // A value no byte is equal to where quotes are ordinary.
    let quote = dialect.quote.map { Int($0) } ?? -1
    let blank = UInt8(ascii: " ")
    let fieldCount = slotOfField.count
    bytes[end] = recordEnd
    return try slotOfField.withUnsafeBufferPointer { slots throws(UnclosedQuote) -> Stop in
      while position < limit, position < end {
        var cursor = position
        // Blank lines between records.
        if bytes[cursor] == recordEnd || (bytes[cursor] == Dialect.carriageReturn && bytes[cursor + 1] == recordEnd) {
          position = bytes[cursor] == recordEnd ? cursor + 1 : cursor + 2
          continue
        }
        let row = cells.rowCount
        if row == Self.batchRows { return .batchIsFull }
        var field = 0
        var isEscaped = false
        while true {
          var start = cursor
          var stop: Int
          var escaped: UInt32 = 0
          if Int(bytes[cursor]) == quote {
            guard let closing = closingQuote(bytes, after: cursor, end) else {
              if isLast { throw UnclosedQuote(offset: position) }
              return .incompleteRecord
            }
            start = cursor + 1
            cursor = closing.offset + 1
            stop = closing.offset
            if closing.hasEscapes { escaped = Self.escapedBit }
            if bytes[cursor] != delimiter && bytes[cursor] != recordEnd {
              while bytes[cursor] != delimiter && bytes[cursor] != recordEnd { cursor += 1 }
              let isCarriageReturn = bytes[closing.offset + 1] == Dialect.carriageReturn
              if bytes[cursor] != recordEnd || cursor != closing.offset + 2 || !isCarriageReturn {
                // Whatever stands between the closing quote and the delimiter belongs to the cell.
                stop = cursor
                escaped = Self.escapedBit
              }
            }
            isEscaped = isEscaped || escaped != 0
          } else {
            while bytes[cursor] != delimiter && bytes[cursor] != recordEnd { cursor += 1 }
            stop = cursor
          }
          let isRecordEnd = bytes[cursor] == recordEnd
          if isRecordEnd, stop > start, stop == cursor, bytes[stop - 1] == Dialect.carriageReturn { stop -= 1 }
          if field < fieldCount {
            let slot = slots[field]
            if slot >= 0 {
              while start < stop, bytes[start] == blank { start += 1 }
              while stop > start, bytes[stop - 1] == blank { stop -= 1 }
              cells.starts[slot][row] = UInt32(truncatingIfNeeded: start)
              cells.ends[slot][row] = UInt32(truncatingIfNeeded: stop) | escaped
            }
          } else if field == fieldCount, isRecordEnd, isBlank(bytes, start, stop) {
            // One empty field too many: the trailing delimiter of UN Comtrade and World Bank files.
            field -= 1
          }
          field += 1
          if isRecordEnd { break }
          cursor += 1
        }
        if cursor == end, !isLast { return .incompleteRecord }
        if isEscaped { unescape(bytes, row: row, in: cells) }
        if field < fieldCount {
          // A short record is rejected later; until then its absent cells are empty, not another row's.
          for absent in field..<fieldCount where slots[absent] >= 0 {
            cells.starts[slots[absent]][row] = UInt32(truncatingIfNeeded: position)
            cells.ends[slots[absent]][row] = UInt32(truncatingIfNeeded: position)
          }
        }
        cells.recordStarts[row] = UInt32(truncatingIfNeeded: position)
        cells.fieldCounts[row] = UInt32(truncatingIfNeeded: field)
        cells.rowCount = row + 1
        position = min(cursor + 1, end)
      }
      return .finished
    }
  }

  /// The quote that closes the field opened at `open`; `nil` when there is none before `end`.
  @inline(__always)
  private func closingQuote(
    _ bytes: UnsafeMutablePointer<UInt8>, after open: Int, _ end: Int
  ) -> (offset: Int, hasEscapes: Bool)? {
    let quote = bytes[open]
    var cursor = open + 1
    var hasEscapes = false
    while true {
      while cursor < end, bytes[cursor] != quote { cursor += 1 }
      guard cursor < end else { return nil }
      guard cursor + 1 < end, bytes[cursor + 1] == quote else { return (cursor, hasEscapes) }
      hasEscapes = true
      cursor += 2
    }
  }

  /// Takes the quotes out of the marked cells of a complete record, in place: nothing is moved before the record is
  /// known to be whole, since an incomplete one is scanned again.
  private func unescape(_ bytes: UnsafeMutablePointer<UInt8>, row: Int, in cells: CellBounds) {
    for slot in 0..<slotCount where cells.ends[slot][row] & Self.escapedBit != 0 {
      let stop = Int(cells.ends[slot][row] & ~Self.escapedBit)
      var (source, target) = (Int(cells.starts[slot][row]), Int(cells.starts[slot][row]))
      var isQuoted = true
      while source < stop {
        let byte = bytes[source]
        source += 1
        if isQuoted, byte == dialect.quote {
          guard source < stop, bytes[source] == byte else {
            isQuoted = false
            continue
          }
          source += 1
        }
        bytes[target] = byte
        target += 1
      }
      var start = Int(cells.starts[slot][row])
      while start < target, bytes[start] == UInt8(ascii: " ") { start += 1 }
      while target > start, bytes[target - 1] == UInt8(ascii: " ") { target -= 1 }
      cells.starts[slot][row] = UInt32(truncatingIfNeeded: start)
      cells.ends[slot][row] = UInt32(truncatingIfNeeded: target)
    }
  }

  private func isBlank(_ bytes: UnsafeMutablePointer<UInt8>, _ start: Int, _ stop: Int) -> Bool {
    (start..<stop).allSatisfy { bytes[$0] == UInt8(ascii: " ") }
  }
}

/// A quoted field that the input ends in.
struct UnclosedQuote: Error { let offset: Int }

/// Where the cells of one batch stand, column by column, as offsets into the bytes that were scanned.
final class CellBounds {
  let starts: [UnsafeMutablePointer<UInt32>]
  let ends: [UnsafeMutablePointer<UInt32>]
  let recordStarts: UnsafeMutablePointer<UInt32>
  let fieldCounts: UnsafeMutablePointer<UInt32>
  var rowCount = 0

  init(slotCount: Int) {
    func column() -> UnsafeMutablePointer<UInt32> { .allocate(capacity: RecordScanner.batchRows) }
    starts = (0..<slotCount).map { _ in column() }
    ends = (0..<slotCount).map { _ in column() }
    recordStarts = column()
    fieldCounts = column()
  }

  deinit {
    for pointer in starts + ends + [recordStarts, fieldCounts] { pointer.deallocate() }
  }
}
