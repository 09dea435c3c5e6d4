import CScan

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Pairs of small numbers as dense identifiers 0, 1, 2 … in order of first sight.
///
/// Chaining tables (identifier of the first two fields with the third, and so on) turns any number of group fields
/// into one number. Small key spaces use an array, larger ones open addressing. Amortised O(1).
///
/// A place of the hashed table holds 32 bits of the hash and the identifier. The bits place it, too, so that a table
/// doubles by one pass over itself; places of rows to come are fetched early, since they are rarely in the caches.
final class IdentifierTable {
  private static let densestLimit = 1 << 22
  private static let stretch = 128

  private let leftNumbers = GroupBuffer<UInt32>(zero: 0)
  private let rightNumbers = GroupBuffer<UInt32>(zero: 0)
  private var dense: UnsafeMutablePointer<UInt32>?
  private var denseSize = 0
  private var stride = 0
  private var places: UnsafeMutablePointer<UInt64>?
  private var mask = 0
  private let hashes = UnsafeMutablePointer<UInt32>.allocate(capacity: IdentifierTable.stretch)

  static let none = UInt32.max
  private static let emptyPlace = UInt64.max

  deinit {
    hashes.deallocate()
    dense?.deallocate()
    free(places)
  }

  var count: Int { leftNumbers.count }
  /// The two numbers of every identifier.
  var lefts: UnsafeMutablePointer<UInt32> { leftNumbers.elements }
  var rights: UnsafeMutablePointer<UInt32> { rightNumbers.elements }

  /// The identifiers of a column of pairs; `leftCount` and `rightCount` bound the numbers that occur. The identifiers may
  /// take the place of the left numbers.
  func identify(
    _ left: UnsafePointer<UInt32>?, _ right: UnsafePointer<UInt32>, count rows: Int, leftCount: Int, rightCount: Int,
    into identifiers: UnsafeMutablePointer<UInt32>
  ) {
    leftNumbers.reserve(count + rows)
    rightNumbers.reserve(count + rows)
    if places == nil { makeRoom(leftCount, rightCount) }
    if let dense {
      identifyDense(dense, left, right, rows, into: identifiers)
      return
    }
    var row = 0
    while row < rows {
      let part = min(Self.stretch, rows - row)
      identifyHashed(left.map { $0 + row }, right + row, part, into: identifiers + row)
      row += part
    }
  }

  private func makeRoom(_ leftCount: Int, _ rightCount: Int) {
    guard rightCount > stride || leftCount * stride > denseSize else { return }
    var newStride = max(stride, 16)
    if rightCount > stride {
      newStride = max(rightCount, min(max(rightCount * 2, 16), Self.densestLimit / max(1, leftCount)))
    }
    let newLefts = max(leftCount, min(max(leftCount * 2, 16), Self.densestLimit / newStride))
    dense?.deallocate()
    dense = nil
    guard newStride * newLefts <= Self.densestLimit else {
      hashAll()
      return
    }
    denseSize = newStride * newLefts
    stride = newStride
    let larger = UnsafeMutablePointer<UInt32>.allocate(capacity: denseSize)
    larger.initialize(repeating: Self.none, count: denseSize)
    for identifier in 0..<count {
      larger[Int(lefts[identifier]) * stride + Int(rights[identifier])] = UInt32(identifier)
    }
    dense = larger
  }

  private func hashAll() {
    allocate(max(1 << 12, (count * 4).nextPowerOfTwo))
    for identifier in 0..<count {
      let hash = Self.hash(lefts[identifier], rights[identifier])
      place(UInt64(hash) << 32 | UInt64(identifier))
    }
  }

  private func allocate(_ size: Int) {
    let fresh = cscan_allocate_for_lookup(size * MemoryLayout<UInt64>.stride)
      .bindMemory(to: UInt64.self, capacity: size)
    fresh.initialize(repeating: Self.emptyPlace, count: size)
    places = fresh
    mask = size - 1
  }

  private func grow() {
    guard let old = places else { return }
    let oldSize = mask + 1
    precondition(oldSize < 1 << 32, "more than two thousand million groups")
    allocate(oldSize * 2)
    for place in 0..<oldSize where old[place] != Self.emptyPlace { self.place(old[place]) }
    free(old)
  }

  @inline(__always)
  private func place(_ entry: UInt64) {
    guard let places else { return }
    var slot = Int(entry >> 32) & mask
    while places[slot] != Self.emptyPlace { slot = (slot &+ 1) & mask }
    places[slot] = entry
  }

  private func identifyDense(
    _ dense: UnsafeMutablePointer<UInt32>, _ left: UnsafePointer<UInt32>?, _ right: UnsafePointer<UInt32>, _ rows: Int,
    into identifiers: UnsafeMutablePointer<UInt32>
  ) {
    let stride = stride
    let (leftNumbers, rightNumbers) = (leftNumbers, rightNumbers)
    for row in 0..<rows {
      let leftNumber = left?[row] ?? 0
      let slot = Int(leftNumber) &* stride &+ Int(right[row])
      var identifier = dense[slot]
      if identifier == Self.none {
        identifier = UInt32(truncatingIfNeeded: leftNumbers.count)
        dense[slot] = identifier
        leftNumbers.appendReserved(leftNumber)
        rightNumbers.appendReserved(right[row])
      }
      identifiers[row] = identifier
    }
  }

  private func identifyHashed(
    _ left: UnsafePointer<UInt32>?, _ right: UnsafePointer<UInt32>, _ rows: Int,
    into identifiers: UnsafeMutablePointer<UInt32>
  ) {
    if (count + rows) * 5 > (mask + 1) * 3 { grow() }
    guard let places else { return }
    let mask = mask
    let (lefts, rights, hashes) = (lefts, rights, hashes)
    var known = count
    for row in 0..<rows {
      let hash = Self.hash(left?[row] ?? 0, right[row])
      hashes[row] = hash
      cscan_prefetch(places + (Int(hash) & mask))
    }
    for row in 0..<rows {
      let leftNumber = left?[row] ?? 0
      let rightNumber = right[row]
      let hash = hashes[row]
      var slot = Int(hash) & mask
      while true {
        let entry = places[slot]
        let identifier = Int(truncatingIfNeeded: entry & 0xFFFF_FFFF)
        if entry == Self.emptyPlace {
          places[slot] = UInt64(hash) << 32 | UInt64(known)
          lefts[known] = leftNumber
          rights[known] = rightNumber
          identifiers[row] = UInt32(truncatingIfNeeded: known)
          known &+= 1
          break
        }
        if UInt32(truncatingIfNeeded: entry >> 32) == hash, lefts[identifier] == leftNumber,
          rights[identifier] == rightNumber
        {
          identifiers[row] = UInt32(truncatingIfNeeded: identifier)
          break
        }
        slot = (slot &+ 1) & mask
      }
    }
    leftNumbers.setCount(known)
    rightNumbers.setCount(known)
  }

  @inline(__always)
  private static func hash(_ left: UInt32, _ right: UInt32) -> UInt32 {
    let key = UInt64(left) << 32 | UInt64(right)
    let mixed = (key ^ (key >> 32)) &* 0x9E37_79B9_7F4A_7C15
    return UInt32(truncatingIfNeeded: (mixed ^ (mixed >> 29)) &* 0xBF58_476D_1CE4_E5B9 >> 32)
  }
}

extension Int {
  fileprivate var nextPowerOfTwo: Int { self <= 1 ? 1 : 1 << (Int.bitWidth - (self - 1).leadingZeroBitCount) }
}
