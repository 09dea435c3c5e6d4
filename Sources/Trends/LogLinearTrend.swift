#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The slope b of ln x = a + b t by least squares, and growth exp(b) − 1 a period.
///
/// Growth by this definition is the World Bank's least-squares growth rate; as there, it is given only when at least
/// half of the periods between the first and the last are present. Needs positive values, three or more. O(n).
public struct LogLinearTrend: TrendEstimator {
  public let confidence: Double
  public let errors: SlopeErrors
  public var method: TrendMethod { .logLinear }

  /// Traps unless the confidence level lies between 0 and 1.
  public init(confidence: Double = 0.95, errors: SlopeErrors = .automatic) {
    checkConfidence(confidence)
    self.confidence = confidence
    self.errors = errors
  }

  public func estimate(times: [Double], values: [Double]) throws(TrendRefusal) -> TrendEstimate {
    try check(times: times, values: values, minimum: 3)
    let logs = try logarithms(times: times, values: values)
    guard let line = StraightLine(times: times, values: logs, errors: errors, confidence: confidence) else {
      throw refusal(.overflow)
    }
    var result = TrendEstimate(
      method: method, observations: values.count, estimate: line.slope,
      variant: TrendVariant.line(isLogarithmic: true, errors: line.errorsSentence))
    line.write(to: &result)
    let start = exp(line.fittedAtStart)
    result.fittedAtStart = start.isFinite ? start : nil

    let periods = times[times.count - 1] - times[0] + 1
    if LeastSquaresBatch.isTooSparse(observations: values.count, periods: periods) {
      result.note(.growthTooSparse(observations: values.count, periods: periods))
    } else {
      result.growth = growth(fromLogChange: line.slope)
      result.growthLow = growth(fromLogChange: line.low)
      result.growthHigh = growth(fromLogChange: line.high)
    }
    return result
  }
}
