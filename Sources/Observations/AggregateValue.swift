public import Decimals

/// The value of a measure over a group: exact, or the nearest double where 38 digits do not hold it, or missing because
/// no row of the group has a number.
public enum AggregateValue: Sendable, Hashable {
  case exact(ExactDecimal)
  case rounded(Double)
  case missing

  public var doubleValue: Double? {
    switch self {
    case .exact(let value): value.doubleValue
    case .rounded(let value): value
    case .missing: nil
    }
  }

  public var exactValue: ExactDecimal? {
    if case .exact(let value) = self { value } else { nil }
  }
}

/// What became of every row that was read: used + not selected + left out + rejected.
public struct RowAccount: Sendable, Equatable {
  public struct LeftOut: Sendable, Equatable {
    /// Why: `World rows`.
    public var reason: String
    public var rows: Int
    /// What they add up to, and as a share of what was used; `nil` without a summed value.
    public var total: AggregateValue
    public var share: Double?

    public init(reason: String, rows: Int, total: AggregateValue, share: Double?) {
      self.reason = reason
      self.rows = rows
      self.total = total
      self.share = share
    }
  }

  public var read = 0
  public var used = 0
  public var notSelected = 0
  public var rejected = 0
  /// Used rows whose value is missing.
  public var withoutValue = 0
  /// Used rows that a weighted mean could not take, having a value and no weight.
  public var withoutWeight = 0
  public var leftOut: [LeftOut] = []

  public init() {}

  /// Whether every row is accounted for.
  public var isBalanced: Bool { read == used + notSelected + rejected + leftOut.reduce(0) { $0 + $1.rows } }
}
