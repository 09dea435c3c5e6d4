import Columns
import Decimals
import TestSupport
import Testing

@testable import DelimitedText

private final class NoBytes: ByteStream {
  func read(into buffer: UnsafeMutablePointer<UInt8>, count: Int) -> Int { 0 }
}

/// Keeps every cell it is given, as text.
private final class Collector: BatchConsumer {
  var rows: [[String]] = []

  func consume(_ batch: Batch) {
    for row in 0..<batch.rowCount {
      rows.append(
        batch.columns.map { column in
          switch column {
          case .text(let codes, let dictionary): dictionary.text(of: codes[row])
          case .decimal(let numbers): numbers.exactValue(at: row)?.description ?? "missing"
          }
        })
    }
  }
}

private func scan(
  _ path: String, kinds: [ColumnKind], hints: DialectHints = DialectHints(), threads: Int = 1
) throws -> (rows: [[String]], summary: ScanSummary) {
  let source = try DelimitedSource(path: path)
  let dialect = source.dialect(hints)
  let header = try #require(source.firstRecords(1, dialect: dialect).first)
  let layout = ScanLayout(
    dialect: dialect, fieldNames: header.fields, fields: Array(kinds.indices), bodyOffset: header.end)
  let scan = DelimitedScan(kinds: kinds, threads: threads) { Collector() }
  let (consumers, summary) = try scan.run([(source, layout)])
  return (consumers.flatMap { ($0 as? Collector)?.rows ?? [] }, summary)
}

/// The same rows by the plain reader.
private func plainRows(_ bytes: [UInt8], dialect: Dialect) -> [[String]]? {
  var reader = PlainReader(bytes: bytes, dialect: dialect)
  var rows: [[String]] = []
  var width: Int?
  while let record = reader.next() {
    if record.fields == [[]] { continue }
    var fields = record.fields.map { TextDictionary.decode($0) }
    if let width {
      if fields.count == width + 1, fields.last == "" { fields.removeLast() }
      guard fields.count == width else { continue }
      rows.append(fields)
    } else {
      width = fields.count
    }
  }
  return reader.endsInsideQuote ? nil : rows
}

@Suite struct DelimitedScanTests {
  let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  @Test func readsNumbersInEverySpellingOfTradeFiles() throws {
    let path = try folder.file(
      "numbers.csv",
      "k,v\na,\"       13.235\"\nb,9680795326\nc,1e+09\nd,NA\ne,\"           NA\"\nf,1 234.5\ng,\u{2212}3\nh,\ni,-0.50\n"
        + "j,1234567890123456789012.5\nk,22\u{A0}323\u{A0}843\n")
    let (rows, summary) = try scan(path, kinds: [.text, .decimal])
    #expect(
      rows.map { $0[1] } == [
        "13.235", "9680795326", "1000000000", "missing", "missing", "1234.5", "-3", "missing", "-0.5",
        "1234567890123456789012.5", "22323843",
      ])
    #expect(summary.rejects.isEmpty)
    #expect(summary.records == 11)
  }

  @Test func oneFieldMayBeWantedBothAsTextAndAsNumber() throws {
    let path = try folder.file("both.csv", "k,v\na,1.50\nb,2\n")
    let source = try DelimitedSource(path: path)
    let layout = ScanLayout(dialect: Dialect(), fieldNames: ["k", "v"], fields: [1, 0, 1], bodyOffset: 4)
    let scan = DelimitedScan(kinds: [.text, .text, .decimal], threads: 1) { Collector() }
    let rows = try scan.run([(source, layout)]).consumers.flatMap { ($0 as? Collector)?.rows ?? [] }
    #expect(rows == [["1.50", "a", "1.5"], ["2", "b", "2"]])
  }

  @Test func readsDecimalCommasBetweenSemicolons() throws {
    let path = try folder.file("european.csv", "k;v\na;22 323 843 853,75\nb;-1,5\n")
    var hints = DialectHints()
    hints.decimalSign = UInt8(ascii: ",")
    #expect(try scan(path, kinds: [.text, .decimal], hints: hints).rows == [["a", "22323843853.75"], ["b", "-1.5"]])
  }

  @Test(arguments: ["1 23", "12 3456", "1 2345 678", "12a", "--1", "1.2.3", "n/a", "1e", "+", "1,5"])
  func refusesWhatIsNotANumber(cell: String) throws {
    let path = try folder.file("bad.csv", "k,v\nx,1\ny,\"\(cell)\"\nz,3\n")
    let (rows, summary) = try scan(path, kinds: [.text, .decimal])
    #expect(rows == [["x", "1"], ["z", "3"]])
    let reject = try #require(summary.rejects.first)
    #expect(summary.rejects.count == 1)
    #expect(reject.line == 3)
    #expect(reject.byte == 8)
    #expect(reject.column == "v")
    #expect(
      reject.description.hasPrefix("\(path):3 (byte 8), column \"v\": \"\(cell)\" is not a number. Add --missing"))
  }

  @Test func acceptsTheTrailingCommaOfComtradeAndRefusesRaggedRows() throws {
    let path = try folder.file("ragged.csv", "a,b\n1,2,\n3,4\n5\n6,7,8\n\n9,10\n")
    let (rows, summary) = try scan(path, kinds: [.text, .text])
    #expect(rows == [["1", "2"], ["3", "4"], ["9", "10"]])
    #expect(summary.rejects.map(\.line) == [4, 5])
    #expect(summary.rejects[0].reason == "1 field where the header has 2")
    #expect(summary.rejects[1].reason == "3 fields where the header has 2")
  }

  @Test func theTrailingFieldMayBeQuotedBlanks() throws {
    let path = try folder.file("trailing.csv", "a,b\n1,2,\"\" \n3,4, \n5,6,\" \"\r\n7,8,\"\"\"\"\n")
    let (rows, summary) = try scan(path, kinds: [.text, .text])
    #expect(rows == [["1", "2"], ["3", "4"], ["5", "6"]])
    #expect(summary.rejects.map(\.line) == [5])
  }

  @Test func advisesWhatAShellReadsBack() throws {
    let path = try folder.file("apostrophes.csv", "k,v\nx,it's\ny,'\u{301}q\n")
    #expect(
      try scan(path, kinds: [.text, .decimal]).summary.rejects.map(\.advice) == [
        "Add --missing 'it'\\''s' to read it as missing.", "Add --missing ''\\''\u{301}q' to read it as missing.",
      ])
  }

  @Test func rejectsShowTheirOwnRecordOnly() throws {
    let path = try folder.file("bars.txt", "k#v|a|b#2|c#d|")
    var hints = DialectHints()
    hints.delimiter = UInt8(ascii: "#")
    hints.recordEnd = UInt8(ascii: "|")
    #expect(try scan(path, kinds: [.text, .decimal], hints: hints).summary.rejects.map(\.text) == ["a", "d"])
  }

  @Test func rejectsAreCutBetweenCharacters() throws {
    let long = String(repeating: "n", count: 199)
    let path = try folder.file("long.csv", "k,v\nx,\(long)ö and more\n\(long)ö and more\n")
    #expect(try scan(path, kinds: [.text, .decimal]).summary.rejects.map(\.text) == [long, long])
    let latin = try folder.file("latin.csv", Array("k,v\nx,".utf8) + Array(repeating: 0xE9, count: 210))
    let texts = try scan(latin, kinds: [.text, .decimal]).summary.rejects.map(\.text)
    #expect(texts == [String(repeating: "é", count: 200)])
  }

  @Test func rejectsAreShownAsTheyStand() throws {
    let path = try folder.file("ragged.csv", "a,b,c\n\"1\"\"1\",2\n3,4,5\n")
    #expect(try scan(path, kinds: [.text, .text, .text]).summary.rejects.map(\.text) == ["\"1\"\"1\",2"])
  }

  /// The line ends inside quoted cells with doubled quotes are counted once, though quotes are taken out in place.
  @Test func rejectsOfStreamsKnowTheirLines() throws {
    let bytes = Array("a,b\n\"\"\"\n\",1\n\"\"\"\n\n\",x\nz\n\"\"\"\n\",2\ny\n".utf8)
    let source = try DelimitedSource(name: "stream", stream: RejoinedBytes(head: bytes, rest: NoBytes()))
    let layout = ScanLayout(dialect: Dialect(), fieldNames: ["a", "b"], fields: [0, 1], bodyOffset: 4)
    let scan = DelimitedScan(kinds: [.text, .decimal], threads: 1) { Collector() }
    #expect(try scan.run([(source, layout)]).summary.rejects.map(\.line) == [4, 7, 10])
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func readsEveryLineEnd(end: String) throws {
    let path = try folder.file("ends.csv", ["k,v", "a,1", "\"b, \"\"x\"\"\",2", "", "c,3"].joined(separator: end))
    #expect(try scan(path, kinds: [.text, .decimal]).rows == [["a", "1"], ["b, \"x\"", "2"], ["c", "3"]])
  }

  @Test func readsOtherDelimitersAndRecordEnds() throws {
    let path = try folder.file("singapore.txt", "k#v|a#1|b#2|")
    var hints = DialectHints()
    hints.delimiter = UInt8(ascii: "#")
    hints.recordEnd = UInt8(ascii: "|")
    #expect(try scan(path, kinds: [.text, .decimal], hints: hints).rows == [["a", "1"], ["b", "2"]])
  }

  @Test func readsLatin1AndAByteOrderMark() throws {
    let latin = try folder.file("latin.csv", Array("n,v\nCura".utf8) + [0xE7] + Array("ao,1\n".utf8))
    #expect(try scan(latin, kinds: [.text, .decimal]).rows == [["Curaçao", "1"]])
    let marked = try folder.file("marked.csv", [0xEF, 0xBB, 0xBF] + Array("n,v\nà,1\n".utf8))
    #expect(try scan(marked, kinds: [.text, .decimal]).rows == [["à", "1"]])
  }

  @Test func namesWhatCannotBeRead() throws {
    let missing = folder.path + "/none.csv"
    #expect(throws: ReadingError.notFound(file: missing)) { try DelimitedSource(path: missing) }
    #expect(throws: ReadingError.isDirectory(file: folder.path)) { try DelimitedSource(path: folder.path) }
    let empty = try folder.file("empty.csv", "")
    #expect(throws: ReadingError.empty(file: empty)) { try DelimitedSource(path: empty) }
    let binary = try folder.file("binary.csv", [0x7F, 0x45, 0x4C, 0x46, 0, 1])
    #expect(throws: ReadingError.notText(file: binary, byte: 4, what: "a NUL byte")) {
      try DelimitedSource(path: binary)
    }
    let open = try folder.file("open.csv", "a,b\n1,2\n3,\"4\n5,6\n")
    #expect(throws: ReadingError.unclosedQuote(file: open, line: 3, byte: 8)) {
      try scan(open, kinds: [.text, .text])
    }
  }

  @Test func agreesWithThePlainReaderOnRandomFiles() throws {
    var random = SeededGenerator(seed: 17)
    let alphabet: [String] = ["a", "7", ",", ",", "\"", "\"\"", "\n", "\r\n", " ", ";", "é", "-", "."]
    for round in 0..<400 {
      var text = "a,b,c\n"
      for _ in 0..<Int.random(in: 0...60, using: &random) { text += alphabet.randomElement(using: &random)! }
      let bytes = Array(text.utf8)
      let path = try folder.file("random.csv", bytes)
      let expected = plainRows(bytes, dialect: Dialect())
      var hints = DialectHints()
      hints.delimiter = UInt8(ascii: ",")
      hints.recordEnd = Dialect.lineFeed
      do {
        let (rows, _) = try scan(path, kinds: [.text, .text, .text], hints: hints)
        #expect(rows == expected, "round \(round): \(text.debugDescription)")
      } catch is ReadingError {
        #expect(expected == nil, "round \(round): \(text.debugDescription)")
      }
    }
  }

  /// Random files in every dialect, long enough for several windows of the index: quotes at the right and at wrong
  /// places, ragged records, blank lines and blanks, a trailing delimiter, another record end, a byte order mark.
  @Test(arguments: 0..<24)
  func agreesWithThePlainReaderOnLongFiles(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(100 + seed))
    var hints = DialectHints()
    hints.delimiter = UInt8(ascii: seed % 2 == 0 ? "," : "#")
    hints.recordEnd = [Dialect.lineFeed, Dialect.lineFeed, Dialect.carriageReturn, UInt8(ascii: "|")][seed % 4]
    let delimiter = String(UnicodeScalar(hints.delimiter ?? 0))
    let end = seed % 8 == 1 ? "\r\n" : String(UnicodeScalar(hints.recordEnd ?? 0))
    let oddities = seed / 8
    var cells = [
      "", "7", " 12 ", "x", "long cell of words", "\"q\"", "\"\"", "\"a, b\"", "\"two\(end)lines\"", "\" 3\"",
    ]
    cells += ["\"say \"\"x\"\"\"", "é", "0000123"]
    var text = seed % 3 == 0 ? "\u{FEFF}" : ""
    text += ["a", "b", "c"].joined(separator: delimiter) + end
    for _ in 0..<3_000 {
      let isOdd = oddities > 0 && Int.random(in: 0..<(oddities == 1 ? 400 : 9), using: &random) == 0
      let count = isOdd ? Int.random(in: 0...5, using: &random) : 3
      var record = (0..<count).map { _ in cells.randomElement(using: &random) ?? "" }
      if isOdd, !record.isEmpty, Bool.random(using: &random) {
        record[0] = ["12\" pipe", "\"x\"y", " \"z\""].randomElement(using: &random)!
      }
      text += record.joined(separator: delimiter) + (seed % 5 == 2 ? delimiter : "") + end
    }
    let bytes = Array(text.utf8)
    let path = try folder.file("long.csv", bytes)
    let dialect = try DelimitedSource(path: path).dialect(hints)
    let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    let expected = try #require(plainRows(body, dialect: dialect))
    let (rows, summary) = try scan(path, kinds: [.text, .text, .text], hints: hints)
    #expect(rows == expected)
    #expect(summary.records == expected.count + summary.rejects.count)
  }

  /// The same numbers as the careful reader's, for every length and place of the decimal sign.
  @Test func readsDigitsAsTheCarefulReaderDoes() throws {
    var random = SeededGenerator(seed: 41)
    var cells = ["0", "5.", ".5", "-.5", "-0.000", "9999999.9", "99999999", "999999999", "123456789012345678"]
    for _ in 0..<3_000 {
      var cell = (0..<Int.random(in: 1...20, using: &random)).map { _ in "0123456789".randomElement(using: &random)! }
      if Bool.random(using: &random) { cell.insert(".", at: Int.random(in: 0...cell.count, using: &random)) }
      cells.append((Int.random(in: 0..<4, using: &random) == 0 ? "-" : "") + String(cell))
    }
    let path = try folder.file("digits.csv", "k,v\n" + cells.map { "x,\($0)\n" }.joined())
    let (rows, summary) = try scan(path, kinds: [.text, .decimal])
    #expect(summary.rejects.isEmpty)
    #expect(rows.map { $0[1] } == cells.map { ExactDecimal($0)?.description })
  }

  /// Files of several blocks, with quoted line ends across their borders and, in the second case, quotes where the
  /// quick count of them misleads.
  @Test(arguments: [false, true])
  func theThreadsDoNotShow(hasStrayQuotes: Bool) throws {
    var random = SeededGenerator(seed: 23)
    var bytes = Array("k,v\n".utf8)
    var sum = ExactDecimal.zero
    while bytes.count < 7 << 20 {
      let value = ExactDecimal(mantissa: Int128(Int.random(in: 0...99_999, using: &random)), scale: 2)
      sum += value
      let filler = String(repeating: "x", count: Int.random(in: 0...300, using: &random))
      let key =
        hasStrayQuotes && Int.random(in: 0..<500, using: &random) == 0
        ? "12\" pipe\(filler)" : "\"line\n\"\"\(filler)\"\"\""
      bytes += Array("\(key),\(value)\n".utf8)
    }
    let path = try folder.file("large.csv", bytes)
    let one = try scan(path, kinds: [.text, .decimal], threads: 1)
    for threads in [2, 7] {
      let many = try scan(path, kinds: [.text, .decimal], threads: threads)
      #expect(many.rows.count == one.rows.count)
      #expect(many.rows.map { ExactDecimal($0[1])! }.reduce(.zero, +) == sum)
      #expect(
        many.rows.sorted { $0.lexicographicallyPrecedes($1) } == one.rows.sorted { $0.lexicographicallyPrecedes($1) })
    }
  }
}
