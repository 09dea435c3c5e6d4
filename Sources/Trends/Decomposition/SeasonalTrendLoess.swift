#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// STL: seasonal-trend decomposition by loess, with the parameters and defaults of R's `stl`.
///
/// Inner passes smooth the values of each phase (all Januaries …) by loess, take from that its own low-pass part, and
/// smooth the series without the season to the trend; outer passes give observations far from the fit less weight,
/// (1 − (|r| / 6 median|r|)²)². With a jump of m, loess is evaluated at every m-th point and joined by straight lines.
/// More than two periods, none missing. O(passes · n · window / jump).
/// - Source: R. B. Cleveland, W. S. Cleveland, J. E. McRae and I. Terpenning (1990), Journal of Official Statistics 6,
///   3–73.
public struct SeasonalTrendLoess: Sendable, Equatable {
  public enum SeasonalWindow: Sendable, Equatable {
    /// The same season in every cycle: the mean over the cycles.
    case periodic
    /// Cycles the loess of each phase reaches over; an even number is raised by one.
    case cycles(Int)
  }

  /// The parameters of one loess: the observations it reaches over, the degree of its polynomial (0 or 1) and the
  /// distance of the points it is evaluated at.
  public struct Smoother: Sendable, Equatable {
    public let window: Int
    public let degree: Int
    public let jump: Int
  }

  public let period: Int
  public let seasonalWindow: SeasonalWindow
  public let robust: Bool
  public let innerPasses: Int
  /// Robustness passes after the first fit.
  public let outerPasses: Int
  public let residualMedian: ResidualMedian
  private let seasonalDegree: Int
  private let trendDegree: Int
  private let lowPassDegree: Int
  private let trendWindow: Int?
  private let lowPassWindow: Int?
  private let seasonalJump: Int?
  private let trendJump: Int?
  private let lowPassJump: Int?
  public var method: DecompositionMethod { .stl }

  /// - Parameters:
  ///   - period: observations in a cycle.
  ///   - seasonalWindow: how many cycles a seasonal fit spans, or periodic.
  ///   - seasonalDegree: 0 or 1; 0 by default, as in R.
  ///   - trendWindow: by default 1.5 period / (1 − 1.5 / seasonal window), raised to the next odd number.
  ///   - trendDegree: 0 or 1; 1 by default.
  ///   - lowPassWindow: by default the period, raised to the next odd number.
  ///   - lowPassDegree: by default that of the trend.
  ///   - seasonalJump: by default a tenth of the window, rounded up.
  ///   - trendJump: by default a tenth of the trend's window, rounded up.
  ///   - lowPassJump: by default a tenth of the low-pass window, rounded up.
  ///   - robust: whether outliers are weighed down in outer passes.
  ///   - innerPasses: by default 2, or 1 when robust.
  ///   - outerPasses: by default 0, or 15 when robust.
  ///   - residualMedian: by default R's, which for an even number of observations is not always the median.
  ///
  /// Even windows are raised by one. Traps on a period under 2, a window under 3, a degree other than 0 and 1, a jump or
  /// inner passes under 1, and negative outer passes.
  public init(
    period: Int, seasonalWindow: SeasonalWindow, seasonalDegree: Int = 0, trendWindow: Int? = nil, trendDegree: Int = 1,
    lowPassWindow: Int? = nil, lowPassDegree: Int? = nil, seasonalJump: Int? = nil, trendJump: Int? = nil,
    lowPassJump: Int? = nil, robust: Bool = false, innerPasses: Int? = nil, outerPasses: Int? = nil,
    residualMedian: ResidualMedian = .asInR
  ) {
    var windows = [trendWindow, lowPassWindow].compactMap { $0 }
    if case .cycles(let cycles) = seasonalWindow { windows.append(cycles) }
    precondition(period >= 2, "a season of two or more observations")
    precondition(windows.allSatisfy { $0 >= 3 }, "windows of three or more observations")
    precondition([seasonalDegree, trendDegree, lowPassDegree ?? 0].allSatisfy { 0...1 ~= $0 }, "a degree of 0 or 1")
    precondition([seasonalJump, trendJump, lowPassJump].allSatisfy { $0 ?? 1 >= 1 }, "jumps of one or more")
    precondition(innerPasses ?? 1 >= 1 && outerPasses ?? 0 >= 0, "one inner pass or more")
    self.period = period
    self.seasonalWindow = seasonalWindow
    self.seasonalDegree = seasonalDegree
    self.trendWindow = trendWindow
    self.trendDegree = trendDegree
    self.lowPassWindow = lowPassWindow
    self.lowPassDegree = lowPassDegree ?? trendDegree
    self.seasonalJump = seasonalJump
    self.trendJump = trendJump
    self.lowPassJump = lowPassJump
    self.robust = robust
    self.innerPasses = innerPasses ?? (robust ? 1 : 2)
    self.outerPasses = outerPasses ?? (robust ? 15 : 0)
    self.residualMedian = residualMedian
  }

  /// The loess of the phases for a series of `count` observations: over everything when the season is periodic.
  public func seasonalSmoother(count: Int) -> Smoother {
    let given = seasonalCycles(count: count)
    let degree = seasonalWindow == .periodic ? 0 : seasonalDegree
    return Smoother(window: given | 1, degree: degree, jump: seasonalJump ?? tenth(given))
  }

  public func trendSmoother(count: Int) -> Smoother {
    let given =
      trendWindow ?? Int((1.5 * Double(period) / (1 - 1.5 / Double(seasonalCycles(count: count)))).rounded(.up)) | 1
    return Smoother(window: given | 1, degree: trendDegree, jump: trendJump ?? tenth(given))
  }

  public var lowPassSmoother: Smoother {
    let given = lowPassWindow ?? max(3, period | 1)
    return Smoother(window: given | 1, degree: lowPassDegree, jump: lowPassJump ?? tenth(given))
  }

  /// Additive: value = trend + seasonal + remainder.
  public func decompose(_ values: [Double]) throws(DecompositionRefusal) -> SeasonalDecomposition {
    try method.check(values, minimum: 2 * period + 1)
    return try SeasonalTrendWorkspace(self, count: values.count).decompose(values)
  }

  /// Multiplicative: logarithms are decomposed, and the parts given as factors. Positive values only.
  public func decomposeLogarithms(_ values: [Double]) throws(DecompositionRefusal) -> SeasonalDecomposition {
    try method.check(values, minimum: 2 * period + 1)
    try method.requirePositive(values)
    let parts = try decompose(values.map { log($0) })
    return SeasonalDecomposition(
      method: method, form: .multiplicative, period: period, trend: parts.trend.map { $0.map { exp($0) } },
      seasonal: parts.seasonal.map { exp($0) }, remainder: parts.remainder.map { $0.map { exp($0) } },
      robustnessWeights: parts.robustnessWeights, variant: parts.variant + ", of natural logarithms")
  }

  /// The definition used for a series of `count` observations, as a sentence.
  public func variant(count: Int) -> String {
    let seasonal = seasonalSmoother(count: count)
    let trend = trendSmoother(count: count)
    let season =
      seasonalWindow == .periodic
      ? "periodic season" : "seasonal window \(seasonal.window) (degree \(seasonal.degree), jump \(seasonal.jump))"
    return """
      STL, period \(period), \(season), trend window \(trend.window) (degree \(trend.degree), jump \(trend.jump)), \
      low-pass window \(lowPassSmoother.window) (degree \(lowPassSmoother.degree), jump \(lowPassSmoother.jump)), \
      \(innerPasses) inner and \(outerPasses) robust passes
      """
  }

  private func seasonalCycles(count: Int) -> Int {
    if case .cycles(let cycles) = seasonalWindow { return cycles }
    return 10 * count + 1
  }

  private func tenth(_ window: Int) -> Int { (window + 9) / 10 }
}
