import COpenBLAS

/// The factorisation A P = Q R of an m × n matrix with column pivoting: Q orthogonal, R upper triangular with a
/// diagonal of falling magnitude, P a permutation of the columns.
///
/// Householder reflections by LAPACK (`dgeqp3`), O(m n²). The rank is the number of diagonal elements of R above
/// `relativeTolerance` times the first (Golub and Van Loan 2013, 5.4).
public struct PivotedQR: Sendable {
  public let rowCount: Int
  public let columnCount: Int
  /// Numerical rank; 0 for a matrix of zeros or without elements.
  public let rank: Int
  /// Column j of A P is column `permutation[j]` of A.
  public let permutation: [Int]
  private let reflectors: Matrix
  private let factors: Vector

  /// The relative tolerance is max(m, n) · 2⁻⁵² by default.
  ///
  /// - Throws: `.notFinite` at the first NaN or infinity.
  public init(_ matrix: Matrix, relativeTolerance: Double? = nil) throws(LinearAlgebraError) {
    try matrix.requireFinite()
    OpenBLAS.prepare()
    rowCount = matrix.rowCount
    columnCount = matrix.columnCount
    let count = min(rowCount, columnCount)
    guard count > 0 else {
      (rank, permutation, reflectors, factors) = (0, Array(0..<columnCount), matrix, [])
      return
    }
    var work = matrix
    var scalars = Vector.zeros(count)
    var pivots = [Int32](repeating: 0, count: columnCount)
    let info = work.withMutableStart { a in
      scalars.withMutableStart { tau in
        var m = OpenBLAS.dimension(matrix.rowCount)
        var n = OpenBLAS.dimension(matrix.columnCount)
        var lda = m
        var info: Int32 = 0
        Workspace.run { space, length in
          var length = length
          dgeqp3_(&m, &n, a, &lda, &pivots, tau, space, &length, &info)
        }
        return info
      }
    }
    precondition(info == 0, "dgeqp3 refused its argument \(-info)")
    let tolerance = relativeTolerance ?? Double(max(rowCount, columnCount)) * Double.ulpOfOne
    let diagonal = work.diagonal
    let threshold = diagonal[0].magnitude * tolerance
    rank = diagonal.prefix { $0.magnitude > threshold }.count
    permutation = pivots.map { Int($0) - 1 }
    reflectors = work
    factors = scalars
  }

  /// R, of min(m, n) rows and n columns.
  public var upperTriangular: Matrix {
    var result = Matrix(rows: min(rowCount, columnCount), columns: columnCount)
    for column in 0..<columnCount {
      for row in 0..<min(column + 1, result.rowCount) { result[row, column] = reflectors[row, column] }
    }
    return result
  }

  /// The first min(m, n) columns of Q.
  public var orthogonal: Matrix {
    Matrix(
      columns: (0..<min(rowCount, columnCount)).map { index in
        var unit = Vector.zeros(rowCount)
        unit[index] = 1
        return applyingOrthogonal(to: unit)
      })
  }

  /// Q v, or Qᵀ v when `transposed`, for the full m × m factor. Traps when v has not m elements. O(m n).
  public func applyingOrthogonal(to vector: Vector, transposed: Bool = false) -> Vector {
    precondition(vector.count == rowCount, "shapes that do not fit")
    guard !factors.isEmpty else { return vector }
    var result = vector
    let info = result.withMutableStart { c in
      reflectors.withStart { a in
        factors.withStart { tau in
          var m = OpenBLAS.dimension(rowCount)
          var one: Int32 = 1
          var k = OpenBLAS.dimension(factors.count)
          var lda = m
          var ldc = m
          var info: Int32 = 0
          Workspace.run { space, length in
            var length = length
            dormqr_("L", transposed ? "T" : "N", &m, &one, &k, a, &lda, tau, c, &ldc, space, &length, &info, 1, 1)
          }
          return info
        }
      }
    }
    precondition(info == 0, "dormqr refused its argument \(-info)")
    return result
  }

  /// R⁻¹ B, or R⁻ᵀ B when `transposed`, for the leading n × n triangle. Traps unless the rank is n.
  func solvingTriangle(_ right: Matrix, transposed: Bool = false) -> Matrix {
    precondition(rank == columnCount && right.rowCount == columnCount, "a triangle that cannot be solved")
    var result = right
    let info = result.withMutableStart { b in
      reflectors.withStart { a in
        var n = OpenBLAS.dimension(columnCount)
        var sides = OpenBLAS.dimension(right.columnCount)
        var lda = OpenBLAS.dimension(rowCount)
        var ldb = n
        var info: Int32 = 0
        dtrtrs_("U", transposed ? "T" : "N", "N", &n, &sides, a, &lda, b, &ldb, &info, 1, 1, 1)
        return info
      }
    }
    precondition(info == 0, "a zero on the diagonal of a triangle of full rank")
    return result
  }

  func solvingTriangle(_ right: Vector, transposed: Bool = false) -> Vector {
    solvingTriangle(Matrix(columns: [right]), transposed: transposed).column(0)
  }
}
