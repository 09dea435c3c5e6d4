import COpenBLAS

extension Matrix {
  /// A x, or Aᵀ x when `transposed`. Traps when the shapes do not fit. O(rows · columns). Also known as GEMV.
  public func multiplied(by vector: Vector, transposed: Bool = false) -> Vector {
    precondition(vector.count == (transposed ? rowCount : columnCount), "shapes that do not fit")
    OpenBLAS.prepare()
    var result = Vector.zeros(transposed ? columnCount : rowCount)
    guard rowCount > 0, columnCount > 0 else { return result }
    let rows = OpenBLAS.dimension(rowCount)
    let columns = OpenBLAS.dimension(columnCount)
    result.withMutableStart { y in
      withStart { a in
        vector.withStart { x in
          cblas_dgemv(CblasColMajor, transposed ? CblasTrans : CblasNoTrans, rows, columns, 1, a, rows, x, 1, 0, y, 1)
        }
      }
    }
    return result
  }

  /// A B, with either factor transposed on request. Traps when the shapes do not fit. O(m · n · k). Also known as GEMM.
  public func multiplied(
    by other: Matrix, transposingSelf: Bool = false, transposingOther: Bool = false
  ) -> Matrix {
    let rows = transposingSelf ? columnCount : rowCount
    let inner = transposingSelf ? rowCount : columnCount
    let columns = transposingOther ? other.rowCount : other.columnCount
    precondition(inner == (transposingOther ? other.columnCount : other.rowCount), "shapes that do not fit")
    OpenBLAS.prepare()
    var result = Matrix(rows: rows, columns: columns)
    guard rows > 0, columns > 0, inner > 0 else { return result }
    result.withMutableStart { c in
      withStart { a in
        other.withStart { b in
          cblas_dgemm(
            CblasColMajor, transposingSelf ? CblasTrans : CblasNoTrans, transposingOther ? CblasTrans : CblasNoTrans,
            OpenBLAS.dimension(rows), OpenBLAS.dimension(columns), OpenBLAS.dimension(inner), 1, a,
            OpenBLAS.dimension(rowCount), b, OpenBLAS.dimension(other.rowCount), 0, c, OpenBLAS.dimension(rows))
        }
      }
    }
    return result
  }

  /// Aᵀ A, both triangles filled. O(rows · columns²). Also known as SYRK.
  public var crossProduct: Matrix {
    OpenBLAS.prepare()
    var result = Matrix(rows: columnCount, columns: columnCount)
    guard rowCount > 0, columnCount > 0 else { return result }
    let order = OpenBLAS.dimension(columnCount)
    let rows = OpenBLAS.dimension(rowCount)
    result.withMutableStart { c in
      withStart { a in cblas_dsyrk(CblasColMajor, CblasUpper, CblasTrans, order, rows, 1, a, rows, 0, c, order) }
    }
    result.copyUpperTriangleToLower()
    return result
  }

  mutating func copyUpperTriangleToLower() {
    for column in 0..<columnCount {
      for row in 0..<column { self[column, row] = self[row, column] }
    }
  }
}
