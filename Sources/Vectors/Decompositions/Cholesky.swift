import COpenBLAS

/// The factorisation A = L Lᵀ of a symmetric positive definite matrix, L lower triangular.
///
/// Only the lower triangle of A is read. LAPACK (`dpotrf`), O(n³).
public struct Cholesky: Sendable {
  /// L, with zeros above the diagonal.
  public let lowerTriangular: Matrix

  /// Traps when the matrix is not square.
  /// - Throws: `.notFinite`, or `.notPositiveDefinite` with the first column that fails.
  public init(_ matrix: Matrix) throws(LinearAlgebraError) {
    precondition(matrix.isSquare, "Cholesky needs a square matrix")
    try matrix.requireFinite()
    OpenBLAS.prepare()
    var lower = matrix
    var info: Int32 = 0
    if matrix.rowCount > 0 {
      info = lower.withMutableStart { a in
        var n = OpenBLAS.dimension(matrix.rowCount)
        var lda = n
        var info: Int32 = 0
        dpotrf_("L", &n, a, &lda, &info, 1)
        return info
      }
    }
    guard info <= 0 else { throw .notPositiveDefinite(column: Int(info) - 1) }
    for column in 0..<lower.columnCount {
      for row in 0..<column { lower[row, column] = 0 }
    }
    lowerTriangular = lower
  }

  /// A⁻¹ b. Traps when the length differs. O(n²).
  public func solving(_ right: Vector) -> Vector { solving(Matrix(columns: [right])).column(0) }

  /// A⁻¹ B. Traps when the shapes do not fit. O(n²) a column.
  public func solving(_ right: Matrix) -> Matrix {
    precondition(right.rowCount == lowerTriangular.rowCount, "shapes that do not fit")
    guard right.rowCount > 0, right.columnCount > 0 else { return right }
    var result = right
    result.withMutableStart { b in
      lowerTriangular.withStart { a in
        var n = OpenBLAS.dimension(right.rowCount)
        var sides = OpenBLAS.dimension(right.columnCount)
        var lda = n
        var ldb = n
        var info: Int32 = 0
        dpotrs_("L", &n, &sides, a, &lda, b, &ldb, &info, 1)
      }
    }
    return result
  }

  /// A⁻¹, symmetric to the last bit. O(n³).
  public var inverse: Matrix {
    var result = lowerTriangular.transposed
    guard result.rowCount > 0 else { return result }
    result.withMutableStart { a in
      var n = OpenBLAS.dimension(lowerTriangular.rowCount)
      var lda = n
      var info: Int32 = 0
      dpotri_("U", &n, a, &lda, &info, 1)
    }
    result.copyUpperTriangleToLower()
    return result
  }

  /// ln det A = 2 Σ ln Lᵢᵢ.
  public var logarithmOfDeterminant: Double { 2 * exactSum(lowerTriangular.diagonal.map(naturalLogarithm)) }
}
