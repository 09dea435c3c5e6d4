/// What to ask of X-13ARIMA-SEATS: the X-11 method with its moving averages, alone or after a regARIMA model.
public struct X13Adjustment: Sendable, Equatable {
  public enum Mode: String, Sendable, CaseIterable {
    case multiplicative = "mult"
    case additive = "add"
  }

  /// The seasonal moving average.
  public enum SeasonalFilter: String, Sendable, CaseIterable {
    case threeByThree = "s3x3"
    case threeByFive = "s3x5"
    case threeByNine = "s3x9"
    case threeByFifteen = "s3x15"
    case stable
    /// Chosen by the moving seasonality ratio.
    case automatic = "msr"
  }

  public let mode: Mode
  public let seasonalFilter: SeasonalFilter
  /// Terms of Henderson's moving average; `nil` lets the program choose.
  public let hendersonTerms: Int?
  /// Whether the series is lengthened by an ARIMA model chosen automatically before it is filtered.
  public let extendsByAutomaticModel: Bool

  /// Traps unless Henderson's terms are odd and between 3 and 101.
  public init(
    mode: Mode = .multiplicative, seasonalFilter: SeasonalFilter = .automatic, hendersonTerms: Int? = nil,
    extendsByAutomaticModel: Bool = false
  ) {
    if let hendersonTerms {
      precondition(hendersonTerms % 2 == 1 && 3...101 ~= hendersonTerms, "odd Henderson terms between 3 and 101")
    }
    self.mode = mode
    self.seasonalFilter = seasonalFilter
    self.hendersonTerms = hendersonTerms
    self.extendsByAutomaticModel = extendsByAutomaticModel
  }

  /// The text of the specification file. Numbers are written so that they read back as they are.
  func specification(values: [Double], period: Int, startYear: Int, startPeriod: Int) -> String {
    let transform = mode == .multiplicative ? "transform { function = log }\n" : ""
    let model = extendsByAutomaticModel ? transform + "automdl { }\nforecast { maxlead = \(period) }\n" : ""
    let henderson = hendersonTerms.map { " trendma = \($0)" } ?? ""
    return """
      series {
        title = "series"
        start = \(startYear).\(startPeriod < 10 ? "0" : "")\(startPeriod)
        period = \(period)
        data = (
      \(values.map { "    \($0)" }.joined(separator: "\n"))
        )
      }
      \(model)x11 { mode = \(mode.rawValue) seasonalma = \(seasonalFilter.rawValue)\(henderson) save = (d10 d11 d12 d13) }

      """
  }

  /// The definition used, as a sentence.
  public var variant: String {
    let seasonal =
      seasonalFilter == .automatic ? "seasonal filter by the program" : "seasonal filter \(seasonalFilter.rawValue)"
    let henderson = hendersonTerms.map { "Henderson trend of \($0) terms" } ?? "Henderson trend by the program"
    let model = extendsByAutomaticModel ? "lengthened by an automatic ARIMA model" : "without a model"
    return
      "X-11 of X-13ARIMA-SEATS, \(mode == .additive ? "additive" : "multiplicative"), \(seasonal), \(henderson), \(model)"
  }
}
