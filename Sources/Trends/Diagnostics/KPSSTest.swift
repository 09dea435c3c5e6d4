import Vectors

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Kwiatkowski, Phillips, Schmidt and Shin's test of "stationary" against "has a unit root".
///
/// With e the deviations from the mean or from a least-squares line, Sₜ their sums and L a lag:
/// Σ Sₜ² / n² over the long-run variance [Σ eₜ² + 2 Σ_{l ≤ L} (1 − l/(L + 1)) Σₜ eₜ eₜ₋ₗ] / n. p is interpolated in the
/// published table, which covers 0.01 to 0.10; outside it p is a bound. Ten observations or more. O(n · L).
///
/// Source: D. Kwiatkowski, P. C. B. Phillips, P. Schmidt and Y. Shin (1992), Journal of Econometrics 54, 159–178; the
/// automatic lag: B. Hobijn, P. H. Franses and M. Ooms (2004), Statistica Neerlandica 58, 483–502.
public struct KPSSTest: Sendable, Equatable, Codable {
  public enum Around: String, Sendable, Codable, CaseIterable {
    case level
    case trend

    /// Critical values at 10, 5, 2.5 and 1 %.
    public var criticalValues: [Double] {
      switch self {
      case .level: [0.347, 0.463, 0.574, 0.739]
      case .trend: [0.119, 0.146, 0.176, 0.216]
      }
    }
  }

  public enum LagRule: Sendable, Equatable {
    /// ⌊1.1447 (s₁/s₀)^⅔ n^⅓⌋, s₀ and s₁ from the autocovariances up to ⌊n^{2/9}⌋ (Hobijn, Franses and Ooms).
    case automatic
    /// ⌈12 (n/100)^¼⌉ (Schwert 1989).
    case schwert
    /// Traps when negative.
    case given(Int)
  }

  /// How the p value is to be read.
  public enum PValueMeaning: String, Sendable, Codable {
    case interpolated
    /// The true one is at most that.
    case upperBound = "upper bound"
    /// The true one is at least that.
    case lowerBound = "lower bound"
  }

  public static let significances = [0.10, 0.05, 0.025, 0.01]

  /// Simulated with 2,000 series of independent normal values and the automatic lag.
  static let levelSize = """
    p holds for long series: of short independent series about a level the test rejects 8, 4 and 5 % at a nominal 5 % \
    (12, 20 and 30 observations).
    """
  static let trendSize = """
    p holds for long series: of short independent series about a trend the test rejects 36, 15 and 19 % at a nominal \
    5 % (12, 20 and 30 observations).
    """

  public let observations: Int
  public let around: Around
  public let lag: Int
  public let statistic: Double
  /// In [0.01, 0.10].
  public let pValue: Double
  public let pValueMeaning: PValueMeaning
  /// The definition used, as a sentence.
  public let variant: String
  /// Doubts, as sentences.
  public let remarks: [String]

  /// - Throws: `.tooFewObservations` below ten or unless there are more than a given lag, `.notFinite`, `.noScatter`.
  public init(_ values: [Double], around: Around = .level, lag rule: LagRule = .automatic) throws(TrendRefusal) {
    let subject = "KPSS test"
    var minimum = 10
    if case .given(let lag) = rule {
      precondition(lag >= 0, "a negative lag")
      minimum = max(minimum, lag + 1)
    }
    let regression = around == .level ? BreakRegression.level : .levelAndTrend
    let deviations = try PreparedRegression(values, regression, subject: subject, minimum: minimum).response
    let n = deviations.count
    let covariance = { (lag: Int) in laggedProduct(deviations, lag: lag) }
    let lag = rule.lag(observations: n, covariance: covariance)
    var variance = CompensatedSum()
    variance.add(covariance(0))
    for distance in stride(from: 1, through: lag, by: 1) {
      variance.add(2 * (1 - Double(distance) / Double(lag + 1)) * covariance(distance))
    }
    var partial = CompensatedSum()
    var squares = CompensatedSum()
    for deviation in deviations {
      partial.add(deviation)
      squares.add(partial.value * partial.value)
    }
    statistic = squares.value / Double(n) / variance.value
    guard variance.value > 0, statistic.isFinite else { throw TrendRefusal(subject: subject, reason: .noScatter) }
    (pValue, pValueMeaning) = around.pValue(statistic)
    observations = n
    self.around = around
    self.lag = lag
    variant = "around a \(around.rawValue), Bartlett's weights up to lag \(lag) (\(rule.sentence))"
    var remarks: [String] = []
    switch pValueMeaning {
    case .interpolated: break
    case .upperBound: remarks.append("p is 0.01 or less: the published table ends there.")
    case .lowerBound: remarks.append("p is 0.10 or more: the published table ends there.")
    }
    if n < 50 { remarks.append(around == .level ? Self.levelSize : Self.trendSize) }
    self.remarks = remarks
  }
}

extension KPSSTest.Around {
  fileprivate func pValue(_ statistic: Double) -> (Double, KPSSTest.PValueMeaning) {
    let levels = KPSSTest.significances
    if statistic <= criticalValues[0] { return (levels[0], .lowerBound) }
    guard let right = criticalValues.firstIndex(where: { statistic < $0 }) else { return (levels[3], .upperBound) }
    let part = (statistic - criticalValues[right - 1]) / (criticalValues[right] - criticalValues[right - 1])
    return (levels[right - 1] + part * (levels[right] - levels[right - 1]), .interpolated)
  }
}

extension KPSSTest.LagRule {
  fileprivate var sentence: String {
    switch self {
    case .automatic: "automatic, Hobijn, Franses and Ooms"
    case .schwert: "Schwert's rule"
    case .given: "given"
    }
  }

  fileprivate func lag(observations n: Int, covariance: (Int) -> Double) -> Int {
    let count = Double(n)
    let found: Double
    switch self {
    case .given(let lag): return lag
    case .schwert: found = (12 * pow(count / 100, 0.25)).rounded(.up)
    case .automatic:
      var (level, slope) = (covariance(0), 0.0)
      for distance in stride(from: 1, through: Int(pow(count, 2.0 / 9)), by: 1) {
        level += 2 * covariance(distance)
        slope += 2 * Double(distance) * covariance(distance)
      }
      let ratio = slope / level
      found = 1.1447 * pow(ratio * ratio, 1.0 / 3) * pow(count, 1.0 / 3)
    }
    return found < count - 1 ? Int(found) : n - 1
  }
}
