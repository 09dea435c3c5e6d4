import Decimals

/// Exact arithmetic whose overflow is a refusal.
struct ExactAmounts {
  let check: TradeCheck

  init(_ check: TradeCheck) { self.check = check }

  func require(_ value: ExactDecimal, _ what: String, _ position: Int) throws(IndicatorRefusal) {
    guard !value.isNegative else {
      throw check.refusal(.negative(what, position: position, value: value.doubleValue))
    }
  }

  func sum(_ left: ExactDecimal, _ right: ExactDecimal) throws(IndicatorRefusal) -> ExactDecimal {
    guard let sum = left.addingReportingOverflow(right) else { throw check.refusal(.tooManyDigits) }
    return sum
  }

  func difference(_ left: ExactDecimal, _ right: ExactDecimal) throws(IndicatorRefusal) -> ExactDecimal {
    try sum(left, -right)
  }

  /// left / right, which is not zero, exactly.
  func ratio(_ left: ExactDecimal, _ right: ExactDecimal) throws(IndicatorRefusal) -> ExactRational {
    guard let top = ExactRational(left), let bottom = ExactRational(right), let quotient = top.divided(by: bottom)
    else { throw check.refusal(.tooManyDigits) }
    return quotient
  }

  /// value × after / before, rounded once to so many places after the point.
  func grown(
    _ value: ExactDecimal, from before: ExactDecimal, to after: ExactDecimal, places: Int
  ) throws(IndicatorRefusal) -> ExactDecimal {
    guard let rate = ExactRational(after).flatMap({ top in ExactRational(before).flatMap { top.divided(by: $0) } }),
      let product = ExactRational(value)?.multiplied(by: rate)?.rounded(places: places)
    else { throw check.refusal(.tooManyDigits) }
    return product
  }
}
