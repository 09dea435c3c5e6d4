/// The pairwise slopes (x_j − x_i)/(t_j − t_i) at wanted ranks, without forming all of them in long series.
///
/// Few observations: all slopes, and a selection. Otherwise a sample of pairs gives two slopes between which the wanted
/// ones lie almost surely; the pairs whose slopes lie between are those that change places between the order of
/// x − low·t and that of x − high·t (Dillencourt, Mount and Netanyahu 1992), and the inversions of the first order
/// count the slopes below. What was found is checked against the rounding of those orders; a bracket that missed is
/// widened, so the answer is that of sorting all slopes, to the last bit. O(n log n) expected besides the slopes
/// between the brackets; all slopes, O(n²), only for data that no bracket separates.
struct SlopeSelection: ~Copyable {
  static let mostForAllPairs = 56
  /// Slopes formed at once at most, a count of pairs an observation.
  private static let mostBetween = 48
  /// Above this many pairs the last resort counts them instead of storing them.
  var mostStored = 4_000_000

  private var slopes = ScratchBuffer<Double>()
  private var chosen = ScratchBuffer<Double>()
  private var keys = ScratchBuffer<Int64>()
  private var spareKeys = ScratchBuffer<Int64>()
  private var highKeys = ScratchBuffer<Double>()
  private var orderedTimes = ScratchBuffer<Double>()
  private var orderedValues = ScratchBuffer<Double>()
  private var buckets = ScratchBuffer<UInt16>()
  private var sampleFirst = ScratchBuffer<Int32>()
  private var sampleSecond = ScratchBuffer<Int32>()
  private var sampledFor = 0
  private var sampled = 0
  private var ordinals = ScratchBuffer<Int>()
  private var relativeRanks = ScratchBuffer<Int>(8)
  private var counts = ScratchBuffer<Int32>(512)
  private var marks = ScratchBuffer<UInt8>(512)

  /// Writes the slope at each rank (from 0, rising, at most eight) to `found`. Times increase; two observations or more.
  mutating func select(
    times: UnsafePointer<Double>, values: UnsafePointer<Double>, count: Int, ranks: UnsafeBufferPointer<Int>,
    into found: UnsafeMutablePointer<Double>
  ) {
    if count <= Self.mostForAllPairs {
      selectFromAll(times: times, values: values, count: count, ranks: ranks, into: found)
      return
    }
    if selectBetween(times: times, values: values, count: count, ranks: ranks, into: found) { return }
    // Wanted slopes far apart leave too many between them: each neighbourhood by itself.
    var first = 0
    while first < ranks.count {
      var end = first + 1
      while end < ranks.count, ranks[end] - ranks[end - 1] <= 1 { end += 1 }
      let part = UnsafeBufferPointer(rebasing: ranks[first..<end])
      if !selectBetween(times: times, values: values, count: count, ranks: part, into: found + first) {
        selectFromAll(times: times, values: values, count: count, ranks: part, into: found + first)
      }
      first = end
    }
  }

  // MARK: All slopes

  private mutating func selectFromAll(
    times: UnsafePointer<Double>, values: UnsafePointer<Double>, count: Int, ranks: UnsafeBufferPointer<Int>,
    into found: UnsafeMutablePointer<Double>
  ) {
    let pairs = count * (count - 1) / 2
    guard pairs <= mostStored else {
      for (index, rank) in ranks.enumerated() {
        found[index] = Self.slopeByCounting(times: times, values: values, count: count, rank: rank)
      }
      return
    }
    slopes.reserve(pairs)
    var place = slopes.start
    for distance in 1..<count {
      let laterTimes = times + distance
      let laterValues = values + distance
      for index in 0..<count - distance {
        place[index] = (laterValues[index] - values[index]) / (laterTimes[index] - times[index])
      }
      place += count - distance
    }
    MultipleSelection.select(slopes.start, count: pairs, ranks: ranks, into: found)
  }

  /// Bisection over the doubles themselves, counting slopes: O(n²) time a step of at most 64, no memory.
  private static func slopeByCounting(
    times: UnsafePointer<Double>, values: UnsafePointer<Double>, count: Int, rank: Int
  ) -> Double {
    func atMost(_ bound: Double) -> Int {
      var found = 0
      for distance in 1..<count {
        let laterTimes = times + distance
        let laterValues = values + distance
        for index in 0..<count - distance {
          found &+= (laterValues[index] - values[index]) / (laterTimes[index] - times[index]) <= bound ? 1 : 0
        }
      }
      return found
    }
    // Doubles in their order as whole numbers.
    func value(_ ordinal: Int64) -> Double {
      Double(bitPattern: UInt64(bitPattern: ordinal < 0 ? Int64.min &- ordinal : ordinal))
    }
    let largest = Int64(Double.infinity.bitPattern)
    var (low, high) = (-largest - 1, largest)
    // The distance of the ends is more than a whole number holds.
    while low < high - 1 {
      let middle = (low >> 1) + (high >> 1) + (low & high & 1)
      if atMost(value(middle)) > rank { high = middle } else { low = middle }
    }
    return value(high)
  }

  // MARK: Slopes between two brackets

  private struct Bracket {
    var low = -Double.infinity
    var high = Double.infinity
    /// Slopes below `low`.
    var below = 0
    /// How far the rounding of the orders reaches.
    var blur = 0.0
  }

  /// The middle and the largest magnitudes around it, from which the rounding of orders is judged.
  private struct Extent {
    var value = 0.0
    var time = 0.0
    var leastStep = Double.infinity
    let middleTime: Double
    let middleValue: Double
    /// The low bits of a key that hold the number of the observation.
    let labelMask: Int64

    init(times: UnsafePointer<Double>, values: UnsafePointer<Double>, count: Int) {
      middleTime = times[count / 2]
      middleValue = values[count / 2]
      labelMask = (1 << Int64(Int.bitWidth - (count - 1).leadingZeroBitCount)) - 1
      for index in 0..<count { value = Swift.max(value, (values[index] - middleValue).magnitude) }
      for index in 1..<count { leastStep = Swift.min(leastStep, times[index] - times[index - 1]) }
      time = Swift.max(middleTime - times[0], times[count - 1] - middleTime)
    }

    @inline(__always)
    func residual(time: Double, value: Double, slope: Double) -> Double {
      (value - middleValue) - slope * (time - middleTime)
    }

    @inline(__always)
    func key(_ residual: Double, label: Int) -> Int64 {
      MergeCounting.key(residual) & ~labelMask | Int64(truncatingIfNeeded: label)
    }

    /// Residuals are off by at most (2|x| + 4|slope t|) 2⁻⁵² and lose the bits of the label; divided by the least step
    /// that moves a slope.
    func blur(at slope: Double) -> Double {
      let residual = (2 * value + 4 * slope.magnitude * time) * 0x1p-52 * Double(labelMask + 2)
      return 4 * residual / leastStep + slope.magnitude * 0x1p-48
    }
  }

  /// `false` when no bracket was found that leaves few enough slopes between its ends.
  private mutating func selectBetween(
    times: UnsafePointer<Double>, values: UnsafePointer<Double>, count: Int, ranks: UnsafeBufferPointer<Int>,
    into found: UnsafeMutablePointer<Double>
  ) -> Bool {
    let extent = Extent(times: times, values: values, count: count)
    let pairs = count * (count - 1) / 2
    let most = Swift.min(pairs, Self.mostBetween * count)
    slopes.reserve(Swift.max(most, 4 * count))
    chosen.reserve(Swift.max(most, 4 * count))
    keys.reserve(count)
    spareKeys.reserve(count)
    highKeys.reserve(count)
    orderedTimes.reserve(count)
    orderedValues.reserve(count)
    buckets.reserve(most)

    var margin = 3.0
    var bracket = Bracket()
    var between = pairs
    for _ in 0..<24 {
      var narrower = sampledBracket(
        bracket, between: between, times: times, values: values, count: count, ranks: ranks, margin: margin,
        extent: extent)
      guard narrower.low.isFinite, narrower.high.isFinite, narrower.blur.isFinite else { return false }
      narrower.below = order(by: narrower.low, times: times, values: values, count: count, extent: extent)
      let room = narrower.low > -.infinity && ranks[0] >= narrower.below
      if room, let formed = formSlopes(above: narrower, count: count, most: most, extent: extent) {
        let last = ranks[ranks.count - 1] - narrower.below
        if last < formed {
          choose(bracket: narrower, formed: formed, ranks: ranks, into: found)
          if found[0] > narrower.low + narrower.blur, found[ranks.count - 1] < narrower.high - narrower.blur {
            return true
          }
        }
        margin *= 2
      } else if room {
        // Too many between: sample among them next time, unless they hardly got fewer.
        let inside = countBetween(narrower, times: times, values: values, count: count, extent: extent)
        let isInside = ranks[ranks.count - 1] - narrower.below < inside
        if isInside, Double(inside) < 0.9 * Double(between) {
          (bracket, between) = (narrower, inside)
        } else if isInside {
          return false
        } else {
          margin *= 2
        }
      } else {
        margin *= 2
      }
    }
    return false
  }

  /// A bracket around the wanted ranks from a sample of the slopes inside the present one.
  private mutating func sampledBracket(
    _ bracket: Bracket, between: Int, times: UnsafePointer<Double>, values: UnsafePointer<Double>, count: Int,
    ranks: UnsafeBufferPointer<Int>, margin: Double, extent: Extent
  ) -> Bracket {
    let size: Int
    if bracket.low == -.infinity {
      size = samplePairs(count: count)
      for index in 0..<size {
        let (i, j) = (Int(sampleFirst.start[index]), Int(sampleSecond.start[index]))
        slopes.start[index] = (values[j] - values[i]) / (times[j] - times[i])
      }
    } else {
      size = sampleBetween(bracket, between: between, times: times, values: values, count: count, extent: extent)
    }
    func place(_ rank: Int, _ side: Double) -> Int {
      let share = (Double(rank - bracket.below) + 0.5) / Double(between)
      let spread = (share * (1 - share) * Double(size)).squareRoot()
      return Int((share * Double(size) + side * (margin * spread + 1)).rounded(.down))
    }
    let (first, last) = (place(ranks[0], -1), place(ranks[ranks.count - 1], 1))
    relativeRanks.start[0] = Swift.max(first, 0)
    relativeRanks.start[1] = Swift.min(last, size - 1)
    MultipleSelection.select(
      slopes.start, count: size, ranks: UnsafeBufferPointer(start: relativeRanks.start, count: 2),
      into: chosen.start)
    var result = Bracket()
    // Beyond the sample the old ends stay; a step outward keeps ties at the ends inside.
    result.low = first < 0 ? bracket.low : chosen.start[0]
    result.high = last >= size ? bracket.high : chosen.start[1]
    result.blur = Swift.max(extent.blur(at: result.low), extent.blur(at: result.high))
    if first < 0, bracket.low == -.infinity || last >= size, bracket.high == .infinity { result.blur = .infinity }
    result.low -= 4 * result.blur
    result.high += 4 * result.blur
    return result
  }

  /// Random pairs i < j for series of this length, the same every time.
  private mutating func samplePairs(count: Int) -> Int {
    if sampledFor == count { return sampled }
    let pairs = count * (count - 1) / 2
    sampled = Swift.min(4 * count, pairs)
    sampledFor = count
    sampleFirst.reserve(sampled)
    sampleSecond.reserve(sampled)
    var random = SplitMix(state: UInt64(count))
    for index in 0..<sampled {
      let i = random.next(below: count)
      let j = random.next(below: count - 1)
      let other = j >= i ? j + 1 : j
      sampleFirst.start[index] = Int32(Swift.min(i, other))
      sampleSecond.start[index] = Int32(Swift.max(i, other))
    }
    return sampled
  }

  /// Brings the observations into the order of x − slope·t, from that of time, and returns the slopes below.
  private mutating func order(
    by slope: Double, times: UnsafePointer<Double>, values: UnsafePointer<Double>, count: Int, extent: Extent
  ) -> Int {
    for index in 0..<count {
      keys.start[index] = extent.key(
        extent.residual(time: times[index], value: values[index], slope: slope), label: index)
    }
    let below = MergeCounting.sort(keys.start, spare: spareKeys.start, count: count)
    for index in 0..<count {
      let label = Int(truncatingIfNeeded: keys.start[index] & extent.labelMask)
      orderedTimes.start[index] = times[label]
      orderedValues.start[index] = values[label]
    }
    return below
  }

  /// From the order at the low end, the slopes up to the high end; `nil` when they are more than `most`.
  private mutating func formSlopes(above bracket: Bracket, count: Int, most: Int, extent: Extent) -> Int? {
    let (xs, ts, highKeys, formed) = (orderedValues.start, orderedTimes.start, highKeys.start, slopes.start)
    for index in 0..<count {
      highKeys[index] = extent.residual(time: ts[index], value: xs[index], slope: bracket.high)
    }
    var total = 0
    for index in stride(from: 1, to: count, by: 1) {
      let (key, x, t) = (highKeys[index], xs[index], ts[index])
      var place = index
      while place > 0, highKeys[place - 1] > key { place -= 1 }
      let moved = index - place
      guard moved > 0 else { continue }
      guard total + moved <= most else { return nil }
      for step in 0..<moved { formed[total + step] = (x - xs[place + step]) / (t - ts[place + step]) }
      total += moved
      var back = index
      while back > place {
        highKeys[back] = highKeys[back - 1]
        xs[back] = xs[back - 1]
        ts[back] = ts[back - 1]
        back -= 1
      }
      highKeys[place] = key
      xs[place] = x
      ts[place] = t
    }
    return total
  }

  private mutating func countBetween(
    _ bracket: Bracket, times: UnsafePointer<Double>, values: UnsafePointer<Double>, count: Int, extent: Extent
  ) -> Int {
    keysAtHighInLowOrder(bracket, times: times, values: values, count: count, extent: extent)
    return MergeCounting.sort(keys.start, spare: spareKeys.start, count: count)
  }

  /// Keys at the high end in the order of the low end, labelled with the place in that order.
  private mutating func keysAtHighInLowOrder(
    _ bracket: Bracket, times: UnsafePointer<Double>, values: UnsafePointer<Double>, count: Int, extent: Extent
  ) {
    _ = order(by: bracket.low, times: times, values: values, count: count, extent: extent)
    for index in 0..<count {
      let residual = extent.residual(
        time: orderedTimes.start[index], value: orderedValues.start[index], slope: bracket.high)
      keys.start[index] = extent.key(residual, label: index)
    }
  }

  /// Slopes of random pairs between the ends of a bracket.
  private mutating func sampleBetween(
    _ bracket: Bracket, between: Int, times: UnsafePointer<Double>, values: UnsafePointer<Double>, count: Int,
    extent: Extent
  ) -> Int {
    let size = Swift.min(4 * count, between)
    ordinals.reserve(size)
    var random = SplitMix(state: UInt64(between))
    for index in 0..<size { ordinals.start[index] = random.next(below: between) }
    var wanted = UnsafeMutableBufferPointer(start: ordinals.start, count: size)
    wanted.sort()
    keysAtHighInLowOrder(bracket, times: times, values: values, count: count, extent: extent)
    let (xs, ts, formed) = (orderedValues.start, orderedTimes.start, slopes.start)
    _ = MergeCounting.sort(
      keys.start, spare: spareKeys.start, count: count, ordinals: UnsafeBufferPointer(wanted)
    ) { index, first, second in
      let i = Int(truncatingIfNeeded: first & extent.labelMask)
      let j = Int(truncatingIfNeeded: second & extent.labelMask)
      formed[index] = (xs[j] - xs[i]) / (ts[j] - ts[i])
    }
    return size
  }

  /// The wanted among the slopes formed, through a histogram of the bracket.
  private mutating func choose(
    bracket: Bracket, formed: Int, ranks: UnsafeBufferPointer<Int>, into found: UnsafeMutablePointer<Double>
  ) {
    let bucketCount = 512
    for index in 0..<ranks.count { relativeRanks.start[index] = ranks[index] - bracket.below }
    let wanted = UnsafeBufferPointer(start: relativeRanks.start, count: ranks.count)
    let scale = Double(bucketCount) / (bracket.high - bracket.low)
    guard formed > 400, scale.isFinite else {
      MultipleSelection.select(slopes.start, count: formed, ranks: wanted, into: found)
      return
    }
    counts.start.update(repeating: 0, count: bucketCount)
    marks.start.update(repeating: 0, count: bucketCount)
    for index in 0..<formed {
      let place = (slopes.start[index] - bracket.low) * scale
      let bucket = Int32(Swift.min(Swift.max(place, 0), Double(bucketCount - 1)))
      buckets.start[index] = UInt16(truncatingIfNeeded: bucket)
      counts.start[Int(bucket)] &+= 1
    }
    // Ranks become ranks among the slopes of the buckets that hold a wanted one.
    var (next, passed, unmarked) = (0, 0, 0)
    for bucket in 0..<bucketCount {
      let size = Int(counts.start[bucket])
      let end = passed + size
      var holds = false
      while next < wanted.count, wanted[next] < end {
        relativeRanks.start[next] -= unmarked
        next += 1
        holds = true
      }
      if holds { marks.start[bucket] = 1 } else { unmarked += size }
      passed = end
    }
    var kept = 0
    for index in 0..<formed {
      chosen.start[kept] = slopes.start[index]
      kept &+= Int(marks.start[Int(buckets.start[index])])
    }
    MultipleSelection.select(chosen.start, count: kept, ranks: wanted, into: found)
  }
}

/// Steele, Lea and Flood's generator (2014): small, and the same everywhere.
struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func next(below bound: Int) -> Int { Int(next().multipliedFullWidth(by: UInt64(bound)).high) }
}
