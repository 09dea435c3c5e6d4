import Foundation
import Testing
import Trends

@Suite struct DriftTests {
  @Test func agreesWithScipy() throws {
    let truth = try #require(try oracleTrends()["nile drift"])
    let found = try Drift().estimate(times: Series.nileYears, values: Series.nile)
    #expect(agrees(found.estimate, truth[0]) && agrees(found.standardError, truth[1]))
    #expect(agrees(found.low, truth[2]) && agrees(found.high, truth[3]))
    #expect(agrees(found.statistic, truth[4]) && agrees(found.pValue, truth[5]))
    #expect(agrees(found.durbinWatson, truth[6]) && agrees(found.lagOneAutocorrelation, truth[7]))
    #expect(agrees(found.growth, exp(truth[0]) - 1) && agrees(found.growthHigh, exp(truth[3]) - 1))
    #expect(found.variant == "mean of 99 log changes, t interval with 98 degrees of freedom, 95 %")
  }

  /// The mean change telescopes: growth is compound growth.
  @Test func growthIsCompoundGrowth() throws {
    let drift = try Drift().estimate(times: Series.nileYears, values: Series.nile)
    let compound = try CompoundGrowth().estimate(times: Series.nileYears, values: Series.nile)
    #expect(agrees(drift.growth, compound.estimate))
  }

  @Test func answersForConstantSeries() throws {
    let found = try Drift().estimate(times: [1, 2, 3], values: [5, 5, 5])
    #expect(found.estimate == 0 && found.standardError == 0 && found.pValue == nil)
    #expect(found.remarks.count == 1)
    let large = try Drift().estimate(times: [1, 2, 3, 4], values: [1, 2, 1e300, 4])
    #expect(large.growth?.isFinite == true && large.growthHigh == nil)
  }

  @Test func refusesGapsAndShortSeries() {
    let gap = #expect(throws: TrendRefusal.self) { try Drift().estimate(times: [1, 2, 4], values: [1, 2, 3]) }
    #expect(gap?.reason == .gap(after: 2, before: 4))
    let short = #expect(throws: TrendRefusal.self) { try Drift().estimate(times: [1, 2], values: [1, 2]) }
    #expect(short?.reason == .tooFewObservations(needed: 3, found: 2))
    let zero = #expect(throws: TrendRefusal.self) { try Drift().estimate(times: [1, 2, 3], values: [1, 0, 3]) }
    #expect(zero?.reason == .notPositive(time: 2, value: 0))
  }
}
