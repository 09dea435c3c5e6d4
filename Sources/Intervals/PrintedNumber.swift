public import Decimals

/// A number as a document prints it: its value, and the unit of its last printed digit.
///
/// `17` counts ones, `17.0` tenths, `$1.5 million` hundred thousands, `1,500` ones: bare integers count every digit.
/// Percent stays as printed: `17%` has the value 17.
public struct PrintedNumber: Sendable, Hashable {
  /// What the number counts, as far as its own text says.
  public enum Measure: Sendable, Hashable {
    case number
    case percent
    case percentagePoint
    /// An amount in the currency with this ISO 4217 code.
    case currency(String)
    /// A multiple: `3 times`.
    case times
  }

  /// The characters read.
  public let text: String
  /// The value with its scale word multiplied in.
  public let value: ExactDecimal
  /// One unit of the last digit printed, scaled like the value; positive.
  public let lastDigit: ExactDecimal
  public let measure: Measure

  public init(text: String, value: ExactDecimal, lastDigit: ExactDecimal, measure: Measure = .number) {
    precondition(!lastDigit.isNegative && !lastDigit.isZero, "the unit of a digit is positive")
    self.text = text
    self.value = value
    self.lastDigit = lastDigit
    self.measure = measure
  }

  /// The same number in another measure, where a column beside it says what it counts.
  public func measured(as measure: Measure) -> PrintedNumber {
    PrintedNumber(text: text, value: value, lastDigit: lastDigit, measure: measure)
  }

  /// The same number counted in larger units: a column of `bn USD` has the scale 9.
  public func scaled(byPowerOfTen exponent: Int) -> PrintedNumber {
    PrintedNumber(
      text: text, value: value.scaled(byPowerOfTen: exponent), lastDigit: lastDigit.scaled(byPowerOfTen: exponent),
      measure: measure)
  }
}

extension PrintedNumber: CustomStringConvertible {
  public var description: String { text }
}
