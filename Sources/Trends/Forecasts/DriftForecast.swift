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
