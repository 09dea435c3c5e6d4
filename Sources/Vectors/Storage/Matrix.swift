/// A dense matrix of doubles, column after column, with value semantics, in memory aligned to 64 bytes.
///
/// Copying costs O(1); the first change of a shared matrix O(rows · columns).
public struct Matrix: Sendable {
  public let rowCount: Int
  public let columnCount: Int
  private var buffer: AlignedBuffer

  public init(repeating value: Double = 0, rows: Int, columns: Int) {
    precondition(rows >= 0 && columns >= 0, "a negative count of rows or columns")
    rowCount = rows
    columnCount = columns
    buffer = AlignedBuffer(repeating: value, count: rows * columns)
  }

  /// A matrix from its columns. Traps when they differ in length.
  public init(columns: [Vector]) {
    self.init(rows: columns.first?.count ?? 0, columns: columns.count)
    for (index, column) in columns.enumerated() { setColumn(index, to: column) }
  }

  /// A matrix from its rows, as one reads it. Traps when they differ in length.
  public init(rows: [[Double]]) {
    self.init(rows: rows.count, columns: rows.first?.count ?? 0)
    for (r, row) in rows.enumerated() {
      precondition(row.count == columnCount, "rows of different lengths")
      for (c, value) in row.enumerated() { buffer.pointer[c * rowCount + r] = value }
    }
  }

  public static func identity(_ order: Int) -> Matrix { diagonal(Vector(repeating: 1, count: order)) }

  /// A square matrix with these numbers on its diagonal and zeros elsewhere.
  public static func diagonal(_ values: Vector) -> Matrix {
    var matrix = Matrix(rows: values.count, columns: values.count)
    for (index, value) in values.enumerated() { matrix[index, index] = value }
    return matrix
  }

  public var isSquare: Bool { rowCount == columnCount }

  /// Traps outside the matrix.
  public subscript(row: Int, column: Int) -> Double {
    get { buffer.pointer[offset(row, column)] }
    set {
      makeUnique()
      buffer.pointer[offset(row, column)] = newValue
    }
  }

  public func column(_ index: Int) -> Vector {
    precondition(index >= 0 && index < columnCount, "column outside the matrix")
    return Vector(adopting: AlignedBuffer(copying: UnsafeBufferPointer(rebasing: buffer.pointer[range(of: index)])))
  }

  public func row(_ index: Int) -> Vector { Vector((0..<columnCount).map { self[index, $0] }) }

  /// Traps when the column is outside the matrix or `values` has another length.
  public mutating func setColumn(_ index: Int, to values: Vector) {
    precondition(index >= 0 && index < columnCount, "column outside the matrix")
    precondition(values.count == rowCount, "a column of another length")
    makeUnique()
    values.withStart { start in
      (buffer.pointer.baseAddress! + index * rowCount).update(from: start, count: rowCount)
    }
  }

  public var diagonal: Vector { Vector((0..<min(rowCount, columnCount)).map { self[$0, $0] }) }

  public var transposed: Matrix {
    let result = Matrix(rows: columnCount, columns: rowCount)
    for column in 0..<columnCount {
      for row in 0..<rowCount { result.buffer.pointer[row * columnCount + column] = self[row, column] }
    }
    return result
  }

  func withStart<Result>(_ body: (UnsafePointer<Double>) -> Result) -> Result {
    withExtendedLifetime(buffer) { body(UnsafePointer($0.pointer.baseAddress!)) }
  }

  mutating func withMutableStart<Result>(_ body: (UnsafeMutablePointer<Double>) -> Result) -> Result {
    makeUnique()
    return withExtendedLifetime(buffer) { body($0.pointer.baseAddress!) }
  }

  /// Throws at the first number, column by column, that is NaN or infinite.
  func requireFinite() throws(LinearAlgebraError) {
    for column in 0..<columnCount {
      for row in 0..<rowCount where !buffer.pointer[column * rowCount + row].isFinite {
        throw .notFinite(row: row, column: column)
      }
    }
  }

  private func range(of column: Int) -> Range<Int> { column * rowCount..<(column + 1) * rowCount }

  private func offset(_ row: Int, _ column: Int) -> Int {
    precondition(row >= 0 && row < rowCount && column >= 0 && column < columnCount, "position outside the matrix")
    return column * rowCount + row
  }

  private mutating func makeUnique() {
    if !isKnownUniquelyReferenced(&buffer) { buffer = buffer.copy() }
  }
}

extension Matrix: Equatable {
  /// Same shape and the same numbers as doubles compare: a matrix with a NaN equals nothing.
  public static func == (left: Matrix, right: Matrix) -> Bool {
    left.rowCount == right.rowCount && left.columnCount == right.columnCount
      && left.buffer.pointer.elementsEqual(right.buffer.pointer)
  }
}

extension Matrix: CustomStringConvertible {
  public var description: String {
    (0..<rowCount).map { row($0).description }.joined(separator: "\n")
  }
}
