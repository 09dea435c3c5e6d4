import Foundation
import TestSupport
import Testing
import Trends

@Suite struct SeasonalTrendLoessTests {
  static func series() throws -> [String: (period: Int, values: [Double])] {
    let rows = try oracleRows("decomposition/series.csv")
    return Dictionary(
      uniqueKeysWithValues: rows.map { ($0[0], (Int($0[1])!, $0[2].split(separator: " ").map { Double($0)! })) })
  }

  /// Every row kept of a case, and the sums of squares over all rows; digits relative to the largest value.
  static func compare(_ found: SeasonalDecomposition, _ file: String, _ name: String, atLeast least: Double) throws {
    let rows = try oracleRows("decomposition/\(file)").filter { $0[0] == name }
    #expect(rows.count > 5, "\(name) has rows")
    let trend = found.trend.map { $0! }
    let weights = found.robustnessWeights ?? [Double](repeating: 1, count: trend.count)
    let scale = trend.map(abs).max()!
    for row in rows {
      let truth = row[2...4].map { Double($0)! }
      if let index = Int(row[1]).map({ $0 - 1 }) {
        let correct = [
          digits(trend[index], truth[0], scale: scale), digits(found.seasonal[index], truth[1], scale: scale),
          digits(weights[index], truth[2], scale: 1),
        ]
        #expect(correct.allSatisfy { $0 >= least }, "\(name), observation \(index + 1): \(correct) digits")
      } else {
        for (part, square) in zip([trend, found.seasonal, weights], truth) {
          let correct = digits(part.reduce(0) { $0 + $1 * $1 }, square)
          #expect(correct >= least, "\(name), sum of squares: \(correct) digits")
        }
      }
    }
  }

  @Test(arguments: ["airpassengers", "log airpassengers", "nottem", "log co2", "ukgas"], [false, true])
  func agreesWithR(name: String, robust: Bool) throws {
    let logarithms = name.hasPrefix("log ")
    let (period, values) = try #require(try Self.series()[logarithms ? String(name.dropFirst(4)) : name])
    let x = logarithms ? values.map { log($0) } : values
    for (window, label) in [(SeasonalTrendLoess.SeasonalWindow.periodic, "periodic"), (.cycles(7), "7")] {
      let found = try SeasonalTrendLoess(period: period, seasonalWindow: window, robust: robust).decompose(x)
      try Self.compare(found, "stl_r.csv", "\(name) \(label)\(robust ? " robust" : "")", atLeast: 10)
    }
  }

  @Test func agreesWithROnOtherParameters() throws {
    let values = try #require(try Self.series()["nottem"]).values
    try Self.compare(
      SeasonalTrendLoess(
        period: 12, seasonalWindow: .cycles(11), seasonalDegree: 1, seasonalJump: 1, trendJump: 1, lowPassJump: 1
      ).decompose(values), "stl_r.csv", "nottem 11 degree 1 jump 1", atLeast: 12)
    try Self.compare(
      SeasonalTrendLoess(period: 12, seasonalWindow: .cycles(9), trendWindow: 301, trendJump: 7, robust: true)
        .decompose(values), "stl_r.csv", "nottem trend 301 jump 7", atLeast: 10)
    try Self.compare(
      SeasonalTrendLoess(
        period: 12, seasonalWindow: .cycles(5), seasonalDegree: 1, trendWindow: 9, trendDegree: 0, lowPassWindow: 21,
        lowPassDegree: 1, seasonalJump: 3, trendJump: 8, lowPassJump: 5, robust: true, innerPasses: 2, outerPasses: 4
      ).decompose(Array(values.prefix(113))), "stl_r.csv", "nottem cut 113 jump 5", atLeast: 10)
  }

  @Test func firstTrendOfCarbonDioxide() throws {
    let values = try #require(try Self.series()["co2"]).values
    let found = try SeasonalTrendLoess(period: 12, seasonalWindow: .periodic).decompose(values.map { log($0) })
    #expect(abs(found.trend[0]! - 5.75348852355) < 5e-12)
  }

  @Test(arguments: ["airpassengers", "nottem", "co2", "ukgas"], [false, true])
  func agreesWithStatsmodels(name: String, robust: Bool) throws {
    let (period, values) = try #require(try Self.series()[name])
    let found = try Self.jumpOne(period: period, robust: robust).decompose(values)
    try Self.compare(found, "stl_statsmodels.csv", name + (robust ? " robust" : ""), atLeast: 10)
  }

  /// The defaults of statsmodels.
  static func jumpOne(period: Int, robust: Bool) -> SeasonalTrendLoess {
    SeasonalTrendLoess(
      period: period, seasonalWindow: .cycles(7), seasonalDegree: 1, lowPassWindow: period + 1, seasonalJump: 1,
      trendJump: 1, lowPassJump: 1, robust: robust, innerPasses: robust ? 2 : 5,
      residualMedian: .exact)
  }

  @Test func agreesWithThePlainTwin() throws {
    var random = SeededGenerator(seed: 73)
    for trial in 0..<150 {
      let period = Int.random(in: 2...14, using: &random)
      let count = Int.random(in: (2 * period + 1)...(14 * period), using: &random)
      let robust = trial % 2 == 0
      func window() -> Int { Int.random(in: 3...(trial % 5 == 0 ? 2 * count : 31), using: &random) }
      func jump() -> Int? { Bool.random(using: &random) ? nil : Int.random(in: 1...12, using: &random) }
      func degree() -> Int { Int.random(in: 0...1, using: &random) }
      let parameters = SeasonalTrendLoess(
        period: period, seasonalWindow: trial % 3 == 0 ? .periodic : .cycles(window()), seasonalDegree: degree(),
        trendWindow: Bool.random(using: &random) ? nil : window(), trendDegree: degree(),
        lowPassWindow: Bool.random(using: &random) ? nil : window(), lowPassDegree: degree(), seasonalJump: jump(),
        trendJump: jump(), lowPassJump: jump(), robust: robust, outerPasses: robust ? 3 : 0,
        residualMedian: .exact)
      let season = (0..<period).map { _ in Double.random(in: -3...3, using: &random) }
      let values = (0..<count).map { index in
        let outlier = Int.random(in: 0...20, using: &random) == 0 ? 40.0 : 0
        return season[index % period] + 0.1 * Double(index) + Double.random(in: -1...1, using: &random) + outlier
      }
      let found = try parameters.decompose(values)
      let plain = PlainSeasonalTrend(parameters: parameters).decompose(values)
      let scale = max(1, values.map(abs).max()!)
      for i in values.indices {
        let worst = max(
          abs(found.trend[i]! - plain.trend[i]), abs(found.seasonal[i] - plain.seasonal[i]),
          abs((found.robustnessWeights?[i] ?? 1) - plain.weights[i]))
        #expect(worst < 1e-12 * scale, "\(parameters), \(count) observations, \(i): \(worst)")
      }
    }
  }

  @Test func addsUpAndReusesItsWorkspace() throws {
    var random = SeededGenerator(seed: 75)
    let parameters = SeasonalTrendLoess(period: 12, seasonalWindow: .cycles(9), robust: true)
    let workspace = SeasonalTrendWorkspace(parameters, count: 100)
    for _ in 0..<20 {
      let values = (0..<100).map { _ in Double.random(in: 1...20, using: &random) }
      let found = try workspace.decompose(values)
      #expect(found == (try parameters.decompose(values)))
      for i in values.indices {
        #expect(abs(found.trend[i]! + found.seasonal[i] + found.remainder[i]! - values[i]) < 1e-13)
      }
      let factors = try parameters.decomposeLogarithms(values)
      for i in values.indices {
        #expect(digits(factors.trend[i]! * factors.seasonal[i] * factors.remainder[i]!, values[i]) > 13.5)
      }
    }
  }

  @Test(arguments: [false, true]) func reproducesALineAndASeason(robust: Bool) throws {
    let season = [3.0, -1, 0.5, -2.5]
    let values = (0..<50).map { 20 + 0.7 * Double($0) + season[$0 % 4] }
    for window in [SeasonalTrendLoess.SeasonalWindow.periodic, .cycles(7)] {
      let found = try SeasonalTrendLoess(period: 4, seasonalWindow: window, robust: robust, innerPasses: 40)
        .decompose(values)
      for i in values.indices {
        #expect(abs(found.seasonal[i] - season[i % 4]) < 1e-6)
        #expect(abs(found.trend[i]! - (20 + 0.7 * Double(i))) < 1e-6)
      }
    }
  }

  @Test func anOutlierLosesItsWeight() throws {
    var random = SeededGenerator(seed: 77)
    let season = [0.0, 4, 2, 6]
    var values = (0..<72).map { (index: Int) -> Double in
      let noise = Double.random(in: 0...1, using: &random)
      return 10 + 0.2 * Double(index) + season[index % 4] + noise
    }
    let parameters = SeasonalTrendLoess(period: 4, seasonalWindow: .periodic, trendWindow: 21, robust: true)
    let clean = try parameters.decompose(values)
    values[30] += 1000
    let found = try parameters.decompose(values)
    #expect(found.robustnessWeights?[30] == 0)
    for i in values.indices { #expect(abs(found.trend[i]! - clean.trend[i]!) < 1) }
  }

  @Test func answersForHardSeries() throws {
    for robust in [false, true] {
      let parameters = SeasonalTrendLoess(period: 4, seasonalWindow: .periodic, robust: robust)
      let constant = try parameters.decompose([Double](repeating: 5, count: 20))
      #expect(constant.seasonal.allSatisfy { abs($0) < 1e-14 } && constant.trend.allSatisfy { abs($0! - 5) < 1e-13 })
      var outlier = (0..<20).map { Double($0 % 4) }
      outlier[7] = 1e300
      #expect(try parameters.decompose(outlier).trend.allSatisfy { $0!.isFinite })
      outlier[7] = 1.7e308
      outlier[8] = -1.7e308
      let overflow = #expect(throws: DecompositionRefusal.self) { try parameters.decompose(outlier) }
      #expect(overflow?.reason == .overflow)
    }
  }

  @Test func refusals() {
    let parameters = SeasonalTrendLoess(period: 4, seasonalWindow: .periodic)
    func reason(_ values: [Double]) -> DecompositionRefusal.Reason? {
      #expect(throws: DecompositionRefusal.self) { try parameters.decomposeLogarithms(values) }?.reason
    }
    #expect(reason([1, 2, 3, 4, 1, 2, 3, 4]) == .tooFewObservations(needed: 9, found: 8))
    #expect(reason([1, 2, 3, 4, 1, 2, 3, 4, .nan]) == .notFinite(index: 8))
    #expect(reason([1, 2, 3, 0, 1, 2, 3, 4, 1]) == .notPositive(index: 3, value: 0))
  }

  @Test func saysItsDefinition() {
    #expect(
      SeasonalTrendLoess(period: 12, seasonalWindow: .cycles(7)).variant(count: 144) == """
        STL, period 12, seasonal window 7 (degree 0, jump 1), trend window 23 (degree 1, jump 3), \
        low-pass window 13 (degree 1, jump 2), 2 inner and 0 robust passes
        """)
  }
}
