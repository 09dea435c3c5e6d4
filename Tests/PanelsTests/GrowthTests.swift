import Decimals
import Nomenclature
import Observations
import Panels
import TestSupport
import Testing

@Suite struct GrowthTests {
  private func exact(_ text: String) -> AggregateValue { .exact(ExactDecimal(text)!) }

  @Test func growthIsAnExactFraction() {
    #expect(GrowthRate.between(exact("13.6"), exact("18.3")) == .exact(ExactRational(47, over: 136)!))
    #expect(GrowthRate.between(exact("-2"), exact("-1")) == .exact(ExactRational(-1, over: 2)!))
  }

  @Test func undefinedGrowthSaysWhy() {
    #expect(GrowthRate.between(exact("0"), exact("1")) == .undefined(.zeroBase))
    #expect(GrowthRate.between(exact("-1"), exact("1")) == .undefined(.signChange))
    #expect(GrowthRate.between(exact("1"), exact("0")) == .exact(ExactRational(-1)))
    #expect(GrowthRate.between(.missing, exact("1")) == .undefined(.noBase))
    #expect(GrowthRate.between(exact("1"), .missing) == .undefined(.noValue))
    #expect(GrowthRate.logDifference(from: exact("1"), to: exact("0")) == .undefined(.notPositive))
  }

  /// Contributions are fractions over one denominator, so they add up exactly, not nearly.
  @Test func contributionsAddUpToTheGrowthOfTheTotal() throws {
    var random = SeededGenerator(seed: 41)
    for _ in 0..<200 {
      let parts = (0..<8).map { _ in
        (Int64.random(in: 1...999_999_999, using: &random), Int64.random(in: 1...999_999_999, using: &random))
      }
      func value(_ mantissa: Int64) -> AggregateValue { .exact(ExactDecimal(mantissa: Int128(mantissa), scale: 3)) }
      let total = value(parts.reduce(0) { $0 + $1.0 })
      let end = value(parts.reduce(0) { $0 + $1.1 })
      var sum = ExactRational.zero
      for part in parts {
        let contribution = GrowthRate.contribution(from: value(part.0), to: value(part.1), ofTotal: total)
        guard case .exact(let fraction) = contribution else {
          Issue.record("a contribution that is not exact")
          return
        }
        sum = try #require(sum.adding(fraction))
      }
      #expect(GrowthRate.between(total, end) == .exact(sum))
    }
  }

  @Test func compoundGrowthIsConstantGrowth() throws {
    let rate = GrowthRate.compound(from: exact("100"), to: exact("121"), years: 2).doubleValue
    #expect(abs(try #require(rate) - 0.1) < 1e-15)
  }
}
