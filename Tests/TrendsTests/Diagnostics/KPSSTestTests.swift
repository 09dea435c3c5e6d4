import TestSupport
import Testing
import Trends

@Suite struct KPSSTestTests {
  @Test func agreesWithStatsmodels() throws {
    let oracle = try OracleTable("diagnostics")
    let rules: [(String, KPSSTest.LagRule)] = [
      ("auto", .automatic), ("legacy", .schwert), ("0", .given(0)), ("5", .given(5)),
    ]
    for (name, values) in diagnosticSeries {
      for (label, around) in [("c", KPSSTest.Around.level), ("ct", .trend)] {
        for (rule, lag) in rules {
          let key = "\(name) kpss \(label) \(rule)"
          let truth = try oracle(key)
          let found = try KPSSTest(values, around: around, lag: lag)
          #expect(Double(found.lag) == truth[2], "\(key)")
          expectDigits([found.statistic, found.pValue], [truth[0], truth[1]], 10, key)
          let meaning: KPSSTest.PValueMeaning =
            truth[1] == 0.01 ? .upperBound : truth[1] == 0.1 ? .lowerBound : .interpolated
          #expect(found.pValueMeaning == meaning, "\(key)")
          #expect(found.remarks.contains { $0.contains("table ends") } == (meaning != .interpolated))
        }
      }
    }
  }

  @Test func ignoresUnitsAndDirection() throws {
    var random = SeededGenerator(seed: 52)
    for _ in 0..<40 {
      let values = (0..<Int.random(in: 10...50, using: &random)).map { _ in Double.random(in: -2...2, using: &random) }
      for around in KPSSTest.Around.allCases {
        let plain = try KPSSTest(values, around: around, lag: .given(3))
        for other in [values.map { -7 * $0 + 40 }, values.reversed()] {
          let moved = try KPSSTest(other, around: around, lag: .given(3))
          expectDigits([moved.statistic, moved.pValue], [plain.statistic, plain.pValue], 9, "moved")
        }
      }
    }
  }

  @Test func answersForHardSeriesAndRefusesOthers() throws {
    for around in KPSSTest.Around.allCases {
      func reason(_ values: [Double], _ lag: KPSSTest.LagRule = .automatic) -> TrendRefusal.Reason? {
        refusal { _ = try KPSSTest(values, around: around, lag: lag) }
      }
      #expect(reason([1, 2]) == .tooFewObservations(needed: 10, found: 2))
      #expect(reason(Series.nile, .given(100)) == .tooFewObservations(needed: 101, found: 100))
      #expect(reason([Double](repeating: 0.1, count: 20)) == .noScatter)
      #expect(reason([.nan] + Series.nile) == .notFinite(time: 1))
      var outlier = Series.nile
      outlier[60] = 1e300
      for rule in [KPSSTest.LagRule.automatic, .schwert, .given(99)] {
        #expect(try KPSSTest(outlier, around: around, lag: rule).statistic.isFinite)
      }
    }
    #expect(refusal { _ = try KPSSTest((0..<20).map(Double.init), around: .trend) } == .noScatter)
    // Alternating values have s₀ near 0: the automatic lag is held below n.
    let alternating = (0..<20).map { $0 % 2 == 0 ? 1.0 : -1.0 }
    #expect(try KPSSTest(alternating).lag <= 19)
  }
}
