import Benchmark
import Comity

/// OpenBLAS beside the same work in plain Swift loops.
func kernelBenchmarks() {
  var numbers = MadeNumbers()
  let length = 100_000
  let (a, b) = (numbers.uniforms(length), numbers.uniforms(length))
  let (x, y) = (Vector(a), Vector(b))
  Benchmark("dot product of \(length), BLAS") { benchmark in
    for _ in benchmark.scaledIterations { blackHole(x.dotProduct(with: y)) }
  }
  Benchmark("dot product of \(length), plain Swift") { benchmark in
    for _ in benchmark.scaledIterations { blackHole(PlainKernels.dot(a, b)) }
  }

  let order = 256
  let (left, right) = (numbers.uniforms(order * order), numbers.uniforms(order * order))
  let (leftMatrix, rightMatrix) = (matrix(left, order), matrix(right, order))
  let factor = Array(a[..<order])
  let factorVector = Vector(factor)
  Benchmark("\(order) × \(order) matrix times vector, BLAS") { benchmark in
    for _ in benchmark.scaledIterations { blackHole(leftMatrix.multiplied(by: factorVector)) }
  }
  Benchmark("\(order) × \(order) matrix times vector, plain Swift") { benchmark in
    for _ in benchmark.scaledIterations { blackHole(PlainKernels.product(left, order, vector: factor)) }
  }
  Benchmark("\(order) × \(order) matrix product, BLAS") { benchmark in
    for _ in benchmark.scaledIterations { blackHole(leftMatrix.multiplied(by: rightMatrix)) }
  }
  Benchmark("\(order) × \(order) matrix product, plain Swift") { benchmark in
    for _ in benchmark.scaledIterations { blackHole(PlainKernels.product(left, right, order)) }
  }
  Benchmark("exact sum of \(length) doubles") { benchmark in
    for _ in benchmark.scaledIterations { blackHole(exactSum(a)) }
  }
}

private func matrix(_ values: [Double], _ order: Int) -> Matrix {
  Matrix(columns: (0..<order).map { Vector(values[$0 * order..<($0 + 1) * order]) })
}

/// Straightforward loops over column-major arrays, in the order that is kind to the cache.
enum PlainKernels {
  static func dot(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for index in a.indices { sum += a[index] * b[index] }
    return sum
  }

  static func product(_ matrix: [Double], _ order: Int, vector: [Double]) -> [Double] {
    var result = Array(repeating: 0.0, count: order)
    for column in 0..<order {
      let factor = vector[column]
      for row in 0..<order { result[row] += matrix[column * order + row] * factor }
    }
    return result
  }

  static func product(_ left: [Double], _ right: [Double], _ order: Int) -> [Double] {
    var result = Array(repeating: 0.0, count: order * order)
    for column in 0..<order {
      for inner in 0..<order {
        let factor = right[column * order + inner]
        for row in 0..<order { result[column * order + row] += left[inner * order + row] * factor }
      }
    }
    return result
  }
}
