import TestSupport
import Testing
import Vectors

@Suite struct ExactSumTests {
  /// Shewchuk's expansions (1997): another algorithm for the same exact sum, rounded once.
  static func expansionSum(_ values: [Double]) -> Double {
    var parts: [Double] = []
    for value in values {
      var carried = value
      var kept: [Double] = []
      for part in parts {
        let sum = DoubleDouble(sumOf: carried, and: part)
        if sum.low != 0 { kept.append(sum.low) }
        carried = sum.high
      }
      parts = kept + [carried]
    }
    guard var total = parts.popLast() else { return 0 }
    while let next = parts.popLast() {
      let sum = DoubleDouble(sumOf: total, and: next)
      total = sum.high
      guard sum.low != 0 else { continue }
      // A tie is broken by what lies below it.
      if let below = parts.last, (sum.low < 0) == (below < 0) {
        let doubled = sum.low * 2
        if total + doubled - total == doubled { total += doubled }
      }
      break
    }
    return total
  }

  static func anyDouble(_ random: inout SeededGenerator, exponents: ClosedRange<Int>) -> Double {
    let significand = Double.random(in: 1..<2, using: &random)
    let value = Double(sign: .plus, exponent: Int.random(in: exponents, using: &random), significand: significand)
    return Bool.random(using: &random) ? value : -value
  }

  @Test(arguments: [0...0, -3...3, -40...40, -300...300, -1074...(-1000), -1074...900])
  func agreesWithExpansions(exponents: ClosedRange<Int>) {
    var random = SeededGenerator(seed: UInt64(bitPattern: Int64(exponents.upperBound - exponents.lowerBound)))
    for _ in 0..<200 {
      let values = (0..<Int.random(in: 0...60, using: &random)).map { _ in
        Self.anyDouble(&random, exponents: exponents)
      }
      #expect(exactSum(values) == Self.expansionSum(values))
    }
  }

  @Test func isTheSameForAnyOrderAndAnySplit() {
    var random = SeededGenerator(seed: 5)
    let values = (0..<10_000).map { _ in Self.anyDouble(&random, exponents: -200...200) }
    let sum = exactSum(values)
    for _ in 0..<5 {
      let shuffled = values.shuffled(using: &random)
      #expect(exactSum(shuffled).bitPattern == sum.bitPattern)
      let cut = Int.random(in: 0...values.count, using: &random)
      var left = ExactSum(shuffled[..<cut])
      var right = ExactSum()
      for value in shuffled[cut...] { right.add(value) }
      left.merge(right)
      #expect(left.value.bitPattern == sum.bitPattern)
    }
    #expect(exactSum(values + values.map { -$0 }) == 0)
  }

  @Test func roundsOnceTiesToEven() {
    #expect(exactSum([1, 0x1p-53]) == 1)
    #expect(exactSum([1, 0x1p-53, 0x1p-1074]) == 1 + 0x1p-52)
    #expect(exactSum([1 + 0x1p-52, 0x1p-53]) == 1 + 0x1p-51)
    #expect(exactSum([1e16, 1, -1e16]) == 1)
    #expect(exactSum([Double](repeating: 0.1, count: 10)) == 1)
    #expect(exactSum([0x1p-1074, 0x1p-1074]) == 0x1p-1073)
  }

  @Test func passesThroughOverflowAndStopsAtIt() {
    let greatest = Double.greatestFiniteMagnitude
    #expect(exactSum([greatest, greatest, -greatest]) == greatest)
    #expect(exactSum([greatest, greatest]) == .infinity)
    #expect(exactSum([-greatest, -greatest]) == -.infinity)
    #expect(exactSum([greatest, 0x1p969]) == greatest)
    #expect(exactSum([greatest, 0x1p970]) == .infinity)
    #expect(
      exactSum([Double](repeating: greatest, count: 5_000) + [Double](repeating: -greatest, count: 4_999)) == greatest)
  }

  @Test func keepsInfinitiesAndNaN() {
    #expect(exactSum([1, .infinity]) == .infinity)
    #expect(exactSum([-.infinity, 1e308, 1e308]) == -.infinity)
    #expect(exactSum([.infinity, -.infinity]).isNaN)
    #expect(exactSum([1, .nan]).isNaN)
    #expect(exactSum([Double]()) == 0)
    #expect(exactSum([-0.0]).sign == .plus)
  }

  @Test func addsProductsExactly() {
    var sum = ExactSum()
    sum.addProduct(0x1p27 + 1, 0x1p27 + 1)
    sum.add(-0x1p54)
    sum.add(-0x1p28)
    #expect(sum.value == 1)
  }
}
