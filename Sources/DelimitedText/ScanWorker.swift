import Columns

/// One thread's share of a scan: cells become columns, columns go to the consumer, rows that cannot be read are kept
/// with their reasons.
final class ScanWorker {
  let consumer: any BatchConsumer
  var rejects: [LocatedReject] = []
  var recordCount = 0

  private let kinds: [ColumnKind]
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

  init(kinds: [ColumnKind], consumer: any BatchConsumer) {
    self.kinds = kinds
    self.consumer = consumer
    bounds = CellBounds(slotCount: kinds.count)
    dictionaries = kinds.map { $0 == .text ? TextDictionary() : nil }
    codes = kinds.map { $0 == .text ? Array(repeating: 0, count: RecordScanner.batchRows) : [] }
    decimals = kinds.map { DecimalColumn(capacity: $0 == .decimal ? RecordScanner.batchRows : 0) }
  }

  /// Scans the records that begin in `position ..< limit` of a buffer; returns whether the last one is incomplete.
  func scan(
    _ bytes: UnsafeMutablePointer<UInt8>, position: inout Int, limit: Int, end: Int, isLast: Bool,
    bufferOffset: Int, layout: ScanLayout, scanner: RecordScanner, decoder: DecimalDecoder
  ) throws -> Bool {
    index.restart(at: position)
    while true {
      bounds.rowCount = 0
      bounds.raggedRows.removeAll(keepingCapacity: true)
      let stop = try scanner.scan(
        bytes, position: &position, limit: limit, end: end, isLast: isLast, index: index, into: bounds)
      if bounds.rowCount > 0 {
        try deliver(bytes, end: end, bufferOffset: bufferOffset, layout: layout, decoder: decoder)
      }
      switch stop {
      case .finished: return false
      case .incompleteRecord: return true
      case .batchIsFull: continue
      }
    }
  }

  private func deliver(
    _ bytes: UnsafeMutablePointer<UInt8>, end: Int, bufferOffset: Int, layout: ScanLayout, decoder: DecimalDecoder
  ) throws {
    let count = bounds.rowCount
    let cells = layout.cellSlots
    recordCount += count
    var rejectedRows: [Int: LocatedReject] = [:]
    for (row, found) in bounds.raggedRows {
      rejectedRows[row] = LocatedReject(
        byte: bufferOffset + Int(bounds.recordStarts[row]), field: nil,
        text: recordText(bytes, row: row, end: end, recordEnd: layout.dialect.recordEnd),
        reason: "\(found) \(found == 1 ? "field" : "fields") where the header has \(layout.fieldNames.count)",
        advice: "Mend the row, or go on without it with --max-rejects.")
    }
    for (slot, kind) in kinds.enumerated() {
      switch kind {
      case .text:
        codes[slot].withUnsafeMutableBufferPointer { codes in
          guard let target = codes.baseAddress else { return }
          dictionaries[slot]?.encode(
            bytes, starts: bounds.starts[cells[slot]], ends: bounds.ends[cells[slot]], count: count, into: target)
        }
      case .decimal:
        let failures = decoder.decode(
          bytes, starts: bounds.starts[cells[slot]], ends: bounds.ends[cells[slot]], count: count, into: &decimals[slot]
        )
        for row in failures where rejectedRows[row] == nil {
          let cell = UnsafeBufferPointer(
            start: bytes + Int(bounds.starts[cells[slot]][row]),
            count: Int(bounds.ends[cells[slot]][row]) - Int(bounds.starts[cells[slot]][row]))
          let text = excerpt(DecimalDecoder.trimmed(cell))
          rejectedRows[row] = LocatedReject(
            byte: bufferOffset + Int(bounds.recordStarts[row]), field: layout.fields[slot], text: text,
            reason: "\"\(text)\" is not a number", advice: "Add --missing \(shellWord(text)) to read it as missing.")
        }
      }
    }
    let isWhole = rejectedRows.isEmpty
    let kept = isWhole ? [] : (0..<count).filter { rejectedRows[$0] == nil }
    if !isWhole { rejects += rejectedRows.sorted { $0.key < $1.key }.map(\.value) }
    let columns = kinds.indices.map { slot -> Batch.Column in
      if let dictionary = dictionaries[slot] {
        return .text(isWhole ? codes[slot] : kept.map { codes[slot][$0] }, dictionary)
      }
      return .decimal(isWhole ? decimals[slot] : decimals[slot].keeping(kept))
    }
    try consumer.consume(Batch(rowCount: isWhole ? count : kept.count, columns: columns))
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

extension DecimalColumn {
  /// The column with only the rows given, in their order.
  fileprivate func keeping(_ rows: [Int]) -> DecimalColumn {
    var column = DecimalColumn()
    column.mantissas = rows.map { mantissas[$0] }
    column.scales = rows.map { scales[$0] }
    for (target, row) in rows.enumerated() where scales[row] == DecimalColumn.isWide { column.wide[target] = wide[row] }
    column.uniformScale = uniformScale
    return column
  }
}
