import Foundation
import TestSupport
import Testing
import Trends

@Suite struct CountTrendTests {
  @Test func agreesWithStatsmodels() throws {
    let truth = try #require(try oracleTrends()["kicks count"])
    let found = try CountTrend(completeFrom: 1875).estimate(times: Series.kickYears, values: Series.kicks)
    #expect(agrees(found.estimate, truth[0], within: 1e-10) && agrees(found.standardError, truth[1]))
    #expect(agrees(found.low, truth[2]) && agrees(found.high, truth[3]))
    #expect(agrees(found.statistic, truth[4], within: 1e-10) && agrees(found.pValue, truth[5], within: 1e-10))
    #expect(agrees(found.dispersion, truth[6]) && agrees(found.fittedAtStart, truth[8]))
    #expect(agrees(found.growth, exp(truth[0]) - 1, within: 1e-10))
  }

  /// The likelihood is greatest where Σ (y − μ) = 0 and Σ t (y − μ) = 0.
  @Test func solvesTheLikelihoodEquations() throws {
    var random = SeededGenerator(seed: 25)
    for _ in 0..<200 {
      let n = Int.random(in: 3...30, using: &random)
      let counts = (0..<n).map { _ in Double(Int.random(in: 0...12, using: &random)) }
      guard counts.dropFirst().contains(where: { $0 > 0 }), counts.dropLast().contains(where: { $0 > 0 }) else {
        continue
      }
      let times = (0..<n).map(Double.init)
      let found = try CountTrend(completeFrom: 0).estimate(times: times, values: counts)
      let start = try #require(found.fittedAtStart)
      let left = zip(times, counts).map { $1 - start * exp(found.estimate * $0) }
      #expect(abs(left.reduce(0, +)) < 1e-8)
      #expect(abs(zip(times, left).map(*).reduce(0, +)) < 1e-7)
    }
  }

  @Test func constantCountsHaveNoTrend() throws {
    let found = try CountTrend(completeFrom: 1).estimate(times: [1, 2, 3, 4], values: [3, 3, 3, 3])
    #expect(abs(found.estimate) < 1e-13 && found.statistic == nil && found.remarks.count == 1)
  }

  @Test(arguments: [
    ([1.0, 2, 3], [0.0, 0, 0], TrendRefusal.Reason.noFiniteEstimate), ([1, 2, 3], [0, 0, 4], .noFiniteEstimate),
    ([1, 2, 3], [4, 0, 0], .noFiniteEstimate), ([1, 2, 4], [4, 1, 2], .gap(after: 2, before: 4)),
    ([1, 2, 3], [4, -1, 2], .notACount(time: 2, value: -1)),
    ([1, 2, 3], [4, 1.5, 2], .notACount(time: 2, value: 1.5)),
    ([0, 1, 2], [4, 1, 2], .recordIncomplete(completeFrom: 1, first: 0)),
    ([1, 2], [4, 1], .tooFewObservations(needed: 3, found: 2)),
  ])
  func refuses(times: [Double], values: [Double], reason: TrendRefusal.Reason) {
    let error = #expect(throws: TrendRefusal.self) {
      try CountTrend(completeFrom: 1).estimate(times: times, values: values)
    }
    #expect(error?.reason == reason)
  }

  @Test func anInteriorCountAloneHasAnEstimate() throws {
    let found = try CountTrend(completeFrom: 1).estimate(times: [1, 2, 3], values: [0, 4, 0])
    #expect(abs(found.estimate) < 1e-12)
  }
}
