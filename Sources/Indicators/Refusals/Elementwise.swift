import Vectors

/// f(x) of every element, over plain memory. O(n).
@inline(__always)
func elementwise(_ x: Vector, _ body: (Double) -> Double) -> Vector {
  let count = x.count
  return Vector(
    [Double](unsafeUninitializedCapacity: count) { target, filled in
      x.withContiguousStorageIfAvailable { x in
        for index in 0..<count { target.initializeElement(at: index, to: body(x[index])) }
      }
      filled = count
    })
}

/// f(x, y) of every pair of elements, over plain memory; both of one length. O(n).
@inline(__always)
func elementwise(_ x: Vector, _ y: Vector, _ body: (Double, Double) -> Double) -> Vector {
  let count = min(x.count, y.count)
  return Vector(
    [Double](unsafeUninitializedCapacity: count) { target, filled in
      x.withContiguousStorageIfAvailable { x in
        y.withContiguousStorageIfAvailable { y in
          for index in 0..<count { target.initializeElement(at: index, to: body(x[index], y[index])) }
        }
      }
      filled = count
    })
}

/// Σ min(xᵢ, yᵢ), eight sums side by side that are added in a fixed order. O(n).
func sumOfMinima(_ x: Vector, _ y: Vector) -> Double {
  let count = min(x.count, y.count)
  var total = 0.0
  x.withContiguousStorageIfAvailable { x in
    y.withContiguousStorageIfAvailable { y in
      guard let left = UnsafeRawPointer(x.baseAddress), let right = UnsafeRawPointer(y.baseAddress) else { return }
      var sums = SIMD8<Double>.zero
      let whole = count & ~7
      var index = 0
      while index < whole {
        let a = left.loadUnaligned(fromByteOffset: index * 8, as: SIMD8<Double>.self)
        let b = right.loadUnaligned(fromByteOffset: index * 8, as: SIMD8<Double>.self)
        // The comparison becomes one instruction, which the function of the library does not.
        sums += a.replacing(with: b, where: b .< a)
        index += 8
      }
      total = sums.sum()
      while index < count {
        total += min(x[index], y[index])
        index += 1
      }
    }
  }
  return total
}
