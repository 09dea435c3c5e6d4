import Decimals

/// A number in digits or words, with the power of ten of its scale word apart.
struct Numeral: Sendable {
  var value: ExactDecimal
  var exponent = 0
  var start: Int
  var end: Int
  var isWord = false

  var scaled: ExactDecimal { value.scaled(byPowerOfTen: exponent) }
}

extension Passage {
  /// The number that begins at a token.
  /// - Parameter money: whether a letter may be a scale: `$5m`.
  func numeral(at start: Int, money: Bool = false) -> Numeral? {
    guard let token = self[start] else { return nil }
    var numeral: Numeral
    switch token.kind {
    case .number:
      guard let value = token.value else { return nil }
      numeral = Numeral(value: value, start: start, end: start + 1)
      if let next = self[start + 1], next.kind == .fraction, next.isGlued, let part = vulgar(next) {
        numeral.value += part
        numeral.end += 1
      } else if let (top, bottom) = printedFraction(at: start + 1), value.scale == 0 {
        numeral.value += NumberWords.percent(top, bottom).scaled(byPowerOfTen: -2)
        numeral.end += 3
      }
    case .fraction:
      guard let part = vulgar(token) else { return nil }
      numeral = Numeral(value: part, start: start, end: start + 1)
    case .word:
      guard let words = wordNumeral(at: start) else { return nil }
      numeral = words
    default: return nil
    }
    addHalf(&numeral)
    addScale(&numeral, money: money)
    addLowerScale(&numeral)
    addRepetition(&numeral)
    return numeral
  }

  /// The "1/2" of "3 1/2".
  private func printedFraction(at place: Int) -> (Int, Int)? {
    guard isMark(place + 1, "/"), isGlued(place + 1), isGlued(place + 2), !isGlued(place),
      let top = self[place]?.value, let bottom = self[place + 2]?.value,
      [2, 3, 4, 8].contains(bottom), top < bottom, top > 0, top.scale == 0
    else { return nil }
    return (Int(top.mantissa), Int(bottom.mantissa))
  }

  private func vulgar(_ token: Token) -> ExactDecimal? {
    NumberWords.vulgarFractions[token.text].map { top, bottom in
      let percent = NumberWords.percent(top, bottom)
      return percent.scaled(byPowerOfTen: -2)
    }
  }

  /// "two and a half".
  private func addHalf(_ numeral: inout Numeral) {
    var place = numeral.end
    for part in ["and", "a"] {
      if isHyphen(place) { place += 1 }
      guard word(place) == part else { return }
      place += 1
    }
    if isHyphen(place) { place += 1 }
    if word(place) == "half" {
      numeral.value += ExactDecimal(mantissa: 5, scale: 1)
    } else if word(place) == "quarter" {
      numeral.value += ExactDecimal(mantissa: 25, scale: 2)
    } else {
      return
    }
    numeral.end = place + 1
  }

  /// Scale words behind the number, with a hyphen too ("$40-billion"); "hundred thousand" is both.
  private func addScale(_ numeral: inout Numeral, money: Bool) {
    while true {
      var place = numeral.end
      if isHyphen(place) { place += 1 }
      guard isKind(place, .word) else { return }
      if tokens[place].breakBefore == .paragraph { return }
      let text = tokens[place].text
      var exponent = NumberWords.scales[text]
      if text == "hundred", numeral.exponent == 0 { exponent = 2 }
      let isCapital = (text == "m" || text == "b") && tokens[place].isCapitalised
      if exponent == nil, money || text == "k" || isCapital, isGlued(place), place == numeral.end {
        exponent = NumberWords.letterScales[text]
      }
      let isSetOff = money && place == numeral.end && ["m", "b"].contains(text) && !tokens[place].isCapitalised
      if exponent == nil, isSetOff, !isApart(place - 1, place) { exponent = NumberWords.letterScales[text] }
      // Two scales are one number in words only: "hundred thousand", "thousand billion".
      guard let exponent, numeral.exponent + exponent <= 15 else { return }
      numeral.exponent += exponent
      numeral.end = place + 1
    }
  }

  /// "1 million 640 thousand" is one number.
  private func addLowerScale(_ numeral: inout Numeral) {
    guard !numeral.isWord, numeral.exponent >= 6, numeral.value.scale == 0, let token = self[numeral.end],
      token.kind == .number, !token.isGlued, !isApart(numeral.end - 1, numeral.end), let value = token.value,
      value.scale == 0, value < 1000, let exponent = NumberWords.scales[word(numeral.end + 1)],
      exponent < numeral.exponent
    else { return }
    numeral.value = numeral.value.scaled(byPowerOfTen: numeral.exponent - exponent) + value
    numeral.exponent = exponent
    numeral.end += 2
  }

  /// "five (5)" and "3 (three)" say the number twice.
  private func addRepetition(_ numeral: inout Numeral) {
    let end = numeral.end
    guard isMark(end, "("), isKind(end + 1, numeral.isWord ? .number : .word) else { return }
    let again =
      numeral.isWord
      ? tokens[end + 1].value.map { ($0, end + 2) } : wordNumeral(at: end + 1).map { ($0.value, $0.end) }
    guard let (value, close) = again, value == numeral.scaled, isMark(close, ")") else { return }
    numeral.end = close + 1
  }

  /// A number in words; the last scale word is left to `addScale`, so that "two to three million" can share it.
  private func wordNumeral(at start: Int) -> Numeral? {
    switch word(start) {
    case "a", "an": return article(at: start)
    case "half": return halfMillion(at: start)
    case "hundred", "thousand", "million", "billion", "trillion", "dozen":
      // A scale word alone is an indefinite number.
      return nil
    default: break
    }
    var total = ExactDecimal.zero
    var cursor = start
    var last: (value: ExactDecimal, end: Int)?
    while let (group, end) = hundreds(at: cursor) {
      last = (ExactDecimal(group), end)
      guard let exponent = NumberWords.scales[word(end)], continues(at: end + 1) else { break }
      total += ExactDecimal(group).scaled(byPowerOfTen: exponent)
      cursor = word(end + 1) == "and" ? end + 2 : end + 1
    }
    guard let last else { return nil }
    var numeral = Numeral(value: total + last.value, start: start, end: last.end, isWord: true)
    if word(numeral.end) == "dozen" {
      numeral.value = numeral.value * 12
      numeral.end += 1
    }
    return numeral
  }

  /// Whether more of the same number follows a scale word: "two thousand five hundred".
  private func continues(at place: Int) -> Bool {
    let isJoined = word(place) == "and"
    let next = isJoined ? place + 1 : place
    guard let value = NumberWords.small[word(next)], value > 0 else { return false }
    return !isJoined || hundreds(at: next).map { NumberWords.scales[word($0.1)] == nil } ?? false
  }

  /// A number below a thousand in words: "one hundred and twenty-five".
  private func hundreds(at start: Int) -> (Int, Int)? {
    guard let (first, afterFirst) = tens(at: start) else { return nil }
    guard word(afterFirst) == "hundred", first < 100 else { return (first, afterFirst) }
    let isJoined = word(afterFirst + 1) == "and"
    if let (rest, end) = tens(at: afterFirst + (isJoined ? 2 : 1)), rest > 0, rest < 100 {
      return (first * 100 + rest, end)
    }
    return (first * 100, afterFirst + 1)
  }

  private func tens(at start: Int) -> (Int, Int)? {
    guard let first = NumberWords.small[word(start)] else { return nil }
    guard first >= 20 else { return (first, start + 1) }
    let next = isHyphen(start + 1) ? start + 2 : start + 1
    if let unit = NumberWords.small[word(next)], (1...9).contains(unit) { return (first + unit, next + 1) }
    return (first, start + 1)
  }

  private func article(at start: Int) -> Numeral? {
    switch word(start + 1) {
    case "hundred", "thousand", "million", "billion", "trillion":
      return Numeral(value: 1, start: start, end: start + 1, isWord: true)
    case "dozen": return Numeral(value: 12, start: start, end: start + 2, isWord: true)
    case "half" where NumberWords.scales[word(start + 2)] != nil:
      return Numeral(value: ExactDecimal(mantissa: 5, scale: 1), start: start, end: start + 2, isWord: true)
    default: return nil
    }
  }

  private func halfMillion(at start: Int) -> Numeral? {
    guard word(start + 1) == "a" || word(start + 1) == "an" else { return nil }
    if word(start + 2) == "dozen" { return Numeral(value: 6, start: start, end: start + 3, isWord: true) }
    guard NumberWords.scales[word(start + 2)] != nil else { return nil }
    return Numeral(value: ExactDecimal(mantissa: 5, scale: 1), start: start, end: start + 2, isWord: true)
  }
}
