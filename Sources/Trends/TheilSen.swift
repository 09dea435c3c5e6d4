import Vectors

/// Theil and Sen's slope: the median of (x_j − x_i)/(t_j − t_i) over all pairs i < j.
///
/// Up to 29 % of the values may be wrong without carrying it away. The interval takes the slopes of rank
/// (N − C)/2 and (N + C)/2 + 1 of N, C = z √variance of Mann and Kendall's S (corrected for ties), interpolated
/// between neighbours. z and p are those of the Mann–Kendall test. Three to 5,000 observations. O(n² log n) time, O(n²)
/// memory.
///
/// Source: H. Theil (1950); P. K. Sen (1968), Journal of the American Statistical Association 63, 1379–1389;
/// R. O. Gilbert (1987), Statistical Methods for Environmental Pollution Monitoring, 16.5.
public struct TheilSen: TrendEstimator {
  public static let mostObservations = 5_000

  public let confidence: Double
  public var method: TrendMethod { .theilSen }

  /// Traps unless the confidence level lies between 0 and 1.
  public init(confidence: Double = 0.95) {
    checkConfidence(confidence)
    self.confidence = confidence
  }

  public func estimate(times: [Double], values: [Double]) throws(TrendRefusal) -> TrendEstimate {
    try check(times: times, values: values, minimum: 3)
    guard values.count <= Self.mostObservations else {
      throw refusal(.tooManyObservations(most: Self.mostObservations, found: values.count))
    }
    // Differences may leave the range of a double where the values do not.
    let exponent = (values.map(\.magnitude).max() ?? 0).exponentOrZero
    func unscaled(_ value: Double) -> Double { Double(sign: .plus, exponent: exponent, significand: value) }
    let scaled = values.map { Double(sign: .plus, exponent: -exponent, significand: $0) }
    let slopes = Self.sortedSlopes(times: times, values: scaled)
    let slope = Self.median(sorted: slopes)
    let statistic = MannKendallStatistic(values)
    let intercept = Self.median(sorted: scaled.sorted()) + slope * (times[0] - Self.median(sorted: times))
    guard unscaled(slope).isFinite, unscaled(intercept).isFinite else { throw refusal(.overflow) }

    var result = TrendEstimate(
      method: method, observations: values.count, estimate: unscaled(slope),
      variant: """
        median of \(slopes.count) pairwise slopes, interval after Sen and Gilbert from the Mann–Kendall variance, \
        \(percent(confidence))
        """)
    result.fittedAtStart = unscaled(intercept)
    statistic.write(to: &result)
    let reach = NormalDistribution().quantile(0.5 + confidence / 2) * statistic.variance.squareRoot()
    let low = (Double(slopes.count) - reach) / 2
    let high = (Double(slopes.count) + reach) / 2 + 1
    if low >= 1, high <= Double(slopes.count) {
      result.low = Self.value(atRank: low, of: slopes)
      result.high = Self.value(atRank: high, of: slopes)
      result.low = result.low.map(unscaled).flatMap { $0.isFinite ? $0 : nil }
      result.high = result.high.map(unscaled).flatMap { $0.isFinite ? $0 : nil }
    } else {
      result.remarks.append("Too few observations for an interval of \(percent(confidence)).")
    }
    return result
  }

  private static func sortedSlopes(times: [Double], values: [Double]) -> [Double] {
    var slopes: [Double] = []
    slopes.reserveCapacity(values.count * (values.count - 1) / 2)
    for j in values.indices {
      for i in 0..<j { slopes.append((values[j] - values[i]) / (times[j] - times[i])) }
    }
    slopes.sort()
    return slopes
  }

  private static func median(sorted values: [Double]) -> Double {
    let middle = values.count / 2
    return values.count % 2 == 1 ? values[middle] : values[middle - 1] / 2 + values[middle] / 2
  }

  /// The value at a rank counted from 1, between neighbours in proportion.
  private static func value(atRank rank: Double, of sorted: [Double]) -> Double {
    let below = Int(rank.rounded(.down))
    let part = rank - Double(below)
    let value = sorted[below - 1]
    return part == 0 ? value : value + part * (sorted[min(below, sorted.count - 1)] - value)
  }
}
