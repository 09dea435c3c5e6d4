import Vectors

/// Mann and Kendall's test with the variance of S corrected for autocorrelation by Hamed and Rao.
///
/// The series less its Theil–Sen slope is ranked; var(S) is multiplied by
/// 1 + 2/(n(n−1)(n−2)) Σ (n−i)(n−i−1)(n−i−2) r_i over the lags i whose autocorrelation r_i of the ranks lies outside
/// ±z/√n at the given level. Where that factor is not positive the uncorrected variance stands, and a remark says so.
/// p is normal. Four observations or more. O(n · lags).
///
/// Source: K. H. Hamed and A. R. Rao (1998), Journal of Hydrology 204, 182–196.
public struct HamedRao: TrendEstimator {
  /// The lags looked at, all of them when `nil`.
  public let lags: Int?
  /// Of the two-sided test by which a lag counts.
  public let level: Double
  public var method: TrendMethod { .hamedRao }

  /// Traps unless the level lies between 0 and 1 and the lags are positive.
  public init(lags: Int? = nil, level: Double = 0.05) {
    precondition(level > 0 && level < 1, "a level lies between 0 and 1")
    precondition(lags ?? 1 > 0, "lags are positive")
    self.lags = lags
    self.level = level
  }

  public func estimate(times: [Double], values: [Double]) throws(TrendRefusal) -> TrendEstimate {
    try check(times: times, values: values, minimum: 4)
    let detrended = DetrendedSeries(times: times, values: values)
    let count = values.count
    let n = Double(count)
    let correlations = autocorrelations(midranks(detrended.values), lags: min(lags ?? count - 1, count - 1))
    let bound = NormalDistribution().quantile(1 - level / 2) / n.squareRoot()
    var sum = 0.0
    for (index, correlation) in correlations.enumerated() where correlation.magnitude > bound {
      let left = n - Double(index + 1)
      sum += left * (left - 1) * (left - 2) * correlation
    }
    let factor = 1 + 2 / (n * (n - 1) * (n - 2)) * sum
    return corrected(
      times: times, values: values, factor: factor,
      variant: """
        normal two-sided p, variance corrected after Hamed and Rao for autocorrelation of ranks at \
        \(lags.map { "the first \($0)" } ?? "all") lags (those outside the \(percent(1 - level)) band), z with \
        continuity correction
        """)
  }
}

/// Mann and Kendall's test with the variance of S corrected for autocorrelation by Yue and Wang.
///
/// var(S) is multiplied by 1 + 2 Σ (1 − i/n) r_i, r_i the autocorrelation at lag i of the series less its Theil–Sen
/// slope. Where that factor is not positive the uncorrected variance stands, and a remark says so. p is normal. Four
/// observations or more. O(n · lags).
///
/// Source: S. Yue and C. Y. Wang (2004), Water Resources Management 18, 201–218.
public struct YueWang: TrendEstimator {
  /// The lags added up, all of them when `nil`.
  public let lags: Int?
  public var method: TrendMethod { .yueWang }

  /// Traps unless the lags are positive.
  public init(lags: Int? = nil) {
    precondition(lags ?? 1 > 0, "lags are positive")
    self.lags = lags
  }

  public func estimate(times: [Double], values: [Double]) throws(TrendRefusal) -> TrendEstimate {
    try check(times: times, values: values, minimum: 4)
    let detrended = DetrendedSeries(times: times, values: values)
    let count = values.count
    let correlations = autocorrelations(detrended.values, lags: min(lags ?? count - 1, count - 1))
    var sum = 0.0
    for (index, correlation) in correlations.enumerated() {
      sum += (1 - Double(index + 1) / Double(count)) * correlation
    }
    return corrected(
      times: times, values: values, factor: 1 + 2 * sum,
      variant: """
        normal two-sided p, variance corrected after Yue and Wang for autocorrelation at \
        \(lags.map { "the first \($0)" } ?? "all") lags, z with continuity correction
        """)
  }
}

extension TrendEstimator {
  /// S of the series with its variance times a factor.
  fileprivate func corrected(
    times: [Double], values: [Double], factor: Double, variant: String
  ) -> TrendEstimate {
    let statistic = MannKendallStatistic(values)
    let isUsable = factor > 0 && factor.isFinite
    var result = TrendEstimate(
      method: method, observations: values.count, estimate: Double(statistic.score), variant: variant)
    result.write(
      score: statistic.score, variance: statistic.variance * (isUsable ? factor : 1))
    if statistic.variance > 0, !isUsable {
      result.remarks.append(
        "The correction for autocorrelation gives no positive variance; the uncorrected one is used.")
    }
    if let gap = firstGap(times) {
      result.remarks.append(
        """
        Periods \(plain(gap.after)) and \(plain(gap.before)) do not follow each other: autocorrelation is counted over \
        neighbouring observations.
        """)
    }
    return result
  }
}

extension TrendEstimate {
  /// S's standard error, z with continuity correction and the normal p.
  mutating func write(score: Int, variance: Double) {
    standardError = variance.squareRoot()
    guard variance > 0 else {
      remarks.append("All values are equal: there is nothing to test.")
      return
    }
    let z = Double(score - score.signum()) / variance.squareRoot()
    statistic = z
    pValue = min(1, 2 * NormalDistribution().upperTail(z.magnitude))
    if observations < 10 { remarks.append("Under 10 observations the normal p value is rough.") }
  }
}
