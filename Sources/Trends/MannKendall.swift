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
    let variant = TrendVariant.scoreTest(
      isExact: statistic.exactPValue != nil, hasTies: !statistic.tiedGroups.isEmpty)
    var result = TrendEstimate(
      method: method, observations: values.count, estimate: Double(statistic.score),
      variant: variant.sentence(confidence: 0.95))
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
    let remark = TrendRemark.scoreTest(
      observations: observations, canTest: standardised != nil, isExact: exactPValue != nil)
    if let remark { estimate.note(remark) }
  }
}
