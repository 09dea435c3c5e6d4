/// What a trend estimator found: the estimate, its uncertainty, the definition used and what there is to doubt.
///
/// A `nil` is a number the method does not define for this series, never an unknown zero; `remarks` say why.
public struct TrendEstimate: Sendable, Equatable, Codable {
  public let method: TrendMethod
  /// Observations used.
  public let observations: Int
  /// In the unit `method.estimateMeaning` names.
  public let estimate: Double
  public var standardError: Double?
  /// The confidence interval of `estimate`.
  public var low: Double?
  public var high: Double?
  /// The test statistic of "no trend".
  public var statistic: Double?
  /// Two-sided.
  public var pValue: Double?
  /// Growth a period as a fraction (0.17 is 17 %), where the method speaks of growth.
  public var growth: Double?
  public var growthLow: Double?
  public var growthHigh: Double?
  /// The value of the fitted line at the first period, in the unit of the series.
  public var fittedAtStart: Double?
  /// Durbin and Watson's statistic of the residuals: near 2 without autocorrelation, near 0 with a strong positive one.
  public var durbinWatson: Double?
  /// Lag-1 autocorrelation of the residuals.
  public var lagOneAutocorrelation: Double?
  /// Pearson's χ² over its degrees of freedom, for counts: 1 when they scatter as Poisson counts do.
  public var dispersion: Double?
  /// The definition used, as a sentence.
  public let variant: String
  /// Refusals of parts and doubts, as sentences.
  public var remarks: [String] = []
  /// The first neighbours that are not one period apart, where a remark names them.
  private var gap: [Double]?

  public init(method: TrendMethod, observations: Int, estimate: Double, variant: String) {
    self.method = method
    self.observations = observations
    self.estimate = estimate
    self.variant = variant
  }

  mutating func note(_ remark: TrendRemark) {
    if case .gap(let after, let before) = remark { gap = [after, before] }
    remarks.append(remark.sentence())
  }

  /// The remarks with periods as `period` names them.
  public func remarks(period: (Double) -> String) -> [String] {
    guard let gap, gap.count == 2 else { return remarks }
    let remark = TrendRemark.gap(after: gap[0], before: gap[1])
    let plain = remark.sentence()
    return remarks.map { $0 == plain ? remark.sentence(period: period) : $0 }
  }
}

/// The estimators of this module.
public enum TrendMethod: String, Sendable, Codable, CaseIterable {
  case drift
  case linear
  case logLinear = "log-linear"
  case theilSen = "theil-sen"
  case mannKendall = "mann-kendall"
  case compoundGrowth = "compound-growth"
  case countTrend = "count-trend"
  case hamedRao = "hamed-rao"
  case yueWang = "yue-wang"
  case prewhitenedMannKendall = "prewhitened-mann-kendall"
  case trendFreePrewhitenedMannKendall = "trend-free-prewhitened-mann-kendall"
  case seasonalMannKendall = "seasonal-mann-kendall"
  case seasonalTheilSen = "seasonal-theil-sen"
  case huber

  /// What `TrendEstimate.estimate` is.
  public var estimateMeaning: String {
    switch self {
    case .drift: "mean change of the natural logarithm a period"
    case .linear, .theilSen, .seasonalTheilSen, .huber: "change a period in the unit of the series"
    case .logLinear, .countTrend: "change of the natural logarithm a period"
    case .mannKendall, .hamedRao, .yueWang: "rises less falls among all pairs of observations (S)"
    case .prewhitenedMannKendall, .trendFreePrewhitenedMannKendall:
      "rises less falls among all pairs of prewhitened observations (S)"
    case .seasonalMannKendall: "rises less falls among all pairs of observations of one season (S)"
    case .compoundGrowth: "constant growth a period between the first and the last value, as a fraction"
    }
  }
}

/// An estimator of the trend of a plain series.
///
/// Times count periods (years of an annual series, months numbered through), strictly increasing; values stand beside
/// them; gaps are left out by the caller. Times and values of different length trap.
public protocol TrendEstimator: Sendable {
  var method: TrendMethod { get }
  func estimate(times: [Double], values: [Double]) throws(TrendRefusal) -> TrendEstimate
}
