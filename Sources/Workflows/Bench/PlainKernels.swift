import Vectors

/// The loops that BLAS replaces, for comparison.
enum PlainKernels {
  static func dot(_ left: [Double], _ right: [Double]) -> Double {
    var sum = 0.0
    for index in left.indices { sum += left[index] * right[index] }
    return sum
  }

  /// The product of two square matrices in column-major order.
  static func product(_ left: [Double], _ right: [Double], _ size: Int) -> [Double] {
    var product = Array(repeating: 0.0, count: size * size)
    for column in 0..<size {
      for inner in 0..<size {
        let factor = right[inner + column * size]
        for row in 0..<size { product[row + column * size] += left[row + inner * size] * factor }
      }
    }
    return product
  }

  static func matrix(_ elements: [Double], _ size: Int) -> Matrix {
    Matrix(columns: (0..<size).map { Vector(elements[($0 * size)..<(($0 + 1) * size)]) })
  }
}
