import COpenBLAS

extension Vector {
  /// Σ xᵢ yᵢ, by OpenBLAS on one thread. Traps when the lengths differ. O(n). Also known as DOT.
  public func dotProduct(with other: Vector) -> Double {
    precondition(count == other.count, "vectors of different lengths")
    OpenBLAS.prepare()
    return withStart { x in
      other.withStart { y in cblas_ddot(OpenBLAS.dimension(count), x, 1, y, 1) }
    }
  }

  /// Adds `factor` · `other`, element by element. Traps when the lengths differ. O(n). Also known as AXPY.
  public mutating func add(_ other: Vector, times factor: Double = 1) {
    precondition(count == other.count, "vectors of different lengths")
    OpenBLAS.prepare()
    let length = OpenBLAS.dimension(count)
    withMutableStart { y in
      other.withStart { x in cblas_daxpy(length, factor, x, 1, y, 1) }
    }
  }

  /// Multiplies every element by `factor`. O(n). Also known as SCAL.
  public mutating func scale(by factor: Double) {
    // The library's SCAL writes 0 for 0 · NaN in some versions; a loop keeps IEEE arithmetic.
    let length = count
    withMutableStart { x in
      for index in 0..<length { x[index] *= factor }
    }
  }

  /// √Σ xᵢ², without overflow on the way, by OpenBLAS. O(n). Also known as NRM2.
  public var euclideanNorm: Double {
    OpenBLAS.prepare()
    return withStart { cblas_dnrm2(OpenBLAS.dimension(count), $0, 1) }
  }

  /// Σ |xᵢ|, by OpenBLAS. O(n). Also known as ASUM.
  public var sumOfMagnitudes: Double {
    OpenBLAS.prepare()
    return withStart { cblas_dasum(OpenBLAS.dimension(count), $0, 1) }
  }

  /// The largest |xᵢ|; 0 for an empty vector, NaN when an element is NaN. O(n).
  public var largestMagnitude: Double {
    var largest = 0.0
    for value in self {
      if value.isNaN { return .nan }
      largest = Swift.max(largest, value.magnitude)
    }
    return largest
  }
}
