/// Sorting by merging that counts the pairs out of order: what Mann and Kendall's S and the ranks of slopes rest on.
///
/// The keys are whole numbers in the order of doubles, and every step is arithmetic instead of a branch, since half of
/// the branches of a merge of random numbers are guessed wrong.
enum MergeCounting {
  /// A whole number that is less for a lesser double, equal for equal ones (both zeros are one).
  @inline(__always)
  static func key(_ value: Double) -> Int64 {
    let bits = Int64(bitPattern: (value + 0).bitPattern)
    return bits ^ Int64(bitPattern: UInt64(bitPattern: bits >> 63) >> 1)
  }

  /// The double of a key.
  @inline(__always)
  static func value(_ key: Int64) -> Double {
    Double(bitPattern: UInt64(bitPattern: key ^ Int64(bitPattern: UInt64(bitPattern: key >> 63) >> 1)))
  }

  /// Sorts `keys` upwards and returns the pairs i < j with keys[i] > keys[j].
  ///
  /// `spare` has room for as many. O(n log n) without allocations.
  static func sort(_ keys: UnsafeMutablePointer<Int64>, spare: UnsafeMutablePointer<Int64>, count: Int) -> Int {
    var falls = sortBlocksOfFour(keys, count: count)
    var (from, to) = (keys, spare)
    var width = 4
    while width < count {
      var start = 0
      while start < count {
        let middle = min(start + width, count)
        let end = min(start + 2 * width, count)
        if end - start == 2 * width {
          falls &+= mergeEqualHalves(from + start, into: to + start, width: width)
        } else {
          falls &+= merge(from, into: to, start, middle, end)
        }
        start = end
      }
      swap(&from, &to)
      width *= 2
    }
    if from != keys { keys.update(from: from, count: count) }
    return falls
  }

  /// As `sort(_:spare:count:)`, and hands over those of the pairs, in the order in which merging meets them, whose
  /// ordinals (rising, from 0) are listed: the keys of both.
  static func sort(
    _ keys: UnsafeMutablePointer<Int64>, spare: UnsafeMutablePointer<Int64>, count: Int,
    ordinals: UnsafeBufferPointer<Int>, visit: (_ index: Int, _ first: Int64, _ second: Int64) -> Void
  ) -> Int {
    var falls = 0
    var next = 0
    var (from, to) = (keys, spare)
    var width = 1
    while width < count {
      for start in stride(from: 0, to: count, by: 2 * width) {
        let middle = min(start + width, count)
        let end = min(start + 2 * width, count)
        var (left, right) = (start, middle)
        for place in start..<end {
          if right == end || (left < middle && from[left] <= from[right]) {
            to[place] = from[left]
            left += 1
          } else {
            while next < ordinals.count, ordinals[next] < falls + middle - left {
              visit(next, from[left + ordinals[next] - falls], from[right])
              next += 1
            }
            to[place] = from[right]
            falls += middle - left
            right += 1
          }
        }
      }
      swap(&from, &to)
      width *= 2
    }
    if from != keys { keys.update(from: from, count: count) }
    return falls
  }

  private static func sortBlocksOfFour(_ keys: UnsafeMutablePointer<Int64>, count: Int) -> Int {
    var falls = 0
    let whole = count & ~3
    for start in stride(from: 0, to: whole, by: 4) {
      let (a, b, c, d) = (keys[start], keys[start + 1], keys[start + 2], keys[start + 3])
      falls &+= isLess(b, a) &+ isLess(c, a) &+ isLess(d, a) &+ isLess(c, b) &+ isLess(d, b) &+ isLess(d, c)
      let (a1, b1, c1, d1) = (min(a, b), max(a, b), min(c, d), max(c, d))
      let (b2, c2) = (max(a1, c1), min(b1, d1))
      keys[start] = min(a1, c1)
      keys[start + 1] = min(b2, c2)
      keys[start + 2] = max(b2, c2)
      keys[start + 3] = max(b1, d1)
    }
    for index in whole..<count {
      let key = keys[index]
      var place = index
      while place > whole, keys[place - 1] > key {
        keys[place] = keys[place - 1]
        place -= 1
      }
      keys[place] = key
      falls &+= index &- place
    }
    return falls
  }

  @inline(__always)
  private static func isLess(_ left: Int64, _ right: Int64) -> Int { left < right ? 1 : 0 }

  /// Merges from both ends at once, half of the places each: neither end can run out of a half before.
  @inline(__always)
  private static func mergeEqualHalves(
    _ from: UnsafeMutablePointer<Int64>, into to: UnsafeMutablePointer<Int64>, width: Int
  ) -> Int {
    var falls = 0
    var (left, right) = (0, width)
    var (lastLeft, lastRight) = (width - 1, 2 * width - 1)
    for place in 0..<width {
      let (x, y) = (from[left], from[right])
      let takesRight = isLess(y, x)
      to[place] = x ^ ((x ^ y) & (0 &- Int64(takesRight)))
      falls &+= (width &- left) & (0 &- takesRight)
      right &+= takesRight
      left &+= 1 &- takesRight

      let (p, q) = (from[lastLeft], from[lastRight])
      let takesLeft = isLess(q, p)
      to[2 &* width &- 1 &- place] = q ^ ((p ^ q) & (0 &- Int64(takesLeft)))
      falls &+= (width &- 1 &- lastLeft) & (takesLeft &- 1)
      lastLeft &-= takesLeft
      lastRight &-= 1 &- takesLeft
    }
    return falls
  }

  private static func merge(
    _ from: UnsafeMutablePointer<Int64>, into to: UnsafeMutablePointer<Int64>, _ start: Int, _ middle: Int, _ end: Int
  ) -> Int {
    var falls = 0
    var (left, right, place) = (start, middle, start)
    while left < middle, right < end {
      let (x, y) = (from[left], from[right])
      let takesRight = isLess(y, x)
      to[place] = x ^ ((x ^ y) & (0 &- Int64(takesRight)))
      falls &+= (middle &- left) & (0 &- takesRight)
      right &+= takesRight
      left &+= 1 &- takesRight
      place &+= 1
    }
    (to + place).update(from: from + left, count: middle - left)
    (to + place + middle - left).update(from: from + right, count: end - right)
    return falls
  }
}
