import Vectors

/// The slope b of x = a + b t by Huber's M-estimate: the mean change a period, little moved by single wrong values.
///
/// k = 1.345, scale from the median of magnitudes of residuals; t interval and test with n − 2 degrees of freedom and
/// Huber's covariance. Four observations or more. O(n) a step.
///
/// Source: as `HuberRegression`.
public struct HuberTrend: TrendEstimator {
  public let confidence: Double
  public var method: TrendMethod { .huber }

  /// Traps unless the confidence level lies between 0 and 1.
  public init(confidence: Double = 0.95) {
    checkConfidence(confidence)
    self.confidence = confidence
  }

  public func estimate(times: [Double], values: [Double]) throws(TrendRefusal) -> TrendEstimate {
    try check(times: times, values: values, minimum: 4)
    let middle = PresentStatistic.mean(times).value ?? times[0]
    let design = Matrix(columns: [Vector(repeating: 1, count: times.count), Vector(times.map { $0 - middle })])
    let values = Self.clipped(times: times, values: values)
    let exponent = (values.map(\.magnitude).max() ?? 0).exponentOrZero
    func unscaled(_ value: Double) -> Double { Double(sign: .plus, exponent: exponent, significand: value) }
    let fit: HuberRegression
    do throws(HuberRegression.Failure) {
      fit = try HuberRegression(
        design: design, response: Vector(values.map { Double(sign: .plus, exponent: -exponent, significand: $0) }))
    } catch {
      switch error {
      case .algebra: throw refusal(.overflow)
      case .didNotConverge(let iterations): throw refusal(.didNotConverge(iterations: iterations))
      }
    }
    let slope = fit.coefficients[1]
    let error = fit.covariance[1, 1].squareRoot()
    let law = StudentTDistribution(degreesOfFreedom: Double(fit.degreesOfFreedom))
    let reach = law.quantile(0.5 + confidence / 2) * error
    let start = fit.coefficients[0] + slope * (times[0] - middle)
    guard [slope, error, slope - reach, slope + reach, start].allSatisfy({ unscaled($0).isFinite }) else {
      throw refusal(.overflow)
    }
    var result = TrendEstimate(
      method: method, observations: values.count, estimate: unscaled(slope),
      variant: """
        Huber's M-estimate on values, k 1.345, scale from the median absolute residual, t interval with Huber's \
        covariance, \(percent(confidence))
        """)
    result.fittedAtStart = unscaled(start)
    if fit.scale == 0 {
      result.remarks.append(
        "At least half of the values lie on the line to the last digits, so there is no error to test against.")
    } else {
      result.standardError = unscaled(error)
      result.low = unscaled(slope - reach)
      result.high = unscaled(slope + reach)
      result.statistic = slope / error
      result.pValue = min(1, 2 * law.upperTail((slope / error).magnitude))
      let follow = ResidualAutocorrelation(fit.residuals)
      result.durbinWatson = follow.durbinWatson
      result.lagOneAutocorrelation = follow.lagOne
    }
    return result
  }

  /// The values, those more than 10⁴ scales from the Theil–Sen line brought to that distance.
  ///
  /// A value so far out enters the estimate through its side of the line only, and would take the digits of the others.
  private static func clipped(times: [Double], values: [Double]) -> [Double] {
    guard let line = try? TheilSen().estimate(times: times, values: values), let start = line.fittedAtStart else {
      return values
    }
    let fitted = times.map { start + line.estimate * ($0 - times[0]) }
    let distances = zip(values, fitted).map { ($0 - $1).magnitude }.sorted()
    let reach = 1e4 * distances[distances.count / 2]
    guard reach > 0, reach.isFinite else { return values }
    return zip(values, fitted).map { min(max($0, $1 - reach), $1 + reach) }
  }
}
