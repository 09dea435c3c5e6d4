import Decimals
import Intervals

/// What a number is measured in.
enum AmountUnit: Sendable, Equatable {
  case percent, percentagePoint, basisPoint, times
  case currency(String)
  /// Cents of a currency.
  case cents(String)

  var name: String {
    switch self {
    case .percent: "percent"
    case .percentagePoint, .basisPoint: "percentage point"
    case .times: "times"
    case .currency(let code), .cents(let code): code
    }
  }
}

/// A number with its sign and unit.
struct Amount: Sendable {
  var numeral: Numeral
  var unit: AmountUnit?
  var start: Int
  var end: Int
  /// The sign printed before it: −1, 0 for none, 1.
  var sign = 0

  var hasCurrencySign: Bool { if case .currency = unit { start < numeral.start } else { false } }

  var value: ExactDecimal {
    let isHundredth = if case .cents = unit { true } else { unit == .basisPoint }
    let size = isHundredth ? numeral.scaled.scaled(byPowerOfTen: -2) : numeral.scaled
    return sign < 0 ? -size : size
  }
}

extension Passage {
  /// The number with sign and unit that begins at a token.
  func amount(at start: Int) -> Amount? {
    var place = start
    var sign = 0
    if let token = self[place], token.kind == .sign || token.kind == .dash, let next = self[place + 1],
      next.isGlued || isMark(place - 1, "(")
    {
      guard next.kind == .number || next.kind == .currency, standsFree(place) else { return nil }
      guard token.text == "+" || token.kind == .dash else { return nil }
      sign = token.text == "+" ? 1 : -1
      place += 1
    }
    if sign == 0, word(start - 1) == "minus" { sign = -1 }
    var currency: String?
    if let (code, end) = currencyPrefix(at: place) {
      currency = code
      place = end
    }
    guard let numeral = numeral(at: place, money: currency != nil) else { return nil }
    var amount = Amount(numeral: numeral, start: start, end: numeral.end, sign: sign)
    if let currency {
      amount.unit = .currency(currency)
      addRepeatedCurrency(&amount, currency)
    } else {
      addUnit(&amount)
    }
    return amount
  }

  /// Whether nothing stands right before a sign that would make it a hyphen or a plus between two things.
  private func standsFree(_ place: Int) -> Bool {
    guard isGlued(place), let previous = self[place - 1] else { return true }
    return previous.kind == .mark && "(/\"'[:,".contains(previous.text)
  }

  /// "$", "US$", "USD", "Rs.", and where the number begins behind it.
  func currencyPrefix(at place: Int) -> (String, Int)? {
    guard let token = self[place] else { return nil }
    var found: (String, Int)?
    if token.kind == .currency {
      found = CurrencyWords.signs[token.text].map { ($0, place + 1) }
    } else if token.kind == .word {
      if isKind(place + 1, .currency), tokens[place + 1].text == "$", let code = CurrencyWords.dollars[token.text],
        isGlued(place + 1) || (token.isCapitalised && token.text != "a")
      {
        found = (code, place + 2)
      } else if token.isCapitalised, isGlued(place + 1), let code = CurrencyWords.gluedLetters[token.text] {
        found = (code, place + 1)
      } else if let code = CurrencyWords.prefix(token) {
        found = (code, isMark(place + 1, ".") ? place + 2 : place + 1)
      }
    }
    guard let (code, end) = found, isKind(end, .number) || isKind(end, .fraction) else { return nil }
    return (code, end)
  }

  /// "$5 million US", "$5 million USD", "$3 (AUD)": the words say which dollar.
  private func addRepeatedCurrency(_ amount: inout Amount, _ currency: String) {
    guard let (code, count) = CurrencyWords.suffix(tokens[amount.end...].prefix(3)),
      isKind(amount.end, .word), !isApart(amount.end - 1, amount.end)
    else { return }
    if code == currency || (tokens[amount.end - 1].end < tokens[amount.end].start && currency == "USD") {
      amount.unit = .currency(code)
      amount.end += count
    }
  }

  private func addUnit(_ amount: inout Amount) {
    let end = amount.end
    guard end < tokens.count, tokens[end].breakBefore != .paragraph else { return }
    let hyphened = isHyphen(end)
    let place = hyphened ? end + 1 : end
    if let (unit, after) = measure(at: place) {
      // A sentence may end in a bare number before "times" and "points"; units belong to the sentence.
      if isApart(end - 1, place) { return }
      amount.unit = unit
      amount.end = after
    } else if let (code, count) = CurrencyWords.cents(tokens[place...].prefix(2)) {
      // Cents of no told currency are things that are counted.
      guard !isApart(end - 1, place), let code = code ?? CurrencyWords.told(in: around(place)) else { return }
      amount.unit = .cents(code)
      amount.end = place + count
    } else if isKind(place, .word) || (isKind(place, .currency) && (isGlued(place) || !startsMoney(place))),
      !isApart(end - 1, place), let (code, count) = CurrencyWords.suffix(tokens[place...].prefix(3))
    {
      amount.unit = .currency(code)
      amount.end = place + count
    }
  }

  /// The tokens of a sentence near one of them.
  private func around(_ place: Int) -> ArraySlice<Token> {
    let sentence = sentences[tokens[place].sentence]
    return tokens[max(sentence.lowerBound, place - 40)..<min(sentence.upperBound, place + 40)]
  }

  private func startsMoney(_ place: Int) -> Bool { isKind(place + 1, .number) }

  /// A unit of ratios at a token, and where it ends.
  private func measure(at place: Int) -> (AmountUnit, Int)? {
    guard let token = self[place] else { return nil }
    if token.kind == .percent {
      let isPoint = ["point", "points"].contains(word(isHyphen(place + 1) ? place + 2 : place + 1))
      return isPoint ? (.percentagePoint, isHyphen(place + 1) ? place + 3 : place + 2) : (.percent, place + 1)
    }
    guard token.kind == .word else { return nil }
    func points(after end: Int, _ unit: AmountUnit) -> (AmountUnit, Int)? {
      let next = isHyphen(end) ? end + 1 : end
      return ["point", "points"].contains(word(next)) ? (unit, next + 1) : nil
    }
    switch token.text {
    case "percent", "percents", "pct": return points(after: place + 1, .percentagePoint) ?? (.percent, place + 1)
    case "per":
      let next = isHyphen(place + 1) ? place + 2 : place + 1
      guard word(next) == "cent" else { return nil }
      return points(after: next + 1, .percentagePoint) ?? (.percent, next + 1)
    case "percentage": return points(after: place + 1, .percentagePoint)
    case "pp", "p.p.", "ppt", "ppts", "pps": return (.percentagePoint, place + 1)
    case "basis": return points(after: place + 1, .basisPoint)
    case "bps", "bp", "b.p.": return (.basisPoint, place + 1)
    case "pc" where !token.isAllCapitals: return (.percent, place + 1)
    case "times": return (.times, place + 1)
    case "fold": return (.times, place + 1)
    case "x" where isGlued(place): return (.times, place + 1)
    default: return nil
    }
  }
}
