/// An exact decimal number: `mantissa × 10^−scale`.
///
/// Stored without trailing zeros, so equal numbers have equal parts (`1.50 == 1.5`) and print the same shortest text.
/// The mantissa holds up to 38 digits. How a number was *printed* (`17` or `17.0`) is another fact; see
/// `PrintedNumber` in `Intervals`.
///
/// Arithmetic is exact. A result of more than 38 digits traps, as integer arithmetic does; the variants that end in
/// `ReportingOverflow` return `nil` instead, and whatever a file can cause goes through those.
public struct ExactDecimal: Sendable, Hashable {
  /// The digits as an integer, with their sign; not divisible by ten unless `scale` is 0.
  public let mantissa: Int128
  /// How many of the digits stand after the point; never negative.
  public let scale: Int

  public static let zero = ExactDecimal(0)

  /// The most places that text and sums may turn into an `ExactDecimal`, past those of the smallest normal double
  /// (308); without it a few bytes such as `1e-1000000` would ask for a million digits.
  public static let largestScale = 400

  /// Creates `mantissa × 10^−scale`, dropping trailing zeros.
  ///
  /// A negative scale multiplies: `ExactDecimal(mantissa: 15, scale: -2)` is 1500.
  public init(mantissa: Int128, scale: Int) {
    var digits = mantissa
    var places = scale
    if places < 0 {
      digits *= PowersOfTen.wide(-places)
      places = 0
    }
    while places > 0, digits % 10 == 0 {
      if digits == 0 {
        places = 0
        break
      }
      digits /= 10
      places -= 1
    }
    self.mantissa = digits
    self.scale = places
  }

  public init(_ integer: some BinaryInteger) {
    self.mantissa = Int128(integer)
    self.scale = 0
  }

  public var isNegative: Bool { mantissa < 0 }
  public var isZero: Bool { mantissa == 0 }
  public var magnitude: ExactDecimal { isNegative ? -self : self }

  /// The mantissa this number has at a scale of at least its own, or `nil` when it needs more than 38 digits.
  public func mantissa(atScale target: Int) -> Int128? {
    precondition(target >= scale, "a smaller scale would drop digits")
    guard target - scale <= PowersOfTen.largestExponent else { return mantissa == 0 ? 0 : nil }
    let (product, overflow) = mantissa.multipliedReportingOverflow(by: PowersOfTen.wide(target - scale))
    return overflow ? nil : product
  }

  /// The nearest double (round half to even).
  public var doubleValue: Double {
    if scale <= 22, mantissa.magnitude < 1 << 53 {
      return Double(Int64(mantissa)) / PowersOfTen.double(scale)
    }
    return Double(description) ?? .nan
  }

  /// The number rounded half away from zero to `places` digits after the point, as a person rounds on paper.
  public func rounded(places: Int) -> ExactDecimal {
    guard places < scale else { return self }
    let drop = scale - places
    guard drop <= PowersOfTen.largestExponent else { return .zero }
    let unit = PowersOfTen.wide(drop)
    let (quotient, remainder) = mantissa.quotientAndRemainder(dividingBy: unit)
    let carry: Int128 = remainder.magnitude >= (unit - remainder.magnitude.asSigned).magnitude ? mantissa.signum() : 0
    return ExactDecimal(mantissa: quotient + carry, scale: places)
  }
}

extension UInt128 {
  fileprivate var asSigned: Int128 { Int128(self) }
}

extension ExactDecimal: Comparable {
  public static func < (left: ExactDecimal, right: ExactDecimal) -> Bool {
    if left.scale == right.scale { return left.mantissa < right.mantissa }
    let scale = max(left.scale, right.scale)
    if let a = left.mantissa(atScale: scale), let b = right.mantissa(atScale: scale) { return a < b }
    // One side does not fit at the common scale, so its magnitude is larger than the other's can be.
    if left.mantissa.signum() != right.mantissa.signum() { return left.mantissa < right.mantissa }
    let leftIsLarger = left.mantissa(atScale: scale) == nil
    return leftIsLarger == left.isNegative
  }
}

extension ExactDecimal: ExpressibleByIntegerLiteral {
  public init(integerLiteral value: Int64) { self.init(value) }
}
