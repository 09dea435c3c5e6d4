public import Decimals

/// A set of numbers between two bounds, each of which may belong to it, not belong to it, or be absent.
///
/// A reported figure is one of these, never a bare number: "17 %" is [16.5, 17.5), "more than 60 %" is (60, 100].
public struct Interval: Sendable, Hashable {
  public enum Bound: Sendable, Hashable {
    case closed(ExactRational)
    case open(ExactRational)
    case unbounded

    public var value: ExactRational? {
      switch self {
      case .closed(let value), .open(let value): value
      case .unbounded: nil
      }
    }

    public var isClosed: Bool { if case .closed = self { true } else { false } }
  }

  public let lower: Bound
  public let upper: Bound

  /// Traps when the bounds are out of order or exclude every number.
  public init(_ lower: Bound, _ upper: Bound) {
    if let low = lower.value, let high = upper.value {
      precondition(low < high || (low == high && lower.isClosed && upper.isClosed), "an interval with nothing in it")
    }
    self.lower = lower
    self.upper = upper
  }

  public init(exactly value: ExactRational) { self.init(.closed(value), .closed(value)) }
}
