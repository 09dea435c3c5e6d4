/// Noun phrases by their ends: articles, prepositions, verbs and marks stop them, a plural closes them.
extension Passage {
  /// The phrase behind a number up to its first plural that is no adjective to another: "Southeast Asian nations".
  /// - Parameter limit: how many words may stand before the plural.
  func nounPhrase(after place: Int, limit: Int = 8) -> Range<Int>? {
    var cursor = place
    var words = 0
    while cursor < tokens.count, words <= limit {
      if cursor > place || place > 0, isApart(place - 1, cursor) { return nil }
      let token = tokens[cursor]
      if cursor > place || place > 0, token.breakBefore == .line, token.isCapitalised { return nil }
      switch token.kind {
      case .word:
        let text = token.text
        if let end = shortArea(cursor) { return place..<end }
        let isModifier = (words == 0 && GrammarWords.modifiers.contains(text)) || isHyphen(cursor + 1)
        if GrammarWords.ends.contains(text), !isModifier { return nil }
        if NumberWords.small[text] != nil, !isHyphen(cursor + 1) { return nil }
        if text == "and" || text == "or" {
          guard words > 0, let next = self[cursor + 1], next.kind == .word, !GrammarWords.ends.contains(next.text),
            NumberWords.small[next.text] == nil
          else { return nil }
        } else if !token.isPossessive || CalendarWords.units.contains(text), GrammarWords.isPlural(token),
          !isAdjective(cursor)
        {
          return place..<(cursor + 1)
        }
        words += 1
      case .dash:
        guard isHyphen(cursor) else { return nil }
      case .identifier:
        // "30 million m3"
        if GrammarWords.irregularPlurals.contains(token.text) { return place..<(cursor + 1) }
        words += 1
      case .number:
        // "two 600-megawatt units", "two Il-76 aircraft"
        guard isHyphen(cursor + 1) || (isHyphen(cursor - 1) && cursor - 1 > place) else { return nil }
      case .mark:
        if token.text == "(" {
          guard let end = (cursor + 1..<min(cursor + 5, tokens.count)).first(where: { isMark($0, ")") }),
            end + 1 < tokens.count, isKind(end + 1, .word)
          else { return nil }
          cursor = end
        } else if token.text == "," {
          guard words > 0, let next = self[cursor + 1], next.kind == .word, !next.isCapitalised,
            !GrammarWords.ends.contains(next.text), next.text != "and"
          else { return nil }
        } else if !((token.text == "/" || token.text == "&") || "\"'".contains(token.text)) {
          return nil
        }
      default: return nil
      }
      cursor += 1
    }
    return nil
  }

  /// "sq m", "sq. km", "cu ft": where such a unit ends.
  private func shortArea(_ place: Int) -> Int? {
    guard ["sq", "cu", "square", "cubic"].contains(word(place)) else { return nil }
    let unit = isMark(place + 1, ".") ? place + 2 : place + 1
    return ["m", "km", "cm", "mm", "ft", "mi", "yd"].contains(word(unit)) ? unit + 1 : nil
  }

  /// Whether a plural stands before another noun that closes the phrase: "sports facilities", "goods-related measures".
  private func isAdjective(_ place: Int) -> Bool {
    if isHyphen(place + 1) { return true }
    guard GrammarWords.adjectivalPlurals.contains(tokens[place].text) else { return false }
    guard !isMark(place + 1, ","), let next = self[place + 1], next.kind == .word, !isApart(place, place + 1),
      next.breakBefore == .none, !GrammarWords.ends.contains(next.text), next.text != "and"
    else { return false }
    if GrammarWords.isPlural(next) { return true }
    guard let after = self[place + 2], after.kind == .word, !GrammarWords.ends.contains(next.text) else { return false }
    return GrammarWords.isPlural(after) && !next.text.hasSuffix("ed") && !next.text.hasSuffix("ing")
      && !GrammarWords.ends.contains(after.text)
  }

  /// The words behind "of" up to a stop or a plural, singular or not: "total trade", "the goals" without its article.
  func anyPhrase(after place: Int, limit: Int = 6) -> Range<Int>? {
    var start = place
    while start < tokens.count, GrammarWords.determiners.contains(word(start)), !isApart(place - 1, start) {
      start += 1
    }
    if let plural = nounPhrase(after: start, limit: limit),
      tokens[plural].contains(where: \.isCapitalised) == false
        || plural.count <= 4
    {
      return plural
    }
    var cursor = start
    while cursor < min(start + limit, tokens.count), !isApart(place - 1, cursor) {
      let token = tokens[cursor]
      if token.kind == .word {
        if GrammarWords.ends.contains(token.text) || token.text == "and" || token.text == "or" { break }
        if NumberWords.small[token.text] != nil { break }
      } else if !(isHyphen(cursor) || token.kind == .identifier) {
        break
      }
      cursor += 1
    }
    return cursor > start ? start..<cursor : nil
  }

  /// What a share is a share of, its number passed: "the 57 proposals" are proposals.
  func wholePhrase(after place: Int) -> Range<Int>? {
    var start = place
    while start < tokens.count, GrammarWords.determiners.contains(word(start)) { start += 1 }
    if !isApart(place - 1, start), let number = amount(at: start), number.unit == nil, !isYearLike(number.numeral),
      let noun = nounPhrase(after: number.end)
    {
      return noun
    }
    return anyPhrase(after: place)
  }

  func phraseText(_ range: Range<Int>?) -> String { range.map { text($0) } ?? "" }
}
