/// A least-squares slope or a mean change of one series of a batch, as numbers only.
public struct SlopeEstimate: Sendable, Equatable {
  public let observations: Int
  public let slope: Double
  public let standardError: Double
  public let low: Double
  public let high: Double
  /// t; `nil` when the values lie on the line to the last digits.
  public let statistic: Double?
  /// Two-sided.
  public let pValue: Double?
  /// The line at the first observation, as a logarithm where logarithms were fitted; 0 for a mean change.
  public let fittedAtStart: Double
  public let durbinWatson: Double?
  public let lagOneAutocorrelation: Double?
  /// Of the Newey–West error; `nil` for the classical one.
  public let lag: Int?
  /// Whether the values lie on the line, or the changes are equal, to the last digits.
  public let isExact: Bool
  /// Growth a period as a fraction, where the method speaks of growth.
  public var growth: Double?
  public var growthLow: Double?
  public var growthHigh: Double?

  mutating func writeGrowth() {
    growth = Trends.growth(fromLogChange: slope)
    growthLow = Trends.growth(fromLogChange: low)
    growthHigh = Trends.growth(fromLogChange: high)
  }
}
