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
