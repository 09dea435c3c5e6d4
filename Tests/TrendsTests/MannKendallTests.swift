import TestSupport
import Testing
import Trends

@Suite struct MannKendallTests {
  @Test func agreesOnTheNile() throws {
    let found = try MannKendall().estimate(times: Series.nileYears, values: Series.nile)
    #expect(found.estimate == -1387)
    #expect(agrees(MannKendallStatistic(Series.nile).variance, 112_728.3333333333, within: 1e-14))
    #expect(agrees(found.statistic, -4.128066522844101, within: 1e-14))
    #expect(agrees(found.pValue, 3.658262921657e-05, within: 1e-9))
    #expect(found.variant == "normal two-sided p, variance corrected for ties, z with continuity correction")
  }

  @Test func exactAndNormalPValuesOfEightPoints() throws {
    // Sixteen rises and twelve falls.
    let statistic = MannKendallStatistic([4, 6, 1, 2, 8, 5, 7, 3])
    #expect(statistic.score == 4)
    #expect(abs(try #require(statistic.exactPValue) - 0.7195) < 5e-5)
    #expect(abs(try #require(statistic.normalPValue) - 0.7105) < 5e-5)
  }

  @Test(arguments: [5, 8, 13, 22, 33, 40]) func exactPValuesAgreeWithScipy(count: Int) throws {
    let truth = try #require(try oracleTrends()["kendall exact \(count)"])
    let score = Int(truth[0])
    // Inserting the next greater value that many places from the end makes as many falls.
    var values: [Double] = []
    var falls = (count * (count - 1) / 2 - score) / 2
    for k in 0..<count {
      let now = min(falls, k)
      values.insert(Double(k), at: k - now)
      falls -= now
    }
    let statistic = MannKendallStatistic(values)
    #expect(statistic.score == score)
    #expect(agrees(statistic.exactPValue, truth[1], within: 1e-13))
  }

  @Test func exactPValueAgreesWithAllOrders() throws {
    for n in 3...7 {
      let orders = Self.permutations(n)
      let scores = orders.map { MannKendallStatistic($0).score }
      for score in Set(scores) {
        let share = Double(scores.count { abs($0) >= abs(score) }) / Double(scores.count)
        let order = orders[try #require(scores.firstIndex(of: score))]
        #expect(agrees(MannKendallStatistic(order).exactPValue, share, within: 1e-13))
      }
    }
  }

  @Test func countsLikeAllPairs() {
    var random = SeededGenerator(seed: 24)
    for _ in 0..<300 {
      let n = Int.random(in: 0...60, using: &random)
      let values = (0..<n).map { _ in Double(Int.random(in: 0...20, using: &random)) }
      var score = 0
      for j in values.indices {
        for i in 0..<j { score += values[j] > values[i] ? 1 : values[j] < values[i] ? -1 : 0 }
      }
      let statistic = MannKendallStatistic(values)
      #expect(statistic.score == score)
      let groups = Dictionary(grouping: values, by: { $0 }).values.map(\.count).filter { $0 > 1 }
      #expect(statistic.tiedGroups.sorted() == groups.sorted())
      #expect(MannKendallStatistic(values.map { -$0 }).score == -score)
      #expect(MannKendallStatistic(values.reversed()).score == -score)
    }
  }

  @Test func ignoresTheSizeOfValues() throws {
    let plain = try MannKendall().estimate(times: [1, 2, 3, 4, 5], values: [1, 2, 5, 3, 4])
    let large = try MannKendall().estimate(times: [1, 2, 3, 4, 5], values: [1, 2, 1e300, 3, 4])
    #expect(plain == large)
  }

  @Test func answersForShortAndConstantSeries() throws {
    let constant = try MannKendall().estimate(times: [1, 2, 3], values: [4, 4, 4])
    #expect(constant.estimate == 0 && constant.pValue == nil && constant.remarks.count == 1)
    let three = try MannKendall().estimate(times: [1, 2, 3], values: [4, 5, 6])
    #expect(agrees(three.pValue, 1.0 / 3, within: 1e-15) && three.remarks.count == 1)
    let tied = try MannKendall().estimate(times: [1, 2, 3, 4, 5], values: [4, 5, 5, 6, 7])
    #expect(tied.variant.hasPrefix("normal") && tied.remarks.count == 1)
    let error = #expect(throws: TrendRefusal.self) { try MannKendall().estimate(times: [1, 2], values: [1, 2]) }
    #expect(error?.reason == .tooFewObservations(needed: 3, found: 2))
  }

  static func permutations(_ n: Int) -> [[Double]] {
    guard n > 0 else { return [[]] }
    return permutations(n - 1).flatMap { shorter in
      (0..<n).map { place in
        var longer = shorter
        longer.insert(Double(n), at: place)
        return longer
      }
    }
  }
}
