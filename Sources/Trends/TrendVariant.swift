/// Which definition of a method an estimate rests on, as facts that make its sentence.
///
/// Estimators of single series and batches word their results through this one type.
public enum TrendVariant: Sendable, Hashable {
  /// A line through values or logarithms, with the lag of its Newey–West error or `nil` for the classical one.
  case line(isLogarithmic: Bool, lag: Int?)
  case meanChange(observations: Int)
  case medianSlope(observations: Int)
  case scoreTest(isExact: Bool, hasTies: Bool)

  public func sentence(confidence: Double) -> String {
    switch self {
    case .line(let isLogarithmic, let lag):
      Self.line(
        isLogarithmic: isLogarithmic, errors: "\(Self.errors(lag: lag)), \(percent(confidence))")
    case .meanChange(let observations):
      """
      mean of \(observations - 1) log changes, t interval with \(observations - 2) \
      degree\(observations == 3 ? "" : "s") of freedom, \(percent(confidence))
      """
    case .medianSlope(let observations):
      """
      median of \(observations * (observations - 1) / 2) pairwise slopes, interval after Sen and Gilbert from the \
      Mann–Kendall variance, \(percent(confidence))
      """
    case .scoreTest(let isExact, let hasTies):
      """
      \(isExact ? "exact" : "normal") two-sided p, \(hasTies ? "variance corrected for ties" : "no ties"), \
      z with continuity correction
      """
    }
  }

  static func line(isLogarithmic: Bool, errors: String) -> String {
    "least squares on \(isLogarithmic ? "log " : "")values, \(errors)"
  }

  static func errors(lag: Int?) -> String {
    guard let lag else { return "classical t interval" }
    return "Newey–West t interval (Bartlett, lag \(lag), factor n/(n−k), no prewhitening)"
  }
}
