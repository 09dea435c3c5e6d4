import Decimals

/// A reported figure: a printed number, its word of qualification, and the rules by which both are read.
public struct ReportedValue: Sendable, Hashable {
  public var number: PrintedNumber
  /// The second number of a range or a from–to pair.
  public var upper: PrintedNumber?
  public var qualifier: Qualifier
  public var reading: DigitReading
  public var interpretation: Interpretation
  /// The values such a quantity can have: shares in percent lie in `Interval.percentages`, levels and counts are not
  /// negative.
  public var domain: Interval

  public init(
    _ number: PrintedNumber, upper: PrintedNumber? = nil, qualifier: Qualifier = .exact,
    reading: DigitReading = .rounded,
    interpretation: Interpretation = .logical, domain: Interval = .everything
  ) {
    self.number = number
    self.upper = upper
    self.qualifier = qualifier
    self.reading = reading
    self.interpretation = interpretation
    self.domain = domain
  }

  /// The true values that the words and digits leave open.
  ///
  /// | words | logical | pragmatic |
  /// |---|---|---|
  /// | none, preliminary, tentative | the reading of the digits | the same |
  /// | about | v ± 5 % or ± 1 unit of the last digit, the wider, closed | the same |
  /// | nearly, almost | [0.95 v, v); below zero (v, 0.95 v] | the same |
  /// | more than, over | (v, ∞) | (v, next round number) |
  /// | at least | [v, ∞) | [v, next round number) |
  /// | less than | (−∞, v) | (previous round number, v) |
  /// | up to | (−∞, v] | (previous round number, v] |
  /// | between, from–to | [v, upper] | the same |
  ///
  /// The next round number above v is the next multiple of the power of ten of v's first digit: 70 for 60, 3 billion
  /// for 2.6 billion, 200 for 100. The previous one below 100 is 90. Everything is cut to `domain`.
  /// - Throws: `Undefined.outsideDomain`, or `Undefined.notARange` for a range without its second number.
  public func interval() throws(Undefined) -> Interval {
    let free = try unrestricted()
    guard let inside = free.intersection(domain) else {
      throw .outsideDomain(printed: phrase, domain: domain)
    }
    return inside
  }

  /// The two quantities of "from A up to B", each by the reading of its digits.
  public func pair() throws(Undefined) -> (from: Interval, to: Interval) {
    guard let upper else { throw .notARange(printed: phrase) }
    guard let from = reading.interval(of: number).intersection(domain),
      let to = reading.interval(of: upper).intersection(domain)
    else { throw .outsideDomain(printed: phrase, domain: domain) }
    return (from, to)
  }

  /// The rules used, as they are printed beside a result: `"about": ± 5 % or ± 1 unit of the last digit`.
  public var rule: String {
    let isPragmatic = interpretation == .pragmatic
    let meaning =
      switch qualifier {
      case .exact: "digits \(reading.name)"
      case .preliminary, .tentative: "digits \(reading.name), may be revised"
      case .about: "± 5 % or ± 1 unit of the last digit, the wider"
      case .nearly, .almost: number.value.isZero ? "digits \(reading.name)" : "from 95 % of the number to below it"
      case .moreThan, .over, .atLeast: isPragmatic ? "up to the next round number" : "without an upper bound"
      case .lessThan, .upTo: isPragmatic ? "down to the previous round number" : "without a lower bound"
      case .between, .fromTo: "between the two numbers"
      }
    return qualifier == .exact ? meaning : "\"\(qualifier.rawValue)\": \(meaning)"
  }

  /// The words and the number, as printed.
  public var phrase: String {
    switch qualifier {
    case .exact: number.text
    case .between: "between \(number) and \(upper?.text ?? "…")"
    case .fromTo: "from \(number) to \(upper?.text ?? "…")"
    default: "\(qualifier.rawValue) \(number)"
    }
  }

  private func unrestricted() throws(Undefined) -> Interval {
    let value = number.exactValue
    let isPragmatic = interpretation == .pragmatic
    switch qualifier {
    case .exact, .preliminary, .tentative:
      return reading.interval(of: number)
    case .about:
      let twentieth = directedProduct(value.isNegative ? value.negated : value, ExactRational(1, over: 20)!, .up).value
      let spread = max(twentieth ?? value, number.exactLastDigit)
      return Interval(exactly: value) + Interval(.closed(spread.negated), .closed(spread))
    case .nearly, .almost:
      if value.isZero { return reading.interval(of: number) }
      let magnitude = Interval(.closed(ExactRational(19, over: 20)!), .open(.one))
      return magnitude.scaled(by: value)
    case .moreThan, .over, .atLeast:
      let next = RoundNumber.after(number).map(Interval.Bound.open) ?? .unbounded
      return Interval(qualifier == .atLeast ? .closed(value) : .open(value), isPragmatic ? next : .unbounded)
    case .lessThan, .upTo:
      let previous = RoundNumber.before(number).map(Interval.Bound.open) ?? .unbounded
      return Interval(isPragmatic ? previous : .unbounded, qualifier == .upTo ? .closed(value) : .open(value))
    case .between, .fromTo:
      guard let upper, upper.value >= number.value || qualifier == .fromTo else { throw .notARange(printed: phrase) }
      let ends = [value, upper.exactValue].sorted()
      return Interval(.closed(ends[0]), .closed(ends[1]))
    }
  }
}

/// The round numbers on either side of a printed one.
enum RoundNumber {
  static func after(_ number: PrintedNumber) -> ExactRational? { next(number.value, number.lastDigit)?.asRational }

  static func before(_ number: PrintedNumber) -> ExactRational? {
    next(-number.value, number.lastDigit).map { -$0 }?.asRational
  }

  /// The next multiple above `value` of the power of ten of its first digit. Below zero the number gets smaller, so
  /// that an exact power of ten (−100) steps by a tenth of it.
  private static func next(_ value: ExactDecimal, _ lastDigit: ExactDecimal) -> ExactDecimal? {
    if value.isZero { return lastDigit }
    let digits = String(value.mantissa.magnitude)
    let isPowerOfTen = digits.first == "1" && digits.dropFirst().allSatisfy { $0 == "0" }
    let step = ExactDecimal(mantissa: 1, scale: value.scale)
      .scaled(byPowerOfTen: digits.count - 1 - (value.isNegative && isPowerOfTen ? 1 : 0))
    let shift = step.scale
    // Both are integers at the step's scale, after the digits below the first are floored away.
    let places = max(value.scale, shift)
    guard let whole = value.mantissa(atScale: places), let unit = step.mantissa(atScale: places) else { return nil }
    let (quotient, remainder) = whole.quotientAndRemainder(dividingBy: unit)
    let floor = remainder < 0 ? quotient - 1 : quotient
    return ExactDecimal(mantissa: (floor + 1) * unit, scale: places)
  }
}

extension ExactDecimal {
  fileprivate var asRational: ExactRational? { ExactRational(self) }
}
