import COpenBLAS

/// The singular value decomposition A = U diag(σ) Vᵀ of an m × n matrix, thin: min(m, n) columns in U and V.
///
/// The singular values fall. Each column of U is turned so that its element of largest magnitude is positive, and that
/// of V with it. LAPACK (`dgesdd`), O(m n min(m, n)).
public struct SingularValues: Sendable {
  public let values: Vector
  /// U, m × min(m, n).
  public let left: Matrix
  /// V, n × min(m, n).
  public let right: Matrix

  /// - Throws: `.notFinite`, `.didNotConverge`.
  public init(_ matrix: Matrix) throws(LinearAlgebraError) {
    try matrix.requireFinite()
    OpenBLAS.prepare()
    let count = min(matrix.rowCount, matrix.columnCount)
    guard count > 0 else {
      values = []
      left = Matrix(rows: matrix.rowCount, columns: 0)
      right = Matrix(rows: matrix.columnCount, columns: 0)
      return
    }
    var work = matrix
    var falling = Vector.zeros(count)
    var u = Matrix(rows: matrix.rowCount, columns: count)
    var vt = Matrix(rows: count, columns: matrix.columnCount)
    var integers = [Int32](repeating: 0, count: 8 * count)
    let info = work.withMutableStart { a in
      falling.withMutableStart { s in
        u.withMutableStart { u in
          vt.withMutableStart { vt in
            var m = OpenBLAS.dimension(matrix.rowCount)
            var n = OpenBLAS.dimension(matrix.columnCount)
            var (lda, ldu, ldvt) = (m, m, OpenBLAS.dimension(count))
            var info: Int32 = 0
            Workspace.run { space, length in
              var length = length
              dgesdd_("S", &m, &n, a, &lda, s, u, &ldu, vt, &ldvt, space, &length, &integers, &info, 1)
            }
            return info
          }
        }
      }
    }
    guard info == 0 else { throw .didNotConverge(routine: "dgesdd", code: Int(info)) }
    let v = vt.transposed
    let turns = (0..<count).map { leadsNegative(u.column($0)) ? -1.0 : 1.0 }
    values = falling
    left = Matrix(columns: turns.enumerated().map { index, turn in Vector(u.column(index).map { turn * $0 }) })
    right = Matrix(columns: turns.enumerated().map { index, turn in Vector(v.column(index).map { turn * $0 }) })
  }
}
