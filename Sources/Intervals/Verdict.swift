public import Decimals

/// The answer to a question about numbers that are known only to lie in intervals.
///
/// `true` and `false` hold for every number of the intervals; `undecided` means that some numbers say yes, others no.
public enum Verdict: String, Sendable, Hashable, Codable, CaseIterable {
  case `true`
  case `false`
  case undecided

  public init(_ isTrue: Bool) { self = isTrue ? .true : .false }

  /// Kleene's three-valued logic.
  public static prefix func ! (verdict: Verdict) -> Verdict {
    switch verdict {
    case .true: .false
    case .false: .true
    case .undecided: .undecided
    }
  }

  public func and(_ other: Verdict) -> Verdict {
    if self == .false || other == .false { return .false }
    return self == .true && other == .true ? .true : .undecided
  }

  public func or(_ other: Verdict) -> Verdict { !(!self).and(!other) }
}

/// Comparisons of independent quantities, decided only when every pair of numbers decides them the same way.
extension Interval {
  public func isGreater(than other: Interval) -> Verdict {
    if liesAbove(other, strictly: true) { return .true }
    return other.liesAbove(self, strictly: false) ? .false : .undecided
  }

  public func isLess(than other: Interval) -> Verdict { other.isGreater(than: self) }
  public func isAtLeast(_ other: Interval) -> Verdict { !other.isGreater(than: self) }
  public func isAtMost(_ other: Interval) -> Verdict { !isGreater(than: other) }

  public func isGreater(than value: ExactRational) -> Verdict { isGreater(than: Interval(exactly: value)) }
  public func isLess(than value: ExactRational) -> Verdict { isLess(than: Interval(exactly: value)) }
  public func isAtLeast(_ value: ExactRational) -> Verdict { isAtLeast(Interval(exactly: value)) }
  public func isAtMost(_ value: ExactRational) -> Verdict { isAtMost(Interval(exactly: value)) }

  /// Whether the two quantities are equal: true only for two equal single numbers, false when the intervals have no
  /// number in common.
  public func isEqual(to other: Interval) -> Verdict {
    guard overlaps(other) else { return .false }
    return singleValue != nil && singleValue == other.singleValue ? .true : .undecided
  }

  /// Whether the quantity lies in `other`: true when all of this interval does, false when none of it does.
  public func isInside(_ other: Interval) -> Verdict {
    if other.contains(self) { return .true }
    return overlaps(other) ? .undecided : .false
  }

  /// Whether every number here is above (strictly) or not below every number of `other`.
  private func liesAbove(_ other: Interval, strictly: Bool) -> Bool {
    guard let low = lower.value, let high = other.upper.value else { return false }
    if low == high { return !strictly || !(lower.isClosed && other.upper.isClosed) }
    return low > high
  }
}
