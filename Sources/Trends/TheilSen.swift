import Vectors

/// Theil and Sen's slope: the median of (x_j − x_i)/(t_j − t_i) over all pairs i < j.
///
/// Up to 29 % of the values may be wrong without carrying it away. The interval takes the slopes of rank
/// (N − C)/2 and (N + C)/2 + 1 of N, C = z √variance of Mann and Kendall's S (corrected for ties), interpolated
/// between neighbours. z and p are those of the Mann–Kendall test. Three observations or more. O(n log n) expected, and
/// memory for a part of the slopes only.
///
/// Source: H. Theil (1950); P. K. Sen (1968), Journal of the American Statistical Association 63, 1379–1389;
/// R. O. Gilbert (1987), Statistical Methods for Environmental Pollution Monitoring, 16.5.
public struct TheilSen: TrendEstimator {
  public let confidence: Double
  public var method: TrendMethod { .theilSen }

  /// Traps unless the confidence level lies between 0 and 1.
  public init(confidence: Double = 0.95) {
    checkConfidence(confidence)
    self.confidence = confidence
  }

  public func estimate(times: [Double], values: [Double]) throws(TrendRefusal) -> TrendEstimate {
    try check(times: times, values: values, minimum: 3)
    let quantile = NormalDistribution().quantile(0.5 + confidence / 2)
    var workspace = RankWorkspace()
    var scaled = values
    let found = try times.withUnsafeBufferPointer { times in
      scaled.withUnsafeMutableBufferPointer { values in
        workspace.rankTrend(
          times: times.baseAddress!, values: values.baseAddress!, count: values.count, quantile: quantile)
      }
    }.get()
    var result = TrendEstimate(
      method: method, observations: values.count, estimate: found.slope,
      variant: TrendVariant.medianSlope(observations: values.count).sentence(confidence: confidence))
    result.fittedAtStart = found.fittedAtStart
    MannKendallStatistic(values).write(to: &result)
    result.low = found.low
    result.high = found.high
    if SlopeBounds(pairs: values.count * (values.count - 1) / 2, reach: quantile * found.variance.squareRoot())
      .interval == nil
    {
      result.note(.noSlopeInterval(confidence: confidence))
    }
    return result
  }
}
