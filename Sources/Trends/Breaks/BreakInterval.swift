import Vectors

/// A confidence interval of the date of a break, in observations counted from 1; it may reach beyond the series.
///
/// With δ the change of the coefficients at the break, Q₁ and Q₂ the mean squares of the regressors and σ₁² and σ₂² the
/// variances of the residuals (over the number of observations) before and after, the estimated date less the true one
/// follows σ₁²/(δᵀQ₁δ) · argmax V; its quantiles are rounded outwards.
///
/// Source: J. Bai (1997), "Estimation of a change point in multiple regression models", Review of Economics and
/// Statistics 79, 551–563.
public struct BreakInterval: Sendable, Equatable, Codable {
  public let low: Int
  public let high: Int

  /// One a break; `nil` where the quantiles do not exist.
  static func intervals(
    _ prepared: PreparedRegression, breakpoints: [Int], confidence: Double
  ) -> [BreakInterval?] {
    guard !breakpoints.isEmpty else { return [] }
    let k = prepared.coefficientCount
    let bounds = [0] + breakpoints + [prepared.count]
    let segments = zip(bounds, bounds.dropFirst()).map { $0..<$1 }
    let fits = segments.map { segment in
      var squares = RecursiveLeastSquares(coefficientCount: k)
      for row in segment { squares.add(rows: prepared.rows, row: row, response: prepared.response[row]) }
      return (coefficients: squares.coefficients, variance: squares.residualSumOfSquares / Double(segment.count))
    }
    return breakpoints.indices.map { index in
      let (before, after) = (fits[index], fits[index + 1])
      let change = zip(after.coefficients, before.coefficients).map { $0 - $1 }
      /// δᵀ Q δ.
      func meanSquare(_ segment: Range<Int>) -> Double {
        let sum = segment.reduce(into: 0.0) { sum, row in
          let fitted = (0..<k).reduce(0) { $0 + prepared.rows[row * k + $1] * change[$1] }
          sum += fitted * fitted
        }
        return sum / Double(segment.count)
      }
      let (first, second) = (meanSquare(segments[index]), meanSquare(segments[index + 1]))
      let nothing = prepared.rounding * prepared.rounding
      guard min(first, second, before.variance, after.variance) > nothing else { return nil }
      let law = BreakDateDistribution(
        regressorRatio: second / first, varianceRatio: after.variance / before.variance)
      let tail = (1 - confidence) / 2
      guard let lower = law.quantile(tail), let upper = law.quantile(1 - tail) else { return nil }
      let unit = before.variance / first
      let (low, high) = ((upper * unit).rounded(.up), (lower * unit).rounded(.down))
      // Farther than this the shift says nothing about the date.
      guard max(low.magnitude, high.magnitude) < 1e9 else { return nil }
      return BreakInterval(low: breakpoints[index] - Int(low), high: breakpoints[index] - Int(high))
    }
  }
}
