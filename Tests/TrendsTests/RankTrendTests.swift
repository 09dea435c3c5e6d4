import TestSupport
import Testing

@testable import Trends

@Suite struct RankTrendTests {
  /// All slopes sorted: what the selection must agree with to the last bit.
  static func sortedSlopes(times: [Double], values: [Double]) -> [Double] {
    var slopes: [Double] = []
    for j in values.indices {
      for i in 0..<j { slopes.append((values[j] - values[i]) / (times[j] - times[i])) }
    }
    return slopes.sorted()
  }

  static func select(times: [Double], values: [Double], ranks: [Int], mostStored: Int? = nil) -> [Double] {
    var selection = SlopeSelection()
    if let mostStored { selection.mostStored = mostStored }
    var found = [Double](repeating: .nan, count: ranks.count)
    ranks.withUnsafeBufferPointer {
      selection.select(times: times, values: values, count: values.count, ranks: $0, into: &found)
    }
    return found
  }

  /// Series of every kind that makes selection hard.
  static func series(_ kind: Int, count n: Int, _ random: inout SeededGenerator) -> (times: [Double], values: [Double])
  {
    var times = (0..<n).map(Double.init)
    var values = times.map { 0.3 * $0 + (0..<4).map { _ in Double.random(in: -9...9, using: &random) }.reduce(0, +) }
    switch kind {
    case 0: break
    case 1: values = values.map { $0.rounded() }
    case 2: values = values.map { _ in Double(Int.random(in: 0...2, using: &random)) }
    case 3: values = values.map { _ in 7 }
    case 4: values = times.map { 3 * $0 - 2 }
    case 5: values[n / 2] = 1e300
    case 6: values = times.map { 5 * ($0 / 12).rounded(.down) + $0.truncatingRemainder(dividingBy: 12) }
    case 7: times = times.map { 1_990 + 3 * $0 + Double.random(in: 0...2, using: &random) }
    case 8: values = values.map { 1e9 + $0 }
    case 9: values = values.map { $0 * 1e-200 }
    case 10: values = values.map { 1 / ($0 - 0.5) }
    default: times = times.map { ($0 * 1.7).rounded() }
    }
    return (times, values)
  }

  @Test(arguments: 0...11) func selectionAgreesWithSorting(kind: Int) {
    var random = SeededGenerator(seed: UInt64(300 + kind))
    for n in [2, 3, 8, 25, 56, 57, 70, 121, 200] {
      for _ in 0..<(n < 100 ? 3 : 1) {
        let (times, values) = Self.series(kind, count: n, &random)
        let sorted = Self.sortedSlopes(times: times, values: values)
        let last = sorted.count - 1
        let spread = Int.random(in: 0...last / 3, using: &random)
        let half = last / 2
        let middle = [half - spread, half - spread, half, (last + 1) / 2, half + spread, half + spread]
        let any = (0..<6).map { _ in Int.random(in: 0...last, using: &random) }.sorted()
        for ranks in [middle, any, [0], [last], [0, last]] {
          let found = Self.select(times: times, values: values, ranks: ranks)
          #expect(found == ranks.map { sorted[$0] }, "kind \(kind), \(n) observations, ranks \(ranks)")
        }
      }
    }
  }

  @Test(arguments: [0, 1, 4, 5, 8]) func longSeriesAgreeWithSorting(kind: Int) {
    var random = SeededGenerator(seed: 320)
    let (times, values) = Self.series(kind, count: 560, &random)
    let sorted = Self.sortedSlopes(times: times, values: values)
    let n = sorted.count
    for ranks in [[n / 2 - 3_000, n / 2, n / 2 + 3_000], [n / 100, n / 2, n - n / 100], [0, 5, n - 1]] {
      #expect(Self.select(times: times, values: values, ranks: ranks) == ranks.map { sorted[$0] })
    }
  }

  /// An outlier beyond all digits leaves no bracket, and without memory slopes are counted.
  @Test(arguments: [5, 10]) func countingAgreesWithSorting(kind: Int) {
    var random = SeededGenerator(seed: 321)
    let (times, values) = Self.series(kind, count: 130, &random)
    let sorted = Self.sortedSlopes(times: times, values: values)
    let ranks = [0, 4_000, sorted.count / 2, sorted.count - 1]
    #expect(Self.select(times: times, values: values, ranks: ranks, mostStored: 0) == ranks.map { sorted[$0] })
    let short = Self.sortedSlopes(times: Array(times[..<9]), values: Array(values[..<9]))
    let found = Self.select(times: Array(times[..<9]), values: Array(values[..<9]), ranks: [0, 17, 35], mostStored: 0)
    #expect(found == [short[0], short[17], short[35]])
  }

  @Test func scoresAgreeWithAllPairs() {
    var random = SeededGenerator(seed: 322)
    var workspace = RankWorkspace()
    for n in [2, 3, 5, 17, 95, 96, 97, 128, 257] {
      for distinct in [1, 2, 30, 1_000_000] {
        let values = (0..<n).map { _ in
          let value = Double(Int.random(in: -distinct...distinct, using: &random))
          return value == 0 && Bool.random(using: &random) ? -0.0 : value
        }
        var score = 0
        for j in values.indices {
          for i in 0..<j { score += values[j] > values[i] ? 1 : values[j] < values[i] ? -1 : 0 }
        }
        let found = workspace.scoreAndTies(values, count: n)
        let statistic = MannKendallStatistic(values)
        #expect(found.score == score && statistic.score == score)
        #expect(found.variance == statistic.variance)
      }
    }
  }
}
