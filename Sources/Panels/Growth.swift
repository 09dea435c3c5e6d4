public import Decimals
public import Observations

/// The definitions of growth between two values of a series.
public enum GrowthVariant: String, Sendable, CaseIterable {
  /// `x_t / x_{t−s} − 1` with s the number of periods in a year.
  case yearOnYear = "year-on-year"
  /// `x_t / x_{t−1} − 1`.
  case periodOnPeriod = "period-on-period"
  /// `ln x_t − ln x_{t−s}`.
  case logDifference = "log-difference"
  /// `(x_t / x_0)^(1/n) − 1`, n years after the first period.
  case compoundAnnual = "compound-annual"
}

/// A rate of growth, or why there is none.
public enum GrowthRate: Sendable, Equatable {
  /// An exact fraction, rounded only when it is printed.
  case exact(ExactRational)
  case rounded(Double)
  case undefined(Reason)

  public enum Reason: String, Sendable {
    case noValue = "no value"
    case noBase = "no base value"
    case zeroBase = "the base is zero"
    case signChange = "the sign changes"
    case notPositive = "logarithms need positive values"
  }

  public var doubleValue: Double? {
    switch self {
    case .exact(let fraction): fraction.doubleValue
    case .rounded(let value): value
    case .undefined: nil
    }
  }
}

extension GrowthRate {
  /// Growth from `base` to `value`; undefined over a zero base or a change of sign (World Bank and OECD practice).
  public static func between(_ base: AggregateValue, _ value: AggregateValue) -> GrowthRate {
    if let reason = undefinedReason(base, value) { return .undefined(reason) }
    if let before = base.exactValue, let after = value.exactValue, let denominator = ExactRational(before),
      let rate = ExactRational(after)?.divided(by: denominator)?.subtracting(.one)
    {
      return .exact(rate)
    }
    guard let before = base.doubleValue, let after = value.doubleValue else { return .undefined(.noValue) }
    return .rounded(after / before - 1)
  }

  /// `(x_T / x_0)^(1/n) − 1` after `years`; also known as CAGR.
  public static func compound(from base: AggregateValue, to value: AggregateValue, years: Double) -> GrowthRate {
    if let reason = undefinedReason(base, value) { return .undefined(reason) }
    guard let before = base.doubleValue, let after = value.doubleValue, years > 0 else { return .undefined(.noBase) }
    return .rounded(Elementary.power(after / before, 1 / years) - 1)
  }

  public static func logDifference(from base: AggregateValue, to value: AggregateValue) -> GrowthRate {
    guard let after = value.doubleValue else { return .undefined(.noValue) }
    guard let before = base.doubleValue else { return .undefined(.noBase) }
    guard before > 0, after > 0 else { return .undefined(.notPositive) }
    return .rounded(Elementary.logarithm(after / before))
  }

  /// The part of the total's growth that one series gives: `(x_{i,t} − x_{i,t−1}) / X_{t−1}`.
  ///
  /// Exact fractions over one denominator, so the contributions add up to the growth of the total exactly.
  public static func contribution(
    from base: AggregateValue, to value: AggregateValue, ofTotal total: AggregateValue
  ) -> GrowthRate {
    guard let after = value.doubleValue else { return .undefined(.noValue) }
    guard let before = base.doubleValue, let whole = total.doubleValue else { return .undefined(.noBase) }
    guard whole != 0 else { return .undefined(.zeroBase) }
    if let end = value.exactValue, let start = base.exactValue, let sum = total.exactValue,
      let change = end.addingReportingOverflow(-start).flatMap({ ExactRational($0) }),
      let denominator = ExactRational(sum),
      let part = change.divided(by: denominator)
    {
      return .exact(part)
    }
    return .rounded((after - before) / whole)
  }

  private static func undefinedReason(_ base: AggregateValue, _ value: AggregateValue) -> Reason? {
    guard let after = value.doubleValue else { return .noValue }
    guard let before = base.doubleValue else { return .noBase }
    if before == 0 { return .zeroBase }
    return (before < 0) != (after < 0) && after != 0 ? .signChange : nil
  }
}
