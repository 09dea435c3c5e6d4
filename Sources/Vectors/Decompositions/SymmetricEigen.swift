import COpenBLAS

/// The eigenvalues of a symmetric matrix, largest first, with orthonormal eigenvectors: A v = λ v.
///
/// Only the upper triangle of A is read. Every eigenvector is turned so that its element of largest magnitude (the
/// first of several) is positive, since either direction is right. LAPACK (`dsyevr`), O(n³).
public struct SymmetricEigen: Sendable {
  public let values: Vector
  /// Column k belongs to `values[k]`.
  public let vectors: Matrix

  /// Traps when the matrix is not square.
  /// - Throws: `.notFinite`, `.didNotConverge`.
  public init(_ matrix: Matrix) throws(LinearAlgebraError) {
    precondition(matrix.isSquare, "eigenvalues need a square matrix")
    try matrix.requireFinite()
    OpenBLAS.prepare()
    let order = matrix.rowCount
    guard order > 0 else {
      (values, vectors) = ([], matrix)
      return
    }
    var work = matrix
    var rising = Vector.zeros(order)
    var found = Matrix(rows: order, columns: order)
    var support = [Int32](repeating: 0, count: 2 * order)
    var integers = [Int32](repeating: 0, count: 10 * order)
    let info = work.withMutableStart { a in
      rising.withMutableStart { w in
        found.withMutableStart { z in
          var n = OpenBLAS.dimension(order)
          var (lda, ldz, count) = (n, n, n)
          var (low, high) = (0.0, 0.0)
          var (first, last) = (Int32(1), n)
          var tolerance = 0.0
          var integerLength = OpenBLAS.dimension(10 * order)
          var info: Int32 = 0
          Workspace.run { space, length in
            var length = length
            dsyevr_(
              "V", "A", "U", &n, a, &lda, &low, &high, &first, &last, &tolerance, &count, w, z, &ldz, &support, space,
              &length, &integers, &integerLength, &info, 1, 1, 1)
          }
          return info
        }
      }
    }
    guard info == 0 else { throw .didNotConverge(routine: "dsyevr", code: Int(info)) }
    values = Vector(rising.reversed())
    vectors = Matrix(columns: (0..<order).reversed().map { turned(found.column($0)) })
  }
}

/// The vector or its opposite, whichever has a positive element of largest magnitude.
func turned(_ vector: Vector) -> Vector { leadsNegative(vector) ? Vector(vector.map { -$0 }) : vector }

func leadsNegative(_ vector: Vector) -> Bool {
  var leading = 0.0
  for value in vector where value.magnitude > leading.magnitude { leading = value }
  return leading < 0
}
