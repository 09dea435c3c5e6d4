import PublishedFiles
import TestSupport
import Testing

@Suite struct PublishedComparisonTests {
  typealias Cell = PublishedFile.Cell

  private static func file(_ rows: [[String]], words: [String] = [], fifteen: Bool = false) throws -> PublishedFile {
    let folder = try TemporaryFolder()
    var file = try PublishedFile(path: try folder.file("a.html", "<p>none</p>"))
    file.words = words
    file.isWorkbook = fifteen
    file.tables = [PublishedFile.Table(title: "t", columns: ["year", "value"], rows: rows.map { $0.map { Cell($0) } })]
    return file
  }

  private static func differences(_ left: PublishedFile, _ right: PublishedFile) -> [String] {
    PublishedComparison(published: left, recomputed: right).differences.map {
      "\($0.place): \($0.published ?? "nothing") / \($0.recomputed ?? "nothing")"
    }
  }

  @Test func theSameFileHasNoDifference() throws {
    let file = try Self.file([["2018", "1.5"], ["2019", "x"]], words: ["In 2018", "words"])
    let comparison = PublishedComparison(published: file, recomputed: file)
    #expect(comparison.differences.isEmpty)
    // 2018, 1.5, 2019 and the sentence.
    #expect(comparison.numbers == 4)
  }

  @Test func aRowMoreDoesNotShiftTheOthers() throws {
    let old = try Self.file([["2018", "1"], ["2019", "2"]])
    let new = try Self.file([["2017", "9"], ["2018", "1"], ["2019", "3"]])
    #expect(Self.differences(old, new) == ["t, 2019, value: 2 / 3", "t, 2017: nothing / 2017 | 9"])
    #expect(Self.differences(new, old) == ["t, 2017: 2017 | 9 / nothing", "t, 2019, value: 3 / 2"])
  }

  @Test func everyChangedCellIsFound() throws {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<200 {
      let rows = (0..<8).map { ["\(2_000 + $0)", "\(Int.random(in: 0...99, using: &random))"] }
      var changed = rows
      var expected: [String] = []
      for row in rows.indices where Bool.random(using: &random) {
        changed[row][1] += "0"
        expected.append("t, \(rows[row][0]), value: \(rows[row][1]) / \(changed[row][1])")
      }
      #expect(Self.differences(try Self.file(rows), try Self.file(changed)) == expected)
    }
  }

  @Test func theFifteenthDigitOfAWorkbookMayMove() throws {
    let one = try Self.file([["2018", "24.0821812192663"]], fifteen: true)
    #expect(Self.differences(one, try Self.file([["2018", "24.0821812192662"]])).isEmpty)
    #expect(Self.differences(one, try Self.file([["2018", "24.0821812192653"]])).count == 1)
  }

  @Test func wordsAreComparedInTheirOrder() throws {
    let old = try Self.file([], words: ["a", "grew by 17 %", "b", "end"])
    let new = try Self.file([], words: ["a", "grew by 18 %", "b", "new", "end"])
    #expect(Self.differences(old, new) == ["words: grew by 17 % / grew by 18 %", "words: nothing / new"])
  }

  @Test func aTableThatIsGoneIsSaid() throws {
    let old = try Self.file([["2018", "1"]])
    var new = old
    new.tables = []
    #expect(Self.differences(old, new) == ["t: a table / nothing"])
    #expect(Self.differences(new, old) == ["t: nothing / a table"])
  }
}
