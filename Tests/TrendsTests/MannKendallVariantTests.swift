import Foundation
import TestSupport
import Testing

@testable import Trends

@Suite struct MannKendallVariantTests {
  static let years: [Double] = [
    3.1, 2.7, 4.4, 3.9, 5.2, 4.1, 6.3, 5.8, 5.1, 7.7, 6.6, 8.2, 7.1, 9.4, 8.8, 8.1, 9.9, 10.2,
  ]
  static let months = (0..<96).map { month in
    let t = Double(month)
    return (10 * (20 + 0.05 * t + 4 * sin(.pi * t / 6) + 3 * sin(1.7 * t * t))).rounded(.toNearestOrEven) / 10
  }

  static func series(_ name: String) -> (times: [Double], values: [Double]) {
    let values = name == "nile" ? Series.nile : name == "years" ? years : months
    return (values.indices.map { 1_900 + Double($0) }, values)
  }

  @Test(arguments: ["nile", "years", "months"]) func agreesWithPymannkendall(name: String) throws {
    let truths = try oracle("rank-tests/rank_tests.csv")
    let (times, values) = Self.series(name)
    let variants: [(String, any TrendEstimator)] = [
      ("hamed-rao", HamedRao()), ("hamed-rao 3", HamedRao(lags: 3)), ("yue-wang", YueWang()),
      ("yue-wang 2", YueWang(lags: 2)), ("prewhitened", PrewhitenedMannKendall()),
      ("trend-free", PrewhitenedMannKendall(trendFree: true)),
    ]
    for (variant, estimator) in variants {
      let truth = try #require(truths["\(name) \(variant)"])
      let found = try estimator.estimate(times: times, values: values)
      #expect(found.estimate == truth[0], "\(name) \(variant)")
      guard truth[1] > 0 else {
        #expect(found.remarks.contains { $0.contains("no positive variance") })
        #expect(agrees(found.standardError, MannKendallStatistic(values).variance.squareRoot()))
        continue
      }
      #expect(agrees(found.standardError.map { $0 * $0 }, truth[1], within: 1e-11), "\(name) \(variant)")
      #expect(agrees(found.statistic, truth[2], within: 1e-11), "\(name) \(variant)")
      // The other program subtracts from 1, which leaves 16 digits of 1.
      #expect(abs(try #require(found.pValue) - truth[3]) < 1e-15 + 1e-10 * truth[3], "\(name) \(variant)")
    }
    let truth = try #require(truths["\(name) original"])
    #expect(agrees(try TheilSen().estimate(times: times, values: values).estimate, truth[4], within: 1e-13))
  }

  @Test func agreesWithPublishedDigitsOnTheNile() throws {
    func z(_ estimator: any TrendEstimator) throws -> Double? {
      try estimator.estimate(times: Series.nileYears, values: Series.nile).statistic
    }
    #expect(abs(try #require(try z(HamedRao())) + 2.8199791956) < 5e-11)
    #expect(abs(try #require(try z(YueWang())) + 4.1387027648) < 1e-10)
    #expect(abs(try #require(try z(PrewhitenedMannKendall())) + 2.5515262757) < 5e-11)
    #expect(abs(try #require(try z(PrewhitenedMannKendall(trendFree: true))) + 4.5770269923) < 1e-10)
    let found = try HamedRao().estimate(times: Series.nileYears, values: Series.nile)
    #expect(abs(try #require(found.pValue) - 0.0048026763) < 5e-11)
  }

  @Test func seasonalTestsAgreeWithPymannkendall() throws {
    let truths = try oracle("rank-tests/rank_tests.csv")
    let times = (0..<96).map { 24_000 + Double($0) }
    let gaps = times.indices.filter { ![5, 30, 31, 77].contains($0) }
    let cases: [(String, [Double], [Double], SeasonalMannKendall.Seasons)] = [
      ("months seasonal", times, Self.months, .independent), ("months correlated", times, Self.months, .correlated),
      ("gaps seasonal", gaps.map { times[$0] }, gaps.map { Self.months[$0] }, .independent),
    ]
    for (key, times, values, seasons) in cases {
      let truth = try #require(truths[key])
      let found = try SeasonalMannKendall(period: 12, seasons: seasons).estimate(times: times, values: values)
      #expect(found.estimate == truth[0], "\(key)")
      #expect(agrees(found.standardError.map { $0 * $0 }, truth[1]), "\(key)")
      #expect(agrees(found.statistic, truth[2]) && agrees(found.pValue, truth[3], within: 1e-10), "\(key)")
      let slope = try SeasonalTheilSen(period: 12).estimate(times: times, values: values)
      #expect(agrees(slope.estimate, truth[4]), "\(key)")
      #expect(slope.low! < slope.estimate && slope.estimate < slope.high!)
    }
    let correlated = try SeasonalMannKendall(period: 12, seasons: .correlated).estimate(
      times: gaps.map { times[$0] }, values: gaps.map { Self.months[$0] })
    #expect(correlated.remarks.contains { $0.contains("independent of each other") })
  }

  /// A season added to every value of its month changes nothing.
  @Test func seasonalSlopeIgnoresSeasons() throws {
    var random = SeededGenerator(seed: 330)
    let times = (0..<60).map(Double.init)
    let values = times.map { 0.5 * $0 + Double.random(in: 0...3, using: &random) }
    let plain = try SeasonalTheilSen(period: 12).estimate(times: times, values: values)
    let seasonal = try SeasonalTheilSen(period: 12).estimate(
      times: times, values: zip(times, values).map { $1 + 64 * $0.truncatingRemainder(dividingBy: 12) })
    #expect(agrees(seasonal.estimate, plain.estimate) && agrees(seasonal.low, plain.low!, within: 1e-10))
  }

  @Test func answersForHardSeries() throws {
    let times = (0..<12).map(Double.init)
    let estimators: [any TrendEstimator] = [
      HamedRao(), YueWang(), PrewhitenedMannKendall(), PrewhitenedMannKendall(trendFree: true),
      SeasonalMannKendall(period: 4), SeasonalTheilSen(period: 4), HuberTrend(),
    ]
    for estimator in estimators {
      let constant = try estimator.estimate(times: times, values: times.map { _ in 7 })
      #expect(constant.pValue == nil && constant.statistic == nil && !constant.remarks.isEmpty)
      #expect(abs(constant.estimate) < 1e-14)
      var outlier = Self.years.prefix(12).map { $0 }
      outlier[4] = 1e300
      let found = try estimator.estimate(times: times, values: outlier)
      #expect(found.estimate.isFinite && found.statistic?.isFinite == true, "\(estimator.method)")
      #expect(throws: TrendRefusal.self) { try estimator.estimate(times: [1, 2], values: [1, 2]) }
      #expect(throws: TrendRefusal.self) { try estimator.estimate(times: [], values: []) }
      let repeated = #expect(throws: TrendRefusal.self) {
        try estimator.estimate(times: [1, 2, 2, 3, 4], values: [1, 2, 3, 4, 5])
      }
      #expect(repeated?.reason == .timesNotIncreasing(time: 2))
    }
    let gap = #expect(throws: TrendRefusal.self) {
      try PrewhitenedMannKendall().estimate(times: [1, 2, 3, 5], values: [1, 2, 4, 3])
    }
    #expect(gap?.reason == .gap(after: 3, before: 5))
    let annual = #expect(throws: TrendRefusal.self) {
      try SeasonalMannKendall(period: 1).estimate(times: times, values: times)
    }
    #expect(annual?.reason == .noSeasons)
    let jump = try HamedRao().estimate(times: [1, 2, 3, 5, 6, 7], values: [1, 3, 2, 4, 6, 5])
    #expect(jump.remarks.contains { $0.contains("3 and 5") })
  }
}

/// Results of other programs by key, from a file of Oracles.
func oracle(_ file: String, from here: String = #filePath) throws -> [String: [Double]] {
  let tests = URL(fileURLWithPath: here).deletingLastPathComponent().deletingLastPathComponent()
  let text = try String(contentsOf: tests.appending(path: "OracleTests/Oracles/\(file)"), encoding: .utf8)
  let rows = text.split(separator: "\n").dropFirst().map { $0.split(separator: ",").map(String.init) }
  return Dictionary(uniqueKeysWithValues: rows.map { ($0[0], $0.dropFirst().map { Double($0) ?? .nan }) })
}
