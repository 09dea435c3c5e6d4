import Decimals
import Intervals
import Testing

@Suite struct ReportedValueTests {
  func reported(
    _ text: String, _ qualifier: Qualifier, upper: String? = nil, interpretation: Interpretation = .logical,
    domain: Interval = .everything
  ) throws -> ReportedValue {
    ReportedValue(
      try #require(PrintedNumber(text)), upper: try upper.map { try #require(PrintedNumber($0)) }, qualifier: qualifier,
      interpretation: interpretation, domain: domain)
  }

  @Test(arguments: [
    ("17%", Qualifier.exact, "[16.5, 17.5)"), ("19.8", .preliminary, "[19.75, 19.85)"),
    // 5 % of 20 is one unit; of 100 five, of 2.6 more than a tenth.
    ("20", .about, "[19, 21]"), ("100", .about, "[95, 105]"), ("5", .about, "[4, 6]"), ("2.6", .about, "[2.47, 2.73]"),
    ("-100", .about, "[-105, -95]"), ("0", .about, "[-1, 1]"), ("100", .nearly, "[95, 100)"),
    ("20", .almost, "[19, 20)"),
    ("-100", .nearly, "(-100, -95]"), ("60", .moreThan, "(60, ∞)"), ("60", .over, "(60, ∞)"),
    ("60", .atLeast, "[60, ∞)"),
    ("60", .upTo, "(-∞, 60]"), ("60", .lessThan, "(-∞, 60)"),
  ])
  func readsWordsLogically(text: String, qualifier: Qualifier, expected: String) throws {
    #expect(try reported(text, qualifier).interval() == interval(expected))
  }

  @Test(arguments: [
    ("60", Qualifier.moreThan, "(60, 70)"), ("2.6 bn", .over, "(2600000000, 3000000000)"),
    ("17", .moreThan, "(17, 20)"),
    ("100", .moreThan, "(100, 200)"), ("0.5", .atLeast, "[0.5, 0.6)"), ("50", .atLeast, "[50, 60)"),
    ("-60", .moreThan, "(-60, -50)"), ("-100", .moreThan, "(-100, -90)"), ("0", .moreThan, "(0, 1)"),
    ("60", .lessThan, "(50, 60)"), ("100", .upTo, "(90, 100]"), ("17", .upTo, "(10, 17]"),
    ("-17", .lessThan, "(-20, -17)"),
  ])
  func readsWordsPragmatically(text: String, qualifier: Qualifier, expected: String) throws {
    #expect(try reported(text, qualifier, interpretation: .pragmatic).interval() == interval(expected))
  }

  @Test func isCutToWhatTheQuantityCanBe() throws {
    #expect(try reported("60", .moreThan, domain: .percentages).interval() == interval("(60, 100]"))
    #expect(try reported("5", .upTo, domain: .nonNegative).interval() == interval("[0, 5]"))
    #expect(throws: Undefined.outsideDomain(printed: "130", domain: .percentages)) {
      try reported("130", .exact, domain: .percentages).interval()
    }
  }

  @Test func readsRangesAndPairs() throws {
    let range = try reported("0.5 million", .between, upper: "1.5 million")
    #expect(try range.interval() == interval("[500000, 1500000]"))
    #expect(range.phrase == "between 0.5 million and 1.5 million")
    let fall = try reported("6.8", .fromTo, upper: "4.3")
    #expect(try fall.interval() == interval("[4.3, 6.8]"))
    let pair = try fall.pair()
    #expect(pair.from == interval("[6.75, 6.85)"))
    #expect(pair.to == interval("[4.25, 4.35)"))
    #expect(throws: Undefined.notARange(printed: "between 5 and …")) { try reported("5", .between).interval() }
    #expect(throws: Undefined.self) { try reported("5", .between, upper: "4").interval() }
    #expect(throws: Undefined.self) { try reported("5", .exact).pair() }
  }

  @Test func namesItsRules() throws {
    #expect(try reported("17", .exact).rule == "digits rounded")
    #expect(
      try reported("60", .moreThan, interpretation: .pragmatic).rule == "\"more than\": up to the next round number")
    #expect(Set(try Qualifier.allCases.map { try reported("6", $0).rule }).count == Qualifier.allCases.count)
  }

  @Test(arguments: [
    ("more than", Qualifier.moreThan), ("About", .about), ("approximately", .about), ("", .exact),
    ("exceeded", .moreThan),
    ("from-to", .fromTo), ("not more than", .upTo), ("under", .lessThan),
  ])
  func readsQualifiers(word: String, expected: Qualifier) { #expect(Qualifier(word: word) == expected) }

  @Test func refusesUnknownWords() { #expect(Qualifier(word: "hopefully") == nil) }
}
