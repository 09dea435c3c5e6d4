public import Decimals

/// A rule that says which true values may stand behind printed digits.
public enum DigitReading: Sendable, Hashable {
  /// The number was rounded, half away from zero: [v − u/2, v + u/2) for a last digit of unit u.
  case rounded
  /// Further digits were cut off: [v, v + u).
  case truncated
  /// The number was rounded at the finer unit that the document's other figures show.
  case documentPrecision(ExactDecimal)
  /// The number is exactly what is printed: a count.
  case exact

  /// The rule as it is printed beside a result.
  public var name: String {
    switch self {
    case .rounded: "rounded"
    case .truncated: "truncated"
    case .documentPrecision(let unit): "rounded to \(unit), as elsewhere in the document"
    case .exact: "exact"
    }
  }

  /// The true values that would print as this number.
  ///
  /// Rounding and cutting work on magnitudes, so the interval of a negative number is the mirror image, and that of
  /// zero is open on both sides. A document's precision that is coarser than the printed digits is not used.
  public func interval(of number: PrintedNumber) -> Interval {
    switch self {
    case .exact: .init(exactly: number.exactValue)
    case .rounded: spread(number, below: number.exactLastDigit.half, above: number.exactLastDigit.half)
    case .truncated: spread(number, below: .zero, above: number.exactLastDigit)
    case .documentPrecision(let unit):
      spread(
        number, below: finer(unit, than: number).half, above: finer(unit, than: number).half)
    }
  }

  private func finer(_ unit: ExactDecimal, than number: PrintedNumber) -> ExactRational {
    precondition(!unit.isNegative && !unit.isZero, "the unit of a digit is positive")
    return ExactRational(min(unit, number.lastDigit)) ?? number.exactLastDigit
  }

  private func spread(_ number: PrintedNumber, below: ExactRational, above: ExactRational) -> Interval {
    let value = number.exactValue
    if value.isZero { return Interval(.open(above.negated), .open(above)) }
    let magnitude = Interval(exactly: value.isNegative ? value.negated : value)
    let spread = magnitude + Interval(.closed(below.negated), .open(above))
    return value.isNegative ? -spread : spread
  }
}

extension PrintedNumber {
  /// The value as a fraction.
  public var exactValue: ExactRational { value.exactRational }
  var exactLastDigit: ExactRational { lastDigit.exactRational }
}

extension ExactDecimal {
  /// The decimal as a fraction; a printed number has far fewer than 38 places.
  fileprivate var exactRational: ExactRational {
    guard let rational = ExactRational(self) else { preconditionFailure("a printed number of more than 38 places") }
    return rational
  }
}

extension ExactRational {
  var half: ExactRational { divided(by: ExactRational(2))! }
}
