/// An exact fraction of two 128-bit integers in lowest terms, its denominator positive.
///
/// What division leaves behind: growth rates, shares and averages of exact decimals stay exact until they are printed,
/// where they are rounded once. Operations return `nil` when a part would need more than 127 bits.
public struct ExactRational: Sendable, Hashable {
  public let numerator: Int128
  public let denominator: Int128

  public static let zero = ExactRational(0)
  public static let one = ExactRational(1)

  public init(_ integer: Int) {
    numerator = Int128(integer)
    denominator = 1
  }

  /// `numerator / denominator` in lowest terms; `nil` when the denominator is zero.
  public init?(_ numerator: Int128, over denominator: Int128) {
    guard denominator != 0, numerator != .min, denominator != .min else { return nil }
    let divisor = Int128(greatestCommonDivisor(numerator.magnitude, denominator.magnitude))
    let sign: Int128 = denominator < 0 ? -1 : 1
    self.numerator = sign * (numerator / divisor)
    self.denominator = sign * (denominator / divisor)
  }

  /// The decimal as a fraction; `nil` when its scale exceeds 38.
  public init?(_ decimal: ExactDecimal) {
    guard decimal.scale <= PowersOfTen.largestExponent else { return nil }
    self.init(decimal.mantissa, over: PowersOfTen.wide(decimal.scale))
  }

  public var isZero: Bool { numerator == 0 }
  public var isNegative: Bool { numerator < 0 }
  public var negated: ExactRational { ExactRational(unchecked: -numerator, denominator) }

  private init(unchecked numerator: Int128, _ denominator: Int128) {
    self.numerator = numerator
    self.denominator = denominator
  }

  public func adding(_ other: ExactRational) -> ExactRational? {
    let divisor = Int128(greatestCommonDivisor(denominator.magnitude, other.denominator.magnitude))
    let ours = other.denominator / divisor
    let theirs = denominator / divisor
    let (a, overflowA) = numerator.multipliedReportingOverflow(by: ours)
    let (b, overflowB) = other.numerator.multipliedReportingOverflow(by: theirs)
    let (sum, overflowSum) = a.addingReportingOverflow(b)
    let (common, overflowCommon) = denominator.multipliedReportingOverflow(by: ours)
    guard !overflowA, !overflowB, !overflowSum, !overflowCommon else { return nil }
    return ExactRational(sum, over: common)
  }

  public func subtracting(_ other: ExactRational) -> ExactRational? { adding(other.negated) }

  public func multiplied(by other: ExactRational) -> ExactRational? {
    // Cross-reducing first keeps the parts as small as the result allows.
    let left = Int128(greatestCommonDivisor(numerator.magnitude, other.denominator.magnitude))
    let right = Int128(greatestCommonDivisor(other.numerator.magnitude, denominator.magnitude))
    guard left != 0, right != 0 else { return .zero }
    let (top, overflowTop) = (numerator / left).multipliedReportingOverflow(by: other.numerator / right)
    let (bottom, overflowBottom) = (denominator / right).multipliedReportingOverflow(by: other.denominator / left)
    guard !overflowTop, !overflowBottom else { return nil }
    return ExactRational(top, over: bottom)
  }

  /// The quotient; `nil` also when `other` is zero.
  public func divided(by other: ExactRational) -> ExactRational? {
    guard let inverse = ExactRational(other.denominator, over: other.numerator) else { return nil }
    return multiplied(by: inverse)
  }

  /// The double nearest the quotient; within one unit in the last place.
  public var doubleValue: Double { doubleQuotient(numerator, denominator) }

  /// Rounded half away from zero to `places` digits after the point; `nil` when that needs more than 38 digits.
  public func rounded(places: Int) -> ExactDecimal? {
    guard places <= PowersOfTen.largestExponent else { return nil }
    let (whole, part) = numerator.quotientAndRemainder(dividingBy: denominator)
    let (shifted, overflowShift) = whole.multipliedReportingOverflow(by: PowersOfTen.wide(places))
    guard !overflowShift else { return nil }
    // Digit by digit, so that the remainder never outgrows the denominator.
    var remainder = part.magnitude
    var fraction: Int128 = 0
    let divisor = denominator.magnitude
    for _ in 0..<places {
      let (tenfold, overflow) = remainder.multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      fraction = fraction * 10 + Int128(tenfold / divisor)
      remainder = tenfold % divisor
    }
    if remainder >= divisor - remainder { fraction += 1 }
    let sign: Int128 = numerator < 0 ? -1 : 1
    return ExactDecimal(mantissa: shifted + sign * fraction, scale: places)
  }
}

extension ExactRational: Comparable {
  public static func < (left: ExactRational, right: ExactRational) -> Bool {
    var (a, b, c, d) = (left.numerator, left.denominator, right.numerator, right.denominator)
    // Compares whole parts, then the reciprocals of what is left: exact without wider products.
    while true {
      let (wholeLeft, partLeft) = flooredDivision(a, b)
      let (wholeRight, partRight) = flooredDivision(c, d)
      if wholeLeft != wholeRight { return wholeLeft < wholeRight }
      if partRight == 0 { return false }
      if partLeft == 0 { return true }
      (a, b, c, d) = (d, partRight, b, partLeft)
    }
  }
}

extension ExactRational: CustomStringConvertible {
  public var description: String { denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)" }
}

private func flooredDivision(_ dividend: Int128, _ divisor: Int128) -> (whole: Int128, part: Int128) {
  let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
  return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
}

private func greatestCommonDivisor(_ first: UInt128, _ second: UInt128) -> UInt128 {
  var (a, b) = (first, second)
  while b != 0 { (a, b) = (b, a % b) }
  return a
}

/// The quotient as a double: a 60-bit leading part with the remainder folded in as a sticky bit, so that the one
/// conversion rounds correctly.
private func doubleQuotient(_ numerator: Int128, _ denominator: Int128) -> Double {
  guard numerator != 0 else { return 0 }
  var top = numerator.magnitude
  var bottom = denominator.magnitude
  var exponent = 0
  while top < bottom {
    if top.leadingZeroBitCount > 0 { top <<= 1 } else { bottom >>= 1 }
    exponent -= 1
  }
  var quotient = top / bottom
  var remainder = top % bottom
  while quotient < 1 << 60 {
    quotient <<= 1
    if remainder >= bottom - remainder {
      remainder = remainder - (bottom - remainder)
      quotient |= 1
    } else {
      remainder <<= 1
    }
    exponent -= 1
  }
  if remainder != 0 { quotient |= 1 }
  let magnitude = Double(quotient) * Double(sign: .plus, exponent: exponent, significand: 1)
  return numerator < 0 ? -magnitude : magnitude
}
