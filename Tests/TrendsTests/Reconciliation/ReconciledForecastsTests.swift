import TestSupport
import Testing
import Trends

@Suite struct ReconciledForecastsTests {
  private static let two = Hierarchy(aggregates: [[0, 1]], bottomCount: 2)

  private func forecast(_ points: [Double], standardErrors: [Double]) -> Forecast {
    let reach = 1.959963984540054
    return Forecast(
      model: "made", variant: "", observations: 20, points: points,
      intervals: [
        PredictionInterval(
          level: 0.95, low: zip(points, standardErrors).map { $0 - reach * $1 },
          high: zip(points, standardErrors).map { $0 + reach * $1 })
      ])
  }

  private func standardErrors(_ forecast: Forecast) throws -> [Double] {
    let interval = try #require(forecast.interval(level: 0.95))
    return zip(interval.high, interval.low).map { ($0 - $1) / (2 * 1.959963984540054) }
  }

  /// Uncorrelated errors: λ is 1, and bottom-up variances of a total are the sum of those of its parts.
  @Test func bottomUpVariancesAddUp() throws {
    // Three orthogonal rows of signs.
    let errors: [[Double]] = [[1, 1, -1, -1], [1, -1, 1, -1], [1, -1, -1, 1]]
    let base = [
      forecast([10, 11], standardErrors: [5, 6]), forecast([4, 4], standardErrors: [3, 6]),
      forecast([5, 6], standardErrors: [4, 8]),
    ]
    let found = try ReconciledForecasts(base, hierarchy: Self.two, weights: .bottomUp, errors: errors)
    #expect(found.forecasts.map(\.points) == [[9, 10], [4, 4], [5, 6]])
    #expect(try zip(standardErrors(found.forecasts[0]), [5, 10]).allSatisfy { abs($0 - $1) < 1e-12 })
    #expect(try zip(standardErrors(found.forecasts[2]), [4, 8]).allSatisfy { abs($0 - $1) < 1e-12 })
    // W = 1 projects on the plane: P = I − vvᵀ/3 with v = (1, −1, −1), so the variances are those of numpy by hand.
    let ordinary = try ReconciledForecasts(base, hierarchy: Self.two, weights: .ordinaryLeastSquares, errors: errors)
    #expect(abs(ordinary.forecasts[0].points[0] - 29.0 / 3) < 1e-12)
    let variance = (4.0 * 25 + 9 + 16) / 9
    #expect(try abs(standardErrors(ordinary.forecasts[0])[0] - variance.squareRoot()) < 1e-12)
  }

  /// Whatever the weights, forecasts add up at every step, and coherent ones stay what they are.
  @Test func laws() throws {
    var random = SeededGenerator(seed: 81)
    let hierarchy = Hierarchy(aggregates: [[0, 1, 2, 3, 4], [0, 1], [2, 3, 4]], bottomCount: 5)
    for _ in 0..<20 {
      let errors = (0..<8).map { _ in (0..<15).map { _ in Double.random(in: -3...3, using: &random) } }
      let deviations = (0..<8).map { _ in (0..<3).map { _ in Double.random(in: 0.1...9, using: &random) } }
      let loose = (0..<8).map { _ in (0..<3).map { _ in Double.random(in: -50...50, using: &random) } }
      let bottoms = (0..<3).map { step in hierarchy.summed(loose[3...].map { $0[step] }) }
      let coherent = (0..<8).map { series in bottoms.map { $0[series] } }
      for weights in ReconciledForecasts.Weights.allCases {
        let free = try ReconciledForecasts(
          zip(loose, deviations).map { forecast($0, standardErrors: $1) }, hierarchy: hierarchy, weights: weights,
          errors: errors)
        for step in 0..<3 { #expect(hierarchy.incoherence(free.forecasts.map { $0.points[step] }) < 1e-9) }
        #expect(try free.forecasts.allSatisfy { try standardErrors($0).allSatisfy { $0 > 0 && $0.isFinite } })
        let bound = try ReconciledForecasts(
          zip(coherent, deviations).map { forecast($0, standardErrors: $1) }, hierarchy: hierarchy, weights: weights,
          errors: errors)
        for (found, truth) in zip(bound.forecasts, coherent) {
          #expect(zip(found.points, truth).allSatisfy { abs($0 - $1) < 1e-8 })
        }
      }
    }
  }

  @Test func errorsAreThoseOfForecastsFromBefore() throws {
    // A naive forecast errs by the change.
    #expect(try NaiveForecast().oneStepErrors(3, values: [1, 2, 4, 7, 11], period: 1) == [2, 3, 4])
    #expect(throws: ForecastRefusal.self) {
      try ExponentialSmoothing().oneStepErrors(20, values: [1, 2, 3], period: 1)
    }
    #expect(throws: Reconciliation.Refusal.tooFewErrors(needed: 3, found: 2)) {
      try ReconciledForecasts(
        (0..<3).map { _ in forecast([1], standardErrors: [1]) }, hierarchy: Self.two, weights: .minimumTrace,
        errors: [[1, 2], [1, 2], [1, 2]])
    }
  }
}
