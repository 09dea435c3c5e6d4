/// The slope b of x = a + b t by least squares: the mean change a period in the unit of the series.
///
/// Always with Durbin and Watson's statistic and the lag-1 autocorrelation of the residuals, since the interval rests
/// on their independence (or, with Newey–West, on a long series). Three observations or more. O(n).
public struct LinearTrend: TrendEstimator {
  public let confidence: Double
  public let errors: SlopeErrors
  public var method: TrendMethod { .linear }

  /// Traps unless the confidence level lies between 0 and 1.
  public init(confidence: Double = 0.95, errors: SlopeErrors = .automatic) {
    checkConfidence(confidence)
    self.confidence = confidence
    self.errors = errors
  }

  public func estimate(times: [Double], values: [Double]) throws(TrendRefusal) -> TrendEstimate {
    try check(times: times, values: values, minimum: 3)
    guard let line = StraightLine(times: times, values: values, errors: errors, confidence: confidence) else {
      throw refusal(.overflow)
    }
    var result = TrendEstimate(
      method: method, observations: values.count, estimate: line.slope,
      variant: TrendVariant.line(isLogarithmic: false, errors: line.errorsSentence))
    line.write(to: &result)
    return result
  }
}
