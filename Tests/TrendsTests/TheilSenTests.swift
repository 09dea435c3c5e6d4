import TestSupport
import Testing
import Trends

@Suite struct TheilSenTests {
  @Test(arguments: [("nile sen", 100), ("nile first 28 sen", 28)])
  func agreesWithNumpy(key: String, count: Int) throws {
    let truth = try #require(try oracleTrends()[key])
    let found = try TheilSen().estimate(
      times: Array(Series.nileYears[..<count]), values: Array(Series.nile[..<count]))
    #expect(agrees(found.estimate, truth[0], within: 1e-14))
    #expect(agrees(found.low, truth[2]) && agrees(found.high, truth[3]))
    if count == 100 { #expect(agrees(found.statistic, -4.128066522844101, within: 1e-14)) }
  }

  @Test func isNotCarriedAwayByAnOutlier() throws {
    let times = (0..<20).map(Double.init)
    var values = times.map { 3 * $0 + 1 }
    for index in [2, 9, 17] { values[index] = 1e300 }
    let found = try TheilSen().estimate(times: times, values: values)
    #expect(agrees(found.estimate, 3, within: 1e-12))
  }

  @Test func answersForShortAndConstantSeries() throws {
    let constant = try TheilSen().estimate(times: [1, 2, 3, 4], values: [2, 2, 2, 2])
    #expect(constant.estimate == 0 && constant.pValue == nil)
    let three = try TheilSen().estimate(times: [1, 2, 3], values: [1, 2, 4])
    #expect(three.estimate == 1.5 && three.low == nil)
    #expect(three.remarks.contains { $0.contains("Too few observations") })
    let short = #expect(throws: TrendRefusal.self) { try TheilSen().estimate(times: [1, 2], values: [1, 2]) }
    #expect(short?.reason == .tooFewObservations(needed: 3, found: 2))
  }
}
