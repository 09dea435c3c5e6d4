extension ExactDecimal {
  public static prefix func - (value: ExactDecimal) -> ExactDecimal {
    ExactDecimal(mantissa: -value.mantissa, scale: value.scale)
  }

  public static func + (left: ExactDecimal, right: ExactDecimal) -> ExactDecimal {
    guard let sum = left.addingReportingOverflow(right) else { preconditionFailure("a sum of more than 38 digits") }
    return sum
  }

  public static func - (left: ExactDecimal, right: ExactDecimal) -> ExactDecimal { left + -right }

  public static func * (left: ExactDecimal, right: ExactDecimal) -> ExactDecimal {
    guard let product = left.multipliedReportingOverflow(by: right) else {
      preconditionFailure("a product of more than 38 digits")
    }
    return product
  }

  public static func += (left: inout ExactDecimal, right: ExactDecimal) { left = left + right }
  public static func -= (left: inout ExactDecimal, right: ExactDecimal) { left = left - right }

  /// The exact sum, or `nil` when it needs more than 38 digits.
  public func addingReportingOverflow(_ other: ExactDecimal) -> ExactDecimal? {
    let common = max(scale, other.scale)
    guard let a = mantissa(atScale: common), let b = other.mantissa(atScale: common) else { return nil }
    let (sum, overflow) = a.addingReportingOverflow(b)
    return overflow ? nil : ExactDecimal(mantissa: sum, scale: common)
  }

  /// The exact product, or `nil` when it needs more than 38 digits.
  public func multipliedReportingOverflow(by other: ExactDecimal) -> ExactDecimal? {
    let (product, overflow) = mantissa.multipliedReportingOverflow(by: other.mantissa)
    return overflow ? nil : ExactDecimal(mantissa: product, scale: scale + other.scale)
  }

  /// The number times `10^exponent`.
  public func scaled(byPowerOfTen exponent: Int) -> ExactDecimal {
    ExactDecimal(mantissa: mantissa, scale: scale - exponent)
  }
}
