import Foundation
import Testing
import Trends

@Suite struct LogLinearTrendTests {
  @Test(arguments: [("nile log-linear classical", 100), ("nile first 28 log-linear classical", 28)])
  func agreesWithStatsmodels(key: String, count: Int) throws {
    let truth = try #require(try oracleTrends()[key])
    let found = try LogLinearTrend(errors: .classical).estimate(
      times: Array(Series.nileYears[..<count]), values: Array(Series.nile[..<count]))
    #expect(agrees(found.estimate, truth[0], within: 1e-10) && agrees(found.standardError, truth[1]))
    #expect(agrees(found.low, truth[2]) && agrees(found.high, truth[3]))
    #expect(agrees(found.statistic, truth[4], within: 1e-10) && agrees(found.pValue, truth[5], within: 1e-9))
    #expect(agrees(found.durbinWatson, truth[6]) && agrees(found.lagOneAutocorrelation, truth[7], within: 1e-10))
    #expect(agrees(found.fittedAtStart, exp(truth[8])))
    #expect(agrees(found.growth, exp(truth[0]) - 1, within: 1e-10))
    #expect(agrees(found.growthLow, exp(truth[2]) - 1) && agrees(found.growthHigh, exp(truth[3]) - 1))
  }

  @Test func growthNeedsHalfOfThePeriods() throws {
    let half = try LogLinearTrend().estimate(times: [1, 3, 6], values: [1, 2, 3])
    #expect(half.growth != nil)
    let less = try LogLinearTrend().estimate(times: [1, 3, 7], values: [1, 2, 3])
    #expect(less.growth == nil && less.growthLow == nil && less.low != nil)
    #expect(less.remarks.contains { $0.contains("3 of 7 periods") })
  }

  @Test func growthIsTheSameInAnyUnit() throws {
    let plain = try LogLinearTrend().estimate(times: Series.nileYears, values: Series.nile)
    let scaled = try LogLinearTrend().estimate(times: Series.nileYears, values: Series.nile.map { $0 * 1e12 })
    #expect(agrees(scaled.growth, try #require(plain.growth), within: 1e-9))
  }

  @Test func constantGrowthIsFoundExactly() throws {
    let times = (0..<12).map(Double.init)
    let found = try LogLinearTrend().estimate(times: times, values: times.map { 100 * pow(1.17, $0) })
    #expect(agrees(found.growth, 0.17, within: 1e-13))
    #expect(found.statistic == nil && found.remarks.count == 1)
  }

  @Test(arguments: [0.0, -3]) func refusesValuesWithoutALogarithm(value: Double) {
    let error = #expect(throws: TrendRefusal.self) {
      try LogLinearTrend().estimate(times: [2000, 2001, 2002], values: [5, value, 6])
    }
    #expect(error?.reason == .notPositive(time: 2001, value: value))
    #expect(error?.description.contains("period 2001") == true)
  }

  @Test func survivesOutliers() throws {
    let found = try LogLinearTrend().estimate(times: [1, 2, 3, 4], values: [1, 2, 1e300, 4])
    #expect(found.estimate.isFinite && found.growth?.isFinite == true)
    let error = #expect(throws: TrendRefusal.self) { try LogLinearTrend().estimate(times: [], values: []) }
    #expect(error?.reason == .tooFewObservations(needed: 3, found: 0))
  }
}
