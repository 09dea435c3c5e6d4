/// A series split into a trend and a cycle by a filter: value = trend + cycle wherever both are given.
///
/// Both have one element an observation; `nil` where the filter does not reach (its first or last periods).
public struct TrendAndCycle: Sendable, Equatable, Codable {
  public let method: DecompositionMethod
  /// In the unit of the series.
  public let trend: [Double?]
  /// In the unit of the series.
  public let cycle: [Double?]
  /// The definition used, as a sentence.
  public let variant: String
  /// What there is to doubt, as sentences.
  public var remarks: [String] = []

  public init(method: DecompositionMethod, trend: [Double?], cycle: [Double?], variant: String, remarks: [String] = [])
  {
    precondition(trend.count == cycle.count, "trend and cycle of one length")
    self.method = method
    self.trend = trend
    self.cycle = cycle
    self.variant = variant
    self.remarks = remarks
  }

  /// Observations of the series.
  public var observations: Int { trend.count }
  /// Observations the filter gives a cycle for.
  public var filtered: Int { cycle.count { $0 != nil } }
}

/// A filter of a plain series: equally spaced values in the order of time, all present.
public protocol TrendFilter: Sendable {
  var method: DecompositionMethod { get }
  func filter(_ values: [Double]) throws(DecompositionRefusal) -> TrendAndCycle
}
