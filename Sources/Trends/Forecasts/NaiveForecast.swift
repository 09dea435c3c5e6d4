/// Every future value is the last one: the forecast of a random walk.
///
/// Standard error of h periods ahead: σ √h, σ² = Σ (y_t − y_{t−1})² / (n − 1); normal quantiles. Two observations or
/// more. O(n).
///
/// Source: R. J. Hyndman and G. Athanasopoulos (2021), Forecasting: Principles and Practice, 3rd edition, 5.2 and 5.5.
public struct NaiveForecast: Forecaster {
  public var name: String { "naive" }

  public init() {}

  public func forecast(values: [Double], period: Int, horizon: Int) throws(ForecastRefusal) -> Forecast {
    try check(values: values, period: period, horizon: horizon, minimum: 2)
    let deviation = rootMeanSquare(differences(of: values, lag: 1))
    return try forecast(
      model: "naive", variant: "last value, standard error σ √h from the changes, normal quantiles",
      observations: values.count, points: Array(repeating: values[values.count - 1], count: horizon),
      standardErrors: (1...horizon).map { deviation * Double($0).squareRoot() },
      remarks: deviation == 0 ? [exactFitRemark] : [])
  }
}

/// y_t − y_{t−lag}.
func differences(of values: [Double], lag: Int) -> [Double] {
  zip(values.dropFirst(lag), values).map { $0 - $1 }
}

/// The root of the mean square, without leaving the range of a double before the answer does.
func rootMeanSquare(_ values: [Double]) -> Double {
  let largest = values.map(\.magnitude).max() ?? 0
  guard largest > 0, largest.isFinite else { return largest }
  let sum = values.reduce(0) { $0 + ($1 / largest) * ($1 / largest) }
  return largest * (sum / Double(values.count)).squareRoot()
}
