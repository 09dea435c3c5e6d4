/// Memory for rank statistics and pairwise slopes, kept from series to series so that none is allocated for each.
///
/// One a thread; what it holds never changes a result.
public struct RankWorkspace: ~Copyable, @unchecked Sendable {
  var sortKeys = ScratchBuffer<Int64>()
  var spareKeys = ScratchBuffer<Int64>()
  var times = ScratchBuffer<Double>()
  var values = ScratchBuffer<Double>()
  var spareValues = ScratchBuffer<Double>()
  var slopes = SlopeSelection()

  public init() {}
}

/// S, ties and the law of Mann and Kendall's statistic, as numbers only.
struct ScoreAndTies {
  var score: Int
  /// Σ g(g − 1)(2g + 5) over the groups of g equal values; 0 without ties.
  var tieTerm: Double
  let observations: Int

  static func term(_ n: Int) -> Double { Double(n) * Double(n - 1) * Double(2 * n + 5) }

  var variance: Double { (Self.term(observations) - tieTerm) / 18 }
}

extension RankWorkspace {
  private static let mostForAllPairs = 96

  /// S = Σ_{i<j} sign(x_j − x_i) and the ties. No number is NaN. O(n log n), by all pairs when there are few.
  mutating func scoreAndTies(_ values: UnsafePointer<Double>, count: Int) -> ScoreAndTies {
    let pairs = count * (count - 1) / 2
    var result = ScoreAndTies(score: 0, tieTerm: 0, observations: count)
    if count <= Self.mostForAllPairs {
      var rises = 0
      var falls = 0
      for distance in stride(from: 1, to: count, by: 1) {
        let later = values + distance
        for index in 0..<count - distance {
          rises &+= later[index] > values[index] ? 1 : 0
          falls &+= later[index] < values[index] ? 1 : 0
        }
      }
      result.score = rises - falls
      if rises + falls == pairs { return result }
    }
    sortKeys.reserve(count)
    spareKeys.reserve(count)
    for index in 0..<count { sortKeys.start[index] = MergeCounting.key(values[index]) }
    let falls = MergeCounting.sort(sortKeys.start, spare: spareKeys.start, count: count)
    var tiedPairs = 0
    let sorted = UnsafeBufferPointer(start: sortKeys.start, count: count)
    forEachTiedGroup(sorted) { size in
      tiedPairs += size * (size - 1) / 2
      result.tieTerm += ScoreAndTies.term(size)
    }
    result.score = pairs - tiedPairs - 2 * falls
    return result
  }
}

/// Sizes of the groups of two and more equal keys, from the least up.
func forEachTiedGroup(_ sorted: UnsafeBufferPointer<Int64>, _ body: (Int) -> Void) {
  var start = 0
  for index in stride(from: 1, through: sorted.count, by: 1)
  where index == sorted.count || sorted[index] != sorted[start] {
    if index - start > 1 { body(index - start) }
    start = index
  }
}
