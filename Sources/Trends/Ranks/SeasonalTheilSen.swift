import Vectors

/// Sen's slope for series with seasons: the median of (x_j − x_i)/(t_j − t_i) over pairs of the same season.
///
/// The interval takes ranks (N − C)/2 and (N + C)/2 + 1 of the N slopes, C = z √variance of the seasonal S. z and p are
/// those of `SeasonalMannKendall` with independent seasons. The slope is a period's; times `period` it is a year's.
/// O(n²/period), for at most 20 million
/// slopes.
///
/// Source: R. M. Hirsch, J. R. Slack and R. A. Smith (1982), Water Resources Research 18, 107–121; the interval:
/// R. O. Gilbert (1987), Statistical Methods for Environmental Pollution Monitoring, 17.3.
public struct SeasonalTheilSen: TrendEstimator {
  static let mostPairs = 20_000_000

  public let period: Int
  public let confidence: Double
  public var method: TrendMethod { .seasonalTheilSen }

  /// Traps unless the period is positive and the confidence level lies between 0 and 1.
  public init(period: Int, confidence: Double = 0.95) {
    checkConfidence(confidence)
    precondition(period > 0, "a year has one period at least")
    self.period = period
    self.confidence = confidence
  }

  public func estimate(times: [Double], values: [Double]) throws(TrendRefusal) -> TrendEstimate {
    try check(times: times, values: values, minimum: 3)
    guard period > 1 else { throw refusal(.noSeasons) }
    let exponent = (values.map(\.magnitude).max() ?? 0).exponentOrZero
    let shift = exponent.magnitude > 400 ? exponent : 0
    func unscaled(_ value: Double) -> Double { Double(sign: .plus, exponent: shift, significand: value) }
    let scaled = values.map { Double(sign: .plus, exponent: -shift, significand: $0) }
    let series = SeasonalSeries(times: times, values: scaled, period: period)
    let compared = series.seasons.reduce(0) { $0 + $1.times.count * ($1.times.count - 1) / 2 }
    guard compared <= Self.mostPairs else {
      let most = Int((2 * Double(Self.mostPairs) * Double(period)).squareRoot())
      throw refusal(.tooManyObservations(most: most, found: values.count))
    }
    var slopes: [Double] = []
    for (times, values) in series.seasons {
      for j in times.indices {
        for i in 0..<j { slopes.append((values[j] - values[i]) / (times[j] - times[i])) }
      }
    }
    guard !slopes.isEmpty else { throw refusal(.tooFewObservations(needed: period + 1, found: values.count)) }
    let quantile = NormalDistribution().quantile(0.5 + confidence / 2)
    let bounds = SlopeBounds(pairs: slopes.count, reach: quantile * series.variance.squareRoot())
    let pairs = slopes.count
    let found = slopes.withUnsafeMutableBufferPointer { slopes in
      bounds.found { MultipleSelection.select(slopes.baseAddress!, count: pairs, ranks: $0, into: $1) }
    }
    var workspace = RankWorkspace()
    let intercept =
      workspace.median(scaled, count: scaled.count)
      + found.median * (times[0] - RankWorkspace.sortedMedian(times, count: times.count))
    guard unscaled(found.median).isFinite, unscaled(intercept).isFinite else { throw refusal(.overflow) }

    var result = TrendEstimate(
      method: method, observations: values.count, estimate: unscaled(found.median),
      variant: """
        median of \(pairs) slopes within \(series.seasons.count) season\(series.seasons.count == 1 ? "" : "s") of \
        \(period), interval after Gilbert from the seasonal Mann–Kendall variance, \(percent(confidence))
        """)
    result.write(score: series.score, variance: series.variance)
    result.standardError = nil
    result.fittedAtStart = unscaled(intercept)
    result.low = found.low.map(unscaled).flatMap { $0.isFinite ? $0 : nil }
    result.high = found.high.map(unscaled).flatMap { $0.isFinite ? $0 : nil }
    if bounds.interval == nil {
      result.remarks.append("Too few observations for an interval of \(percent(confidence)).")
    }
    return result
  }
}
