import Columns

/// One thread's share of a scan: cells become columns, columns go to the consumer, rows that cannot be read are kept
/// with their reasons.
final class ScanWorker {
  let consumer: any BatchConsumer
  var rejects: [LocatedReject] = []
  var recordCount = 0

  /// What is noted of the block that is being scanned, where a survey is taken.
  private(set) var notes: BlockNotes?
  private var noted = (records: 0, ragged: 0)
  private var raggedCount = 0

  /// Told how many bytes were just read.
  let progress: (@Sendable (Int) -> Void)?

  private let kinds: [ColumnKind]
  private let selectionColumns: [Int]
  private let chosen = UnsafeMutableBufferPointer<UInt32>.allocate(capacity: RecordScanner.batchRows)
  private let dictionaries: [TextDictionary?]
  private let bounds: CellBounds
  private let index = StructuralIndex()
  private var codes: [[UInt32]]
  private var decimals: [DecimalColumn]

  /// A reject that knows its byte but not yet its line.
  struct LocatedReject {
    var byte: Int
    var field: Int?
    var text: String
    var reason: String
    var advice: String
  }

  init(kinds: [ColumnKind], consumer: any BatchConsumer, progress: (@Sendable (Int) -> Void)?) {
    self.progress = progress
    self.kinds = kinds
    self.consumer = consumer
    selectionColumns = consumer.selectionColumns
    bounds = CellBounds(slotCount: kinds.count)
    dictionaries = kinds.map { $0 == .text ? TextDictionary() : nil }
    codes = kinds.map { $0 == .text ? Array(repeating: 0, count: RecordScanner.batchRows) : [] }
    decimals = kinds.map { DecimalColumn(capacity: $0 == .decimal ? RecordScanner.batchRows : 0) }
  }

  deinit { chosen.deallocate() }

  /// Takes notes from now on: of all text columns, which must be read of all rows.
  func takeNotes() {
    guard selectionColumns.isEmpty else { return }
    notes = BlockNotes(slots: kinds.indices.filter { kinds[$0] == .text })
  }

  func beginBlock() {
    notes?.begin()
    noted = (recordCount, raggedCount)
  }

  /// What was noted since the block began: the block, and the texts of each column, `nil` for any.
  func endBlock(startsInQuotes: Bool) -> (block: BlockSurvey.Block, texts: [[String]?])? {
    guard let notes else { return nil }
    let texts = zip(notes.slots, notes.codes).map { slot, codes in
      codes.flatMap { codes in dictionaries[slot].map { dictionary in codes.map { dictionary.text(of: $0) } } }
    }
    let block = BlockSurvey.Block(
      startsInQuotes: startsInQuotes, records: recordCount - noted.records, isRegular: raggedCount == noted.ragged)
    return (block, texts)
  }

  /// Scans the records that begin in `position ..< limit` of a buffer; returns whether the last one is incomplete.
  func scan(
    _ bytes: UnsafeMutablePointer<UInt8>, position: inout Int, limit: Int, end: Int, isLast: Bool,
    bufferOffset: Int, layout: ScanLayout, scanner: RecordScanner, decoder: DecimalDecoder
  ) throws -> Bool {
    index.restart(at: position)
    let unselected = UnselectedRecords(consumer.requiredTexts, layout, scanner)
    var mayPassOver = unselected != nil
    while true {
      if mayPassOver, let passed = unselected?.pass(bytes, &position, limit: min(limit, end)), passed > 0 {
        passOver(records: passed)
        index.restart(at: position)
      }
      bounds.rowCount = 0
      bounds.raggedRows.removeAll(keepingCapacity: true)
      let stop = try scanner.scan(
        bytes, position: &position, limit: limit, end: end, isLast: isLast, index: index, into: bounds)
      if bounds.rowCount > 0 {
        let delivered = try deliver(bytes, end: end, bufferOffset: bufferOffset, layout: layout, decoder: decoder)
        // Where one record is selected, more of them are likely to follow.
        mayPassOver = unselected != nil && delivered == 0
      }
      switch stop {
      case .finished: return false
      case .incompleteRecord: return true
      case .batchIsFull: continue
      }
    }
  }

  /// Hands the batch on: first the columns that select rows, then, of the selected rows, all others. Returns how many
  /// were selected.
  private func deliver(
    _ bytes: UnsafeMutablePointer<UInt8>, end: Int, bufferOffset: Int, layout: ScanLayout, decoder: DecimalDecoder
  ) throws -> Int {
    var count = bounds.rowCount
    recordCount += count
    raggedCount += bounds.raggedRows.count
    if !bounds.raggedRows.isEmpty {
      rejectRagged(bytes, end: end, bufferOffset: bufferOffset, layout: layout)
      let ragged = Set(bounds.raggedRows.map(\.row))
      let whole = (0..<count).filter { !ragged.contains($0) }.map { UInt32(truncatingIfNeeded: $0) }
      whole.withUnsafeBufferPointer { bounds.keep($0) }
      count = whole.count
    }
    let cells = layout.cellSlots
    for slot in selectionColumns { encode(slot, bytes, cells[slot], count) }
    if !selectionColumns.isEmpty, count > 0 {
      let selected = consumer.select(batch(of: count, only: selectionColumns), into: chosen.baseAddress!)
      if selected < count {
        let rows = UnsafeBufferPointer(rebasing: chosen[..<selected])
        bounds.keep(rows)
        for slot in selectionColumns {
          for (target, row) in rows.enumerated() { codes[slot][target] = codes[slot][Int(row)] }
        }
        count = selected
      }
    }
    guard count > 0 else { return 0 }
    var rejected: [Int: LocatedReject] = [:]
    for (slot, kind) in kinds.enumerated() {
      switch kind {
      case .text:
        if !selectionColumns.contains(slot) { encode(slot, bytes, cells[slot], count) }
        if let notes { codes[slot].withUnsafeBufferPointer { notes.take(slot: slot, $0.baseAddress!, count) } }
      case .decimal:
        let failures = decoder.decode(
          bytes, starts: bounds.starts[cells[slot]], ends: bounds.ends[cells[slot]], count: count, into: &decimals[slot]
        )
        for row in failures where rejected[row] == nil {
          rejected[row] = notANumber(bytes, row, cells[slot], field: layout.fields[slot], bufferOffset: bufferOffset)
        }
      }
    }
    var batch = batch(of: count, only: kinds.indices)
    if !rejected.isEmpty {
      rejects += rejected.sorted { $0.key < $1.key }.map(\.value)
      let kept = (0..<count).filter { rejected[$0] == nil }.map { UInt32(truncatingIfNeeded: $0) }
      batch = kept.withUnsafeBufferPointer { batch.keeping($0) }
    }
    try consumer.consume(batch)
    return count
  }

  private func encode(_ slot: Int, _ bytes: UnsafeMutablePointer<UInt8>, _ cell: Int, _ count: Int) {
    codes[slot].withUnsafeMutableBufferPointer { codes in
      guard let target = codes.baseAddress else { return }
      dictionaries[slot]?.encode(
        bytes, starts: bounds.starts[cell], ends: bounds.ends[cell], count: count, into: target)
    }
  }

  /// Takes note of records of a block that nobody has read.
  func passOver(records: Int) {
    consumer.passOver(rows: records)
    recordCount += records
  }

  /// The columns as they were read; those that were not are of no use to anybody.
  private func batch(of count: Int, only slots: some Collection<Int>) -> Batch {
    Batch(
      rowCount: count,
      columns: kinds.indices.map { slot in
        if let dictionary = dictionaries[slot] {
          return .text(slots.contains(slot) ? codes[slot] : [], dictionary)
        }
        return .decimal(slots.contains(slot) ? decimals[slot] : DecimalColumn())
      })
  }

  private func rejectRagged(
    _ bytes: UnsafeMutablePointer<UInt8>, end: Int, bufferOffset: Int, layout: ScanLayout
  ) {
    for (row, found) in bounds.raggedRows {
      rejects.append(
        LocatedReject(
          byte: bufferOffset + Int(bounds.recordStarts[row]), field: nil,
          text: recordText(bytes, row: row, end: end, recordEnd: layout.dialect.recordEnd),
          reason: "\(found) \(found == 1 ? "field" : "fields") where the header has \(layout.fieldNames.count)",
          advice: "Mend the row, or go on without it with --max-rejects."))
    }
  }

  private func notANumber(
    _ bytes: UnsafeMutablePointer<UInt8>, _ row: Int, _ slot: Int, field: Int, bufferOffset: Int
  ) -> LocatedReject {
    let start = Int(bounds.starts[slot][row])
    let cell = UnsafeBufferPointer(start: bytes + start, count: Int(bounds.ends[slot][row]) - start)
    let text = excerpt(DecimalDecoder.trimmed(cell))
    return LocatedReject(
      byte: bufferOffset + Int(bounds.recordStarts[row]), field: field, text: text,
      reason: "\"\(text)\" is not a number", advice: "Add --missing \(shellWord(text)) to read it as missing.")
  }

  /// The first line of a record.
  private func recordText(_ bytes: UnsafeMutablePointer<UInt8>, row: Int, end: Int, recordEnd: UInt8) -> String {
    let start = Int(bounds.recordStarts[row])
    let record = UnsafeBufferPointer(start: bytes + start, count: end - start)
    let line = record.prefix { $0 != recordEnd && $0 != Dialect.lineFeed && $0 != Dialect.carriageReturn }
    return excerpt(UnsafeBufferPointer(rebasing: line))
  }
}

/// A word as a shell reads it back.
private func shellWord(_ text: String) -> String {
  let isPlain =
    !text.isEmpty
    && text.utf8.allSatisfy { byte in
      byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z") || byte &- 48 <= 9
        || "/._-#".utf8.contains(byte)
    }
  // An apostrophe with an accent upon it is one character, yet an apostrophe to the shell.
  return isPlain ? text : "'" + text.unicodeScalars.map { $0 == "'" ? "'\\''" : String($0) }.joined() + "'"
}
