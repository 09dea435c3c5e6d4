import TestSupport
import Testing
import Vectors

/// Every kernel of OpenBLAS against a plain loop.
@Suite struct KernelsTests {
  static func product(_ a: Matrix, _ b: Matrix) -> Matrix {
    var c = Matrix(rows: a.rowCount, columns: b.columnCount)
    for i in 0..<a.rowCount {
      for j in 0..<b.columnCount {
        for k in 0..<a.columnCount { c[i, j] += a[i, k] * b[k, j] }
      }
    }
    return c
  }

  @Test func vectorKernelsAgreeWithLoops() {
    var random = SeededGenerator(seed: 8)
    for count in [0, 1, 2, 7, 64, 1_001] {
      let x = random.vector(count)
      let y = random.vector(count)
      #expect(abs(x.dotProduct(with: y) - zip(x, y).map(*).reduce(0, +)) < 1e-11)
      #expect(abs(x.sumOfMagnitudes - x.map(abs).reduce(0, +)) < 1e-11)
      #expect(abs(x.euclideanNorm - x.map { $0 * $0 }.reduce(0, +).squareRoot()) < 1e-11)
      var sum = y
      sum.add(x, times: 0.5)
      #expect(largestDifference(sum, Vector(zip(x, y).map { 0.5 * $0 + $1 })) < 1e-15)
      var scaled = x
      scaled.scale(by: -3)
      #expect(scaled.elementsEqual(x.map { -3 * $0 }))
    }
    #expect(Vector([1e200, 1e200]).euclideanNorm.isFinite)
    var missing: Vector = [.nan, .infinity]
    missing.scale(by: 0)
    #expect(missing[0].isNaN && missing[1].isNaN)
  }

  @Test func matrixKernelsAgreeWithLoops() {
    var random = SeededGenerator(seed: 9)
    for (m, k, n) in [(1, 1, 1), (3, 5, 2), (17, 4, 9), (40, 33, 21), (2, 0, 3)] {
      let a = random.matrix(m, k)
      let b = random.matrix(k, n)
      let truth = Self.product(a, b)
      #expect(largestDifference(a.multiplied(by: b), truth) < 1e-13)
      #expect(largestDifference(a.transposed.multiplied(by: b, transposingSelf: true), truth) < 1e-13)
      #expect(largestDifference(a.multiplied(by: b.transposed, transposingOther: true), truth) < 1e-13)
      #expect(largestDifference(a.crossProduct, Self.product(a.transposed, a)) < 1e-13)
      let x = random.vector(k)
      let column = Matrix(columns: [x])
      #expect(largestDifference(a.multiplied(by: x), Self.product(a, column).column(0)) < 1e-13)
      #expect(largestDifference(a.transposed.multiplied(by: x, transposed: true), a.multiplied(by: x)) < 1e-13)
    }
  }

  @Test func copiesKeepTheirValues() {
    let first: Vector = [1, 2, 3]
    var second = first
    second[1] = 9
    #expect(Array(first) == [1, 2, 3])
    #expect(Array(second) == [1, 9, 3])
    let a = Matrix(rows: [[1, 2], [3, 4]])
    var b = a
    b[0, 1] = 7
    b.setColumn(0, to: [5, 6])
    #expect(a == Matrix(rows: [[1, 2], [3, 4]]))
    #expect(b == Matrix(rows: [[5, 7], [6, 4]]))
    #expect(a.transposed.row(0) == [1, 3])
    #expect(a.diagonal == [1, 4])
  }
}
