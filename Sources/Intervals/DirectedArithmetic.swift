import Decimals

/// Which way a bound may move when the exact result has too many digits: always away from the interval's inside.
enum Direction {
  case down
  case up

  var opposite: Direction { self == .down ? .up : .down }
}

/// One end of a computed interval on the extended line, and whether the set reaches it.
struct Extreme {
  enum Position: Equatable {
    case finite(ExactRational)
    case minusInfinity
    case plusInfinity
  }

  var position: Position
  var isAttained: Bool

  init(_ position: Position, isAttained: Bool) {
    self.position = position
    self.isAttained = isAttained
  }

  /// A directed result: attained only when it is exact, since a widened bound lies outside the set.
  init(_ result: Directed, attainedWhenExact: Bool, direction: Direction) {
    if let value = result.value {
      self.init(.finite(value), isAttained: attainedWhenExact && result.isExact)
    } else {
      self.init(direction == .down ? .minusInfinity : .plusInfinity, isAttained: false)
    }
  }

  var bound: Interval.Bound {
    switch position {
    case .finite(let value): isAttained ? .closed(value) : .open(value)
    case .minusInfinity, .plusInfinity: .unbounded
    }
  }
}

/// A result rounded in one direction: at most the exact one (down) or at least (up); no value when only an infinite
/// bound is safe.
struct Directed {
  var value: ExactRational?
  var isExact: Bool
}

func directedSum(_ left: ExactRational, _ right: ExactRational, _ direction: Direction) -> Directed {
  if let exact = left.adding(right) { return Directed(value: exact, isExact: true) }
  let (a, b) = (BinaryFraction(left, direction), BinaryFraction(right, direction))
  return Directed(value: a.adding(b, direction).rational(direction), isExact: false)
}

func directedProduct(_ left: ExactRational, _ right: ExactRational, _ direction: Direction) -> Directed {
  if let exact = left.multiplied(by: right) { return Directed(value: exact, isExact: true) }
  // Magnitudes grow when the product moves away from zero, whatever the signs of the factors.
  let isNegative = left.isNegative != right.isNegative
  let outward: Direction = isNegative ? direction.opposite : direction
  let a = BinaryFraction(left.isNegative ? left.negated : left, outward)
  let b = BinaryFraction(right.isNegative ? right.negated : right, outward)
  let magnitude = a.multiplied(by: b).rational(outward)
  return Directed(value: isNegative ? magnitude?.negated : magnitude, isExact: false)
}

func directedQuotient(_ left: ExactRational, _ right: ExactRational, _ direction: Direction) -> Directed {
  guard let inverse = ExactRational(right.denominator, over: right.numerator) else {
    preconditionFailure("a quotient by zero")
  }
  return directedProduct(left, inverse, direction)
}

/// `significand × 2^exponent` with a significand of at most 60 bits, the coarser numbers that bounds are widened to.
struct BinaryFraction {
  private(set) var significand: Int128
  private(set) var exponent: Int

  private static let precision = 60

  /// The fraction next to `value` in `direction`.
  init(_ value: ExactRational, _ direction: Direction) {
    let bottom = value.denominator.magnitude
    var (quotient, remainder) = value.numerator.magnitude.quotientAndRemainder(dividingBy: bottom)
    var places = 0
    // Long division in base two; comparing with `bottom − remainder` keeps the remainder from overflowing.
    while quotient < 1 << Self.precision, remainder != 0, places < 250 {
      quotient <<= 1
      places += 1
      if remainder >= bottom - remainder {
        remainder -= bottom - remainder
        quotient |= 1
      } else {
        remainder <<= 1
      }
    }
    let isNegative = value.isNegative
    if remainder != 0, (direction == .up) != isNegative { quotient += 1 }
    significand = isNegative ? -Int128(quotient) : Int128(quotient)
    exponent = -places
    shorten(direction)
  }

  private init(_ significand: Int128, _ exponent: Int) {
    self.significand = significand
    self.exponent = exponent
  }

  /// Drops bits beyond the precision, moving in `direction`.
  private mutating func shorten(_ direction: Direction) {
    while significand.magnitude >> Self.precision != 0 { halve(direction) }
  }

  private mutating func halve(_ direction: Direction) {
    let isOdd = significand & 1 != 0
    significand >>= 1  // Floors, also below zero.
    if isOdd, direction == .up { significand += 1 }
    exponent += 1
  }

  func adding(_ other: BinaryFraction, _ direction: Direction) -> BinaryFraction {
    var (small, large) = exponent <= other.exponent ? (self, other) : (other, self)
    while large.exponent > small.exponent, large.significand.magnitude >> 120 == 0 {
      large.significand <<= 1
      large.exponent -= 1
    }
    while small.exponent < large.exponent { small.halve(direction) }
    var result = BinaryFraction(small.significand + large.significand, large.exponent)
    result.shorten(direction)
    return result
  }

  /// The exact product: two significands of 60 bits fit.
  func multiplied(by other: BinaryFraction) -> BinaryFraction {
    BinaryFraction(significand * other.significand, exponent + other.exponent)
  }

  /// The number as a rational, moved further in `direction` where 127 bits do not hold it; `nil` when only an
  /// infinite bound lies beyond it.
  func rational(_ direction: Direction) -> ExactRational? {
    var value = self
    value.shorten(direction)
    while value.exponent < 0, value.significand != 0, value.significand & 1 == 0 { value.halve(direction) }
    while value.exponent < -126 { value.halve(direction) }
    if value.significand == 0 { return .zero }
    if value.exponent <= 0 { return ExactRational(value.significand, over: Int128(1) << -value.exponent) }
    if value.exponent + Self.precision < 127 { return ExactRational(value.significand << value.exponent, over: 1) }
    let isTowardsZero = (value.significand > 0) == (direction == .down)
    return isTowardsZero ? ExactRational(value.significand.signum() << 126, over: 1) : nil
  }
}
