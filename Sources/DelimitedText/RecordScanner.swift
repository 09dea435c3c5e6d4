import CScan

/// Finds where the cells of the wanted columns begin and end, record by record, for a batch at a time.
///
/// Delimiters and record ends are found 64 bytes at a time; records with the header's number of fields are then taken
/// by counting. Whatever is not so regular (ragged records, blank lines, stray quotes) is read byte by byte. Quoted
/// cells are unescaped in place. Cells keep the blanks around them, which trade files pad codes and numbers with.
struct RecordScanner {
  static let batchRows = 2_048
  /// Marks the end of a cell whose quotes have still to be taken out.
  private static let escapedBit: UInt32 = 1 << 31

  let dialect: Dialect
  /// The field of every wanted column.
  let wanted: [Int]
  /// For every field of a record the wanted column it fills, or −1.
  let slotOfField: [Int]
  private let signs: cscan_dialect
  private let isIndexable: Bool

  init(dialect: Dialect, fieldCount: Int, wanted: [Int]) {
    self.dialect = dialect
    self.wanted = wanted
    var slots = Array(repeating: -1, count: fieldCount)
    for (slot, field) in wanted.enumerated() { slots[field] = slot }
    slotOfField = slots
    signs = cscan_dialect(
      delimiter: dialect.delimiter, record_end: dialect.recordEnd, quote: dialect.quote.map { Int32($0) } ?? -1)
    let special = [dialect.delimiter, dialect.recordEnd, dialect.quote].compactMap { $0 }
    isIndexable =
      fieldCount > 1 && Set(special).count == special.count && dialect.delimiter != Dialect.carriageReturn
      && dialect.quote != Dialect.carriageReturn
  }

  /// The signs to look for where bit masks find all structure, else `nil`.
  var indexableSigns: cscan_dialect? { isIndexable ? signs : nil }

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
  /// last record. Returns why it stopped; `position` is then where the next record begins. The index must be restarted
  /// before another buffer, another `end` or another `position` is scanned.
  func scan(
    _ bytes: UnsafeMutablePointer<UInt8>, position: inout Int, limit: Int, end: Int, isLast: Bool,
    index: StructuralIndex, into cells: CellBounds
  ) throws(UnclosedQuote) -> Stop {
    guard isIndexable else {
      return try scanByBytes(bytes, position: &position, limit: limit, end: end, isLast: isLast, into: cells)
    }
    bytes[end] = dialect.recordEnd
    let bound = min(limit, end)
    let indexEnd = isLast ? end + 1 : end
    while position < bound {
      if position < index.irregularEnd {
        let part = min(limit, index.irregularEnd)
        let stop = try scanByBytes(bytes, position: &position, limit: part, end: end, isLast: isLast, into: cells)
        guard stop == .finished else { return stop }
        if position >= index.irregularEnd { index.restart(at: position) }
      } else if index.endHead == index.endCount {
        if index.indexed >= indexEnd {
          guard isLast else { return .incompleteRecord }
          return try scanByBytes(bytes, position: &position, limit: limit, end: end, isLast: true, into: cells)
        }
        index.extend(bytes, to: indexEnd, dialect: signs)
      } else if cells.rowCount == Self.batchRows {
        return .batchIsFull
      } else if takeRegular(bytes, &position, bound, end, index, cells) == 0 {
        let expected = Int(index.ends[index.endHead]) + 1
        let stop = try scanByBytes(
          bytes, position: &position, limit: position + 1, end: end, isLast: isLast, into: cells)
        guard stop == .finished else { return stop }
        if position == min(expected, end) {
          var fields = 1
          while index.positions[index.head + fields - 1] + 1 != UInt32(expected) { fields += 1 }
          index.take(positions: fields, records: 1)
        } else {
          index.restart(at: position)
        }
      }
    }
    return .finished
  }

  /// Takes the records that have as many fields as the header, or one empty field more; returns how many there were.
  private func takeRegular(
    _ bytes: UnsafeMutablePointer<UInt8>, _ position: inout Int, _ bound: Int, _ end: Int, _ index: StructuralIndex,
    _ cells: CellBounds
  ) -> Int {
    let fieldCount = slotOfField.count
    let positions = index.positions + index.head
    let ends = index.ends + index.endHead
    let available = index.count - index.head
    var isTrailing = false
    if available < fieldCount || positions[fieldCount - 1] != ends[0] {
      guard available > fieldCount, positions[fieldCount] == ends[0], isEmptyTail(bytes, positions + fieldCount - 1)
      else { return 0 }
      isTrailing = true
    }
    let stride = isTrailing ? fieldCount + 1 : fieldCount
    let most = min(RecordScanner.batchRows - cells.rowCount, index.endCount - index.endHead, available / stride)
    let row = cells.rowCount
    let recordStarts = cells.recordStarts + row
    var count = 0
    var next = UInt32(truncatingIfNeeded: position)
    var last = stride - 1
    while count < most, positions[last] == ends[count], Int(next) < bound {
      if isTrailing, !isEmptyTail(bytes, positions + last - 1) { break }
      recordStarts[count] = next
      next = ends[count] &+ 1
      count &+= 1
      last &+= stride
    }
    for (slot, field) in wanted.enumerated() {
      let starts = cells.starts[slot] + row
      let stops = cells.ends[slot] + row
      var place = field
      for record in 0..<count {
        starts[record] = field == 0 ? recordStarts[record] : positions[place &- 1] &+ 1
        stops[record] = positions[place]
        place &+= stride
      }
      if field == fieldCount - 1, !isTrailing {
        for record in 0..<count
        where stops[record] > starts[record] && bytes[Int(stops[record]) - 1] == Dialect.carriageReturn {
          stops[record] -= 1
        }
      }
    }
    if index.hasQuotes { takeQuotes(bytes, row..<(row + count), mayBeDoubled: index.hasDoubledQuotes, in: cells) }
    cells.rowCount = row + count
    index.take(positions: count * stride, records: count)
    if count > 0 { position = min(Int(next), end) }
    return count
  }

  /// Whether nothing but a line end stands between a delimiter and the record end after it.
  @inline(__always)
  private func isEmptyTail(_ bytes: UnsafeMutablePointer<UInt8>, _ delimiter: UnsafeMutablePointer<UInt32>) -> Bool {
    let gap = delimiter[1] - delimiter[0]
    return gap == 1 || (gap == 2 && bytes[Int(delimiter[0]) + 1] == Dialect.carriageReturn)
  }

  /// Takes the quotes off quoted cells, which the index has shown to be quoted from end to end.
  private func takeQuotes(
    _ bytes: UnsafeMutablePointer<UInt8>, _ rows: Range<Int>, mayBeDoubled: Bool, in cells: CellBounds
  ) {
    guard let quote = dialect.quote else { return }
    for slot in wanted.indices {
      let (starts, ends) = (cells.starts[slot], cells.ends[slot])
      for row in rows where ends[row] > starts[row] && bytes[Int(starts[row])] == quote {
        starts[row] += 1
        ends[row] -= 1
        guard mayBeDoubled, (Int(starts[row])..<Int(ends[row])).contains(where: { bytes[$0] == quote }) else {
          continue
        }
        ends[row] |= Self.escapedBit
        unescape(bytes, row: row, in: cells)
      }
    }
  }

  /// The same byte by byte, as the grammar says.
  func scanByBytes(
    _ bytes: UnsafeMutablePointer<UInt8>, position: inout Int, limit: Int, end: Int, isLast: Bool,
    into cells: CellBounds
  ) throws(UnclosedQuote) -> Stop {
    let delimiter = dialect.delimiter
    let recordEnd = dialect.recordEnd
    // A value no byte is equal to where quotes are ordinary.
    let quote = dialect.quote.map { Int($0) } ?? -1
    let fieldCount = slotOfField.count
    bytes[end] = recordEnd
    return try slotOfField.withUnsafeBufferPointer { slots throws(UnclosedQuote) -> Stop in
      while position < limit, position < end {
        var cursor = position
        // Blank lines between records.
        if bytes[cursor] == recordEnd || (bytes[cursor] == Dialect.carriageReturn && bytes[cursor + 1] == recordEnd) {
          let next = bytes[cursor] == recordEnd ? cursor + 1 : cursor + 2
          if next > end, !isLast { return .incompleteRecord }
          position = min(next, end)
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
              cells.starts[slot][row] = UInt32(truncatingIfNeeded: start)
              cells.ends[slot][row] = UInt32(truncatingIfNeeded: stop) | escaped
            }
          } else if field == fieldCount, isRecordEnd, isBlank(bytes, start, stop, isEscaped: escaped != 0) {
            // One empty field too many: the trailing delimiter of UN Comtrade and World Bank files.
            field -= 1
          }
          field += 1
          if isRecordEnd { break }
          cursor += 1
        }
        if cursor == end, !isLast { return .incompleteRecord }
        if field < fieldCount {
          // A short record is rejected later; until then its absent cells are empty, not another row's.
          for absent in field..<fieldCount where slots[absent] >= 0 {
            cells.starts[slots[absent]][row] = UInt32(truncatingIfNeeded: position)
            cells.ends[slots[absent]][row] = UInt32(truncatingIfNeeded: position)
          }
        }
        if isEscaped {
          if field == fieldCount {
            unescape(bytes, row: row, in: cells)
          } else {
            // It will be rejected, and is then shown as it stands.
            for slot in wanted.indices { cells.ends[slot][row] &= ~Self.escapedBit }
          }
        }
        cells.recordStarts[row] = UInt32(truncatingIfNeeded: position)
        if field != fieldCount { cells.raggedRows.append((row, field)) }
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
    for slot in wanted.indices where cells.ends[slot][row] & Self.escapedBit != 0 {
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
      cells.ends[slot][row] = UInt32(truncatingIfNeeded: target)
      // The quotes that were taken out stand behind the cell, so that the lines of a stream can still be counted.
      if let quote = dialect.quote { (bytes + target).update(repeating: quote, count: stop - target) }
    }
  }

  /// Whether nothing but blanks stands in a cell; of an escaped one the closing quote may be among them.
  private func isBlank(_ bytes: UnsafeMutablePointer<UInt8>, _ start: Int, _ stop: Int, isEscaped: Bool) -> Bool {
    var isClosed = !isEscaped
    for place in start..<stop where bytes[place] != UInt8(ascii: " ") {
      guard !isClosed, bytes[place] == dialect.quote else { return false }
      isClosed = true
    }
    return true
  }
}

/// A quoted field that the input ends in.
struct UnclosedQuote: Error { let offset: Int }

/// Where the cells of one batch stand, column by column, as offsets into the bytes that were scanned.
final class CellBounds {
  let starts: [UnsafeMutablePointer<UInt32>]
  let ends: [UnsafeMutablePointer<UInt32>]
  let recordStarts: UnsafeMutablePointer<UInt32>
  /// The records with another number of fields than the header, and how many they have.
  var raggedRows: [(row: Int, fields: Int)] = []
  var rowCount = 0

  init(slotCount: Int) {
    func column() -> UnsafeMutablePointer<UInt32> { .allocate(capacity: RecordScanner.batchRows) }
    starts = (0..<slotCount).map { _ in column() }
    ends = (0..<slotCount).map { _ in column() }
    recordStarts = column()
  }

  /// Keeps only the rows given, in their order.
  func keep(_ rows: UnsafeBufferPointer<UInt32>) {
    for column in starts + ends + [recordStarts] {
      for (target, row) in rows.enumerated() { column[target] = column[Int(row)] }
    }
  }

  deinit {
    for pointer in starts + ends + [recordStarts] { pointer.deallocate() }
  }
}
