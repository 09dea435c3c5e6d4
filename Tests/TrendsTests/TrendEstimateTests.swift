import Foundation
import Testing
import Trends

@Suite struct TrendEstimateTests {
  static let estimators: [any TrendEstimator] = [
    Drift(), LinearTrend(), LogLinearTrend(), TheilSen(), MannKendall(), CompoundGrowth(),
    CountTrend(completeFrom: 1871), HuberTrend(), HamedRao(), YueWang(), PrewhitenedMannKendall(),
    PrewhitenedMannKendall(trendFree: true), SeasonalMannKendall(period: 4), SeasonalTheilSen(period: 4),
  ]

  @Test func survivesJSONUnchanged() throws {
    for estimator in Self.estimators {
      let found = try estimator.estimate(times: Series.nileYears, values: Series.nile)
      let data = try JSONEncoder().encode(found)
      #expect(try JSONDecoder().decode(TrendEstimate.self, from: data) == found)
      #expect(found.method == estimator.method && !found.variant.isEmpty)
    }
    #expect(Set(Self.estimators.map(\.method)) == Set(TrendMethod.allCases))
  }

  @Test func refusalsAreSentences() {
    for estimator in Self.estimators {
      let error = #expect(throws: TrendRefusal.self) { try estimator.estimate(times: [], values: []) }
      #expect(error?.description.hasPrefix("No \(estimator.method.rawValue) estimate: 0 observations") == true)
    }
  }
}
