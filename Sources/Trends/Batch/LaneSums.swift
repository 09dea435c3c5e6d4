/// Sums of products in four lanes: as good as pairwise summation in four parts, and the same for any processor.
enum LaneSums {
  @inline(__always)
  static func sum(_ x: UnsafePointer<Double>, count: Int) -> Double {
    var lanes = SIMD4<Double>.zero
    var index = 0
    while index &+ 4 <= count {
      lanes += load(x, index)
      index &+= 4
    }
    var total = lanes.sum()
    while index < count {
      total += x[index]
      index &+= 1
    }
    return total
  }

  @inline(__always)
  static func dot(_ x: UnsafePointer<Double>, _ y: UnsafePointer<Double>, count: Int) -> Double {
    var lanes = SIMD4<Double>.zero
    var index = 0
    while index &+ 4 <= count {
      lanes += load(x, index) * load(y, index)
      index &+= 4
    }
    var total = lanes.sum()
    while index < count {
      total += x[index] * y[index]
      index &+= 1
    }
    return total
  }

  @inline(__always)
  private static func load(_ x: UnsafePointer<Double>, _ index: Int) -> SIMD4<Double> {
    UnsafeRawPointer(x + index).loadUnaligned(as: SIMD4<Double>.self)
  }
}
