import Decimals
import Intervals

/// One amount, or two that make a range or a from–to pair.
struct AmountRange: Sendable {
  var first: Amount
  var second: Amount?
  /// `between` for ranges, `fromTo` for pairs; `nil` for one amount.
  var qualifier: Qualifier?
  var start: Int
  var end: Int
}

extension Passage {
  /// The amount at a token with the second one that belongs to it.
  func amountRange(at start: Int) -> AmountRange? {
    guard let first = amount(at: start) else { return nil }
    let lead = word(start - 1)
    let single = AmountRange(first: first, start: start, end: first.end)
    if isFrom(start), let pair = pair(single) { return pair }
    if lead == "between" || isBetweenBehindQualifier(start), let range = betweenAnd(single) { return range }
    guard let (place, isDash) = connector(at: first.end, first), let second = amount(at: skippingHedge(place)) else {
      return single
    }
    if isDash, second.sign != 0 { return single }
    // "fell $1 bn to $23 bn" are a change and a level.
    if !isDash, first.unit != nil, second.unit != nil, MultipleRules.moves(self, before: start), !isForecast(start) {
      return single
    }
    guard var joined = joined(first, second) else { return single }
    let isScaled = first.numeral.exponent > 0
    let isBare = second.unit == nil && nounPhrase(after: second.end) == nil && !isForecast(start)
    // "grows by seven to eight million": the scale is shared.
    let sharesScale = !isScaled && joined.0.numeral.exponent > 0 && first.numeral.value < second.numeral.value
    if !isDash, lead == "by", !sharesScale, isScaled || isBare, MultipleRules.moves(self, before: start) {
      // "increased by 1 billion to 5 billion dollars"
      return AmountRange(first: joined.0, start: start, end: first.end)
    }
    guard belongs(joined.0, joined.1, isDash: isDash) else { return single }
    if isDash, first.sign < 0, second.sign == 0 { joined.1.sign = -1 }
    return AmountRange(first: joined.0, second: joined.1, qualifier: .between, start: start, end: second.end)
  }

  private static let measuring: Set<String> = [
    "equivalent", "level", "rate", "total", "average", "low", "high", "peak", "record", "minimum", "maximum",
  ]

  /// "from", "from under" and "from the equivalent of": a word of qualification or measure may stand between.
  private func isFrom(_ start: Int) -> Bool {
    if word(start - 1) == "from" { return true }
    if word(start - 1) == "of", Self.measuring.contains(word(start - 2)), ["the", "a", "an"].contains(word(start - 3)) {
      return word(start - 4) == "from"
    }
    guard let (_, place) = QualifierPhrases.before(start, in: self, notBefore: max(0, start - 4)) else { return false }
    return word(place - 1) == "from"
  }

  /// "may fall by 13 % to 32 %" is a range: nobody knows yet where it ends.
  private func isForecast(_ start: Int) -> Bool {
    word(start - 1) == "by"
      && (2...5).contains {
        ["may", "might", "could", "expected", "projected", "estimated"].contains(word(start - $0))
      }
  }

  private func isBetweenBehindQualifier(_ start: Int) -> Bool {
    (2...3).contains { word(start - $0) == "between" }
      && ["about", "around", "roughly", "approximately"].contains(word(start - 1))
  }

  /// A word of qualification inside a range is passed: "from 20 to more than 30".
  private func skippingHedge(_ place: Int) -> Int {
    for count in stride(from: 3, to: 0, by: -1) {
      let words = (0..<count).map { word(place + $0) }
      if words.allSatisfy({ !$0.isEmpty }), let qualifier = QualifierPhrases.qualifier(words.joined(separator: " ")),
        qualifier != .between, qualifier != .fromTo
      {
        return place + count
      }
    }
    return place
  }

  private func connector(at place: Int, _ first: Amount) -> (Int, isDash: Bool)? {
    guard let token = self[place], !isApart(place - 1, place) else { return nil }
    if token.kind == .dash {
      let isTight = token.isGlued && isGlued(place + 1)
      if token.text == "-", !token.isGlued, !isGlued(place + 1), token.breakBefore == .none, first.unit == nil,
        isKind(first.numeral.start, .number), let second = amount(at: place + 1), second.unit != nil
      {
        // "21 - 23 %"
        return (place + 1, true)
      }
      guard isTight || (token.text == "–" && !token.isGlued), !SentenceEnds.isBullet(tokens, place) || isTight else {
        return token.text == "–" && !token.isGlued && token.breakBefore == .none ? (place + 1, true) : nil
      }
      return (place + 1, true)
    }
    switch token.text {
    case "to": return (place + 1, false)
    case "or" where first.unit == nil || first.hasCurrencySign: return (place + 1, false)
    default: return nil
    }
  }

  /// Whether two joined amounts are one range.
  private func belongs(_ first: Amount, _ second: Amount, isDash: Bool) -> Bool {
    guard isKind(second.numeral.start, .number) == isKind(first.numeral.start, .number) || !isDash else { return false }
    return first.value < second.value || first.sign < 0
  }

  /// "from A … to B": what each counts may stand between them.
  private func pair(_ single: AmountRange) -> AmountRange? {
    var place = single.end
    let limit = min(place + 9, tokens.count)
    while place < limit, !isApart(single.start, place) {
      let isUpTo = word(place) == "up" && word(place + 1) == "to"
      if word(place) == "to" || isUpTo || (isKind(place, .dash) && place == single.end) {
        guard let second = amount(at: skippingHedge(place + (isUpTo ? 2 : 1))), let both = joined(single.first, second)
        else {
          if isUpTo || word(place) != "to" { return nil }
          place += 1
          continue
        }
        // "from 5 % to 2018" joins nothing: a year is no amount.
        if both.0.unit == nil, isYearLike(second.numeral), !isYearLike(single.first.numeral) { return nil }
        return AmountRange(
          first: both.0, second: both.1, qualifier: isRangingFrom(single.start) ? .between : .fromTo,
          start: single.start, end: second.end)
      }
      let token = tokens[place]
      if token.kind == .mark, !"(),".contains(token.text) { return nil }
      if ["and", "or", "but", "with", "by", "from"].contains(word(place)) { return nil }
      if token.kind == .currency || token.kind == .percent { return nil }
      place += 1
    }
    return nil
  }

  private func isRangingFrom(_ start: Int) -> Bool {
    ["ranging", "range", "ranges", "ranged", "varying", "varies", "vary"].contains(word(start - 2))
  }

  private func betweenAnd(_ single: AmountRange) -> AmountRange? {
    let place = single.end
    guard word(place) == "and" || word(place) == "to" || isKind(place, .dash),
      let second = amount(at: skippingHedge(place + 1)),
      let both = joined(single.first, second)
    else { return nil }
    return AmountRange(
      first: both.0, second: both.1, qualifier: .between, start: single.start, end: second.end)
  }

  /// Lets the two numbers share a unit and a scale word that only one of them has; `nil` when they do not fit.
  private func joined(_ first: Amount, _ second: Amount) -> (Amount, Amount)? {
    var (first, second) = (first, second)
    let firstHasSign = first.hasCurrencySign
    if first.unit == nil {
      first.unit = second.unit
    } else if second.unit == nil {
      // "$5–7 million" and "5 %–7" share; "5 % to 7 countries" does not.
      guard firstHasSign || nounPhrase(after: second.end, limit: 1) == nil else { return nil }
      guard firstHasSign || second.end >= tokens.count || tokens[second.end].kind != .word || first.unit == .percent
      else { return nil }
      let endsPhrase = isApart(second.end - 1, second.end) || isKind(second.end, .mark) || word(second.end) == "and"
      let isPercentPair = first.unit == .percent && isFrom(first.start) && endsPhrase && !isYearLike(second.numeral)
      guard firstHasSign || isPercentPair else { return nil }
      second.unit = first.unit
    }
    guard first.unit == second.unit else { return nil }
    if first.numeral.exponent == 0, second.numeral.exponent > 0, !isSeparateAmount(first) {
      let isSmaller = first.numeral.value < second.numeral.value
      if isSmaller || (first.numeral.value < 1000 && !firstHasSign) {
        first.numeral.exponent = second.numeral.exponent
      }
    }
    return (first, second)
  }

  /// Whether an amount is whole without the scale word of a later one: it has its own noun or is printed in full.
  private func isSeparateAmount(_ amount: Amount) -> Bool {
    guard let token = self[amount.numeral.start], token.kind == .number else { return false }
    return token.isGrouped || amount.numeral.value.magnitude >= 1000
  }

  /// "percentages do not add up to 100" tells of no quantity.
  func isSum(_ start: Int) -> Bool {
    let verb = word(start - 2) == "up" ? start - 3 : start - 2
    return ["add", "adds", "adding", "sum", "sums", "summing"].contains(word(verb))
  }

  func isYearLike(_ numeral: Numeral) -> Bool {
    guard numeral.exponent == 0, let token = self[numeral.start], token.kind == .number else { return false }
    return token.digitCount == 4 && !token.isGrouped && token.text.utf8.count == 4
      && (1900...2100).contains(numeral.value)
  }
}
