import Decimals
import TestSupport
import Testing

@Suite struct WideDecimalSumTests {
  @Test func addsAcrossThreeHundredPowersOfTen() throws {
    var sum = WideDecimalSum()
    sum.add(mantissa: 1, exponent: 300)
    sum.add(mantissa: 5, exponent: -3)
    sum.add(mantissa: -1, exponent: 300)
    #expect(sum.exactValue == ExactDecimal("0.005"))
  }

  @Test func isZeroWhenEverythingCancels() {
    var sum = WideDecimalSum()
    #expect(sum.exactValue == .zero)
    sum.add(mantissa: 17, exponent: 20)
    sum.add(mantissa: -170, exponent: 19)
    #expect(sum.exactValue == .zero)
    #expect(sum.doubleValue == 0)
  }

  @Test func saysWhenTheSumDoesNotFit() {
    var sum = WideDecimalSum()
    sum.add(mantissa: 1, exponent: 300)
    sum.add(mantissa: 1, exponent: 0)
    #expect(sum.exactValue == nil)
    #expect(sum.doubleValue == 1e300)
  }

  @Test func agreesWithExactDecimalsInAnyOrder() {
    var random = SeededGenerator(seed: 3)
    for _ in 0..<200 {
      let values = (0..<50).map { _ in
        ExactDecimal(
          mantissa: Int128(Int64.random(in: -1_000_000_000_000...1_000_000_000_000, using: &random)),
          scale: Int.random(in: 0...12, using: &random))
      }
      let expected = values.reduce(ExactDecimal.zero, +)
      var forward = WideDecimalSum()
      values.forEach { forward.add($0) }
      var parts = (WideDecimalSum(), WideDecimalSum())
      for (index, value) in values.shuffled(using: &random).enumerated() {
        if index < 20 { parts.0.add(value) } else { parts.1.add(value) }
      }
      parts.0.add(parts.1)
      #expect(forward.exactValue == expected)
      #expect(parts.0.exactValue == expected)
    }
  }

  @Test func negativeSumsOfManyLimbs() throws {
    var sum = WideDecimalSum()
    let large = try #require(Int128("12345678901234567890123456789012345678"))
    sum.add(mantissa: -large, exponent: 0)
    #expect(sum.exactValue == ExactDecimal(mantissa: -large, scale: 0))
  }
}
