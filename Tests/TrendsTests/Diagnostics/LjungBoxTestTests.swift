import TestSupport
import Testing
import Trends

@Suite struct LjungBoxTestTests {
  @Test func agreesWithStatsmodels() throws {
    let oracle = try OracleTable("diagnostics")
    for (name, values) in diagnosticSeries {
      for (label, lags, fitted) in [("None 0", nil, 0), ("12 0", 12, 0), ("12 2", 12, 2)] as [(String, Int?, Int)] {
        let truth = try oracle("\(name) ljung-box \(label)")
        let found = try LjungBoxTest(values, lags: lags, fittedParameters: fitted)
        #expect(Double(found.lags.count) == truth[0])
        expectDigits([found.statistic, found.lags[0].statistic], [truth[1], truth[3]], 11, "\(name) \(label)")
        expectDigits([found.pValue], [truth[2]], 10, "\(name) \(label) p", floor: 1e-300)
      }
    }
  }

  @Test func ignoresUnitsAndDirection() throws {
    var random = SeededGenerator(seed: 50)
    for _ in 0..<50 {
      let values = (0..<Int.random(in: 8...50, using: &random)).map { _ in Double.random(in: -2...2, using: &random) }
      let plain = try LjungBoxTest(values).lags
      for other in [values.map { -3 * $0 + 20 }, values.reversed()] {
        expectDigits(try LjungBoxTest(other).lags.map(\.statistic), plain.map(\.statistic), 9, "moved")
      }
      #expect(zip(plain, plain.dropFirst()).allSatisfy { $0.statistic <= $1.statistic })
    }
  }

  @Test func answersForHardSeriesAndRefusesOthers() throws {
    #expect(refusal { _ = try LjungBoxTest([1, 2]) } == .tooFewObservations(needed: 5, found: 2))
    #expect(refusal { _ = try LjungBoxTest([1, 2, 3, 4, 5, 7], lags: 6) } == .tooFewObservations(needed: 7, found: 6))
    #expect(refusal { _ = try LjungBoxTest([Double](repeating: 0.1, count: 9)) } == .noScatter)
    #expect(refusal { _ = try LjungBoxTest([1, 2, 3, .nan, 5]) } == .notFinite(time: 4))
    var outlier = Series.nile
    outlier[60] = 1e300
    #expect(try LjungBoxTest(outlier).pValue! > 0.9)
    let none = try LjungBoxTest(Series.nile, lags: 2, fittedParameters: 2)
    #expect(none.pValue == nil && none.remarks.count == 1)
    #expect(try LjungBoxTest([1, 3, 2, 5, 4]).remarks.count == 1)
  }
}
