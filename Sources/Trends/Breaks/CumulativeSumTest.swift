import Vectors

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// CUSUM: whether the cumulative sum of a regression's residuals strays further than one unchanging regression explains.
///
/// Recursive: W(j) = Σ_{i ≤ j} wᵢ / (s √m) over the m = n − k recursive residuals, s their standard deviation about their
/// mean; S = max |W(j)| / (1 + 2j/m). OLS: W(j) = Σ_{i ≤ j} eᵢ / (s √n), s² = RSS/(n − k); S = max |W(j)|. p is that of the
/// Brownian motion or bridge in long series, with independent errors. Ten observations or more, and 2(k + 1). O(n k²).
///
/// Source: R. L. Brown, J. Durbin and J. M. Evans (1975), Journal of the Royal Statistical Society B 37, 149–192;
/// W. Ploberger and W. Krämer (1992), Econometrica 60, 271–285.
public struct CumulativeSumTest: Sendable, Equatable, Codable {
  public enum Residuals: String, Sendable, Codable, CaseIterable {
    /// Standardised one-step forecast errors, each from a regression over the observations before it.
    case recursive
    /// Residuals of the regression over all observations.
    case ordinary = "ols"
  }

  public let observations: Int
  public let residuals: Residuals
  /// W(1) … W(m).
  public let process: [Double]
  /// The observation, counted from 1, of the first element of `process`.
  public let firstObservation: Int
  /// What `process` stays between, plus and minus, with probability 1 − `significance` without a break.
  public let boundary: [Double]
  public let significance: Double
  /// S.
  public let statistic: Double
  public let pValue: Double
  /// The first observation, counted from 1, at which the process lies outside the boundary.
  public let firstCrossing: Int?
  /// The definition used, as a sentence.
  public let variant: String
  /// Doubts, as sentences.
  public let remarks: [String]

  /// Simulated with 2,000 series of independent normal values, y ~ 1.
  static let recursiveSize = """
    p is cautious in short series: of independent ones it is below 0.05 in 3, 3 and 4 % (12, 20 and 30 observations).
    """
  static let ordinarySize = """
    p is cautious in short series: of independent ones it is below 0.05 in 0, 1 and 2 % (12, 20 and 30 observations).
    """

  /// - Parameters:
  ///   - values: one a period, oldest first, without gaps.
  ///   - regression: what is regressed; the mean alone by default.
  ///   - residuals: recursive, or those of ordinary least squares.
  ///   - significance: of the boundary; traps outside (0, 0.5].
  /// - Throws: `.tooFewObservations`, `.notFinite`, `.noScatter`, `.regressorsDependent`, `.overflow`.
  public init(
    _ values: [Double], regression: BreakRegression = .level, residuals: Residuals = .recursive,
    significance: Double = 0.05
  ) throws(TrendRefusal) {
    precondition(significance > 0 && significance <= 0.5, "a significance between 0 and a half")
    let subject = "CUSUM test"
    let k = regression.coefficientCount
    let n = values.count
    let prepared = try PreparedRegression(values, regression, subject: subject, minimum: max(10, 2 * (k + 1)))
    let steps: [Double]
    let deviation: Double
    switch residuals {
    case .recursive:
      var found: [Double] = []
      var fullRank = true
      prepared.run(over: 0..<n) { count, squares in
        if count == k { fullRank = squares.hasFullRank }
        if count > k { found.append(squares.recursiveResidual) }
      }
      guard fullRank else { throw TrendRefusal(subject: subject, reason: .regressorsDependent) }
      steps = found
      let mean = exactSum(found) / Double(found.count)
      deviation = (exactSum(found.map { ($0 - mean) * ($0 - mean) }) / Double(found.count - 1)).squareRoot()
    case .ordinary:
      steps = prepared.response
      deviation = (compensatedDotProduct(steps, steps) / Double(n - k)).squareRoot()
    }
    guard deviation > prepared.rounding else { throw TrendRefusal(subject: subject, reason: .noScatter) }

    let count = Double(steps.count)
    var sum = CompensatedSum()
    let process = steps.map { step in
      sum.add(step)
      return sum.value / (deviation * count.squareRoot())
    }
    let shape = steps.indices.map { residuals == .recursive ? 1 + 2 * Double($0 + 1) / count : 1 }
    let height = residuals.height(significance: significance)
    let boundary = shape.map { $0 * height }
    statistic = zip(process, shape).map { $0.magnitude / $1 }.max() ?? 0
    pValue = residuals.pValue(statistic)
    observations = n
    self.residuals = residuals
    self.process = process
    self.boundary = boundary
    self.significance = significance
    firstObservation = residuals == .recursive ? k + 1 : 1
    firstCrossing = process.indices.first { process[$0].magnitude > boundary[$0] }.map { [firstObservation] in
      firstObservation + $0
    }
    variant =
      residuals == .recursive
      ? "recursive residuals of \(regression.sentence), scaled about their mean, linear boundary"
      : "residuals of \(regression.sentence), constant boundary"
    remarks = n < 50 ? [residuals == .recursive ? Self.recursiveSize : Self.ordinarySize] : []
  }
}

extension CumulativeSumTest.Residuals {
  /// P(S ≥ x) in long series without a break.
  ///
  /// Recursive: that a Brownian motion crosses ±x(1 + 2t), after Brown, Durbin and Evans (1975) with both sides' joint
  /// crossing taken off, linear below 0.3 as in R's strucchange. Ordinary: Kolmogorov's 2 Σ (−1)^{i+1} exp(−2i²x²).
  public func pValue(_ x: Double) -> Double {
    switch self {
    case .recursive:
      guard x >= 0.3 else { return min(1, 1 - 0.1465 * x) }
      let normal = NormalDistribution()
      let joint = exp(-4 * x * x) * (normal.cumulative(x) - normal.upperTail(5 * x))
      let value = 2 * (normal.upperTail(3 * x) + joint - exp(-16 * x * x) * normal.upperTail(x))
      return min(max(value, 0), 1)
    case .ordinary:
      guard x >= 0.1 else { return 1 }
      var sum = 0.0
      for i in (1...100).reversed() {
        let i = Double(i)
        sum = exp(-2 * i * i * x * x) - sum
      }
      return min(max(2 * sum, 0), 1)
    }
  }

  /// The x with that p value, by bisection.
  func height(significance: Double) -> Double {
    var (low, high) = (0.3, 20.0)
    for _ in 0..<200 {
      let middle = (low + high) / 2
      if pValue(middle) > significance { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }
}
