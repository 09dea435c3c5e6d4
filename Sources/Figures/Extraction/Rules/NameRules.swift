import Decimals

/// Numbers that are names or labels, and no quantities.
extension RuleFamily {
  static let names = RuleFamily(
    rules: [
      ExtractionRule(
        "label", "a number behind a word that it is the name of, and further ones joined to it",
        [
          .init("Article 5 and Resolution 2231 (2015) of the Council", "date 2015"),
          .init("goods of HS 27 and paragraphs 3, 4 and 7 of the text"),
          .init("see No. 3, page 12 and Table 4"),
          .init("the 2030 Agenda and the Group of 77"),
        ]),
      ExtractionRule(
        "code", "letters and digits in one, or a word, a hyphen and a number",
        [.init("Covid-19, MH17, the G20, ASEAN+3 and the P5+1"), .init("a Su-30 and an A320-200")]),
      ExtractionRule(
        "number in a list", "the number of an item, a heading or a note",
        [.init("1. Trade\n2) Investment [3]"), .init("2.1 Trade in goods")]),
      ExtractionRule(
        "clock", "a time of day",
        [
          .init("Updated 21:26 IST; doors open at 9 a.m. and 10.30 pm"),
          .init("between 0930 and 1200 hrs, at 0815, from 1330 to 1730 hrs"),
          .init("on 7 September at 11.00, or at 09.30 on 8 May", "date --09-07", "date --05-08"),
        ]),
      ExtractionRule(
        "telephone", "groups of digits with hyphens, a country code or a leading zero, or behind the word",
        [
          .init("call +7 (495) 123-45-67 or 02-555-1234"), .init("tel. +856 21 213 109"),
          .init("Tel: +996 312 000 145, fax: 412 009, phone (21) 412 010"),
          .init("Room 214, tel. 021 412 009 or 0800 123 456"),
        ]),
      ExtractionRule("version", "a number with a point behind a name", [.init("Industry 4.0 and Plan 2.0")]),
      ExtractionRule(
        "score", "two numbers joined by a colon, a stroke or a plus", [.init("a ratio of 1:5, 24/7, 10+1")]),
      ExtractionRule(
        "age", "how old somebody is", [.init("a 25-year-old student, women aged 15–24, a man 40 years old")]),
      ExtractionRule(
        "description", "a number word and a hyphen before what it describes",
        [.init("a two-way street, one-stop shops and first-class, three-dimensional models")]),
    ],
    match: { passage, index in NameRules(passage: passage).match(index) })
}

private struct NameRules {
  let passage: Passage

  func match(_ index: Int) -> RuleMatch? {
    let token = passage.tokens[index]
    switch token.kind {
    case .time: return .passed(next: index + 1)
    case .identifier: return identifier(index)
    case .sign where token.text == "+": return passage.telephone(behindPlus: index).map { .passed(next: $0) }
    case .number, .word: return number(index)
    default: return nil
    }
  }

  private func identifier(_ index: Int) -> RuleMatch? {
    if CalendarRules.isPartOfYear(passage.tokens[index].text) { return nil }
    var next = index + 1
    while passage.isGlued(next), passage.isKind(next, .sign) || passage.isKind(next, .dash),
      passage.isKind(next + 1, .number), passage.isGlued(next + 1)
    {
      next += 2
    }
    return .passed(next: next)
  }

  private func number(_ index: Int) -> RuleMatch? {
    let passage = passage
    let token = passage.tokens[index]
    let isDigits = token.kind == .number
    guard isDigits || NumberWords.small[token.text] != nil || token.text == "dozen" else { return nil }
    if isDigits, let next = passage.telephone(at: index) { return .passed(next: next) }
    if let next = label(index) ?? joinedToName(index) ?? age(index) { return .passed(next: next) }
    if token.kind == .word {
      // "two-way": only known nouns count behind a word and a hyphen.
      if passage.isHyphen(index + 1), isDescription(index + 2) {
        var end = index + 3
        while passage.isHyphen(end) { end += 2 }
        return .passed(next: end)
      }
      return nil
    }
    let next =
      listNumber(index) ?? clock(index) ?? passage.digitGroups(at: index) ?? version(index) ?? score(index)
      ?? gluedWord(index)
    return next.map { .passed(next: $0) }
  }

  private func isDescription(_ place: Int) -> Bool {
    let word = passage.word(place)
    if word == "plus" { return passage.isHyphen(place + 1) }
    // "thirty-one" is a number.
    if let unit = NumberWords.small[word], unit < 10, (NumberWords.small[passage.word(place - 2)] ?? 0) >= 20 {
      return false
    }
    if ["fold", "third", "thirds", "half", "quarter", "quarters", "fifth", "fifths"].contains(word) { return false }
    return GrammarWords.hyphenatedDescriptions.contains(word)
  }

  // MARK: Labels

  private func label(_ index: Int) -> Int? {
    var place = index - 1
    if passage.isMark(place, "."), passage.isGlued(place) { place -= 1 }
    let hasPoint = place < index - 1
    if passage.word(place) == "of", passage.word(place - 1) == "group", passage.tokens[place - 1].isCapitalised {
      return index + 1
    }
    // "we now number 203"
    if isCountingVerb(place) { return nil }
    if passage.word(index + 1) == "agenda", passage.tokens[index + 1].isCapitalised, isYear(index) { return index + 2 }
    if passage.word(place) == "plus", passage.tokens[place].isCapitalised { return index + 1 }
    if passage.isMark(place, "№") || passage.isMark(place, "§") || passage.isMark(place, "#") { return list(index) }
    let word = passage.word(place)
    if !hasPoint, passage.currencyPrefix(at: place) != nil { return nil }
    guard let label = passage[place], !passage.isApart(place, index), !label.isPossessive else { return nil }
    if word == "no" || word == "nos" || word == "nr" {
      return hasPoint || (label.isCapitalised && passage.tokens[index].kind == .number) ? list(index) : nil
    }
    if hasPoint, !["art", "para", "paras", "p", "pp", "fig", "figs", "vol", "ch", "sec", "ext", "tel"].contains(word) {
      return nil
    }
    guard GrammarWords.labels.contains(word), !passage.isMeasured(index) else { return nil }
    if passage.tokens[index].kind == .word {
      guard label.isCapitalised || ["phase", "stage", "number"].contains(word), !passage.isHyphen(index + 1) else {
        return nil
      }
    }
    if isYear(index), word != "agenda", word != "vision", word != "iso", word != "resolution" { return nil }
    if word == "agenda" || word == "vision", passage.isKind(index + 1, .dash) { return nil }
    if word == "number", passage.tokens[index].kind == .word { return index + 1 }
    if GrammarWords.capitalLabels.contains(word), !label.isCapitalised || isFirstOfSentence(place) {
      guard passage.nounPhrase(after: index + 1) == nil else { return nil }
    }
    return list(index)
  }

  private func isCountingVerb(_ place: Int) -> Bool {
    passage.word(place) == "number" && GrammarWords.beforeVerbNumber.contains(passage.word(place - 1))
  }

  private func isFirstOfSentence(_ place: Int) -> Bool { passage.isApart(place - 1, place) }

  private func isYear(_ index: Int) -> Bool {
    passage.numeral(at: index).map { passage.isYearLike($0) && $0.end == index + 1 } ?? false
  }

  /// The end of the numbers that one label names: "3, 4 and 7", "01–24", "123-FZ".
  private func list(_ index: Int) -> Int {
    var end = index + 1
    while end < passage.tokens.count {
      if passage.isHyphen(end), passage.isKind(end + 1, .word) || passage.isKind(end + 1, .number) {
        end += 2
        continue
      }
      let joins =
        ["and", "or", "to"].contains(passage.word(end)) || passage.isMark(end, ",") || passage.isMark(end, "/")
        || passage.isMark(end, "&") || passage.isKind(end, .dash)
      let next = passage.isMark(end, ",") && passage.word(end + 1) == "and" ? end + 2 : end + 1
      guard joins, passage.isKind(next, .number), !passage.isApart(index, next), !passage.isMeasured(next),
        !isYear(next),
        passage.nounPhrase(after: next + 1) == nil
      else { break }
      end = next + 1
    }
    return end
  }

  // MARK: Codes

  /// "Covid-19", "ASEAN+3": the number hangs on a word.
  private func joinedToName(_ index: Int) -> Int? {
    guard passage.isGlued(index), let joint = passage[index - 1], joint.isGlued, let name = passage[index - 2] else {
      return nil
    }
    guard name.kind == .word || name.kind == .identifier else { return nil }
    if joint.kind == .sign, joint.text == "+" { return index + 1 }
    guard joint.kind == .dash, joint.text != "−" else { return nil }
    if joint.text == "–", passage.isKind(index + 1, .percent) { return nil }
    if name.isCapitalised, CalendarWords.months[name.text] != nil { return nil }
    if CalendarWords.beforeYears.contains(name.text) || NumberWords.small[name.text] != nil { return nil }
    if CurrencyWords.prefix(name) != nil || passage.isMeasured(index) { return nil }
    if NumberWords.small[passage.tokens[index].text] != nil, !name.isCapitalised { return nil }
    var end = index + 1
    while passage.isHyphen(end), passage.isKind(end + 1, .number) { end += 2 }
    return end
  }

  private func gluedWord(_ index: Int) -> Int? {
    guard passage.isGlued(index + 1), passage.isKind(index + 1, .word) else { return nil }
    let word = passage.word(index + 1)
    if ["st", "nd", "rd", "th", "s", "x", "fold"].contains(word) || CalendarWords.months[word] != nil { return nil }
    if NumberWords.scales[word] != nil || NumberWords.letterScales[word] != nil || passage.isMeasured(index) {
      return nil
    }
    if GrammarWords.irregularPlurals.contains(word) { return nil }
    // "20projects" is a slip of the keyboard, "5G" a name.
    return word.utf8.count < 4 ? index + 2 : nil
  }

  private func version(_ index: Int) -> Int? {
    let token = passage.tokens[index]
    guard token.text.contains("."), !token.isGrouped, let before = passage[index - 1], before.kind == .word,
      before.isCapitalised, !passage.isApart(index - 1, index), !passage.isApart(index - 2, index - 1),
      CurrencyWords.prefix(before) == nil, !passage.isMeasured(index)
    else { return nil }
    return index + 1
  }

  // MARK: Numbers of items, times

  private func listNumber(_ index: Int) -> Int? {
    let token = passage.tokens[index]
    if passage.isMark(index - 1, "["), passage.isMark(index + 1, "]") { return index + 2 }
    if passage.isMark(index - 1, "("), passage.isMark(index + 1, ")"), token.text.utf8.count < 4,
      token.value.map({ $0.scale == 0 }) ?? false
    {
      return index + 2
    }
    let startsLine = token.breakBefore != .none
    guard startsLine else { return nil }
    if passage.isMark(index + 1, ".") || passage.isMark(index + 1, ")"), passage.isGlued(index + 1), !isYear(index) {
      return index + 2
    }
    if token.text.contains("."), token.digitCount < 3, let next = passage[index + 1], next.kind == .word,
      next.isCapitalised, next.breakBefore == .none, !passage.isMeasured(index)
    {
      return index + 1
    }
    return nil
  }

  private func clock(_ index: Int) -> Int? {
    let next = passage.word(index + 1)
    if ["a.m.", "p.m.", "am", "pm", "o'clock", "gmt", "hrs"].contains(next) { return index + 2 }
    return isTimeOfDay(index) ? index + 1 : hours(index)
  }

  /// "0930", "between 1330 and 1500 hrs": hours and minutes in four digits.
  private func hours(_ index: Int) -> Int? {
    guard isHourAndMinute(index) else { return nil }
    let startsWithZero = passage.tokens[index].text.hasPrefix("0")
    let isJoined = passage.isKind(index + 1, .dash) || ["to", "and", "until", "till"].contains(passage.word(index + 1))
    if isJoined, isHourAndMinute(index + 2) {
      let hasUnit = ["hrs", "hr", "h", "gmt", "utc"].contains(passage.word(index + 3))
      if hasUnit { return index + 4 }
      if startsWithZero { return index + 3 }
    }
    if passage.word(index + 1) == "hours",
      ["at", "by", "until", "from", "before", "after"].contains(passage.word(index - 1))
    {
      return index + 2
    }
    return startsWithZero ? index + 1 : nil
  }

  private func isHourAndMinute(_ place: Int) -> Bool {
    guard passage.isKind(place, .number), let value = passage.tokens[place].value, value.scale == 0,
      passage.tokens[place].text.utf8.count == 4
    else { return false }
    return value.mantissa < 2400 && value.mantissa % 100 < 60
  }

  /// Verbs before "at" whose number is no time of day.
  private static let levelVerbs: Set<String> = [
    "stood", "stands", "standing", "remained", "remains", "traded", "trades", "fixed", "valued", "priced", "kept",
    "settled", "peaked", "unchanged", "set", "put",
  ]

  /// "on 7 September at 11.00", "at 09.30 on 19 August": a point between hours and minutes, a day beside it.
  private func isTimeOfDay(_ index: Int) -> Bool {
    let token = passage.tokens[index]
    guard passage.word(index - 1) == "at", !Self.levelVerbs.contains(passage.word(index - 2)), let value = token.value,
      token.digitCount <= 2,
      value < 24, let point = token.text.firstIndex(of: "."), token.text[point...].utf8.count == 3,
      token.text[point...] < ".60"
    else { return false }
    return (index - 5..<index + 4).contains { place in
      passage.isKind(place, .word) && CalendarWords.months[passage.word(place)] != nil
        && passage.tokens[place].isCapitalised && !passage.isApart(min(place, index), max(place, index))
    }
  }

  private func score(_ index: Int) -> Int? {
    guard let joint = passage[index + 1], joint.isGlued, passage.isGlued(index + 2), passage.isKind(index + 2, .number)
    else { return nil }
    switch joint.text {
    case ":": return index + 3
    case "+": return passage.isMeasured(index + 2) ? nil : index + 3
    case "/":
      if isYear(index) || FractionRules.isPrinted(passage, index) { return nil }
      return passage.isMeasured(index + 2) ? nil : index + 3
    default: return nil
    }
  }

  private func age(_ index: Int) -> Int? {
    if ["aged", "ages", "age"].contains(passage.word(index - 1)), !isYear(index) {
      var end = index + 1
      while passage.isKind(end, .dash) || ["to", "and"].contains(passage.word(end)), passage.isKind(end + 1, .number) {
        end += 2
      }
      return end
    }
    guard let numeral = passage.numeral(at: index) else { return nil }
    let end = numeral.end
    if ["year", "years"].contains(passage.word(end)),
      passage.word(end + 1) == "old" || (passage.word(end + 1) == "of" && passage.word(end + 2) == "age")
    {
      return end + 2
    }
    guard passage.isHyphen(end), passage.word(end + 1) == "year", passage.isHyphen(end + 2),
      passage.word(end + 3).hasPrefix("old")
    else { return nil }
    return end + 4
  }
}
