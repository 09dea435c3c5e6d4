/// Why a forecaster gives no answer for a series. Positions count from 0.
public struct ForecastRefusal: Error, Sendable, Equatable, CustomStringConvertible {
  public enum Reason: Sendable, Equatable {
    case tooFewObservations(needed: Int, found: Int)
    case notFinite(position: Int)
    /// A value that a multiplicative form cannot use.
    case notPositive(position: Int, value: Double)
    /// All values are equal, so there is no error a likelihood could be made of.
    case constant(value: Double)
    /// A seasonal method for a series of period 1.
    case notSeasonal
    /// A season longer than a seasonal form may have.
    case periodTooLong(most: Int, found: Int)
    /// The best parameters lie outside what the method can be computed for.
    case noAdmissibleParameters
    /// The answer is too large for a double.
    case overflow
  }

  /// The forecaster, as `Forecaster.name` says it.
  public let forecaster: String
  public let reason: Reason

  public init(forecaster: String, reason: Reason) {
    self.forecaster = forecaster
    self.reason = reason
  }

  public var description: String {
    let refused = "No \(forecaster) forecast: "
    return switch reason {
    case .tooFewObservations(let needed, let found):
      refused + "\(found) observations, and it needs \(needed); give a longer series."
    case .notFinite(let position):
      refused + "observation \(position + 1) is missing or infinite; fill the gap or begin after it."
    case .notPositive(let position, let value):
      refused + "observation \(position + 1) is \(plain(value)), not positive; use an additive form."
    case .constant(let value):
      refused + "every observation is \(plain(value)), so there is no error to fit; the naive forecast says as much."
    case .notSeasonal:
      refused + "the series has period 1; give its period or use a method without a season."
    case .periodTooLong(let most, let found):
      refused + "a season of \(found) periods, and at most \(most) can be estimated; aggregate the series."
    case .noAdmissibleParameters:
      refused + "no parameters inside the bounds give finite forecasts; use another form."
    case .overflow:
      refused + "the answer is too large for a double; express the series in a larger unit."
    }
  }
}
