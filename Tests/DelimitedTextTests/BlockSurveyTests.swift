import Columns
import Decimals
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import DelimitedText

/// Bytes in memory that know their survey, and count what is read of them.
private final class SurveyedBytes: RandomAccessBytes {
  let name = "surveyed"
  let survey: BlockSurvey?
  private let bytes: [UInt8]
  private let readBytes = Atomic(0)

  init(_ bytes: [UInt8], _ survey: BlockSurvey? = nil) {
    self.bytes = bytes
    self.survey = survey
  }

  var size: Int { bytes.count }
  var count: Int { readBytes.load(ordering: .relaxed) }

  func read(into buffer: UnsafeMutablePointer<UInt8>, count: Int, at offset: Int) -> Int {
    let count = max(0, min(count, bytes.count - offset))
    bytes.withUnsafeBufferPointer { buffer.update(from: $0.baseAddress! + offset, count: count) }
    readBytes.wrappingAdd(count, ordering: .relaxed)
    return count
  }

  func checkUnchanged() {}
}

/// Selects rows by the texts of one column and keeps them; everything else is counted.
private final class Selector: BatchConsumer {
  let wanted: Set<String>?
  let column: Int
  var rows: [String] = []
  var unselected = 0

  init(_ wanted: Set<String>?, column: Int) {
    self.wanted = wanted
    self.column = column
  }

  var selectionColumns: [Int] { wanted == nil ? [] : [column] }

  func mayBeSelected(_ texts: [String], inColumn column: Int) -> [Bool]? {
    column == self.column ? texts.map { wanted?.contains($0) ?? true } : nil
  }

  func select(_ batch: Batch, into rows: UnsafeMutablePointer<UInt32>) -> Int {
    guard case .text(let codes, let dictionary) = batch.columns[column] else { preconditionFailure("no text") }
    var count = 0
    for row in 0..<batch.rowCount where wanted?.contains(dictionary.text(of: codes[row])) ?? true {
      rows[count] = UInt32(row)
      count += 1
    }
    unselected += batch.rowCount - count
    return count
  }

  func passOver(rows: Int) { unselected += rows }

  func consume(_ batch: Batch) {
    for row in 0..<batch.rowCount {
      let cells = batch.columns.map { column in
        switch column {
        case .text(let codes, let dictionary): dictionary.text(of: codes[row])
        case .decimal(let numbers): numbers.exactValue(at: row)?.description ?? "missing"
        }
      }
      rows.append(cells.joined(separator: "|"))
    }
  }
}

@Suite struct BlockSurveyTests {
  private static let layout = ScanLayout(
    dialect: Dialect(), fieldNames: ["t", "i", "v"], fields: [0, 1, 2], bodyOffset: 6)

  private struct Found: Equatable {
    var rows: [String] = []
    var unselected = 0
    var records = 0
    var rejects: [Reject] = []
  }

  private func scan(
    _ bytes: SurveyedBytes, _ wanted: Set<String>?, column: Int = 0, layout: ScanLayout = layout, blockSize: Int,
    threads: Int = 2, takesSurveys: Bool = false
  ) throws -> (found: Found, survey: BlockSurvey?) {
    var scan = DelimitedScan(kinds: [.text, .text, .decimal], threads: threads, takesSurveys: takesSurveys) {
      Selector(wanted, column: column)
    }
    scan.blockSize = blockSize
    let (consumers, summary) = try scan.run([(try DelimitedSource(bytes), layout)])
    let selectors = consumers.compactMap { $0 as? Selector }
    let found = Found(
      rows: selectors.flatMap(\.rows).sorted(), unselected: selectors.reduce(0) { $0 + $1.unselected },
      records: summary.records, rejects: summary.rejects)
    return (found, summary.surveys["surveyed"])
  }

  /// Rows sorted by year, with everything in them that may stand in a file.
  private static func file(_ random: inout SeededGenerator, rows: Int, hasOddities: Bool) -> [UInt8] {
    var text = "t,i,v\n"
    for row in 0..<rows {
      let year = "\(2000 + 20 * row / rows)"
      let economy = ["THA", "RUS", "\"Viet \nNam\"", "\"a \"\"b\"\"\"", ""].randomElement(using: &random) ?? ""
      let value = ["1", "2.5", "", "1e3"].randomElement(using: &random) ?? ""
      var line = "\(year),\(economy),\(value)"
      if hasOddities, Int.random(in: 0..<40, using: &random) == 0 {
        line = ["", "2001,THA", "2001,THA,1,2", "2001,x,n.a.!", " 2003 ,THA,1"].randomElement(using: &random) ?? ""
      }
      text += line + (Int.random(in: 0..<9, using: &random) == 0 ? "\r\n" : "\n")
    }
    return Array(text.utf8)
  }

  /// With a survey the same rows are found, the same are counted, and the same are told of.
  @Test(arguments: [false, true])
  func nothingIsLostByPassingOver(hasOddities: Bool) throws {
    var random = SeededGenerator(seed: hasOddities ? 3 : 4)
    var saved = 0
    for round in 0..<60 {
      let bytes = Self.file(&random, rows: Int.random(in: 20...400, using: &random), hasOddities: hasOddities)
      let blockSize = [40, 64, 100, 256].randomElement(using: &random) ?? 64
      guard bytes.count - 6 > 2 * blockSize else { continue }
      let (whole, taken) = try scan(SurveyedBytes(bytes), nil, blockSize: blockSize, takesSurveys: true)
      // Where quotes mislead, the file is read in sequence and there is no survey.
      guard let taken else { continue }
      let survey = try #require(BlockSurvey(encoded: taken.encoded))
      #expect(survey == taken)
      #expect(survey.blocks.reduce(0) { $0 + $1.records } == whole.records, "round \(round)")
      for wanted: Set<String>? in [nil, ["2003"], ["2000", "2019"], ["none"]] {
        let plain = SurveyedBytes(bytes)
        let known = SurveyedBytes(bytes, survey)
        let expected = try scan(plain, wanted, blockSize: blockSize, threads: 1).found
        for threads in 1...3 {
          let found = try scan(known, wanted, blockSize: blockSize, threads: threads).found
          #expect(found.rows == expected.rows && found.unselected == expected.unselected, "round \(round)")
          #expect(found.records == expected.records && found.rejects == expected.rejects, "round \(round)")
        }
        if wanted == ["2003"] { saved += 3 * plain.count - known.count }
      }
      let inside = try scan(SurveyedBytes(bytes, survey), ["RUS"], column: 1, blockSize: blockSize).found
      #expect(inside == (try scan(SurveyedBytes(bytes), ["RUS"], column: 1, blockSize: blockSize).found))
    }
    #expect(saved > 0)
  }

  @Test func aSortedFileIsReadInPart() throws {
    let lines = (0..<200_000).map { "\(2000 + $0 / 10_000),THA,\($0)" }
    let bytes = Array(("t,i,v\n" + lines.joined(separator: "\n")).utf8)
    let survey = try scan(SurveyedBytes(bytes), nil, blockSize: 16_384, takesSurveys: true).survey
    let known = SurveyedBytes(bytes, survey)
    let found = try scan(known, ["2007"], blockSize: 16_384).found
    #expect(found.rows.count == 10_000 && found.unselected == 190_000 && found.records == 200_000)
    #expect(known.count < bytes.count / 5, "\(known.count) of \(bytes.count)")
  }

  /// A survey of another shape is of no use, and is not used.
  @Test func onlyTheSameBlocksAreKnown() throws {
    let bytes = Array(("t,i,v\n" + String(repeating: "2001,THA,1\n2002;x,RUS,2\n", count: 100)).utf8)
    let survey = try #require(try scan(SurveyedBytes(bytes), nil, blockSize: 128, takesSurveys: true).survey)
    var other = Self.layout
    other.dialect.quote = nil
    let expected = try scan(SurveyedBytes(bytes), ["2001"], layout: other, blockSize: 128).found
    #expect(try scan(SurveyedBytes(bytes, survey), ["2001"], layout: other, blockSize: 128).found == expected)
    #expect(try scan(SurveyedBytes(bytes, survey), ["2001"], blockSize: 256).found.rows.count == 100)
  }

  @Test func manyTextsInABlockMayBeAny() throws {
    let lines = (0..<3_000).map { "\(2000 + $0 % 200),THA,1" }
    let bytes = Array(("t,i,v\n" + lines.joined(separator: "\n")).utf8)
    let survey = try #require(try scan(SurveyedBytes(bytes), nil, blockSize: 8_192, takesSurveys: true).survey)
    #expect(survey.blocks.dropLast().allSatisfy { $0.texts[0] == nil && $0.texts[1]?.count == 1 })
    #expect(try scan(SurveyedBytes(bytes, survey), ["2007"], blockSize: 8_192).found.rows.count == 15)
  }

  @Test func bytesThatAreNoSurveyAreNone() throws {
    let bytes = Array(("t,i,v\n" + String(repeating: "2001,THA,1\n", count: 100)).utf8)
    let encoded = try #require(try scan(SurveyedBytes(bytes), nil, blockSize: 128, takesSurveys: true).survey).encoded
    #expect(BlockSurvey(encoded: encoded) != nil)
    #expect(BlockSurvey(encoded: []) == nil && BlockSurvey(encoded: encoded + [0]) == nil)
    for count in encoded.indices { #expect(BlockSurvey(encoded: Array(encoded[..<count])) == nil) }
    var random = SeededGenerator(seed: 8)
    for _ in 0..<2_000 {
      var other = encoded
      other[Int.random(in: other.indices, using: &random)] ^= UInt8.random(in: 1...255, using: &random)
      // No trap, whatever it is.
      _ = BlockSurvey(encoded: other)
    }
  }
}
