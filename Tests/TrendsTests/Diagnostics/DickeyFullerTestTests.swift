import TestSupport
import Testing

@testable import Trends

@Suite struct DickeyFullerTestTests {
  static let terms: [(String, DickeyFullerTest.Deterministic)] = [
    ("n", .none), ("c", .constant), ("ct", .constantAndTrend),
  ]

  @Test func agreesWithStatsmodels() throws {
    let oracle = try OracleTable("diagnostics")
    let choices: [(String, DickeyFullerTest.LagChoice)] = [
      ("aic", .automatic()), ("aic 4", .automatic(most: 4)), ("0", .given(0)), ("1", .given(1)), ("3", .given(3)),
    ]
    for (name, values) in diagnosticSeries {
      for (term, deterministic) in Self.terms {
        for (label, lags) in choices {
          let key = "\(name) adf \(term) \(label)"
          let truth = try oracle(key)
          let found = try DickeyFullerTest(values, deterministic: deterministic, lags: lags)
          #expect(Double(found.lags) == truth[2] && Double(found.observationsUsed) == truth[3], "\(key)")
          expectDigits([found.statistic], [truth[0]], 10, key)
          expectDigits([found.pValue], [truth[1]], 9, "\(key) p")
          let critical = found.criticalValues
          expectDigits(
            [critical.onePercent, critical.fivePercent, critical.tenPercent], Array(truth[4...]), 13, "\(key) critical")
        }
      }
    }
  }

  @Test func pValuesAgreeOverTheirRange() throws {
    let oracle = try OracleTable("diagnostics")
    let terms = Dictionary(uniqueKeysWithValues: Self.terms)
    for (key, truth) in oracle.rows where key.hasPrefix("mackinnon ") {
      let words = key.split(separator: " ").map(String.init)
      let found = MacKinnon.pValue(try #require(Double(words[2])), try #require(terms[words[1]]))
      expectDigits([found], truth, 11, key, floor: 1e-300)
    }
  }

  @Test func ignoresUnits() throws {
    var random = SeededGenerator(seed: 51)
    for _ in 0..<40 {
      var level = 0.0
      let values = (0..<Int.random(in: 20...60, using: &random)).map { _ in
        level = 0.8 * level + Double.random(in: -1...1, using: &random)
        return level
      }
      for (name, deterministic) in Self.terms {
        let plain = try DickeyFullerTest(values, deterministic: deterministic)
        let shift = deterministic == .none ? 0 : 30.0
        let moved = try DickeyFullerTest(values.map { -4 * $0 + shift }, deterministic: deterministic)
        #expect(moved.lags == plain.lags)
        expectDigits([moved.statistic, moved.pValue], [plain.statistic, plain.pValue], 8, name)
      }
    }
  }

  @Test func answersForHardSeriesAndRefusesOthers() throws {
    for (_, deterministic) in Self.terms {
      func reason(_ values: [Double], _ lags: DickeyFullerTest.LagChoice = .automatic()) -> TrendRefusal.Reason? {
        refusal { _ = try DickeyFullerTest(values, deterministic: deterministic, lags: lags) }
      }
      #expect(reason([1, 2]) == .tooFewObservations(needed: 10, found: 2))
      #expect(reason([Double](repeating: 5.1, count: 25)) == .noScatter)
      let needed = 2 * (41 + deterministic.terms)
      #expect(reason(Array(Series.nile[..<80]), .given(40)) == .tooFewObservations(needed: needed, found: 80))
      #expect(reason(Array(Series.nile[..<50]) + [.infinity]) == .notFinite(time: 51))
      let line = (0..<25).map { 0.5 * Double($0) }
      #expect(reason(line) == .noScatter || reason(line) == .regressorsDependent)
      var outlier = Series.nile
      outlier[60] = 1e300
      let found = try DickeyFullerTest(outlier, deterministic: deterministic, lags: .given(0))
      #expect(found.statistic.isFinite && found.pValue >= 0 && found.pValue <= 1)
      let widest = (0..<30).map { ($0 % 3 == 0 ? -1.7e308 : $0 % 7 == 0 ? 1e307 : 1.7e308) }
      #expect(try DickeyFullerTest(widest, deterministic: deterministic, lags: .given(1)).statistic.isFinite)
    }
    // Period three: from two lags on the differences add up, and three points repeat exactly.
    let periodic = (0..<30).map { [1.0, 5, 2][$0 % 3] }
    #expect(refusal { _ = try DickeyFullerTest(periodic) } == .noScatter)
    let short = try DickeyFullerTest(Array(Series.nile[..<12]))
    #expect(short.remarks.count == 1 && short.variant.contains("by AIC among 0 to 4"))
  }
}
