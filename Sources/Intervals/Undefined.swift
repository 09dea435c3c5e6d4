/// Why an interval has no number to show: a fact for the reader, never a crash.
public enum Undefined: Error, Sendable, Hashable, CustomStringConvertible {
  /// The divisor may be zero.
  case divisorMayBeZero(Interval)
  /// Growth from a base that may be zero.
  case baseMayBeZero(Interval)
  /// Growth between numbers whose signs differ or may differ.
  case signMayChange(before: Interval, after: Interval)
  /// A share of parts that may be negative.
  case partMayBeNegative(Interval)
  /// A share of a whole that may be zero.
  case wholeMayBeZero
  /// A part that is larger than its whole whatever the rounding.
  case partExceedsWhole(part: Interval, whole: Interval)
  /// A printed number outside the values its quantity can have, such as a share of 130 %.
  case outsideDomain(printed: String, domain: Interval)
  /// A range without its second number, or with the numbers in the wrong order.
  case notARange(printed: String)

  public var description: String {
    switch self {
    case .divisorMayBeZero(let divisor): "a ratio by \(divisor), which may be zero, is undefined"
    case .baseMayBeZero(let base): "growth from \(base), which may be zero, is undefined"
    case .signMayChange(let before, let after): "growth from \(before) to \(after) crosses zero and is undefined"
    case .partMayBeNegative(let part): "a share of \(part), which may be negative, is undefined"
    case .wholeMayBeZero: "a share of a whole that may be zero is undefined"
    case .partExceedsWhole(let part, let whole): "the part \(part) is larger than its whole \(whole)"
    case .outsideDomain(let printed, let domain): "\(printed) lies outside \(domain), the values it can have"
    case .notARange(let printed): "\(printed) is not a range: it needs two numbers, the smaller first"
    }
  }
}
