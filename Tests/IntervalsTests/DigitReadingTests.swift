import Decimals
import Intervals
import TestSupport
import Testing

@Suite struct DigitReadingTests {
  @Test(arguments: [
    ("17", DigitReading.rounded, "[16.5, 17.5)"), ("17.0", .rounded, "[16.95, 17.05)"),
    ("20", .rounded, "[19.5, 20.5)"),
    ("-17", .rounded, "(-17.5, -16.5]"), ("0", .rounded, "(-0.5, 0.5)"),
    ("1.5 million", .rounded, "[1450000, 1550000)"),
    ("17", .truncated, "[17, 18)"), ("-17", .truncated, "(-18, -17]"), ("0.0", .truncated, "(-0.1, 0.1)"),
    ("17", .documentPrecision(ExactDecimal("0.1")!), "[16.95, 17.05)"),
    ("17.25", .documentPrecision(ExactDecimal("0.1")!), "[17.245, 17.255)"), ("52", .exact, "[52, 52]"),
  ])
  func readsDigits(text: String, reading: DigitReading, expected: String) throws {
    #expect(reading.interval(of: try #require(PrintedNumber(text))) == interval(expected))
  }

  @Test func namesItsRules() {
    #expect(DigitReading.rounded.name == "rounded")
    #expect(DigitReading.documentPrecision(ExactDecimal("0.1")!).name == "rounded to 0.1, as elsewhere in the document")
  }

  /// The true number is always inside what its rounded and its truncated print leave open.
  @Test func holdsTheTrueNumberAtRandom() throws {
    var random = SeededGenerator(seed: 241)
    for _ in 0..<3_000 {
      let thousandths = Int128.random(in: -50_000...50_000, using: &random)
      let truth = ExactDecimal(mantissa: thousandths, scale: 3)
      let places = Int.random(in: 0...2, using: &random)
      let exact = try #require(ExactRational(truth))
      let rounded = try #require(PrintedNumber(truth.formatted(places: places, grouping: ",")))
      #expect(DigitReading.rounded.interval(of: rounded).contains(exact), "\(truth) \(rounded)")
      let unit = PowersOfTen.wide(3 - places)
      let cut = ExactDecimal(mantissa: thousandths / unit * unit, scale: 3).formatted(places: places)
      let truncated = try #require(PrintedNumber(cut))
      #expect(DigitReading.truncated.interval(of: truncated).contains(exact), "\(truth) \(cut)")
    }
  }
}
