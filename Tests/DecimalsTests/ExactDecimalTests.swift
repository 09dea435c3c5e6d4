import Decimals
import TestSupport
import Testing

@Suite struct ExactDecimalTests {
  @Test(arguments: [
    ("0", "0"), ("-0.0", "0"), ("17.0", "17"), ("0.50", "0.5"), ("-0.0125", "-0.0125"), ("1e3", "1000"),
    ("1.5e-2", "0.015"), ("19588059644.309", "19588059644.309"), ("+7", "7"), (".5", "0.5"), ("5.", "5"),
  ])
  func printsTheShortestDigits(text: String, expected: String) throws {
    #expect(try #require(ExactDecimal(text)).description == expected)
  }

  @Test(arguments: [
    "", "-", ".", "n/a", "1,5", "1 5", "0x10", "1e", "--1", "1.2.3", "1e99", String(repeating: "9", count: 40),
  ])
  func refusesWhatIsNotADecimal(text: String) {
    #expect(ExactDecimal(text) == nil)
  }

  @Test func addsWithoutDrift() throws {
    let tenth = try #require(ExactDecimal("0.1"))
    #expect((0..<10).reduce(ExactDecimal.zero) { sum, _ in sum + tenth } == 1)
  }

  @Test func roundsHalfAwayFromZero() throws {
    #expect(try #require(ExactDecimal("2.5")).rounded(places: 0) == 3)
    #expect(try #require(ExactDecimal("-2.5")).rounded(places: 0) == -3)
    #expect(try #require(ExactDecimal("2.4999")).rounded(places: 0) == 2)
  }

  @Test func formatsWithThousandsAndPlaces() throws {
    #expect(try #require(ExactDecimal("1234567.891")).formatted(places: 1) == "1,234,567.9")
    #expect(try #require(ExactDecimal("-999.995")).formatted(places: 2) == "-1,000.00")
    #expect(ExactDecimal(42).formatted(places: 2) == "42.00")
    #expect(try #require(ExactDecimal("0.004")).formatted(places: 2) == "0.00")
  }

  @Test func agreesWithIntegersAtRandom() {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<2_000 {
      let a = Int64.random(in: -1_000_000...1_000_000, using: &random)
      let b = Int64.random(in: -1_000_000...1_000_000, using: &random)
      let (p, q) = (Int.random(in: 0...6, using: &random), Int.random(in: 0...6, using: &random))
      let x = ExactDecimal(mantissa: Int128(a), scale: p)
      let y = ExactDecimal(mantissa: Int128(b), scale: q)
      let exactX = Int128(a) * PowersOfTen.wide(12 - p)
      let exactY = Int128(b) * PowersOfTen.wide(12 - q)
      #expect((x + y) == ExactDecimal(mantissa: exactX + exactY, scale: 12))
      #expect((x * y) == ExactDecimal(mantissa: Int128(a) * Int128(b), scale: p + q))
      #expect((x < y) == (exactX < exactY))
      #expect(ExactDecimal(x.description) == x)
      #expect(x.doubleValue == Double(x.description))
    }
  }

  @Test func comparesNumbersTooFarApartForACommonScale() {
    let huge = ExactDecimal(mantissa: .max, scale: 0)
    let tiny = ExactDecimal(mantissa: 1, scale: 38)
    #expect(tiny < huge)
    #expect(-huge < tiny)
    #expect(!(huge < tiny))
  }
}

@Suite struct ExactDecimalScaleTests {
  @Test func textAndSumsStopAtTheSamePlace() throws {
    let places = ExactDecimal.largestScale
    let smallest = try #require(ExactDecimal("0." + String(repeating: "0", count: places - 1) + "4"))
    #expect(ExactDecimal("0." + String(repeating: "0", count: places) + "4") == nil)
    #expect(ExactDecimal("0." + String(repeating: "0", count: places) + "0") == .zero)
    var sum = WideDecimalSum()
    sum.add(smallest)
    #expect(sum.exactValue == smallest)
    sum.add(mantissa: 4, exponent: -places - 1)
    #expect(sum.exactValue == nil)
  }
}

@Suite struct ExactRationalTests {
  @Test func growthOfPrintedLevelsIsExact() throws {
    let before = try #require(ExactRational(ExactDecimal("13.6")!))
    let after = try #require(ExactRational(ExactDecimal("18.3")!))
    let growth = try #require(after.divided(by: before)?.subtracting(.one))
    #expect(growth == ExactRational(47, over: 136))
    #expect(growth.rounded(places: 4) == ExactDecimal("0.3456"))
  }

  @Test func divisionByZeroIsNil() {
    #expect(ExactRational(1, over: 0) == nil)
    #expect(ExactRational.one.divided(by: .zero) == nil)
  }

  @Test func ordersAndRoundsLikeCrossMultiplication() throws {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<2_000 {
      let (a, c) = (
        Int128(Int64.random(in: -9_999...9_999, using: &random)),
        Int128(Int64.random(in: -9_999...9_999, using: &random))
      )
      let (b, d) = (
        Int128(Int64.random(in: 1...9_999, using: &random)), Int128(Int64.random(in: 1...9_999, using: &random))
      )
      let x = try #require(ExactRational(a, over: b))
      let y = try #require(ExactRational(c, over: d))
      #expect((x < y) == (a * d < c * b))
      #expect(abs(x.doubleValue - Double(a) / Double(b)) <= (Double(a) / Double(b)).magnitude.ulp)
      #expect(x.adding(y) == ExactRational(a * d + c * b, over: b * d))
      #expect(x.multiplied(by: y) == ExactRational(a * c, over: b * d))
      let rounded = try #require(x.rounded(places: 3))
      #expect(abs(rounded.doubleValue - x.doubleValue) <= 0.0005000001)
    }
  }

  @Test func overflowIsNilNotATrap() throws {
    let large = try #require(ExactRational(Int128.max, over: 3))
    #expect(large.multiplied(by: large) == nil)
    #expect(large.adding(ExactRational(1, over: Int128.max)!) == nil)
  }
}
