/// Why an indicator has no value for the numbers it was given.
public struct IndicatorRefusal: Error, Sendable, Hashable, CustomStringConvertible {
  public enum Reason: Sendable, Hashable {
    /// A total that is divided by is zero: no exports, no market.
    case noTrade(String)
    /// Trade that is below zero; positions count from 0.
    case negative(String, position: Int, value: Double)
    case notFinite(String, position: Int)
    case tooFew(String, needed: Int, found: Int)
    /// The reference is the economy itself, or has nothing that could be compared.
    case noReference(String)
    /// The economies and products fall into parts that share nothing, so no scale orders them all.
    case notConnected
    /// Two orderings explain the same, so none is the index.
    case notUnique
    /// An exact result needs more than 38 digits.
    case tooManyDigits
  }

  /// What was asked for: "Balassa index".
  public let subject: String
  public let reason: Reason

  public init(subject: String, reason: Reason) {
    self.subject = subject
    self.reason = reason
  }

  public var description: String {
    let refused = "No \(subject): "
    return switch reason {
    case .noTrade(let what):
      refused + "\(what) add up to zero, so nothing can be divided by them."
    case .negative(let what, let position, let value):
      refused + "\(what) hold \(plain(value)) at position \(position), and trade is not negative; correct the value."
    case .notFinite(let what, let position):
      refused + "\(what) are missing or infinite at position \(position); fill the gap or leave the item out."
    case .tooFew(let what, let needed, let found):
      refused + "\(found) \(what), and it needs \(needed)."
    case .noReference(let what):
      refused + "\(what), so there is nothing to compare with."
    case .notConnected:
      refused + "the economies and products fall into groups that share nothing; take one group at a time."
    case .notUnique:
      refused + "two different orderings fit equally well; add economies or products."
    case .tooManyDigits:
      refused + "the exact result needs more than 38 digits; express the values in a larger unit."
    }
  }
}

/// A number without ".0" when it is whole.
func plain(_ value: Double) -> String { Int(exactly: value).map(String.init) ?? value.description }
