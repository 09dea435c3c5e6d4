import Decimals

extension PrintedNumber {
  /// The sign before the fraction; the other of comma and point may then set thousands apart.
  public enum DecimalSign: Character, Sendable {
    case point = "."
    case comma = ","
  }

  /// Reads a number with its sign, thousands (`,`, blanks or apostrophes), scale word, percent sign and currency.
  ///
  /// Accepts `17`, `17.0`, `−3.2`, `1,500`, `1 500`, `$1.5 million`, `USD 18.3 bn`, `18.3 billion dollars`, `17%`,
  /// `17 per cent`, `2.5 percentage points`, `3 times`. Returns `nil` for anything else, for thousands set apart
  /// wrongly, and for more than 24 digits. Currency signs that several currencies share (`¥`, `kr`) are not read; `$`
  /// is read as the United States dollar.
  public init?(_ text: String, decimalSign: DecimalSign = .point) {
    var scanner = PrintedNumberScanner(text, decimalSign: decimalSign)
    guard let parsed = scanner.scan() else { return nil }
    self.init(
      text: text.trimmingBlanks, value: ExactDecimal(mantissa: parsed.mantissa, scale: parsed.scale),
      lastDigit: ExactDecimal(mantissa: 1, scale: parsed.scale), measure: parsed.measure)
  }
}

/// Words in front of and after the digits; keys in lower case.
private enum NumberWords {
  static let scales: [String: Int] = [
    "hundred": 2, "thousand": 3, "k": 3, "thsd": 3, "million": 6, "millions": 6, "mn": 6, "mln": 6, "mio": 6, "m": 6,
    "billion": 9, "billions": 9, "bn": 9, "bln": 9, "b": 9, "trillion": 12, "trillions": 12, "tn": 12, "trn": 12,
  ]
  static let measures: [String: PrintedNumber.Measure] = [
    "%": .percent, "percent": .percent, "per cent": .percent, "pp": .percentagePoint,
    "percentage point": .percentagePoint, "percentage points": .percentagePoint, "times": .times, "-fold": .times,
    "fold": .times, "x": .times,
  ]
  static let currencies: [String: String] = [
    "$": "USD", "us$": "USD", "us $": "USD", "s$": "SGD", "€": "EUR", "£": "GBP", "₽": "RUB", "฿": "THB", "rm": "MYR",
    "dollar": "USD", "dollars": "USD", "us dollar": "USD", "us dollars": "USD", "u.s. dollars": "USD", "euro": "EUR",
    "euros": "EUR", "rouble": "RUB", "roubles": "RUB", "ruble": "RUB", "rubles": "RUB", "baht": "THB",
    "ringgit": "MYR",
  ]
  /// Codes that a document may write in capitals beside a number.
  static let codes: Set<String> = [
    "AMD", "AUD", "BND", "BYN", "CAD", "CHF", "CNY", "EUR", "GBP", "HKD", "IDR", "INR", "JPY", "KGS", "KHR", "KRW",
    "KZT", "LAK", "MMK", "MYR", "NZD", "PHP", "RMB", "RUB", "SGD", "THB", "TWD", "USD", "VND",
  ]

  static func currency(_ word: String) -> String? {
    if word == "RMB" { return "CNY" }
    return codes.contains(word) ? word : currencies[word.lowercased()]
  }
}

private struct PrintedNumberScanner {
  private var rest: [Character]
  private let decimalSign: Character

  init(_ text: String, decimalSign: PrintedNumber.DecimalSign) {
    rest = Array(text.trimmingBlanks)
    self.decimalSign = decimalSign.rawValue
  }

  mutating func scan() -> (mantissa: Int128, scale: Int, measure: PrintedNumber.Measure)? {
    var isNegative = takeSign() ?? false
    guard let start = rest.firstIndex(where: { $0.isASCII && $0.isNumber }) else { return nil }
    var measure = PrintedNumber.Measure.number
    if start > 0 {
      var word = String(rest[..<start]).trimmingBlanks
      if let last = word.last, "-−+".contains(last) {
        isNegative = isNegative || last != "+"
        word = String(word.dropLast()).trimmingBlanks
      }
      guard let code = NumberWords.currency(word) else { return nil }
      measure = .currency(code)
      rest.removeFirst(start)
    }
    guard let (mantissa, scale) = takeDigits() else { return nil }
    guard let (exponent, after) = tail() else { return nil }
    if let after {
      guard measure == .number else { return nil }
      measure = after
    }
    return (isNegative ? -mantissa : mantissa, scale - exponent, measure)
  }

  private mutating func takeSign() -> Bool? {
    guard let first = rest.first, "-−+".contains(first) else { return nil }
    rest.removeFirst()
    return first != "+"
  }

  /// Digits with thousands in groups of three, all set apart by one sign, and a fraction.
  private mutating func takeDigits() -> (Int128, Int)? {
    var groups: [[Character]] = [takeRun()]
    var separator: Character?
    while rest.count > 3, let next = rest.first, next != decimalSign, ",.'’ \u{A0}\u{202F}\u{2009}".contains(next),
      separator == nil || separator == next, rest[1].isDigit
    {
      separator = next
      rest.removeFirst()
      groups.append(takeRun())
    }
    if groups.count > 1 {
      guard (1...3).contains(groups[0].count), groups.dropFirst().allSatisfy({ $0.count == 3 }) else { return nil }
    }
    var digits = groups.flatMap { $0 }
    var scale = 0
    if rest.count > 1, rest[0] == decimalSign, rest[1].isDigit {
      rest.removeFirst()
      let fraction = takeRun()
      scale = fraction.count
      digits += fraction
    }
    guard !digits.isEmpty, digits.count <= 24, let mantissa = Int128(String(digits)) else { return nil }
    return (mantissa, scale)
  }

  private mutating func takeRun() -> [Character] {
    let run = Array(rest.prefix { $0.isDigit })
    rest.removeFirst(run.count)
    return run
  }

  /// What follows the digits: a scale word, then a measure, each at most once; `nil` when anything else is there.
  private func tail() -> (exponent: Int, measure: PrintedNumber.Measure?)? {
    var words = String(rest).split(whereSeparator: \.isBlank).map(String.init)
    var exponent = 0
    if let first = words.first, let power = NumberWords.scales[first.lowercased()] {
      exponent = power
      words.removeFirst()
    }
    let phrase = words.joined(separator: " ")
    if phrase.isEmpty { return (exponent, nil) }
    if let measure = NumberWords.measures[phrase.lowercased()] { return exponent == 0 ? (0, measure) : nil }
    return NumberWords.currency(phrase).map { (exponent, .currency($0)) }
  }
}

extension Character {
  fileprivate var isDigit: Bool { isASCII && isNumber }
  fileprivate var isBlank: Bool { self == " " || self == "\u{A0}" || self == "\u{202F}" || self == "\u{2009}" }
}

extension String {
  fileprivate var trimmingBlanks: String {
    var view = self[...]
    while let first = view.first, first.isBlank { view.removeFirst() }
    while let last = view.last, last.isBlank { view.removeLast() }
    return String(view)
  }
}
