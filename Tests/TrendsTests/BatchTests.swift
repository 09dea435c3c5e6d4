import Foundation
import TestSupport
import Testing
import Vectors

@testable import Trends

/// Batches against the estimators of single series, on series with gaps, scales and outliers.
@Suite struct BatchTests {
  static let times = (0..<40).map { 1_980 + Double($0) }

  static func series(_ index: Int, _ random: inout SeededGenerator) -> [Double] {
    var values = times.map { 100 * exp(0.03 * ($0 - 1_980)) * Double.random(in: 0.8...1.2, using: &random) }
    switch index % 8 {
    case 1: for gap in [0, 7, 8, 39] { values[gap] = .nan }
    case 2: values = values.map { _ in Double.random(in: 0...1, using: &random) < 0.7 ? .nan : 5 }
    case 3: values = values.map { ($0 / 20).rounded() + 1 }
    case 4: values = values.map { $0 * 1e-200 }
    case 5: values = values.map { $0 * 1e15 }
    case 6: values.replaceSubrange(0..<20, with: repeatElement(.nan, count: 20))
    case 7: values = values.map { _ in 3 }
    default: break
    }
    return values
  }

  static func present(_ values: [Double]) -> (times: [Double], values: [Double]) {
    let kept = values.indices.filter { !values[$0].isNaN }
    return (kept.map { times[$0] }, kept.map { values[$0] })
  }

  private func close(_ found: Double?, _ truth: Double?, _ scale: Double, within tolerance: Double = 1e-12) -> Bool {
    guard let found, let truth else { return found == nil && truth == nil }
    return abs(found - truth) <= tolerance * max(abs(truth), scale)
  }

  private func compare(
    _ found: Result<SlopeEstimate, TrendRefusal>, _ estimator: any TrendEstimator, _ values: [Double], _ name: String
  ) throws {
    let (times, kept) = Self.present(values)
    let truth: TrendEstimate
    do throws(TrendRefusal) { truth = try estimator.estimate(times: times, values: kept) } catch {
      #expect(found == .failure(error), "\(name)")
      return
    }
    let found = try found.get()
    // Twelve digits of the change over the whole series, which is what rounding of the values leaves.
    let isLogarithmic = estimator.method != .linear
    let size = isLogarithmic ? 1 : kept.map(\.magnitude).max() ?? 0
    let scale = size / Double(kept.count)
    #expect(found.observations == truth.observations)
    #expect(close(found.slope, truth.estimate, scale), "\(name)")
    #expect(close(found.standardError, truth.standardError, scale), "\(name)")
    #expect(close(found.low, truth.low, scale) && close(found.high, truth.high, scale), "\(name)")
    #expect(close(found.statistic, truth.statistic, 1, within: 1e-10), "\(name)")
    #expect(close(found.pValue, truth.pValue, 1e-3, within: 1e-9), "\(name)")
    #expect(close(found.durbinWatson, truth.durbinWatson, 1e-3, within: 1e-9), "\(name)")
    #expect(close(found.lagOneAutocorrelation, truth.lagOneAutocorrelation, 1, within: 1e-10), "\(name)")
    #expect(close(found.growth, truth.growth, 1) && close(found.growthHigh, truth.growthHigh, 1), "\(name)")
    if estimator.method == .linear {
      #expect(close(found.fittedAtStart, truth.fittedAtStart, size), "\(name)")
    }
  }

  @Test(arguments: [SlopeErrors.automatic, .classical, .neweyWest(), .neweyWest(lag: 6)])
  func linesAgreeWithSingleEstimates(errors: SlopeErrors) throws {
    var random = SeededGenerator(seed: 350)
    let all = (0..<64).map { Self.series($0, &random) }
    let batch = LeastSquaresBatch(times: Self.times, errors: errors)
    let linear = batch.lines(all.flatMap { $0 }, logarithmic: false)
    let logLinear = batch.lines(all.flatMap { $0 }, logarithmic: true)
    for (index, values) in all.enumerated() {
      try compare(linear[index], LinearTrend(errors: errors), values, "linear \(index)")
      try compare(logLinear[index], LogLinearTrend(errors: errors), values, "log-linear \(index)")
    }
  }

  @Test func driftsAgreeWithSingleEstimates() throws {
    var random = SeededGenerator(seed: 351)
    let batch = LeastSquaresBatch(times: Self.times)
    var workspace = TrendWorkspace()
    for index in 0..<64 {
      let values = Self.series(index, &random)
      let found = values.withUnsafeBufferPointer { series in
        Result { () throws(TrendRefusal) in try batch.drift(series, workspace: &workspace) }
      }
      try compare(found, Drift(), values, "drift \(index)")
    }
  }

  @Test func ranksAreThoseOfSingleEstimates() throws {
    var random = SeededGenerator(seed: 352)
    let all = (0..<64).map { Self.series($0, &random) }
    let found = RankTrendBatch(times: Self.times).estimates(all.flatMap { $0 })
    for (index, values) in all.enumerated() {
      let (times, kept) = Self.present(values)
      guard case .success(let ranks) = found[index] else {
        #expect(throws: TrendRefusal.self) { try TheilSen().estimate(times: times, values: kept) }
        continue
      }
      let slope = try TheilSen().estimate(times: times, values: kept)
      #expect(ranks.slope == slope.estimate && ranks.low == slope.low && ranks.high == slope.high)
      #expect(ranks.fittedAtStart == slope.fittedAtStart)
      let test = try MannKendall().estimate(times: times, values: kept)
      #expect(Double(ranks.score) == test.estimate && ranks.statistic == test.statistic)
      #expect(ranks.pValue == test.pValue && ranks.variance.squareRoot() == test.standardError)
      #expect(ranks.isExact == test.variant.hasPrefix("exact"))
    }
  }

  @Test func oneProductFitsAllCompleteSeries() throws {
    var random = SeededGenerator(seed: 353)
    let all = (0..<9).map { Self.series(8 * $0, &random) }
    let batch = LeastSquaresBatch(times: Self.times)
    let coefficients = try batch.coefficients(of: Matrix(columns: all.map { Vector($0) }))
    for (index, values) in all.enumerated() {
      let truth = try LinearTrend().estimate(times: Self.times, values: values)
      #expect(close(coefficients[1, index], truth.estimate, 1))
      #expect(close(coefficients[0, index], values.reduce(0, +) / 40, 1))
    }
    #expect(throws: LinearAlgebraError.underdetermined(rows: 1, columns: 2)) {
      try LeastSquaresBatch(times: [1]).coefficients(of: Matrix(rows: [[1, 2]]))
    }
  }

  @Test func hardSeriesAreAnsweredOrRefused() {
    let batch = LeastSquaresBatch(times: [1, 2, 3, 4, 5])
    func reason(_ values: [Double], logarithmic: Bool = false) -> TrendRefusal.Reason? {
      guard case .failure(let refusal) = batch.lines(values, logarithmic: logarithmic)[0] else { return nil }
      return refusal.reason
    }
    let nan = Double.nan
    #expect(reason([nan, nan, nan, nan, nan]) == .tooFewObservations(needed: 3, found: 0))
    #expect(reason([1, nan, nan, nan, 2]) == .tooFewObservations(needed: 3, found: 2))
    #expect(reason([1, 2, .infinity, 4, 5]) == .notFinite(time: 3))
    #expect(reason([1, 2, -3, 4, 5], logarithmic: true) == .notPositive(time: 3, value: -3))
    #expect(reason([1, 2, -3, 4, 5]) == nil && reason([1, 2, 1e300, 4, 5]) == nil)
    #expect(reason([-1.7e308, 0, 1.7e308, 0, 1.7e308]) == nil)
    let ranks = RankTrendBatch(times: [1, 2, 3, 4, 5]).estimates([nan, nan, 1, nan, 2, 1, 2, 1e300, 4, 5])
    guard case .failure(let refusal) = ranks[0], case .success(let wild) = ranks[1] else {
      Issue.record("two observations are refused, an outlier is not")
      return
    }
    #expect(refusal.reason == .tooFewObservations(needed: 3, found: 2))
    #expect(wild.slope == 1)
  }
}
