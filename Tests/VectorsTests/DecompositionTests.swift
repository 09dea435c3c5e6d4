import TestSupport
import Testing
import Vectors

@Suite struct DecompositionTests {
  @Test func pivotedQRRebuildsTheMatrix() throws {
    var random = SeededGenerator(seed: 10)
    for (m, n) in [(1, 1), (6, 3), (3, 6), (20, 20), (50, 7)] {
      let a = random.matrix(m, n)
      let factored = try PivotedQR(a)
      #expect(factored.rank == min(m, n))
      let q = factored.orthogonal
      #expect(largestDifference(q.crossProduct, .identity(min(m, n))) < 1e-13)
      let rebuilt = q.multiplied(by: factored.upperTriangular)
      let permuted = Matrix(columns: factored.permutation.map { a.column($0) })
      #expect(largestDifference(rebuilt, permuted) < 1e-13)
      let diagonal = factored.upperTriangular.diagonal.map(abs)
      #expect(zip(diagonal, diagonal.dropFirst()).allSatisfy { $0 >= $1 * (1 - 1e-12) })
      let v = random.vector(m)
      let back = factored.applyingOrthogonal(to: factored.applyingOrthogonal(to: v, transposed: true))
      #expect(largestDifference(back, v) < 1e-13)
    }
  }

  @Test func pivotedQRSeesTheRank() throws {
    var random = SeededGenerator(seed: 11)
    let a = random.matrix(30, 3).multiplied(by: random.matrix(3, 8))
    #expect(try PivotedQR(a).rank == 3)
    #expect(try PivotedQR(Matrix(rows: 4, columns: 2)).rank == 0)
    #expect(try PivotedQR(Matrix(rows: 0, columns: 2)).rank == 0)
    #expect(throws: LinearAlgebraError.notFinite(row: 0, column: 1)) { try PivotedQR(Matrix(rows: [[1, .nan]])) }
  }

  @Test func choleskyRebuildsSolvesAndInverts() throws {
    var random = SeededGenerator(seed: 12)
    for n in [1, 2, 5, 30] {
      let a = random.matrix(n + 10, n).crossProduct
      let factored = try Cholesky(a)
      let l = factored.lowerTriangular
      #expect(largestDifference(l.multiplied(by: l, transposingOther: true), a) < 1e-12)
      #expect(largestDifference(a.multiplied(by: factored.inverse), .identity(n)) < 1e-10)
      #expect(factored.inverse == factored.inverse.transposed)
      let b = random.vector(n)
      #expect(largestDifference(a.multiplied(by: factored.solving(b)), b) < 1e-10)
      let determinant = try SymmetricEigen(a).values.reduce(1, *)
      #expect(abs(factored.logarithmOfDeterminant - naturalLogarithm(determinant)) < 1e-9)
    }
  }

  @Test func choleskyNamesTheColumnThatFails() throws {
    let a = Matrix(rows: [[4, 2, 0], [2, 1, 0], [0, 0, 1]])
    #expect(throws: LinearAlgebraError.notPositiveDefinite(column: 1)) { try Cholesky(a) }
    #expect(throws: LinearAlgebraError.notPositiveDefinite(column: 0)) { try Cholesky(Matrix(rows: [[-1]])) }
    #expect(throws: LinearAlgebraError.notFinite(row: 0, column: 0)) { try Cholesky(Matrix(rows: [[.nan]])) }
  }

  @Test func eigenvectorsRebuildTheMatrix() throws {
    var random = SeededGenerator(seed: 13)
    for n in [1, 2, 6, 25] {
      let half = random.matrix(n, n)
      var a = half
      for i in 0..<n {
        for j in 0..<n { a[i, j] = half[i, j] + half[j, i] }
      }
      let eigen = try SymmetricEigen(a)
      #expect(zip(eigen.values, eigen.values.dropFirst()).allSatisfy { $0 >= $1 })
      let rebuilt = eigen.vectors.multiplied(by: .diagonal(eigen.values))
        .multiplied(by: eigen.vectors, transposingOther: true)
      #expect(largestDifference(rebuilt, a) < 1e-12)
      for k in 0..<n { #expect(eigen.vectors.column(k).max { abs($0) < abs($1) }! > 0) }
    }
    let known = try SymmetricEigen(Matrix(rows: [[2, 1], [1, 2]]))
    #expect(largestDifference(known.values, [3, 1]) < 1e-14)
    #expect(try SymmetricEigen(Matrix(rows: 0, columns: 0)).values.isEmpty)
  }

  @Test func singularValuesRebuildTheMatrix() throws {
    var random = SeededGenerator(seed: 14)
    for (m, n) in [(1, 1), (7, 3), (3, 7), (30, 30)] {
      let a = random.matrix(m, n)
      let svd = try SingularValues(a)
      let rebuilt = svd.left.multiplied(by: .diagonal(svd.values)).multiplied(by: svd.right, transposingOther: true)
      #expect(largestDifference(rebuilt, a) < 1e-12)
      #expect(largestDifference(svd.right.crossProduct, .identity(min(m, n))) < 1e-13)
      #expect(zip(svd.values, svd.values.dropFirst()).allSatisfy { $0 >= $1 })
      let eigen = try SymmetricEigen(n <= m ? a.crossProduct : a.transposed.crossProduct).values
      #expect(largestDifference(Vector(svd.values.map { $0 * $0 }), eigen) < 1e-11)
    }
    #expect(try SingularValues(Matrix(rows: 0, columns: 3)).values.isEmpty)
  }

  private func naturalLogarithm(_ value: Double) -> Double {
    var result = Double(value.exponent) * 0.693147180559945309417232
    let y = (value.significand - 1) / (value.significand + 1)
    var term = y
    for k in stride(from: 1, through: 61, by: 2) {
      result += 2 * term / Double(k)
      term *= y * y
    }
    return result
  }
}
