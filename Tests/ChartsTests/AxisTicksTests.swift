import TestSupport
import Testing

@testable import Charts

@Suite struct AxisTicksTests {
  @Test func areRoundAndEncloseTheValues() {
    var random = SeededGenerator(seed: 12)
    for _ in 0..<2_000 {
      let size = Double.random(in: -9...14, using: &random)
      let a = Double.random(in: -1...1, using: &random) * power(size)
      let b = Double.random(in: -1...1, using: &random) * power(size)
      let (low, high) = (min(a, b), max(a, b))
      let ticks = AxisTicks(from: low, through: high)
      let step = ticks.values[1] - ticks.values[0]
      #expect(ticks.low <= low + step * 1e-6 && ticks.high >= high - step * 1e-6)
      #expect((2...9).contains(ticks.values.count))
      // One of 1, 2 and 5 times a power of ten.
      var mantissa = step
      while mantissa >= 9.99 { mantissa /= 10 }
      while mantissa < 0.999 { mantissa *= 10 }
      #expect([1.0, 2, 5].contains { abs(mantissa - $0) < 1e-6 })
    }
  }

  private func power(_ exponent: Double) -> Double {
    var result = 1.0
    for _ in 0..<Int(exponent.magnitude) { result *= exponent < 0 ? 0.1 : 10 }
    return result
  }

  @Test func oneValueAloneHasRoom() {
    for value in [5.0, -5, 0, 1e300, 1e-300] {
      let ticks = AxisTicks(from: value, through: value)
      #expect(ticks.low < value && value < ticks.high)
      #expect((2...9).contains(ticks.values.count))
    }
  }
}
