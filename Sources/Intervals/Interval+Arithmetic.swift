public import Decimals

/// Arithmetic on independent quantities: the result holds every number that the operands' numbers can give.
///
/// Bounds are exact rationals, and a bound belongs to the result exactly when some pair of numbers reaches it. When a
/// bound would need more than 127 bits it is moved outward to about 18 digits (and is then open), so a result always
/// encloses the truth. Quantities that depend on one another (a part and its whole) have their own functions:
/// `share(in:)` and `share(withRest:)`.
extension Interval {
  public static func + (left: Interval, right: Interval) -> Interval {
    Interval(
      addBounds(left.lower, right.lower, .down).bound,
      addBounds(left.upper, right.upper, .up).bound)
  }

  public static func - (left: Interval, right: Interval) -> Interval { left + -right }

  public static prefix func - (interval: Interval) -> Interval {
    Interval(interval.upper.map(\.negated), interval.lower.map(\.negated))
  }

  public static func * (left: Interval, right: Interval) -> Interval {
    let corners = [
      (left.lowEnd, right.lowEnd), (left.lowEnd, right.highEnd), (left.highEnd, right.lowEnd),
      (left.highEnd, right.highEnd),
    ]
    let lows = corners.map { multiplyEnds($0.0, $0.1, .down) }
    let highs = corners.map { multiplyEnds($0.0, $0.1, .up) }
    return Interval(lows.extreme(.down).bound, highs.extreme(.up).bound)
  }

  /// The interval times a number.
  public func scaled(by factor: ExactRational) -> Interval { self * Interval(exactly: factor) }

  /// The ratio of two independent quantities.
  ///
  /// - Throws: `Undefined.divisorMayBeZero` when the divisor contains zero.
  public func divided(by divisor: Interval) throws(Undefined) -> Interval {
    guard !divisor.contains(.zero) else { throw .divisorMayBeZero(divisor) }
    return self * divisor.reciprocal
  }

  /// The sum of independent quantities; exactly zero when there are none.
  public static func sum(_ intervals: some Sequence<Interval>) -> Interval {
    intervals.reduce(Interval(exactly: .zero), +)
  }

  /// The running sums: the first, the first two, … of `intervals`.
  public static func cumulated(_ intervals: some Sequence<Interval>) -> [Interval] {
    var total = Interval(exactly: .zero)
    return intervals.map { interval in
      total = total + interval
      return total
    }
  }

  /// 1/x over an interval without zero. A bound at (open) zero becomes unbounded and the other way round.
  private var reciprocal: Interval {
    func inverse(_ bound: Bound) -> Bound {
      switch bound {
      case .unbounded: .open(.zero)
      case .closed(let value): .closed(ExactRational(value.denominator, over: value.numerator)!)
      case .open(let value):
        value.isZero ? .unbounded : .open(ExactRational(value.denominator, over: value.numerator)!)
      }
    }
    return Interval(inverse(upper), inverse(lower))
  }
}

extension Interval.Bound {
  func map(_ transform: (ExactRational) -> ExactRational) -> Interval.Bound {
    switch self {
    case .closed(let value): .closed(transform(value))
    case .open(let value): .open(transform(value))
    case .unbounded: .unbounded
    }
  }
}

extension Interval {
  var lowEnd: Extreme { Extreme(lower, unboundedMeans: .minusInfinity) }
  var highEnd: Extreme { Extreme(upper, unboundedMeans: .plusInfinity) }
}

extension Extreme {
  init(_ bound: Interval.Bound, unboundedMeans infinity: Position) {
    self.init(bound.value.map(Position.finite) ?? infinity, isAttained: bound.isClosed)
  }

  fileprivate var sign: Int {
    switch position {
    case .finite(let value): value.numerator.signum() == 0 ? 0 : (value.isNegative ? -1 : 1)
    case .minusInfinity: -1
    case .plusInfinity: 1
    }
  }
}

private func addBounds(_ left: Interval.Bound, _ right: Interval.Bound, _ direction: Direction) -> Extreme {
  guard let a = left.value, let b = right.value else {
    return Extreme(direction == .down ? .minusInfinity : .plusInfinity, isAttained: false)
  }
  return Extreme(directedSum(a, b, direction), attainedWhenExact: left.isClosed && right.isClosed, direction: direction)
}

/// One corner of a product. Zero times anything, infinity included, is zero here, and an attained zero makes the
/// product attained whatever the other end is, since the other interval has a number in it.
private func multiplyEnds(_ left: Extreme, _ right: Extreme, _ direction: Direction) -> Extreme {
  if left.sign == 0 || right.sign == 0 {
    let isAttained =
      left.sign == 0 && left.isAttained || right.sign == 0 && right.isAttained
    return Extreme(.finite(.zero), isAttained: isAttained)
  }
  guard case .finite(let a) = left.position, case .finite(let b) = right.position else {
    return Extreme(left.sign == right.sign ? .plusInfinity : .minusInfinity, isAttained: false)
  }
  return Extreme(
    directedProduct(a, b, direction), attainedWhenExact: left.isAttained && right.isAttained, direction: direction)
}

extension [Extreme] {
  /// The smallest (down) or largest (up) of the ends, attained when any of the equal ones is.
  fileprivate func extreme(_ direction: Direction) -> Extreme {
    dropFirst().reduce(self[0]) { best, next in
      if best.position == next.position {
        return Extreme(best.position, isAttained: best.isAttained || next.isAttained)
      }
      let nextIsLower = next.position < best.position
      return nextIsLower == (direction == .down) ? next : best
    }
  }
}

extension Extreme.Position {
  fileprivate static func < (left: Extreme.Position, right: Extreme.Position) -> Bool {
    switch (left, right) {
    case (.finite(let a), .finite(let b)): a < b
    case (.minusInfinity, _): right != .minusInfinity
    case (_, .plusInfinity): left != .plusInfinity
    default: false
    }
  }
}
