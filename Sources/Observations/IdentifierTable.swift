/// Pairs of small numbers as dense identifiers 0, 1, 2 … in order of first sight.
///
/// Chaining tables (identifier of the first two fields with the third, and so on) turns any number of group fields
/// into one number. Small key spaces use an array, larger ones open addressing. Amortised O(1).
struct IdentifierTable {
  private static let densestLimit = 1 << 22

  private(set) var lefts: [UInt32] = []
  private(set) var rights: [UInt32] = []
  private var dense: [UInt32] = []
  private var stride = 0
  private var keys: [UInt64] = []
  private var values: [UInt32] = []
  private var mask = 0

  static let none = UInt32.max

  var count: Int { lefts.count }

  /// The identifiers of a column of pairs; `leftCount` and `rightCount` bound the numbers that occur.
  mutating func identify(
    _ left: UnsafePointer<UInt32>?, _ right: UnsafePointer<UInt32>, count rows: Int, leftCount: Int, rightCount: Int,
    into identifiers: UnsafeMutablePointer<UInt32>
  ) {
    if mask == 0 { makeRoom(leftCount, rightCount) }
    if mask == 0 {
      identifyDense(left, right, rows, into: identifiers)
    } else {
      identifySparse(left, right, rows, into: identifiers)
    }
  }

  private mutating func makeRoom(_ leftCount: Int, _ rightCount: Int) {
    guard rightCount > stride || leftCount * stride > dense.count else { return }
    let newStride = max(stride, rightCount * 2, 16)
    let newLefts = max(leftCount * 2, 16)
    if newStride * newLefts <= Self.densestLimit {
      var larger = Array(repeating: Self.none, count: newStride * newLefts)
      for identifier in lefts.indices {
        larger[Int(lefts[identifier]) * newStride + Int(rights[identifier])] = UInt32(identifier)
      }
      dense = larger
      stride = newStride
      return
    }
    dense = []
    rehash(size: max(1 << 12, (lefts.count * 4).nextPowerOfTwo))
  }

  private mutating func rehash(size: Int) {
    keys = Array(repeating: 0, count: size)
    values = Array(repeating: Self.none, count: size)
    mask = size - 1
    for identifier in lefts.indices {
      let key = UInt64(lefts[identifier]) << 32 | UInt64(rights[identifier])
      var slot = Self.hash(key) & mask
      while values[slot] != Self.none { slot = (slot + 1) & mask }
      keys[slot] = key
      values[slot] = UInt32(identifier)
    }
  }

  private mutating func identifyDense(
    _ left: UnsafePointer<UInt32>?, _ right: UnsafePointer<UInt32>, _ rows: Int,
    into identifiers: UnsafeMutablePointer<UInt32>
  ) {
    let stride = stride
    dense.withUnsafeMutableBufferPointer { dense in
      for row in 0..<rows {
        let leftNumber = left.map { $0[row] } ?? 0
        let slot = Int(leftNumber) * stride + Int(right[row])
        if dense[slot] == Self.none {
          dense[slot] = UInt32(lefts.count)
          lefts.append(leftNumber)
          rights.append(right[row])
        }
        identifiers[row] = dense[slot]
      }
    }
  }

  private mutating func identifySparse(
    _ left: UnsafePointer<UInt32>?, _ right: UnsafePointer<UInt32>, _ rows: Int,
    into identifiers: UnsafeMutablePointer<UInt32>
  ) {
    for row in 0..<rows {
      let leftNumber = left.map { $0[row] } ?? 0
      let key = UInt64(leftNumber) << 32 | UInt64(right[row])
      var slot = Self.hash(key) & mask
      while values[slot] != Self.none, keys[slot] != key { slot = (slot + 1) & mask }
      if values[slot] == Self.none {
        keys[slot] = key
        values[slot] = UInt32(lefts.count)
        lefts.append(leftNumber)
        rights.append(right[row])
        identifiers[row] = values[slot]
        if lefts.count * 2 > mask { rehash(size: (mask + 1) * 2) }
      } else {
        identifiers[row] = values[slot]
      }
    }
  }

  @inline(__always)
  private static func hash(_ key: UInt64) -> Int {
    let mixed = (key ^ (key >> 32)) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: (mixed ^ (mixed >> 29)) & 0x7FFF_FFFF_FFFF_FFFF)
  }
}

extension Int {
  fileprivate var nextPowerOfTwo: Int { self <= 1 ? 1 : 1 << (Int.bitWidth - (self - 1).leadingZeroBitCount) }
}
