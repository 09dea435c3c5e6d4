import Decimals
import Documents
import Intervals
import Renderers
import TestSupport
import Testing

@Suite struct NumberTextTests {
  @Test(arguments: [
    (0.1, "0.1"), (1e16, "10000000000000000"), (123_456_789.125, "123456789.125"), (-0.0, "0"), (1e21, "1e21"),
    (1.5e300, "1.5e300"), (Double.leastNonzeroMagnitude, "5e-324"), (-2.5e-7, "-0.00000025"), (100, "100"),
    (1e20, "100000000000000000000"),
  ])
  func shortestDigits(number: Double, expected: String) { #expect(NumberText.shortest(number) == expected) }

  @Test func hasNoDigitsForWhatIsNotFinite() {
    #expect(NumberText.shortest(.nan) == nil)
    #expect(NumberText.fixed(.infinity, places: 2) == nil)
    #expect(NumberText.text(.number(.nan), format: .fixed(places: 2)) == "…")
  }

  @Test func shortestDigitsReadBackAtRandom() throws {
    var random = SeededGenerator(seed: 401)
    for _ in 0..<20_000 {
      let number = Double(bitPattern: UInt64.random(in: .min ... .max, using: &random))
      guard number.isFinite else { continue }
      #expect(Double(try #require(NumberText.shortest(number))) == number)
    }
  }

  /// Percent and rounding work on the digits a reader sees: 0.07 × 100 is 7, 1.005 rounds to 1.01.
  @Test func roundsHalfAwayOnShortestDigits() {
    #expect(NumberText.percent(0.07, places: 2) == "7.00")
    #expect(NumberText.percent(0.145, places: 0) == "15")
    #expect(NumberText.fixed(1.005, places: 2) == "1.01")
    #expect(NumberText.fixed(-2.5, places: 0) == "-3")
    #expect(NumberText.fixed(-0.004, places: 2) == "0.00")
    #expect(NumberText.fixed(999.95, places: 1) == "1,000.0")
    #expect(NumberText.fixed(0.96, places: 0) == "1")
    #expect(NumberText.fixed(0.04, places: 0) == "0")
    #expect(NumberText.fixed(1e21, places: 0) == "1,000,000,000,000,000,000,000")
    #expect(NumberText.fixed(1234567.0, places: 2, grouping: "") == "1234567.00")
    #expect(NumberText.percent(ExactDecimal("0.33699")!, places: 2) == "33.70")
  }

  @Test(arguments: [
    (11.8412, "11.8"), (0.00036, "0.000360"), (3.658e-5, "3.66e-5"), (17171.35, "17,171"), (0, "0"), (-4.1281, "-4.13"),
    (9.999, "10.0"), (252, "252"), (1.2e18, "1.2e18"),
  ])
  func significantDigits(number: Double, expected: String) {
    #expect(NumberText.significant(number, digits: 3) == expected)
  }

  @Test func agreesWithExactDecimalsAtRandom() {
    var random = SeededGenerator(seed: 402)
    for _ in 0..<5_000 {
      let value = ExactDecimal(
        mantissa: Int128.random(in: -10_000_000...10_000_000, using: &random),
        scale: Int.random(in: 0...9, using: &random))
      let places = Int.random(in: 0...6, using: &random)
      #expect(NumberText.fixed(value, places: places) == value.formatted(places: places))
      #expect(NumberText.fixed(value.doubleValue, places: places) == value.formatted(places: places))
      #expect(NumberText.percent(value, places: places) == value.scaled(byPowerOfTen: 2).formatted(places: places))
    }
  }

  @Test func printsFractions() {
    #expect(NumberText.shortest(ExactRational(1, over: 8)!) == "0.125")
    #expect(NumberText.shortest(ExactRational(1, over: 3)!) == "0.3333333333333333")
    #expect(NumberText.shortest(ExactRational(-1, over: 1 << 60)!) == "-8.673617379884035e-19")
    #expect(NumberText.shortest(ExactRational(33)) == "33")
  }

  @Test func formatsCells() {
    #expect(NumberText.text(.number(2016), format: .plain(grouped: false)) == "2016")
    #expect(NumberText.text(.number(2016.5), format: .plain(grouped: true)) == "2,016.5")
    #expect(NumberText.text("a", format: .fixed(places: 1)) == "a")
    let range = Cell.interval(Interval(.closed(rational("0.0123456")), .open(rational("12.3456"))))
    #expect(NumberText.text(range, format: .significant(digits: 3)) == "[0.0, 12.3)")
    #expect(NumberText.text(range, format: .plain(grouped: true)) == "[0.012346, 12.3456)")
    #expect(NumberText.text(range, format: .percent(places: 1)) == "[1.2, 1,234.6)")
  }
}
