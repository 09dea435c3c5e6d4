import Columns
import TestSupport
import Testing

@testable import DelimitedText

/// Keeps the cells of a file with one column of texts and one of numbers.
private final class Pairs: BatchConsumer {
  var found: [(text: String, number: CellReader.Number)] = []

  func consume(_ batch: Batch) {
    guard case .text(let codes, let dictionary) = batch.columns[0], case .decimal(let numbers) = batch.columns[1]
    else { preconditionFailure("other columns") }
    for row in 0..<batch.rowCount {
      found.append((dictionary.text(of: codes[row]), numbers.number(at: row).map { .number($0) } ?? .missing))
    }
  }
}

@Suite struct CellReaderTests {
  /// A cell that comes alone is the number that a scan of a file with it finds, missing where that is missing, and
  /// unreadable where that rejects its row.
  @Test(arguments: [Dialect(), Dialect(delimiter: 0x3B, decimalSign: 0x2C, groupingSign: 0x2E)])
  func aCellAloneIsReadAsInAFile(dialect: Dialect) throws {
    var generator = SeededGenerator(seed: 41)
    let letters = Array("0123456789012345678901234567890.,-+eE %n/a  ".utf8).filter { $0 != dialect.delimiter }
    let known = ["", "-", "..", "n/a", "NA", " 12.5 ", "-0", "1e3", "1.234.567,8", "99999999999999999999", "0x10", "٣"]
    var cells = known.map { Array($0.utf8) }.filter { !$0.contains(dialect.delimiter) }
    for _ in 0..<4_000 {
      cells.append(
        (0..<Int.random(in: 0...24, using: &generator)).map { _ in letters.randomElement(using: &generator) ?? 0x30 })
    }
    let separator = [dialect.delimiter]
    let lines = cells.enumerated().map { Array("\($0)".utf8) + separator + $1 }
    let bytes = Array("row".utf8) + separator + Array("value\n".utf8) + Array(lines.joined(separator: [0x0A]))
    let folder = try TemporaryFolder()
    let source = try DelimitedSource(path: try folder.file("cells.csv", bytes))
    let layout = ScanLayout(
      dialect: dialect, fieldNames: ["row", "value"], fields: [0, 1], bodyOffset: 10)
    let scan = DelimitedScan(kinds: [.text, .decimal], threads: 1) { Pairs() }
    let (consumers, summary) = try scan.run([(source, layout)])
    var found: [String: CellReader.Number] = [:]
    for case let pairs as Pairs in consumers {
      for pair in pairs.found { found[pair.text] = pair.number }
    }
    #expect(found.count + summary.rejects.count == cells.count)
    let reader = CellReader(dialect)
    var kinds: [Bool] = []
    for (row, cell) in cells.enumerated() {
      let expected = found["\(row)"] ?? .unreadable
      #expect(reader.number(cell) == expected, "\(TextDictionary.decode(cell))")
      kinds.append(expected == .unreadable)
    }
    #expect(kinds.contains(true) && kinds.contains(false))
  }

  @Test func aLineIsARecordUnlessAQuoteStaysOpen() {
    let reader = CellReader(Dialect())
    func cells(_ line: String) -> [String]? { reader.record(Array(line.utf8))?.map { TextDictionary.decode($0) } }
    #expect(cells("a, b ,\"c,d\"") == ["a", "b", "c,d"])
    #expect(cells("\"say \"\"x\"\"\",2") == ["say \"x\"", "2"])
    #expect(cells("") == [""])
    #expect(cells("a,,") == ["a", "", ""])
    #expect(cells("a,\"open") == nil)
    #expect(cells("a,\"closed\"x") == ["a", "closedx"])
  }
}
