import Vectors

/// Ljung and Box's test that a series has no autocorrelation up to a lag.
///
/// rⱼ = Σ_{t > j} (xₜ − x̄)(xₜ₋ⱼ − x̄) / Σ (xₜ − x̄)² and Q(l) = n(n + 2) Σ_{j ≤ l} rⱼ²/(n − j), which in long series of
/// independent values follows χ² with l degrees of freedom, less the parameters of the model whose residuals they are.
/// O(n · lags).
///
/// Source: G. M. Ljung and G. E. P. Box (1978), "On a measure of lack of fit in time series models", Biometrika 65,
/// 297–303.
public struct LjungBoxTest: Sendable, Equatable, Codable {
  public struct Lag: Sendable, Equatable, Codable {
    public let lag: Int
    /// rⱼ at this lag.
    public let autocorrelation: Double
    /// Q up to this lag.
    public let statistic: Double
    /// `nil` for lags up to the number of fitted parameters.
    public let pValue: Double?
  }

  public let observations: Int
  /// Lags 1 … l.
  public let lags: [Lag]
  /// The definition used, as a sentence.
  public let variant: String
  /// Doubts, as sentences.
  public let remarks: [String]

  /// Q up to the last lag.
  public var statistic: Double { lags[lags.count - 1].statistic }
  public var pValue: Double? { lags[lags.count - 1].pValue }

  /// - Parameters:
  ///   - values: one a period, oldest first, without gaps.
  ///   - lags: l, by default the smaller of 10 and ⌊n/5⌋. Traps below 1.
  ///   - fittedParameters: autoregressive and moving-average parameters of the model. Traps when negative.
  /// - Throws: `.tooFewObservations` below five or unless there are more than l, `.notFinite`, `.noScatter`.
  public init(_ values: [Double], lags: Int? = nil, fittedParameters: Int = 0) throws(TrendRefusal) {
    precondition(lags ?? 1 >= 1 && fittedParameters >= 0, "at least one lag and no negative number of parameters")
    let subject = "Ljung–Box test"
    try checkValues(values, subject: subject, minimum: max(5, (lags ?? 0) + 1))
    let n = values.count
    let most = lags ?? min(10, n / 5)
    let scaled = ScaledValues(values)
    let mean = exactSum(scaled.values) / Double(n)
    let deviations = scaled.values.map { $0 - mean }
    guard deviations.contains(where: { $0.magnitude > 16 * scaled.rounding }) else {
      throw TrendRefusal(subject: subject, reason: .noScatter)
    }
    let squares = laggedProduct(deviations, lag: 0)
    var sum = 0.0
    self.lags = (1...most).map { lag in
      let r = laggedProduct(deviations, lag: lag) / squares
      sum += r * r / Double(n - lag)
      let statistic = Double(n) * Double(n + 2) * sum
      let degrees = lag - fittedParameters
      return Lag(
        lag: lag, autocorrelation: r, statistic: statistic,
        pValue: degrees > 0 ? ChiSquaredDistribution(degreesOfFreedom: Double(degrees)).upperTail(statistic) : nil)
    }
    observations = n
    let less = fittedParameters == 0 ? "" : " less \(fittedParameters)"
    variant = "Q over lags 1 to \(most), χ² with \(most)\(less) degrees of freedom"
    var remarks: [String] = []
    if fittedParameters >= most { remarks.append("No p value: as many fitted parameters as lags.") }
    if n < 30 { remarks.append("The p value holds for long series; with \(n) observations it is approximate.") }
    self.remarks = remarks
  }
}
