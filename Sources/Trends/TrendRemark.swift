/// A doubt about an estimate, as a fact that makes its sentence.
public enum TrendRemark: Sendable, Hashable {
  /// The values of a line are equal to it to the last digits.
  case onLine
  case equalChanges
  /// Newey–West errors under 30 observations.
  case shortNeweyWest
  /// The first neighbours of a line that are not one period apart.
  case gap(after: Double, before: Double)
  case growthTooSparse(observations: Int, periods: Double)
  case noSlopeInterval(confidence: Double)
  case allEqual
  case roughNormalLaw
  case shortExactLaw(observations: Int)

  /// The remark with periods as plain numbers, or as `period` names them.
  public func sentence(period: (Double) -> String = TrendRefusal.plainPeriod) -> String {
    switch self {
    case .onLine: "The values lie on the line to the last digits, so there is no error to test against."
    case .equalChanges: "The changes are equal to the last digits, so there is no error to test against."
    case .shortNeweyWest: SlopeErrors.shortSeriesCoverage
    case .gap(let after, let before):
      """
      Periods \(period(after)) and \(period(before)) do not follow each other: autocorrelation is counted over \
      neighbouring observations.
      """
    case .growthTooSparse(let observations, let periods):
      "No growth rate: \(observations) of \(plain(periods)) periods are present, and at least half are needed."
    case .noSlopeInterval(let confidence): "Too few observations for an interval of \(percent(confidence))."
    case .allEqual: "All values are equal: there is nothing to test."
    case .roughNormalLaw: "With ties and under 10 observations the normal p value is rough."
    case .shortExactLaw(let observations):
      "With \(observations) observations even a strict order has p above 0.05."
    }
  }

  /// The remark with its figures set to zero: what the remarks on many series have in common.
  public var withoutFigures: TrendRemark {
    switch self {
    case .gap: .gap(after: 0, before: 0)
    case .growthTooSparse: .growthTooSparse(observations: 0, periods: 0)
    case .noSlopeInterval: .noSlopeInterval(confidence: 0)
    case .shortExactLaw: .shortExactLaw(observations: 0)
    case .onLine, .equalChanges, .shortNeweyWest, .allEqual, .roughNormalLaw: self
    }
  }

  /// What there is to doubt about Mann and Kendall's test.
  static func scoreTest(observations: Int, canTest: Bool, isExact: Bool) -> TrendRemark? {
    if !canTest { return .allEqual }
    if !isExact { return observations < 10 ? .roughNormalLaw : nil }
    return observations < 5 ? .shortExactLaw(observations: observations) : nil
  }
}
