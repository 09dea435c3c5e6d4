import Decimals

extension Interval: CustomStringConvertible {
  /// Every digit where the bounds are short decimals, six places otherwise: `[6.5, 17.5]`, `(60, ∞)`.
  public var description: String { text(places: nil) }

  /// The interval as `[33.70, 35.42)`, its bounds rounded half away from zero to `places` digits after the point.
  ///
  /// A bound that is printed exactly shows whether it belongs to the interval. One that had to be rounded no longer
  /// can, and follows the convention of rounded numbers: `[` below and `)` above. An interval of one number prints as
  /// that number. With `places` nil, as many digits as the bounds have, at most six.
  /// With `percent`, fractions are printed times 100, without the sign.
  public func text(places: Int?, percent: Bool = false, grouping: String = ",") -> String {
    if singleValue != nil { return Self.digits(of: lower, places, percent, grouping).text }
    let low = Self.digits(of: lower, places, percent, grouping)
    let high = Self.digits(of: upper, places, percent, grouping)
    let opening = lower.value == nil || low.isExact && !lower.isClosed ? "(" : "["
    let closing = high.isExact && upper.isClosed ? "]" : ")"
    return opening + (lower.value == nil ? "−∞" : low.text) + ", " + (upper.value == nil ? "∞" : high.text) + closing
  }

  /// The bounds as `33.70 to 35.42`, for sentences.
  public func rangeText(places: Int?, percent: Bool = false, grouping: String = ",") -> String {
    let low = Self.digits(of: lower, places, percent, grouping).text
    let high = Self.digits(of: upper, places, percent, grouping).text
    switch (lower.value, upper.value) {
    case (nil, nil): return "any number"
    case (nil, _): return (upper.isClosed ? "at most " : "below ") + high
    case (_, nil): return (lower.isClosed ? "at least " : "above ") + low
    default: return low == high ? low : "\(low) to \(high)"
    }
  }

  private static func digits(
    of bound: Bound, _ places: Int?, _ percent: Bool, _ grouping: String
  ) -> (text: String, isExact: Bool) {
    guard var value = bound.value else { return ("", true) }
    if percent {
      guard let hundredfold = value.multiplied(by: ExactRational(100)) else {
        return ("\(value.doubleValue * 100)", false)
      }
      value = hundredfold
    }
    guard let rounded = value.roundedSafely(places: places ?? 6) else { return ("\(value.doubleValue)", false) }
    let isExact = ExactRational(rounded) == value
    return (rounded.formatted(places: places ?? rounded.scale, grouping: grouping), isExact)
  }
}

extension ExactRational {
  /// `rounded(places:)` for numbers whose whole part leaves room for the places; `nil` for the others.
  func roundedSafely(places: Int) -> ExactDecimal? {
    let whole = (numerator / denominator).magnitude
    guard places <= 30, whole < PowersOfTen.wide(30 - places).magnitude || whole == 0 else {
      return denominator == 1 ? ExactDecimal(mantissa: numerator, scale: 0) : nil
    }
    return rounded(places: places)
  }
}
