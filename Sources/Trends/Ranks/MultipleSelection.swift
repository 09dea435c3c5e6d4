/// The values at several ranks of a list, without sorting all of it.
enum MultipleSelection {
  private static let small = 12

  /// Writes the value at each rank (from 0, rising) to `found`; reorders `values`. O(n) expected for few ranks.
  static func select(
    _ values: UnsafeMutablePointer<Double>, count: Int, ranks: UnsafeBufferPointer<Int>,
    into found: UnsafeMutablePointer<Double>
  ) {
    select(values, 0, count, ranks, 0, ranks.count, found, roundsLeft: 64)
  }

  private static func select(
    _ values: UnsafeMutablePointer<Double>, _ from: Int, _ to: Int, _ ranks: UnsafeBufferPointer<Int>,
    _ firstRank: Int, _ endRank: Int, _ found: UnsafeMutablePointer<Double>, roundsLeft: Int
  ) {
    var (from, to, firstRank, endRank, rounds) = (from, to, firstRank, endRank, roundsLeft)
    while firstRank < endRank {
      if to - from <= small || rounds == 0 {
        if rounds == 0 {
          var rest = UnsafeMutableBufferPointer(start: values + from, count: to - from)
          rest.sort()
        } else {
          insertionSort(values + from, count: to - from)
        }
        for index in firstRank..<endRank { found[index] = values[ranks[index]] }
        return
      }
      rounds -= 1
      // The pivot aims at the middle one of the ranks wanted.
      let aim = ranks[(firstRank + endRank) / 2]
      let pivot = pivot(values, from, to, share: Double(aim - from) / Double(to - from))
      var middle = partition(values, from, to, pivot: pivot, takingEqual: false)
      if middle == from {
        // The pivot is the least: what equals it is one block, in place.
        middle = partition(values, from, to, pivot: pivot, takingEqual: true)
        while firstRank < endRank, ranks[firstRank] < middle {
          found[firstRank] = pivot
          firstRank += 1
        }
        from = middle
        continue
      }
      var split = firstRank
      while split < endRank, ranks[split] < middle { split += 1 }
      if split == firstRank {
        from = middle
      } else if split == endRank {
        to = middle
      } else {
        select(values, from, middle, ranks, firstRank, split, found, roundsLeft: rounds)
        from = middle
        firstRank = split
      }
    }
  }

  /// A value near the wanted share of a small sample, spread over the range.
  private static func pivot(
    _ values: UnsafeMutablePointer<Double>, _ from: Int, _ to: Int, share: Double
  ) -> Double {
    let sampled = to - from > 400 ? 15 : to - from > 80 ? 7 : 3
    let step = (to - from) / sampled
    // The sample is moved to the front, which changes nothing but the order.
    for index in 0..<sampled { swapAt(values, from + index, from + index * step + step / 2) }
    insertionSort(values + from, count: sampled)
    return values[from + min(max(Int((share * Double(sampled)).rounded(.down)), 0), sampled - 1)]
  }

  /// Brings the values below the pivot (and those equal to it, when asked) to the front and returns where the rest begins.
  @inline(__always)
  private static func partition(
    _ values: UnsafeMutablePointer<Double>, _ from: Int, _ to: Int, pivot: Double, takingEqual: Bool
  ) -> Int {
    var boundary = from
    // The sign of a difference instead of a comparison: a branch here would be guessed wrong half of the time.
    for index in from..<to {
      let value = values[index]
      let difference = takingEqual ? pivot - value : value - pivot
      let sign = Int(truncatingIfNeeded: difference.bitPattern >> 63)
      values[index] = values[boundary]
      values[boundary] = value
      boundary &+= takingEqual ? 1 &- sign : sign
    }
    return boundary
  }

  @inline(__always)
  private static func swapAt(_ values: UnsafeMutablePointer<Double>, _ first: Int, _ second: Int) {
    let value = values[first]
    values[first] = values[second]
    values[second] = value
  }

  static func insertionSort(_ values: UnsafeMutablePointer<Double>, count: Int) {
    for index in stride(from: 1, to: count, by: 1) {
      let value = values[index]
      var place = index
      while place > 0, values[place - 1] > value {
        values[place] = values[place - 1]
        place -= 1
      }
      values[place] = value
    }
  }
}
