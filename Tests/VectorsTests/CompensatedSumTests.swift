import TestSupport
import Testing
import Vectors

@Suite struct CompensatedSumTests {
  @Test func keepsWhatPlainAdditionLoses() {
    #expect(CompensatedSum([1, 1e100, 1, -1e100]).value == 2)
    #expect(CompensatedSum([.infinity, 1]).value == .infinity)
  }

  @Test func agreesWithTheExactSum() {
    var random = SeededGenerator(seed: 6)
    for _ in 0..<100 {
      let values = random.vector(1_000, in: -1e6...1e6)
      let exact = exactSum(values)
      #expect(abs(CompensatedSum(values).value - exact) <= exact.ulp)
    }
  }

  @Test func dotProductAgreesWithTheExactOne() {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<100 {
      let left = random.vector(200)
      let right = random.vector(200)
      var sum = ExactSum()
      for (x, y) in zip(left, right) { sum.addProduct(x, y) }
      #expect(abs(compensatedDotProduct(left, right) - sum.value) <= sum.value.ulp)
    }
    #expect(compensatedDotProduct([1e16, 1, -1e16], [1.0, 1, 1]) == 1)
  }

  @Test func doubleDoubleKeepsThirtyDigits() {
    let third = DoubleDouble(sumOf: 1.0 / 3, and: 1.850371707708594e-17)
    let one = third + third + third
    #expect(one.high == 1)
    #expect(abs(one.low) < 1e-31)
    let square = DoubleDouble(productOf: 1 + 0x1p-40, and: 1 + 0x1p-40)
    #expect(square.high == 1 + 0x1p-39)
    #expect(square.low == 0x1p-80)
    #expect((square * DoubleDouble(2) - square - square).value == 0)
  }
}
