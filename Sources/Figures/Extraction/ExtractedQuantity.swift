public import Decimals
public import Intervals

/// A quantity found in a text: its number with unit and word of qualification, and where it stands.
///
/// Everything is taken from the words of one sentence; nothing is carried over from another one.
public struct ExtractedQuantity: Sendable, Hashable {
  public enum Kind: String, Sendable, CaseIterable {
    case growth, share, level, count, multiple, ordinal, date, span
  }

  public enum Direction: String, Sendable {
    case up, down
  }

  public var kind: Kind
  /// Scaled: 1,500,000 for "1.5 million"; 17 for "17 %". `nil` for a date that is no year alone.
  public var value: ExactDecimal?
  /// The second number of a range or a from–to pair, and the last year of a span.
  public var upper: ExactDecimal?
  /// `nearly` stands for almost, `more than` for over.
  public var qualifier: Qualifier
  /// `percent`, `percentage point`, an ISO 4217 code, `times`, or empty for a count.
  public var unit: String
  /// What is counted, or what a share is a share of; empty where the sentence does not say it beside the number.
  public var noun: String
  public var direction: Direction?
  /// The period that the sentence states for the quantity, or the date itself: `2018`, `2017-08-09`, `2016 to 2020`;
  /// `--08-09` for a day without a year. Empty where none is stated.
  public var period: String
  /// The words found, from the word of qualification to the noun, as printed; line ends and runs of blanks are one
  /// blank.
  public var text: String
  /// The number alone, as printed.
  public var number: String
  /// The line on which the words start, counted from 1.
  public var line: Int
  /// Where the words stand in `ExtractionText.utf8`.
  public var span: Range<Int>
  /// The sentence before, as printed, shortened from the left to 240 characters.
  public var context: String
  /// The rule that found it, see `ExtractionRule`.
  public var rule: String

  /// One line for comparisons: `share more than 60 percent [goals]`, `level from-to 500000 1500000 USD up`.
  public var summary: String {
    var parts = [kind.rawValue]
    if qualifier != .exact { parts.append(qualifier.rawValue) }
    for number in [value, upper] { if let number { parts.append(number.description) } }
    if kind == .date || kind == .span { return "\(kind.rawValue) \(period)" }
    if !unit.isEmpty { parts.append(unit) }
    if let direction { parts.append(direction.rawValue) }
    if !noun.isEmpty { parts.append("[\(noun)]") }
    return parts.joined(separator: " ")
  }
}
