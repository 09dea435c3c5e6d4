import Decimals

extension Interval {
  /// The n-th root of a quantity that is not negative: for average yearly growth over n years.
  ///
  /// Roots are seldom fractions, so bounds are moved outward by a part in 10¹² and are open. Traps for n below 1 and
  /// for an interval that reaches below zero.
  public func root(_ n: Int) -> Interval {
    precondition(n >= 1 && isAtLeast(.zero) == .true, "a root of what may be negative")
    if n == 1 { return self }
    return Interval(Self.root(lower, n, .down), Self.root(upper, n, .up))
  }

  private static func root(_ bound: Bound, _ n: Int, _ direction: Direction) -> Bound {
    guard let value = bound.value else { return .unbounded }
    if value.isZero || value == .one { return bound }
    // Newton's steps on doubles end within a few units of the last place, far inside the margin.
    let number = value.doubleValue
    var estimate = number > 1 ? number / Double(n) + 1 : 1
    for _ in 0..<200 {
      var power = 1.0
      for _ in 1..<n { power *= estimate }
      estimate -= (estimate * power - number) / (Double(n) * power)
    }
    let margin = direction == .down ? 1 - 1e-12 : 1 + 1e-12
    let scaled = (estimate * margin * 1e15).rounded(direction == .down ? .down : .up)
    guard scaled.magnitude < 1e37, let root = ExactRational(Int128(scaled), over: 1_000_000_000_000_000) else {
      return .unbounded
    }
    return .open(root)
  }
}
