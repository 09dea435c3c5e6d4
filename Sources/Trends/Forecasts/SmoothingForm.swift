/// One member of the exponential smoothing family: how error, trend and season enter.
///
/// Written ETS(error, trend, season), such as ETS(M,Ad,M).
///
/// Source: R. J. Hyndman, A. B. Koehler, J. K. Ord and R. D. Snyder (2008), Forecasting with Exponential Smoothing.
public struct SmoothingForm: Sendable, Hashable, Codable, CustomStringConvertible {
  public enum ErrorForm: String, Sendable, Codable, CaseIterable {
    case additive = "A"
    case multiplicative = "M"
  }

  public enum TrendForm: String, Sendable, Codable, CaseIterable {
    case none = "N"
    case additive = "A"
    case damped = "Ad"
  }

  public enum SeasonForm: String, Sendable, Codable, CaseIterable {
    case none = "N"
    case additive = "A"
    case multiplicative = "M"
  }

  public let error: ErrorForm
  public let trend: TrendForm
  public let season: SeasonForm

  public init(error: ErrorForm, trend: TrendForm, season: SeasonForm) {
    self.error = error
    self.trend = trend
    self.season = season
  }

  public var description: String { "ETS(\(error.rawValue),\(trend.rawValue),\(season.rawValue))" }

  /// Additive errors beside a multiplicative season: their variance has no finite formula and may grow without bound,
  /// so the automatic choice leaves such forms out.
  public var isUnstable: Bool { error == .additive && season == .multiplicative }

  /// The form needs positive values.
  public var needsPositiveValues: Bool { error == .multiplicative || season == .multiplicative }

  /// Smoothing parameters and initial states; the seasonal states sum to a constant, so one of them is not free.
  public func parameterCount(period: Int) -> Int {
    let trendParameters = trend == .none ? 0 : (trend == .damped ? 3 : 2)
    return 2 + trendParameters + (season == .none ? 0 : period)
  }

  /// All forms, in the order in which the automatic choice prefers them when they tie.
  public static let all: [SmoothingForm] = ErrorForm.allCases.flatMap { error in
    SeasonForm.allCases.flatMap { season in
      TrendForm.allCases.map { SmoothingForm(error: error, trend: $0, season: season) }
    }
  }
}
