import Columns

@testable import DelimitedText

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// One comparison of the scanner with its plain twin. The first eight bytes of an input choose how to read the others,
/// by their low bits, so that the letters `@` to `_` choose 0 to 31; `Fuzzing/README.md` has the table.
struct ScannerTwins {
  static let choiceCount = 8

  private enum Way { case file(threads: Int), repeatableStream, passingStream }

  private let bytes: [UInt8]
  private let hints: DialectHints
  private let preambleRecords: Int
  private let way: Way
  private let blockSize: Int
  private let kinds: [ColumnKind]
  private let firstField: Int
  private let fieldStep: Int
  private let selectedTexts: [[UInt8]]

  /// `nil` when there are not even the choices.
  init?(_ input: [UInt8]) {
    guard input.count >= Self.choiceCount else { return nil }
    func choice(_ place: Int, _ most: UInt8) -> Int { Int(input[place] & most) }
    bytes = Array(input.dropFirst(Self.choiceCount))
    var hints = DialectHints()
    hints.delimiter =
      [nil, 0x2C, 0x3B, 0x09, 0x7C, 0x23, 0x3A, 0x20, 0x22, 0x0A, 0x0D, 0x37, 0xE9, 0x2E, nil, 0x2C][choice(0, 15)]
    hints.quote =
      [
        .recognised, .none, .character(0x27), .character(0x22), .character(0x2C), .character(0x0A),
        .character(0x7C), .recognised,
      ][choice(1, 7)]
    hints.recordEnd = [nil, 0x0A, 0x0D, 0x7C, 0x3B, 0x2C, 0x22, 0x0A][choice(2, 7)]
    hints.decimalSign = [nil, 0x2C][choice(3, 1)]
    let grouping: UInt8? = [nil, 0x2E, 0x2C, 0x27][choice(3, 7) >> 1]
    hints.groupingSign = grouping == hints.decimalSign ?? 0x2E ? nil : grouping
    if choice(3, 8) != 0 { hints.extraMissingMarkers = ["n/a", "\u{E9}"] }
    self.hints = hints
    way =
      switch choice(4, 7) {
      case 0, 5: .file(threads: 1)
      case 1, 6: .repeatableStream
      case 2, 7: .passingStream
      case 3: .file(threads: 3)
      default: .file(threads: 2)
      }
    let sizes = [16, 1, 2, 3, 5, 7, 8, 15, 17, 31, 33, 63, 64, 65, 128, 1 << 19]
    blockSize = max(sizes[choice(5, 15)], bytes.count / 32)
    kinds = (0...choice(6, 3)).map { choice(6, 31) >> (2 + $0) & 1 == 1 ? .decimal : .text }
    let selections: [[[UInt8]]] = [
      [], [Array("ab".utf8)], [Array("2018".utf8), Array("20".utf8)], [Array("x y z".utf8)],
    ]
    selectedTexts = kinds[0] == .text ? selections[choice(4, 24) >> 3] : []
    firstField = choice(7, 3)
    fieldStep = choice(7, 12) >> 2
    preambleRecords = choice(7, 16) >> 4
  }

  /// What the two readers disagree about; `nil` when they agree. `path` is where the bytes are put for reading.
  func difference(path: String) throws -> String? {
    let source: DelimitedSource
    do {
      source = try open(path)
      if let expected = openingError { return "opened, though expected \(expected)" }
    } catch let error as ReadingError {
      return error == openingError ? nil : "\(error) instead of \(String(describing: openingError))"
    }
    let dialect = source.dialect(hints)
    // Text means nothing where one sign has two tasks; a carriage return belongs to line ends.
    let signs = [dialect.delimiter, dialect.recordEnd, dialect.quote].compactMap(\.self)
    guard Set(signs).count == signs.count, dialect.delimiter != 0x0D, dialect.quote != 0x0D else { return nil }
    if let difference = StructuralTwins(bytes: bytes, dialect: dialect).difference(cut: blockSize) { return difference }
    let records = source.firstRecords(preambleRecords + 1, dialect: dialect)
    guard records.count == preambleRecords + 1, let header = records.last else { return nil }
    let fields = kinds.indices.map { (firstField + $0 * fieldStep) % header.fields.count }
    let layout = ScanLayout(
      dialect: dialect, fieldNames: header.fields, fields: fields, bodyOffset: header.end)
    let expected = PlainScan(
      name: Self.name, bytes: bytes, layout: layout, kinds: kinds, selectedTexts: selectedTexts
    ).outcome()
    return Self.difference(try scanned(source, layout), expected, inOrder: threads == 1)
  }

  private static let name = "input"

  private var threads: Int { if case .file(let threads) = way { threads } else { 1 } }

  private func open(_ path: String) throws -> DelimitedSource {
    switch way {
    case .file:
      try write(to: path)
      return try DelimitedSource(path: path, name: Self.name)
    case .repeatableStream:
      return try DelimitedSource(name: Self.name) { [bytes, blockSize] in PiecewiseBytes(bytes, piece: blockSize) }
    case .passingStream:
      return try DelimitedSource(name: Self.name, stream: PiecewiseBytes(bytes, piece: blockSize))
    }
  }

  private func write(to path: String) throws {
    guard let file = fopen(path, "wb") else {
      throw ReadingError.system(file: path, action: "opening it", code: errno, message: "")
    }
    let written = fwrite(bytes, 1, bytes.count, file)
    guard fclose(file) == 0, written == bytes.count else {
      throw ReadingError.system(file: path, action: "writing it", code: errno, message: "")
    }
  }

  /// Why the bytes cannot be opened as text.
  private var openingError: ReadingError? {
    if bytes.isEmpty { return .empty(file: Self.name) }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return .notText(file: Self.name, byte: 0, what: "the byte order mark of UTF-16")
    }
    let compressions: [(String, [UInt8])] = [
      ("gz", [31, 139]), ("zip", [80, 75, 3, 4]), ("zst", [40, 181, 47, 253]), ("xz", [253, 55, 122, 88, 90]),
    ]
    for (kind, start) in compressions where bytes.starts(with: start) {
      return .compressed(file: Self.name, kind: kind)
    }
    if let format = ForeignFormat(head: bytes) { return .foreign(file: Self.name, format) }
    if let nul = bytes.firstIndex(of: 0) { return .notText(file: Self.name, byte: nul, what: "a NUL byte") }
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    return text.allSatisfy { [0x20, 0x09, 0x0A, 0x0D].contains($0) } ? .empty(file: Self.name) : nil
  }

  private func scanned(_ source: DelimitedSource, _ layout: ScanLayout) throws -> ScanOutcome {
    var scan = DelimitedScan(kinds: kinds, threads: threads) { RowCollector(selectedTexts) }
    scan.blockSize = blockSize
    var outcome = ScanOutcome()
    do {
      let (consumers, summary) = try scan.run([(source, layout)])
      let collectors = consumers.compactMap { $0 as? RowCollector }
      outcome.rows = collectors.flatMap(\.rows)
      outcome.unselected = collectors.reduce(0) { $0 + $1.unselected }
      (outcome.rejects, outcome.records, outcome.bytes) = (summary.rejects, summary.records, summary.bytes)
    } catch let error as ReadingError {
      outcome.error = error
    }
    return outcome
  }

  /// The first of their parts in which two outcomes differ; rows of several threads may come in any order.
  private static func difference(_ found: ScanOutcome, _ expected: ScanOutcome, inOrder: Bool) -> String? {
    var (found, expected) = (found, expected)
    if !inOrder {
      found.rows.sort { $0.lexicographicallyPrecedes($1) }
      expected.rows.sort { $0.lexicographicallyPrecedes($1) }
    }
    guard found != expected else { return nil }
    if found.error != expected.error {
      return "error \(String(describing: found.error)) instead of \(String(describing: expected.error))"
    }
    for (place, pair) in zip(found.rows, expected.rows).enumerated() where pair.0 != pair.1 {
      return "row \(place): \(pair.0) instead of \(pair.1)"
    }
    for (found, expected) in zip(found.rejects, expected.rejects) where found != expected {
      return
        "reject \(found) (\(found.text.debugDescription)) instead of \(expected) (\(expected.text.debugDescription))"
    }
    return """
      \(found.rows.count) rows, \(found.rejects.count) rejects, \(found.records) records, \(found.unselected) \
      unselected, \(found.bytes) bytes instead of \(expected.rows.count), \(expected.rejects.count), \
      \(expected.records), \(expected.unselected), \(expected.bytes)
      """
  }
}

/// Bytes that come a few at a time, as from a pipe.
private final class PiecewiseBytes: ByteStream {
  private let bytes: [UInt8]
  private let piece: Int
  private var position = 0

  init(_ bytes: [UInt8], piece: Int) {
    self.bytes = bytes
    self.piece = piece
  }

  func read(into buffer: UnsafeMutablePointer<UInt8>, count: Int) -> Int {
    let part = min(piece, count, bytes.count - position)
    for index in 0..<part { buffer[index] = bytes[position + index] }
    position += part
    return part
  }
}

/// Keeps every cell it is given, and checks what is said about scales.
private final class RowCollector: BatchConsumer {
  var rows: [[String]] = []
  var unselected = 0
  let requiredTexts: RequiredTexts?
  private let texts: [[UInt8]]

  init(_ texts: [[UInt8]]) {
    self.texts = texts
    requiredTexts = RequiredTexts(column: 0, texts: texts)
  }

  var selectionColumns: [Int] { texts.isEmpty ? [] : [0] }

  func select(_ batch: Batch, into rows: UnsafeMutablePointer<UInt32>) -> Int {
    guard case .text(let codes, let dictionary) = batch.columns[0] else { preconditionFailure("no text") }
    var count = 0
    for row in 0..<batch.rowCount {
      let cell = Array(dictionary.text(of: codes[row]).utf8)
      guard texts.contains(where: { cell.firstRange(of: $0) != nil }) else { continue }
      rows[count] = UInt32(row)
      count += 1
    }
    unselected += batch.rowCount - count
    return count
  }

  func passOver(rows: Int) { unselected += rows }

  func consume(_ batch: Batch) {
    for case .decimal(let numbers) in batch.columns {
      guard let scale = numbers.uniformScale else { continue }
      precondition(scale <= DecimalColumn.largestScale, "a uniform scale that is none")
      precondition(numbers.scales[..<batch.rowCount].allSatisfy { $0 == scale }, "a uniform scale that some lack")
    }
    for row in 0..<batch.rowCount {
      rows.append(
        batch.columns.map { column in
          switch column {
          case .text(let codes, let dictionary): dictionary.text(of: codes[row])
          case .decimal(let numbers): Self.text(numbers, row)
          }
        })
    }
  }

  private static func text(_ numbers: DecimalColumn, _ row: Int) -> String {
    switch numbers.scales[row] {
    case DecimalColumn.missing: "missing"
    case DecimalColumn.isWide: numbers.wide[row].map { ScanOutcome.text(of: .wide($0)) } ?? "no wide number"
    case let scale: ScanOutcome.text(of: .narrow(mantissa: numbers.mantissas[row], scale: scale))
    }
  }
}
