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

/// Every future value is the last one of the same season.
///
/// Standard error of h periods ahead: σ √(⌊(h − 1)/m⌋ + 1), σ² the mean square of y_t − y_{t−m}; normal quantiles. More
/// than one season of observations. O(n).
///
/// Source: as `NaiveForecast`.
public struct SeasonalNaiveForecast: Forecaster {
  public var name: String { "seasonal naive" }

  public init() {}

  public func forecast(values: [Double], period: Int, horizon: Int) throws(ForecastRefusal) -> Forecast {
    try check(values: values, period: period, horizon: horizon, minimum: 2)
    guard period > 1 else { throw refusal(.notSeasonal) }
    guard values.count > period else {
      throw refusal(.tooFewObservations(needed: period + 1, found: values.count))
    }
    let deviation = rootMeanSquare(differences(of: values, lag: period))
    let start = values.count - period
    return try forecast(
      model: "seasonal naive",
      variant: "last value of the same season of \(period), standard error from the changes over a season",
      observations: values.count, points: (0..<horizon).map { values[start + $0 % period] },
      standardErrors: (0..<horizon).map { deviation * Double($0 / period + 1).squareRoot() },
      remarks: deviation == 0 ? [exactFitRemark] : [])
  }
}

/// The last value plus the mean change: the forecast of a random walk with drift.
///
/// y_n + h b, b = (y_n − y_1)/(n − 1). Standard error σ √(h (1 + h/(n − 1))), σ² = Σ (y_t − y_{t−1} − b)² / (n − 2);
/// normal quantiles. The drift for short annual series. Three observations or more. O(n).
///
/// Source: as `NaiveForecast`.
public struct DriftForecast: Forecaster {
  public var name: String { "drift" }

  public init() {}

  public func forecast(values: [Double], period: Int, horizon: Int) throws(ForecastRefusal) -> Forecast {
    try check(values: values, period: period, horizon: horizon, minimum: 3)
    let last = values[values.count - 1]
    let changes = Double(values.count - 1)
    let drift = last / changes - values[0] / changes
    let errors = differences(of: values, lag: 1).map { $0 - drift }
    let deviation = rootMeanSquare(errors) * (changes / (changes - 1)).squareRoot()
    let points = (1...horizon).map { last + Double($0) * drift }
    guard points.allSatisfy(\.isFinite) else { throw refusal(.overflow) }
    return try forecast(
      model: "random walk with drift",
      variant: "last value plus the mean of \(values.count - 1) changes, standard error σ √(h (1 + h/(n − 1)))",
      observations: values.count, points: points,
      standardErrors: (1...horizon).map { deviation * (Double($0) * (1 + Double($0) / changes)).squareRoot() },
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
