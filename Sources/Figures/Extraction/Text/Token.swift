import Decimals

/// One word, number or mark of a text.
struct Token: Sendable {
  enum Kind: UInt8, Sendable {
    case word, number, fraction, date, time, identifier, currency, percent, dash, sign, mark
  }

  enum Break: UInt8, Sendable, Comparable {
    case none, line, paragraph
    static func < (left: Break, right: Break) -> Bool { left.rawValue < right.rawValue }
  }

  var kind: Kind
  /// In small letters, without soft hyphens and a possessive ending, quotation marks straight.
  var text: String
  var start: Int
  var end: Int
  var line: Int
  /// Whether no blank stands before it.
  var isGlued = false
  var breakBefore = Break.none
  var isCapitalised = false
  var isAllCapitals = false
  var isPossessive = false
  var value: ExactDecimal?
  /// Digits as printed before the decimal sign, without grouping; for telling years from amounts.
  var digitCount = 0
  var isGrouped = false
  /// The date that a token such as 19-05-2018 is.
  var period = ""
  var sentence = 0
}
