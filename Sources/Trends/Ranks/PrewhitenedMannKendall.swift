/// Mann and Kendall's test of x_t − r x_{t−1}, r the lag-1 autocorrelation of the series.
///
/// Takes away the autocorrelation and with it a part of the trend; `trendFree` removes the Theil–Sen slope b first and
/// adds it again: y_t = x_t − b t, y'_t = y_t − r y_{t−1}, S of y'_t + b t. p is normal, with n − 1 differences. Needs
/// consecutive periods, four or more. O(n log n).
///
/// Source: A. Kulkarni and H. von Storch (1995), Meteorologische Zeitschrift 4, 82–85; trend-free: S. Yue, P. Pilon,
/// B. Phinney and G. Cavadias (2002), Hydrological Processes 16, 1807–1829.
public struct PrewhitenedMannKendall: TrendEstimator {
  public let trendFree: Bool
  public var method: TrendMethod { trendFree ? .trendFreePrewhitenedMannKendall : .prewhitenedMannKendall }

  public init(trendFree: Bool = false) { self.trendFree = trendFree }

  public func estimate(times: [Double], values: [Double]) throws(TrendRefusal) -> TrendEstimate {
    try check(times: times, values: values, minimum: 4)
    try requireConsecutive(times)
    let series = DetrendedSeries(times: times, values: values)
    let slope = trendFree ? series.slope : 0
    let exponent = (values.map(\.magnitude).max() ?? 0).exponentOrZero
    let shift = exponent.magnitude > 400 ? exponent : 0
    let base =
      trendFree ? series.values : values.map { Double(sign: .plus, exponent: -shift, significand: $0) }
    let correlation = autocorrelations(base, lags: 1)[0]
    var whitened = zip(base.dropFirst(), base).map { $0 - $1 * correlation }
    if trendFree { for index in whitened.indices { whitened[index] += Double(index + 1) * slope } }
    let statistic = MannKendallStatistic(whitened)

    let lagOne = (correlation * 1_000).rounded() / 1_000
    var result = TrendEstimate(
      method: method, observations: values.count, estimate: Double(statistic.score),
      variant: """
        normal two-sided p on \(whitened.count) values prewhitened with lag-1 autocorrelation \(plain(lagOne)) of the \
        series\(trendFree ? " less its Theil–Sen slope, which is added again" : ""), variance corrected for ties, z \
        with continuity correction
        """)
    result.lagOneAutocorrelation = correlation
    result.write(score: statistic.score, variance: statistic.variance)
    return result
  }
}
