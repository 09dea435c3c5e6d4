#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Compound growth a period between the first and the last value, (x_T / x_0)^{1/n} − 1 over n periods.
///
/// Only those two values count, so there is no interval. The first must be positive, the last not negative; two
/// observations or more. Also known as CAGR. O(n).
public struct CompoundGrowth: TrendEstimator {
  public var method: TrendMethod { .compoundGrowth }

  public init() {}

  public func estimate(times: [Double], values: [Double]) throws(TrendRefusal) -> TrendEstimate {
    try check(times: times, values: values, minimum: 2)
    let last = values.count - 1
    let (first, final) = (values[0], values[last])
    guard first > 0 else { throw refusal(.notPositive(time: times[0], value: first)) }
    guard final >= 0 else { throw refusal(.notPositive(time: times[last], value: final)) }
    let periods = times[last] - times[0]
    let ratio = final / first
    // The ratio may leave the range of a double where its root does not.
    let logRatio = ratio.isNormal ? log(ratio) : log(final) - log(first)
    let rate = expm1(logRatio / periods)
    guard rate.isFinite else { throw refusal(.overflow) }
    var result = TrendEstimate(
      method: method, observations: values.count, estimate: rate,
      variant: "compound growth over \(plain(periods)) period\(periods == 1 ? "" : "s"), first and last value only")
    result.growth = rate
    result.fittedAtStart = first
    return result
  }
}
