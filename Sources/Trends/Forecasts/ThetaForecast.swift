import Vectors

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The standard Theta method: simple exponential smoothing with half the slope of the straight line as drift.
///
/// A series that is seasonal (|r_m| > 1.645 √((1 + 2 Σ_{i<m} r_i²)/n), more than two seasons) is first adjusted by
/// classical indices, multiplicative when all values are positive and additive otherwise, and the indices return at
/// the end. Points: ŷ_{n+h} + b/2 (h − 1 + (1 − (1 − α)ⁿ)/α), ŷ the smoothed level with α and the initial level by
/// maximum likelihood, b the least squares slope. Standard error of h periods ahead: σ √(1 + (h − 1) α²), without the
/// season's. As R's `forecast::thetaf` for positive series. Five observations or more. O(n) a step of the search.
///
/// Source: V. Assimakopoulos and K. Nikolopoulos (2000), International Journal of Forecasting 16, 521–530; R. J.
/// Hyndman and B. Billah (2003), International Journal of Forecasting 19, 287–290.
public struct ThetaForecast: Forecaster {
  public var name: String { "theta" }

  public init() {}

  public func forecast(values: [Double], period: Int, horizon: Int) throws(ForecastRefusal) -> Forecast {
    try check(values: values, period: period, horizon: horizon, minimum: 5)
    if values.allSatisfy({ $0 == values[0] }) {
      return try forecast(
        model: "theta", variant: "a constant series", observations: values.count,
        points: Array(repeating: values[0], count: horizon), standardErrors: Array(repeating: 0, count: horizon),
        remarks: [exactFitRemark])
    }
    var adjusted = values
    var season: SeasonalIndices?
    let isPositive = values.allSatisfy { $0 > 0 }
    if period > 1, values.count > 2 * period, Self.isSeasonal(values, period: period) {
      let found = SeasonalIndices(values: values, period: period, isMultiplicative: isPositive)
      if !isPositive || found.indices.allSatisfy({ $0 >= 1e-4 }) {
        season = found
        for t in values.indices {
          adjusted[t] = isPositive ? values[t] / found.indices[t % period] : values[t] - found.indices[t % period]
        }
      }
    }
    let level: Double
    let alpha: Double
    let deviation: Double
    var isExact = false
    if adjusted.allSatisfy({ $0 == adjusted[0] }) {
      (level, alpha, deviation, isExact) = (adjusted[0], 1, 0, true)
    } else {
      let form = SmoothingForm(error: .additive, trend: .none, season: .none)
      let fit: SmoothingFit
      do {
        fit = try ExponentialSmoothing(form: form).fit(values: adjusted, period: 1)
      } catch {
        throw refusal(error.reason)
      }
      (level, alpha, deviation) = (fit.last.level, fit.levelSmoothing, fit.errorVariance.squareRoot())
    }
    let drift = leastSquaresLine(adjusted).slope / 2
    let past = (1 - pow(1 - alpha, Double(values.count))) / alpha
    let points = (0..<horizon).map { h in
      let point = level + drift * (Double(h) + past)
      guard let season else { return point }
      let index = season.indices[(values.count + h) % period]
      return isPositive ? point * index : point + index
    }
    guard points.allSatisfy(\.isFinite), deviation.isFinite else { throw refusal(.overflow) }
    let adjustment =
      season == nil ? "not seasonal" : "seasonally adjusted (\(isPositive ? "multiplicative" : "additive") indices)"
    return try forecast(
      model: "theta",
      variant: "\(adjustment), α \(rounded(alpha)), drift \(rounded(drift)); intervals by formula, normal quantiles",
      observations: values.count, points: points,
      standardErrors: (0..<horizon).map { deviation * (1 + Double($0) * alpha * alpha).squareRoot() },
      remarks: isExact ? [exactFitRemark] : [])
  }

  /// Whether the autocorrelation at the length of the season is larger than chance allows, one-sided at 5 %.
  static func isSeasonal(_ values: [Double], period: Int) -> Bool {
    let largest = values.map(\.magnitude).max() ?? 0
    guard largest > 0 else { return false }
    let scaled = values.map { $0 / largest }
    let count = Double(values.count)
    let mean = scaled.reduce(0, +) / count
    let deviations = scaled.map { $0 - mean }
    let total = deviations.reduce(0) { $0 + $1 * $1 }
    guard total > 0 else { return false }
    let correlations = (1...period).map { lag in
      zip(deviations.dropFirst(lag), deviations).reduce(0) { $0 + $1.0 * $1.1 } / total
    }
    let squares = correlations.dropLast().reduce(0) { $0 + $1 * $1 }
    let error = ((1 + 2 * squares) / count).squareRoot()
    return correlations[period - 1].magnitude / error > NormalDistribution().quantile(0.95)
  }
}
