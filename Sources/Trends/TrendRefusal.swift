/// Why an estimator gives no answer for a series.
public struct TrendRefusal: Error, Sendable, Hashable, CustomStringConvertible {
  public enum Reason: Sendable, Hashable {
    case tooFewObservations(needed: Int, found: Int)
    case tooManyObservations(most: Int, found: Int)
    case notFinite(time: Double)
    case timesNotIncreasing(time: Double)
    /// A value that has no logarithm, or a base no growth can be counted from.
    case notPositive(time: Double, value: Double)
    /// Two neighbouring observations that are not one period apart.
    case gap(after: Double, before: Double)
    /// A count that is negative or not whole.
    case notACount(time: Double, value: Double)
    /// Observations from before the record is complete.
    case recordIncomplete(completeFrom: Double, first: Double)
    /// Nothing was counted, or only in the first or only in the last period: the rate of growth has no finite estimate.
    case noFiniteEstimate
    /// A seasonal method for a series of one period a year.
    case noSeasons
    case didNotConverge(iterations: Int)
    /// The answer is too large for a double.
    case overflow
    /// The values are equal or lie on the fitted line (or its pieces) to the last digits.
    case noScatter
    /// Columns of a regression that can be written with each other, in the series or in a part of it.
    case regressorsDependent
  }

  /// The refusal with its figures set to zero: what the refusals of many series have in common.
  public var withoutFigures: TrendRefusal {
    let reason: Reason =
      switch reason {
      case .tooFewObservations: .tooFewObservations(needed: 0, found: 0)
      case .tooManyObservations: .tooManyObservations(most: 0, found: 0)
      case .notFinite: .notFinite(time: 0)
      case .timesNotIncreasing: .timesNotIncreasing(time: 0)
      case .notPositive: .notPositive(time: 0, value: 0)
      case .gap: .gap(after: 0, before: 0)
      case .notACount: .notACount(time: 0, value: 0)
      case .recordIncomplete: .recordIncomplete(completeFrom: 0, first: 0)
      case .didNotConverge: .didNotConverge(iterations: 0)
      case .noFiniteEstimate, .noSeasons, .overflow, .noScatter, .regressorsDependent: reason
      }
    return TrendRefusal(subject: subject, reason: reason)
  }

  /// What was asked for, as "linear estimate" or "Pettitt test".
  public let subject: String
  public let reason: Reason

  public init(method: TrendMethod, reason: Reason) {
    self.init(subject: "\(method.rawValue) estimate", reason: reason)
  }

  public init(subject: String, reason: Reason) {
    self.subject = subject
    self.reason = reason
  }

  public var description: String { sentence(period: Self.plainPeriod) }

  /// A period as its number, without ".0" when it is whole.
  public static func plainPeriod(_ time: Double) -> String { plain(time) }

  /// The refusal as a sentence, with periods as `period` names them.
  public func sentence(period: (Double) -> String) -> String {
    let refused = "No \(subject): "
    return switch reason {
    case .tooFewObservations(let needed, let found):
      refused + "\(found) observations, and it needs \(needed); give a longer series."
    case .tooManyObservations(let most, let found):
      refused + "\(found) observations, and it compares all pairs of at most \(most); shorten or aggregate the series."
    case .notFinite(let time):
      refused + "the number at period \(period(time)) is missing or infinite; leave gaps out."
    case .timesNotIncreasing(let time):
      refused
        + "period \(period(time)) does not come after the one before it; sort the series and join repeated periods."
    case .notPositive(let time, let value):
      refused + "the value \(plain(value)) at period \(period(time)) is not positive; use a linear or rank method."
    case .gap(let after, let before):
      refused + "periods \(period(after)) and \(period(before)) do not follow each other; use log-linear least squares."
    case .notACount(let time, let value):
      refused + "the value \(plain(value)) at period \(period(time)) is not a count."
    case .recordIncomplete(let completeFrom, let first):
      refused + """
        the record is complete from period \(period(completeFrom)) and the series begins at \(period(first)); \
        leave the earlier periods out.
        """
    case .noFiniteEstimate:
      refused + "nothing was counted outside the first or the last period, so no rate of growth fits best."
    case .noSeasons:
      refused + "the series has one period a year and so no seasons; use mann-kendall or theil-sen."
    case .didNotConverge(let iterations):
      refused + "the iteration did not settle in \(iterations) steps."
    case .overflow:
      refused + "the answer is too large for a double; express the series in a larger unit."
    case .noScatter:
      refused + "the values lie on the fitted line to the last digits, so there is no error to judge by."
    case .regressorsDependent:
      refused + "some regressors can be written with the others within a part of the series; drop what repeats."
    }
  }
}

/// A number without ".0" when it is whole.
func plain(_ value: Double) -> String {
  if let whole = Int(exactly: value) { return String(whole) }
  return value.description
}
