import TestSupport
import Testing
import Trends

@Suite struct LinearTrendTests {
  @Test(arguments: [
    ("nile linear classical", SlopeErrors.classical), ("nile linear newey-west 4", .neweyWest(lag: 4)),
    ("nile linear newey-west 4", .automatic),
  ])
  func agreesWithStatsmodels(key: String, errors: SlopeErrors) throws {
    let truth = try #require(try oracleTrends()[key])
    let found = try LinearTrend(errors: errors).estimate(times: Series.nileYears, values: Series.nile)
    #expect(agrees(found.estimate, truth[0]))
    #expect(agrees(found.standardError, truth[1]))
    #expect(agrees(found.low, truth[2]) && agrees(found.high, truth[3]))
    #expect(agrees(found.statistic, truth[4]) && agrees(found.pValue, truth[5], within: 1e-9))
    #expect(agrees(found.durbinWatson, truth[6]) && agrees(found.lagOneAutocorrelation, truth[7]))
    #expect(agrees(found.fittedAtStart, truth[8]))
    #expect(found.observations == 100 && found.growth == nil)
    #expect(found.remarks.isEmpty)
  }

  @Test func slopesFollowTheUnitsOfTheAxes() throws {
    var random = SeededGenerator(seed: 22)
    for _ in 0..<100 {
      let n = Int.random(in: 3...40, using: &random)
      let times = (0..<n).map { 2 * Double($0) + Double.random(in: 0...1, using: &random) }
      let values = times.map { _ in Double.random(in: -10...10, using: &random) }
      let a = Double.random(in: 0.1...9, using: &random)
      let b = Double.random(in: -50...50, using: &random)
      let c = Double.random(in: 0.1...9, using: &random)
      for estimator in [LinearTrend(errors: .classical), TheilSen()] as [any TrendEstimator] {
        let plain = try estimator.estimate(times: times, values: values)
        let moved = try estimator.estimate(times: times.map { c * $0 + 1_990 }, values: values.map { a * $0 + b })
        #expect(agrees(moved.estimate, plain.estimate * a / c, within: 1e-8))
        let turned = try estimator.estimate(times: times, values: values.map { -$0 })
        #expect(agrees(turned.estimate, -plain.estimate))
        #expect(turned.pValue == nil ? plain.pValue == nil : agrees(turned.pValue, plain.pValue!, within: 1e-9))
        if let low = plain.low { #expect(agrees(turned.high, -low)) }
      }
    }
  }

  @Test func theDefaultErrorsTurnAtThirty() throws {
    let few = try LinearTrend().estimate(times: Array(Series.nileYears[..<29]), values: Array(Series.nile[..<29]))
    #expect(few.variant == "least squares on values, classical t interval, 95 %")
    let enough = try LinearTrend().estimate(times: Array(Series.nileYears[..<30]), values: Array(Series.nile[..<30]))
    #expect(enough.variant.contains("Newey–West t interval (Bartlett, lag 3"))
    let asked = try LinearTrend(errors: .neweyWest()).estimate(
      times: Array(Series.nileYears[..<28]), values: Array(Series.nile[..<28]))
    #expect(asked.remarks.contains { $0.contains("83, 87 and 88 %") })
  }

  /// The coverage the remark prints, simulated anew: three standard errors around 78.2 %.
  @Test func neweyWestCoversAsLittleAsItSays() throws {
    var random = SeededGenerator(seed: 23)
    let times = (0..<28).map(Double.init)
    var covered = 0
    let replications = 1_500
    for _ in 0..<replications {
      var error = (0..<12).map { _ in Double.random(in: -0.5...0.5, using: &random) }.reduce(0, +) / 0.75.squareRoot()
      let values = times.map { _ in
        defer { error = 0.5 * error + (0..<12).map { _ in Double.random(in: -0.5...0.5, using: &random) }.reduce(0, +) }
        return error
      }
      let found = try LinearTrend(errors: .neweyWest()).estimate(times: times, values: values)
      if let low = found.low, let high = found.high, low <= 0, 0 <= high { covered += 1 }
    }
    let share = 100 * Double(covered) / Double(replications)
    #expect(share > 75 && share < 81.4, "\(share)")
  }

  @Test func answersForSeriesOnALine() throws {
    let constant = try LinearTrend().estimate(times: [1, 2, 3, 4], values: [7, 7, 7, 7])
    #expect(abs(constant.estimate) < 1e-15 && constant.statistic == nil && constant.durbinWatson == nil)
    #expect(constant.remarks.count == 1)
    let zeros = try LinearTrend().estimate(times: [1, 2, 3], values: [0, 0, 0])
    #expect(zeros.estimate == 0 && zeros.low == 0 && zeros.pValue == nil)
    let straight = try LinearTrend().estimate(times: [2000, 2001, 2003], values: [1, 3, 7])
    #expect(agrees(straight.estimate, 2) && straight.pValue == nil)
    #expect(straight.remarks.contains { $0.contains("2001 and 2003") })
  }

  @Test func survivesOutliersAndRefusesOverflow() throws {
    let large = try LinearTrend().estimate(times: [1, 2, 3, 4], values: [1, 2, 1e300, 4])
    #expect(agrees(large.estimate, 1e299) && large.standardError?.isFinite == true)
    let small = try LinearTrend().estimate(times: [1, 2, 3, 4], values: [1e-300, 3e-300, 2e-300, 5e-300])
    #expect(agrees(small.estimate * 1e300, 1.1))
    let error = #expect(throws: TrendRefusal.self) {
      try LinearTrend().estimate(times: [1, 1.001, 1.002], values: [-1.7e308, 0, 1.7e308])
    }
    #expect(error?.reason == .overflow)
  }

  @Test func refusesWhatIsNotASeries() {
    func reason(_ times: [Double], _ values: [Double]) -> TrendRefusal.Reason? {
      do throws(TrendRefusal) {
        _ = try LinearTrend().estimate(times: times, values: values)
        return nil
      } catch {
        return error.reason
      }
    }
    #expect(reason([], []) == .tooFewObservations(needed: 3, found: 0))
    #expect(reason([1, 2], [1, 2]) == .tooFewObservations(needed: 3, found: 2))
    #expect(reason([1, 2, 3], [1, .nan, 2]) == .notFinite(time: 2))
    #expect(reason([1, 3, 2], [1, 2, 3]) == .timesNotIncreasing(time: 2))
    #expect(reason([1, 2, 2], [1, 2, 3]) == .timesNotIncreasing(time: 2))
  }
}
