/// A series split into a trend, a season and a remainder.
///
/// `additive`: value = trend + seasonal + remainder, all in the unit of the series. `multiplicative`: value = trend ×
/// seasonal × remainder, the trend in the unit of the series and the other two without unit. Every array has one element
/// an observation; `nil` where the method does not reach (the ends of a moving average).
public struct SeasonalDecomposition: Sendable, Equatable, Codable {
  public enum Form: String, Sendable, Codable, CaseIterable {
    case additive, multiplicative
  }

  public let method: DecompositionMethod
  public let form: Form
  /// Observations a season's cycle has: 4 for quarters, 12 for months.
  public let period: Int
  public let trend: [Double?]
  public let seasonal: [Double]
  public let remainder: [Double?]
  /// Weight 0 … 1 of each observation in the last robust pass; `nil` for methods without.
  public let robustnessWeights: [Double]?
  /// The definition used, as a sentence.
  public let variant: String

  /// Observations of the series.
  public var observations: Int { seasonal.count }

  /// The series without its season: value − seasonal, or value / seasonal. Traps when `values` has another length.
  public func seasonallyAdjusted(_ values: [Double]) -> [Double] {
    precondition(values.count == seasonal.count, "the series that was decomposed")
    return zip(values, seasonal).map { form == .additive ? $0 - $1 : $0 / $1 }
  }
}
