public import Decimals

extension Interval {
  /// All numbers.
  public static let everything = Interval(.unbounded, .unbounded)
  /// The numbers that are not negative: levels and counts.
  public static let nonNegative = Interval(.closed(.zero), .unbounded)
  /// 0 to 100: shares printed in percent.
  public static let percentages = Interval(.closed(.zero), .closed(ExactRational(100)))

  /// The number itself when the interval holds only one.
  public var singleValue: ExactRational? {
    if let low = lower.value, low == upper.value { low } else { nil }
  }

  public var isBounded: Bool { lower.value != nil && upper.value != nil }

  public func contains(_ value: ExactRational) -> Bool {
    lower.admitsAbove(value) && upper.admitsBelow(value)
  }

  /// Whether every number of `other` belongs to this interval.
  public func contains(_ other: Interval) -> Bool {
    tighterLower(lower, other.lower) == other.lower && tighterUpper(upper, other.upper) == other.upper
  }

  public func overlaps(_ other: Interval) -> Bool { intersection(other) != nil }

  /// The numbers that belong to both; `nil` when there are none.
  public func intersection(_ other: Interval) -> Interval? {
    let low = tighterLower(lower, other.lower)
    let high = tighterUpper(upper, other.upper)
    if let a = low.value, let b = high.value {
      guard a < b || a == b && low.isClosed && high.isClosed else { return nil }
    }
    return Interval(low, high)
  }

  /// The smallest interval that contains both.
  public func hull(_ other: Interval) -> Interval {
    Interval(
      tighterLower(lower, other.lower) == lower ? other.lower : lower,
      tighterUpper(upper, other.upper) == upper ? other.upper : upper)
  }

  /// The smallest interval that contains all of them; `nil` when there are none.
  public static func hull(_ intervals: some Sequence<Interval>) -> Interval? {
    intervals.reduce(nil as Interval?) { $0?.hull($1) ?? $1 }
  }
}

extension Interval.Bound {
  fileprivate func admitsAbove(_ candidate: ExactRational) -> Bool {
    switch self {
    case .closed(let bound): candidate >= bound
    case .open(let bound): candidate > bound
    case .unbounded: true
    }
  }

  fileprivate func admitsBelow(_ candidate: ExactRational) -> Bool {
    switch self {
    case .closed(let bound): candidate <= bound
    case .open(let bound): candidate < bound
    case .unbounded: true
    }
  }
}

private func tighterLower(_ left: Interval.Bound, _ right: Interval.Bound) -> Interval.Bound {
  guard let a = left.value else { return right }
  guard let b = right.value else { return left }
  if a == b { return left.isClosed ? right : left }
  return a > b ? left : right
}

private func tighterUpper(_ left: Interval.Bound, _ right: Interval.Bound) -> Interval.Bound {
  guard let a = left.value else { return right }
  guard let b = right.value else { return left }
  if a == b { return left.isClosed ? right : left }
  return a < b ? left : right
}
