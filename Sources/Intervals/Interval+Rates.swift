import Decimals

/// Growth and shares, as fractions (0.17 for 17 %).
extension Interval {
  /// Growth `after / before − 1` of two independently known levels of one sign.
  ///
  /// - Throws: `Undefined.baseMayBeZero` when `before` contains zero, `Undefined.signMayChange` when `after` has, or may
  ///   have, the other sign. A level known not to be negative is first intersected with `Interval.nonNegative`.
  public static func growth(from before: Interval, to after: Interval) throws(Undefined) -> Interval {
    guard !before.contains(.zero) else { throw .baseMayBeZero(before) }
    let baseIsPositive = before.isGreater(than: .zero) == .true
    let keepsSign = baseIsPositive ? after.isAtLeast(.zero) : after.isAtMost(.zero)
    guard keepsSign == .true else { throw .signMayChange(before: before, after: after) }
    return try after.divided(by: before) - Interval(exactly: .one)
  }

  /// The level after growing at `rate`, both known independently: `self × (1 + rate)`.
  public func grown(by rate: Interval) -> Interval { self * (Interval(exactly: .one) + rate) }

  /// The level before growing at `rate` to this one: `self / (1 + rate)`.
  ///
  /// - Throws: `Undefined.divisorMayBeZero` when the rate may be −100 %.
  public func beforeGrowing(by rate: Interval) throws(Undefined) -> Interval {
    try divided(by: Interval(exactly: .one) + rate)
  }

  /// The share `part / whole` of a part that is contained in the whole, so that it is never above 1.
  ///
  /// The two are tied: only pairs with 0 ≤ part ≤ whole count, whatever the roundings allow otherwise.
  /// - Throws: when the part may be negative, the whole may be zero, or no part of the interval fits into the whole.
  public func share(in whole: Interval) throws(Undefined) -> Interval {
    guard isAtLeast(.zero) == .true else { throw .partMayBeNegative(self) }
    guard whole.isGreater(than: .zero) == .true else { throw .wholeMayBeZero }
    guard isGreater(than: whole) != .true else { throw .partExceedsWhole(part: self, whole: whole) }
    let free = try divided(by: whole)
    let wholePart = overlaps(whole)  // Only then can the part be all of the whole.
    let one = ExactRational.one
    let mayReachOne = wholePart ? Bound.closed(one) : .open(one)
    // `intersection` keeps the tighter of the two bounds; there is one, since a fitting pair exists.
    return free.intersection(Interval(.closed(.zero), mayReachOne)) ?? Interval(exactly: one)
  }

  /// The share `part / (part + rest)` of independently known, non-negative quantities.
  ///
  /// It rises with the part and falls with the rest, so its bounds are `low / (low + restHigh)` and
  /// `high / (high + restLow)`: narrower than a ratio of intervals, and exactly 1 when nothing is left over.
  public func share(withRest rest: Interval) throws(Undefined) -> Interval {
    let zero = ExactRational.zero
    guard isAtLeast(zero) == .true else { throw .partMayBeNegative(self) }
    guard rest.isAtLeast(zero) == .true else { throw .partMayBeNegative(rest) }
    guard !(contains(zero) && rest.contains(zero)) else { throw .wholeMayBeZero }
    if rest.singleValue == zero { return Interval(exactly: .one) }
    if singleValue == zero { return Interval(exactly: zero) }
    let low = shareEnd(lower, rest.upper, .down)
    // 1 − the other's share, so that both ends follow one rule.
    let high = rest.shareEnd(rest.lower, upper, .down)
    return Interval(low.bound, high.bound.map { ExactRational.one.subtracting($0)! })
  }

  /// `part / (part + rest)` for one end each.
  private func shareEnd(_ part: Bound, _ rest: Bound, _ direction: Direction) -> Extreme {
    guard let value = part.value else { return Extreme(.finite(.one), isAttained: false) }
    if value.isZero { return Extreme(.finite(.zero), isAttained: part.isClosed) }
    guard let other = rest.value else { return Extreme(.finite(.zero), isAttained: false) }
    let whole = directedSum(value, other, direction.opposite)
    guard let bottom = whole.value else { return Extreme(.finite(.zero), isAttained: false) }
    let result = directedQuotient(value, bottom, direction)
    return Extreme(
      Directed(value: result.value, isExact: result.isExact && whole.isExact),
      attainedWhenExact: part.isClosed && rest.isClosed, direction: direction)
  }
}
