import Foundation
import TestSupport
import Testing
import Trends
import Vectors

@Suite struct HuberTests {
  static let made = (0..<60).map { index in
    let t = Double(index)
    let wrong: [Int: Double] = [3: 80, 20: -400, 41: 1_000, 58: 5]
    return 5 + 0.25 * t + 2 * sin(7 * t * t) + (wrong[index] ?? 0)
  }
  /// Stack loss of a plant, with air flow, water temperature and acid concentration (Brownlee 1965).
  static let stack: [[Double]] = [
    [42, 80, 27, 89], [37, 80, 27, 88], [37, 75, 25, 90], [28, 62, 24, 87], [18, 62, 22, 87], [18, 62, 23, 87],
    [19, 62, 24, 93], [20, 62, 24, 93], [15, 58, 23, 87], [14, 58, 18, 80], [14, 58, 18, 89], [13, 58, 17, 88],
    [11, 58, 18, 82], [12, 58, 19, 93], [8, 50, 18, 89], [7, 50, 18, 86], [8, 50, 19, 72], [8, 50, 19, 79],
    [9, 50, 20, 80], [15, 56, 20, 82], [15, 70, 20, 91],
  ]

  static func fit(_ name: String) throws -> HuberRegression {
    if name == "stack" {
      return try HuberRegression(
        design: Matrix(rows: stack.map { [1] + $0.dropFirst() }), response: Vector(stack.map { $0[0] }))
    }
    let values = name == "nile" ? Series.nile : made
    let middle = Double(values.count - 1) / 2
    return try HuberRegression(
      design: Matrix(rows: values.indices.map { [1, Double($0) - middle] }), response: Vector(values))
  }

  @Test(arguments: ["nile", "made", "stack"]) func agreesWithStatsmodels(name: String) throws {
    let truth = try #require(try oracle("robust/robust_python.csv")[name])
    let found = try Self.fit(name)
    let count = found.coefficients.count
    for index in 0..<count {
      #expect(agrees(found.coefficients[index], truth[index], within: 1e-9))
      #expect(agrees(found.covariance[index, index].squareRoot(), truth[count + index], within: 1e-8))
    }
    #expect(agrees(found.scale, truth[2 * count], within: 1e-9))
  }

  /// MASS divides the median by 0.6745 instead of the normal quantile, which shows from the fifth digit on.
  @Test(arguments: ["nile", "stack"]) func agreesWithMASS(name: String) throws {
    let truth = try #require(try oracle("robust/robust_r.csv")["\(name) huber"])
    let found = try Self.fit(name)
    for (index, coefficient) in found.coefficients.enumerated() {
      #expect(agrees(coefficient, truth[index], within: 1e-5))
    }
    #expect(agrees(found.scale, truth[found.coefficients.count], within: 3e-5))
  }

  @Test func trendIsThatOfTheRegression() throws {
    let fit = try Self.fit("made")
    let found = try HuberTrend().estimate(times: (0..<60).map(Double.init), values: Self.made)
    #expect(agrees(found.estimate, fit.coefficients[1]) && agrees(found.estimate, 0.236, within: 1e-2))
    #expect(found.low! < 0.25 && 0.25 < found.high!)
    let scaled = try HuberTrend().estimate(
      times: (0..<60).map { 2 * Double($0) + 7 }, values: Self.made.map { 3 * $0 - 40 })
    #expect(agrees(scaled.estimate, 1.5 * found.estimate, within: 1e-9))
  }

  @Test func resistsWildValues() throws {
    var random = SeededGenerator(seed: 340)
    let times = (0..<40).map(Double.init)
    var values = times.map { 3 * $0 + Double.random(in: -1...1, using: &random) }
    let clean = try HuberTrend().estimate(times: times, values: values)
    values[11] = 1e12
    let wild = try HuberTrend().estimate(times: times, values: values)
    #expect(abs(wild.estimate - clean.estimate) < 0.05)
  }

  @Test func answersForSeriesOnALine() throws {
    let times = (0..<9).map(Double.init)
    var values = times.map { 2 * $0 + 1 }
    values[3] = 50
    let found = try HuberTrend().estimate(times: times, values: values)
    #expect(agrees(found.estimate, 2, within: 1e-9) && found.pValue == nil && found.remarks.count == 1)
  }
}
