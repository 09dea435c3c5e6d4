import Vectors

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The mean of the log changes d_t = ln x_t − ln x_{t−1}, and growth exp(d̄) − 1 a period.
///
/// d̄ ± t(m − 1) s/√m over the m = n − 1 changes: the right interval when the series is a random walk with drift, and
/// the first statement for annual series under 30 points. Needs positive values in consecutive periods, three or more,
/// since a change over a gap is not one period's. O(n).
public struct Drift: TrendEstimator {
  public let confidence: Double
  public var method: TrendMethod { .drift }

  /// Traps unless the confidence level lies between 0 and 1.
  public init(confidence: Double = 0.95) {
    checkConfidence(confidence)
    self.confidence = confidence
  }

  public func estimate(times: [Double], values: [Double]) throws(TrendRefusal) -> TrendEstimate {
    try check(times: times, values: values, minimum: 3)
    try requireConsecutive(times)
    let logs = try logarithms(times: times, values: values)
    let changes = zip(logs.dropFirst(), logs).map { $0 - $1 }
    let count = Double(changes.count)
    let mean = exactSum(changes) / count
    let deviations = changes.map { $0 - mean }
    var result = TrendEstimate(
      method: method, observations: values.count, estimate: mean,
      variant: TrendVariant.meanChange(observations: values.count).sentence(confidence: confidence))
    let error = (exactSum(deviations.map { $0 * $0 }) / (count - 1) / count).squareRoot()
    let law = StudentTDistribution(degreesOfFreedom: count - 1)
    let reach = law.quantile(0.5 + confidence / 2) * error
    result.standardError = error
    result.low = mean - reach
    result.high = mean + reach
    result.growth = growth(fromLogChange: mean)
    result.growthLow = growth(fromLogChange: mean - reach)
    result.growthHigh = growth(fromLogChange: mean + reach)

    let largestLog = logs.map(\.magnitude).max() ?? 0
    let scatter = deviations.map(\.magnitude).max() ?? 0
    if scatter <= 8 * largestLog.ulp {
      result.note(.equalChanges)
    } else {
      let ratio = mean / error
      result.statistic = ratio
      result.pValue = min(1, 2 * law.upperTail(ratio.magnitude))
      let follow = ResidualAutocorrelation(deviations)
      result.durbinWatson = follow.durbinWatson
      result.lagOneAutocorrelation = follow.lagOne
    }
    return result
  }
}
