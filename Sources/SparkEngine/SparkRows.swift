import Columns
import Decimals
import DelimitedText
import Observations

/// Takes the lines that Spark prints, as they come, and hands them to an aggregator as reduced rows.
final class SparkRows {
  private let query: SparkQuery
  private let aggregator: Aggregator
  private let reader: CellReader
  private let dialect: Dialect
  /// How many files bring each line that stands before the rows; those are no rows.
  private var headLines: [[UInt8]: Int]

  private var pending: [UInt8] = []
  private var codes: [[UInt32]]
  private let dictionaries: [TextDictionary?]
  private var counts: [Int] = []
  private var numbers: [Int: [ReducedNumber]] = [:]
  /// The cells that are no plain numbers, of the rows that have one.
  private var irregular: [Int: [Int: [UInt8]]] = [:]

  private(set) var rejects: [SparkReject: Int] = [:]
  /// Whether the mark of the end has come.
  private(set) var isComplete = false

  private static let batchRows = 8_192

  init(_ query: SparkQuery, dialect: Dialect) {
    self.query = query
    self.dialect = dialect
    aggregator = Aggregator(query.plan)
    reader = CellReader(dialect)
    let columns = query.plan.columns
    dictionaries = columns.map { $0.kind == .text ? TextDictionary() : nil }
    codes = columns.map { _ in [] }
    headLines = [:]
    for input in query.inputs {
      guard case .lines(let dialect, let heads) = input.form else { continue }
      for line in heads.flatMap({ SparkInput.lines(of: $0, dialect) }) { headLines[line, default: 0] += 1 }
    }
    for slot in query.numbers { numbers[slot] = [] }
  }

  /// Takes bytes of Spark's output; lines may be cut anywhere.
  func take(_ bytes: UnsafeRawBufferPointer) throws {
    var rest = bytes[...]
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      pending.append(contentsOf: rest[..<end])
      try takeLine(pending)
      pending.removeAll(keepingCapacity: true)
      rest = rest[(end + 1)...]
    }
    pending.append(contentsOf: rest)
  }

  /// The answer, when all has come.
  func answer() throws -> SparkAnswer {
    guard isComplete, pending.isEmpty else { throw SparkError.cutOff }
    try flush()
    let rejected = rejects.values.reduce(0, +)
    let aggregation = try Aggregation(query.plan, [aggregator], rejected: rejected)
    return SparkAnswer(aggregation: aggregation, rejects: rejects)
  }

  private func takeLine(_ line: [UInt8]) throws {
    let cells = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
    if cells[0].elementsEqual(SparkQuery.end.utf8) {
      isComplete = true
      return
    }
    // Statements that make views print nothing; a warning of a program on the way is no row either.
    guard cells[0].elementsEqual(SparkQuery.row.utf8) else { return }
    var position = 1
    func next() throws -> ArraySlice<UInt8>? {
      guard position < cells.count else { throw unreadable(line) }
      position += 1
      let cell = cells[position - 1]
      return cell.elementsEqual("NULL".utf8) ? nil : cell
    }
    func nextText() throws -> [UInt8]? {
      try next().map { cell in
        guard let bytes = SparkText.bytes(hexadecimal: cell) else { throw unreadable(line) }
        return bytes
      }
    }
    func nextNumber() throws -> WideDecimal? {
      try next().map { cell in
        guard let number = Self.decimal(cell) else { throw unreadable(line) }
        return number
      }
    }
    let raw = try nextText()
    let ragged = try next().map { String(decoding: $0, as: UTF8.self) }
    let hasFailed = try next().map { $0.elementsEqual("true".utf8) } ?? false
    let texts = try query.texts.map { _ in try nextText() }
    let cellsOfNumbers = try query.numbers.map { _ in try nextText() }
    guard let count = try next().flatMap({ Int(String(decoding: $0, as: UTF8.self)) }) else { throw unreadable(line) }
    if let raw {
      guard let number = ragged.flatMap({ Int($0) }), query.inputs.indices.contains(number) else {
        throw unreadable(line)
      }
      return try take(line: raw, of: query.inputs[number], count: count)
    }
    if let ragged { return rejectRagged(ragged, count: count) }
    if hasFailed { return aggregator.passOver(rows: count) }
    for (slots, text) in zip(query.texts, texts) {
      guard let text, let parts = KnownCells.cells(of: text, count: slots.count) else { throw unreadable(line) }
      for (slot, part) in zip(slots, parts) { append(part, to: slot) }
    }
    for (index, slot) in query.numbers.enumerated() {
      guard let valueCount = try next().flatMap({ Int(String(decoding: $0, as: UTF8.self)) }) else {
        throw unreadable(line)
      }
      let sum = try nextNumber()
      guard (sum == nil) == (valueCount == 0) else { throw SparkError.sumTooLarge }
      var number = ReducedNumber(count: valueCount, sum: sum, smallest: nil, largest: nil)
      if query.hasExtremes(slot) {
        number.smallest = try nextNumber()?.exactValue
        number.largest = try nextNumber()?.exactValue
      }
      numbers[slot]?.append(number)
      if let cell = cellsOfNumbers[index] { irregular[slot, default: [:]][counts.count] = cell }
    }
    counts.append(count)
    if counts.count == Self.batchRows { try flush() }
  }

  /// A line that Spark did not take apart: one before the rows, or one with quotes where they do not belong.
  private func take(line: [UInt8], of input: SparkInput, count: Int) throws {
    let mark = SparkInput.byteOrderMark
    let head = line.starts(with: mark) ? Array(line.dropFirst(mark.count)) : line
    let heads = min(headLines[head] ?? 0, count)
    if heads > 0 { headLines[head] = (headLines[head] ?? 0) - heads }
    guard count > heads else { return }
    guard var cells = reader.record(line) else {
      throw SparkError.quotedLineBreak(text: String(TextDictionary.decode(line).prefix(200)))
    }
    let expected = input.fieldNames.count
    if cells.count == expected + 1, cells.last == [] { cells.removeLast() }
    guard cells.count == expected else {
      rejectRagged("\(cells.count)/\(expected)", count: count - heads)
      return
    }
    for (slot, column) in query.plan.columns.enumerated() {
      let cell = input.fieldNames.firstIndex(of: column.name).map { cells[$0] } ?? []
      if column.kind == .text {
        append(cell[...], to: slot)
      } else {
        numbers[slot]?.append(.none)
        irregular[slot, default: [:]][counts.count] = cell
      }
    }
    counts.append(count - heads)
    if counts.count == Self.batchRows { try flush() }
  }

  private func append(_ cell: ArraySlice<UInt8>, to slot: Int) {
    cell.withUnsafeBufferPointer { bytes in
      if let code = dictionaries[slot]?.code(of: bytes) { codes[slot].append(code) }
    }
  }

  /// Judges the rows that have come and adds them.
  private func flush() throws {
    guard !counts.isEmpty else { return }
    let columns = query.plan.columns.indices.map { slot -> Batch.Column in
      if let dictionary = dictionaries[slot] { return .text(codes[slot], dictionary) }
      return .decimal(DecimalColumn())
    }
    let rows = ReducedRows(
      batch: Batch(rowCount: counts.count, columns: columns), counts: counts, numbers: numbers)
    let chosen = aggregator.selected(rows)
    var kept = rows
    let readable = chosen.filter { readNumbers(of: Int($0), into: &kept) }
    aggregator.consume(kept.keeping(readable))
    for slot in codes.indices { codes[slot].removeAll(keepingCapacity: true) }
    for slot in query.numbers { numbers[slot] = [] }
    irregular = [:]
    counts = []
  }

  /// Reads the cells of a row that are no plain numbers as the local engine reads them; a row with one that cannot be
  /// read is rejected.
  private func readNumbers(of row: Int, into rows: inout ReducedRows) -> Bool {
    for slot in query.numbers {
      guard let cell = irregular[slot]?[row] else { continue }
      switch reader.number(cell) {
      case .missing: rows.numbers[slot]?[row] = .none
      case .number(let number):
        rows.numbers[slot]?[row] = ReducedNumber(repeating: number, count: rows.counts[row])
      case .unreadable:
        let text = TextDictionary.decode(cell)
        rejects[.notANumber(column: query.plan.columns[slot].name, text: text), default: 0] += rows.counts[row]
        return false
      }
    }
    return true
  }

  private func rejectRagged(_ found: String, count: Int) {
    let parts = found.split(separator: "/").compactMap { Int($0) }
    rejects[.ragged(fields: parts.first ?? 0, expected: parts.last ?? 0), default: 0] += count
  }

  private func unreadable(_ line: [UInt8]) -> SparkError {
    .unreadableOutput(String(decoding: line.prefix(200), as: UTF8.self))
  }

  /// `[-]digits.digits` as Spark prints a decimal, without zeros at its end.
  static func decimal(_ text: ArraySlice<UInt8>) -> WideDecimal? {
    var (mantissa, places, isNegative, hasPoint) = (Int128(0), 0, false, false)
    var digits = 0
    for (index, byte) in text.enumerated() {
      switch byte {
      case UInt8(ascii: "-") where index == 0: isNegative = true
      case UInt8(ascii: ".") where !hasPoint: hasPoint = true
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        digits += 1
        guard digits <= 39, mantissa < PowersOfTen.wide(38) else { return nil }
        mantissa = mantissa * 10 + Int128(byte - UInt8(ascii: "0"))
        if hasPoint { places += 1 }
      default: return nil
      }
    }
    guard digits > 0 else { return nil }
    while places > 0, mantissa % 10 == 0 {
      mantissa /= 10
      places -= 1
    }
    return WideDecimal(mantissa: isNegative ? -mantissa : mantissa, exponent: -places)
  }
}
