/// Mann and Kendall's test of a monotonic trend: S = Σ_{i<j} sign(x_j − x_i).
///
/// The standard error is √var(S), corrected for ties; z is corrected for continuity; p is exact up to 40 observations
/// without ties and normal otherwise. It assumes independent observations: autocorrelation makes p too small. Three
/// observations or more. O(n log n).
///
/// Source: H. B. Mann (1945), Econometrica 13, 245–259; M. G. Kendall (1975), Rank Correlation Methods.
public struct MannKendall: TrendEstimator {
  public var method: TrendMethod { .mannKendall }

  public init() {}

  public func estimate(times: [Double], values: [Double]) throws(TrendRefusal) -> TrendEstimate {
    try check(times: times, values: values, minimum: 3)
    let statistic = MannKendallStatistic(values)
    let exact = statistic.exactPValue
    let ties = statistic.tiedGroups.isEmpty ? "no ties" : "variance corrected for ties"
    var result = TrendEstimate(
      method: method, observations: values.count, estimate: Double(statistic.score),
      variant: "\(exact == nil ? "normal" : "exact") two-sided p, \(ties), z with continuity correction")
    result.standardError = statistic.variance.squareRoot()
    statistic.write(to: &result)
    return result
  }
}

extension MannKendallStatistic {
  /// z, p and the doubts about them.
  func write(to estimate: inout TrendEstimate) {
    estimate.statistic = standardised
    estimate.pValue = exactPValue ?? normalPValue
    if standardised == nil {
      estimate.remarks.append("All values are equal: there is nothing to test.")
    } else if exactPValue == nil, observations < 10 {
      estimate.remarks.append("With ties and under 10 observations the normal p value is rough.")
    } else if observations < 5 {
      estimate.remarks.append("With \(observations) observations even a strict order has p above 0.05.")
    }
  }
}
