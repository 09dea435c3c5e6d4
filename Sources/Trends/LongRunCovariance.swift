#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How autocovariances of the scores are weighted and cut off in a covariance that is right under heteroskedasticity
/// and autocorrelation (HAC).
///
/// The default is that of `LeastSquaresRegression.neweyWestCovariance`: Bartlett, ⌊4 (n/100)^{2/9}⌋ lags, no
/// prewhitening, factor n/(n − k).
public struct LongRunCovariance: Sendable, Equatable, Codable, CustomStringConvertible {
  /// Weights w(x) of the autocovariance at x bandwidths.
  public enum Kernel: String, Sendable, Codable, CaseIterable {
    /// 1 − |x| up to 1 (Newey and West 1987).
    case bartlett = "Bartlett"
    /// 1 − 6x² + 6|x|³ up to ½, 2(1 − |x|)³ up to 1 (Gallant 1987).
    case parzen = "Parzen"
    /// 3/y² (sin y/y − cos y), y = 6πx/5, over all lags (Andrews 1991).
    case quadraticSpectral = "quadratic spectral"
  }

  /// How far autocovariances count.
  public enum Bandwidth: Sendable, Equatable, Codable {
    /// L lags: weights w(l/(L + 1)).
    case lags(Int)
    /// ⌊4 (n/100)^{2/9}⌋ lags (Newey and West 1994, first step).
    case ruleOfThumb
    /// ⌊n^{1/4}⌋ lags (Greene 2012, 20.5.2).
    case fourthRoot
    /// ⌊¾ n^{1/3}⌋ lags (Stock and Watson 2019, 16.4).
    case stockWatson
    /// From the autocovariances (Newey and West 1994): with Bartlett's weights ⌊b⌋ lags, otherwise w(l/b).
    case neweyWest
    /// From AR(1) fits to the scores (Andrews 1991): weights w(l/b).
    case andrews
  }

  public var kernel: Kernel
  public var bandwidth: Bandwidth
  /// Scores are first filtered by a vector autoregression of one lag, and their covariance recoloured (Andrews and
  /// Monahan 1992).
  public var isPrewhitened: Bool
  /// The factor n/(n − k).
  public var hasSmallSampleFactor: Bool

  /// Traps when lags are negative.
  public init(
    kernel: Kernel = .bartlett, bandwidth: Bandwidth = .ruleOfThumb, isPrewhitened: Bool = false,
    hasSmallSampleFactor: Bool = true
  ) {
    if case .lags(let lags) = bandwidth { precondition(lags >= 0, "a negative lag") }
    self.kernel = kernel
    self.bandwidth = bandwidth
    self.isPrewhitened = isPrewhitened
    self.hasSmallSampleFactor = hasSmallSampleFactor
  }

  /// The variant as words for a result.
  public var description: String {
    let reach =
      switch bandwidth {
      case .lags(let lags): "lag \(lags)"
      case .ruleOfThumb: "lag ⌊4 (n/100)^(2/9)⌋"
      case .fourthRoot: "lag ⌊n^(1/4)⌋"
      case .stockWatson: "lag ⌊0.75 n^(1/3)⌋"
      case .neweyWest: "bandwidth after Newey and West 1994"
      case .andrews: "bandwidth after Andrews 1991"
      }
    return """
      \(kernel.rawValue), \(reach), \(hasSmallSampleFactor ? "factor n/(n−k)" : "no factor"), \
      \(isPrewhitened ? "prewhitened by VAR(1)" : "no prewhitening")
      """
  }

  /// The lags a rule gives for n observations; `nil` where they depend on the data.
  public func lags(observations n: Int) -> Int? {
    switch bandwidth {
    case .lags(let lags): lags
    case .ruleOfThumb: LeastSquaresRegression.automaticLag(observations: n)
    case .fourthRoot: Int(pow(Double(n), 0.25).nextUp.rounded(.down))
    case .stockWatson: Int((0.75 * cbrt(Double(n))).nextUp.rounded(.down))
    case .neweyWest, .andrews: nil
    }
  }

  /// Weights of lags 0, 1, …, those after the last of any size left out.
  func weights(bandwidth: Double, most: Int) -> [Double] {
    var weights = [1.0]
    guard bandwidth > 0, most > 1 else { return weights }
    for lag in 1..<most {
      let x = Double(lag) / bandwidth
      if kernel != .quadraticSpectral, x >= 1 { break }
      weights.append(kernel.weight(x))
    }
    // As in R's sandwich; Bartlett's and Parzen's weights end by themselves.
    while let last = weights.last, last.magnitude <= 1e-7 { weights.removeLast() }
    return weights
  }
}

extension LongRunCovariance.Kernel {
  func weight(_ x: Double) -> Double {
    let x = x.magnitude
    switch self {
    case .bartlett: return max(1 - x, 0)
    case .parzen:
      if x > 1 { return 0 }
      return x < 0.5 ? 1 - 6 * x * x + 6 * x * x * x : 2 * (1 - x) * (1 - x) * (1 - x)
    case .quadraticSpectral:
      let y = 6 * Double.pi * x / 5
      // Below that the difference loses its digits; the first terms of the series do not.
      if y < 0.05 { return 1 - y * y / 10 + y * y * y * y / 280 }
      return 3 / (y * y) * (sin(y) / y - cos(y))
    }
  }

  /// The constant of the optimal bandwidth and the power of n in it.
  var optimum: (constant: Double, power: Double) {
    switch self {
    case .bartlett: (1.1447, 1.0 / 3)
    case .parzen: (2.6614, 0.2)
    case .quadraticSpectral: (1.3221, 0.2)
    }
  }
}
