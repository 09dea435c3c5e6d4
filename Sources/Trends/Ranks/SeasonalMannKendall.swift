import Vectors

/// Mann and Kendall's test for series with seasons: S is the sum of the S of each season.
///
/// Seasons are the remainders of the periods by `period` (12 for months). With independent seasons the variances add
/// up; with correlated seasons the covariances between them are estimated from ranks, which needs the same complete
/// years in every season. p is normal, z with continuity correction (none with correlated seasons, as its authors
/// have it). Two years or more. O(n log n), and
/// O(n²) with correlated seasons.
///
/// Source: R. M. Hirsch, J. R. Slack and R. A. Smith (1982), Water Resources Research 18, 107–121; correlated:
/// R. M. Hirsch and J. R. Slack (1984), Water Resources Research 20, 727–732.
public struct SeasonalMannKendall: TrendEstimator {
  public enum Seasons: String, Sendable, Codable {
    case independent, correlated
  }

  public let period: Int
  public let seasons: Seasons
  public var method: TrendMethod { .seasonalMannKendall }

  /// Traps unless the period is positive.
  public init(period: Int, seasons: Seasons = .independent) {
    precondition(period > 0, "a year has one period at least")
    self.period = period
    self.seasons = seasons
  }

  public func estimate(times: [Double], values: [Double]) throws(TrendRefusal) -> TrendEstimate {
    try check(times: times, values: values, minimum: 3)
    guard period > 1 else { throw refusal(.noSeasons) }
    let series = SeasonalSeries(times: times, values: values, period: period)
    let compared = series.seasons.count { $0.times.count > 1 }
    guard compared > 0 else {
      throw refusal(.tooFewObservations(needed: period + 1, found: values.count))
    }
    let correlated = seasons == .correlated ? series.varianceWithCovariances : nil
    let variance = correlated ?? series.variance
    let law =
      correlated == nil
      ? "seasons taken as independent, variance corrected for ties, z with continuity correction"
      : "covariances between seasons estimated from ranks, z without continuity correction"
    var result = TrendEstimate(
      method: method, observations: values.count, estimate: Double(series.score),
      variant: "normal two-sided p, sum over \(compared) season\(compared == 1 ? "" : "s") of \(period), \(law)")
    result.write(score: series.score, variance: variance)
    if correlated != nil, variance > 0 {
      let z = Double(series.score) / variance.squareRoot()
      result.statistic = z
      result.pValue = min(1, 2 * NormalDistribution().upperTail(z.magnitude))
    } else if seasons == .correlated {
      result.remarks.append(
        "Not every season has the same complete years, so the seasons are taken as independent of each other.")
    }
    if values.count < 10 * compared {
      result.remarks.append("Under ten years the normal p value of the seasonal test is rough.")
    }
    return result
  }
}
