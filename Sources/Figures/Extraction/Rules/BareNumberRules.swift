import Decimals
import Intervals

/// Numbers without a noun, a unit or a scale word, told from names and labels by the words around them.
extension RuleFamily {
  static let bareNumbers = RuleFamily(
    rules: [
      ExtractionRule(
        "reached number", "a bare number behind a verb of result or measure, at the end of its phrase",
        [
          .init("Visitors totalled 1,200 in May.", "count 1200", "date --05"),
          .init("Of 60 drafts it adopted 41.", "count 60 [drafts]", "count 41"),
          .init("There are now nine; the mean was 28.5.", "count 9", "level 28.5"),
          .init("Output is to grow 4.7 then.", "level 4.7"),
          .init("We now number 203; from the list we carried out 13.", "count 203", "count 13"),
          .init("The list was signed by 15 and ratified by 9.", "count 15", "count 9"),
          .init("By rail it can be delivered in 18, but not today.", "count 18"),
          .init("The board has dated 12 and named 14 in vain."),
        ]),
      ExtractionRule(
        "bare level", "a bare number behind to, at or by with a verb of movement or standing before it",
        [
          .init("The staff has grown 1.6 times to 410.", "multiple 1.6 times up", "count 410 up"),
          .init("The index stood at 51.2, against a target of 55.", "level 51.2", "count 55"),
          .init("Membership grew by 15 to 240.", "count 15 up", "count 240 up"),
          .init("They met at 5 and went to 12; shares may not add up to 100."),
        ]),
      ExtractionRule(
        "number compared with", "a bare number behind against, versus or from, another number before it",
        [
          .init("118 trains ran, against 74 a year ago.", "count 118 [trains]", "count 74"),
          .init("The share is 16 percent, versus 9 then.", "share 16 percent", "count 9"),
          .init("They pay 2% instead of 20.", "share 2 percent", "count 20"),
          .init("The index rose from 48.7 to 50.3.", "level from-to 48.7 50.3 up"),
        ]),
      ExtractionRule(
        "size of a group", "a bare number behind a word for a group of people or things, or before in total",
        [
          .init("a delegation of 35 (staff 640)", "count 35", "count 640"),
          .init("We have 43 in total.", "count 43"),
          .init("lent for ten years, with a grace period of three", "count 10 [years]", "count 3"),
        ]),
      ExtractionRule(
        "entry", "a bare number behind a colon that ends a heading of counted things",
        [
          .init("Projects completed: 9 (2022: 6)", "count 9", "date 2022", "count 6"),
          .init("Scholarships: 60 full, 25 partial.", "count 60", "count 25"),
          .init("Office: 12"),
        ]),
      ExtractionRule(
        "enumeration", "bare numbers that part a number before them, each before its own preposition or verb",
        [
          .init(
            "Of the 14 proposals, 6 relate to education, 5 to energy and 3 to culture.", "count 14 [proposals]",
            "count 6", "count 5", "count 3"),
          .init("228 residents (15 foreign), only 74 actually ship", "count 228 [residents]", "count 15", "count 74"),
          .init(
            "88 drafts (62%) passed, 30 (21%) failed", "count 88 [drafts]", "share 62 percent", "count 30",
            "share 21 percent"),
          .init(
            "in Armenia it was 102%, in Belarus 107.", "share 102 percent", "count 107"),
          .init(
            "Of the 1,000 exporters, only 140 sell anything; 27 mentioned it and 12 remained silent.",
            "count 1000 [exporters]", "count 140", "count 27", "count 12"),
          .init("We have 187 from Viet Nam, then Laos with 96.", "count 187", "count 96"),
          .init("Eight lots will be let, the first two before June.", "count 8 [lots]", "count 2", "date --06"),
          .init("two years there and two here", "count 2 [years]", "count 2"),
          .init("eight members, with four from either side", "count 8 [members]", "count 4"),
          .init("Of the 18 links on the plan nine have been built.", "count 18 [links]", "count 9"),
          .init("one in five firms, earlier one in fourteen", "count 5 [firms]", "count 14"),
        ]),
      ExtractionRule(
        "grouped digits", "a bare number with separators between its thousands",
        [.init("Some 3,000 are employed there.", "count about 3000")]),
    ],
    match: { passage, index in BareNumberRules(passage: passage).match(index) })
}

private struct BareNumberRules {
  let passage: Passage

  /// Verbs whose number is a name or a place in a series.
  private static let naming: Set<String> = [
    "dated", "named", "called", "aged", "titled", "entitled", "ranked", "placed", "listed", "scheduled", "planned",
    "started", "opened", "closed", "arrived", "adjourned", "needed", "need", "based", "rated", "related", "turned",
  ]
  private static let results: Set<String> = [
    "hit", "hits", "reaching", "reaches", "reach", "totalling", "totaling", "totals", "exceeds", "exceeding",
    "numbering", "numbers", "employs", "employing", "employ", "won", "sold", "built", "became", "comprises",
    "comprising", "counts", "counting", "equals", "makes", "averages", "averaging", "surpassing", "is", "was", "were",
    "are", "has", "have", "had",
  ]
  private static let adverbs: Set<String> = ["now", "already", "currently", "still", "then", "only", "just", "also"]
  private static let standing: Set<String> = [
    "stood", "stands", "standing", "stand", "remained", "remains", "remain", "came", "comes", "amounted", "amounts",
    "amounting", "estimated", "put", "fixed", "capped", "limited", "traded", "trades", "left", "kept", "held", "set",
    "brought", "bringing", "brings", "settled", "stayed", "taking", "taken", "expanded", "changed", "calculated",
  ]
  private static let groups: Set<String> = [
    "delegation", "delegations", "staff", "crew", "team", "group", "workforce", "membership", "audience", "total",
    "average", "maximum", "minimum", "personnel", "turnout", "panel", "population", "headcount", "attendance", "fleet",
    "network", "mission", "contingent", "class", "sample", "record", "pool", "list", "employees", "enrolment",
  ]
  private static let indicators: Set<String> = [
    "index", "ratio", "score", "coefficient", "pmi", "average", "rate", "target", "goal", "plan", "quota", "limit",
    "threshold", "norm", "forecast", "level", "peak", "benchmark", "low", "high",
  ]
  private static let comparing: Set<String> = ["against", "versus", "vs", "from", "than"]
  private static let prepositions: Set<String> = [
    "to", "in", "for", "from", "on", "with", "by", "under", "at", "through", "within", "via", "outside", "between",
  ]

  func match(_ index: Int) -> RuleMatch? {
    let token = passage.tokens[index]
    switch token.kind {
    case .number, .fraction: break
    case .word where NumberWords.small[token.text] != nil || ["a", "an", "half"].contains(token.text): break
    default: return nil
    }
    guard let range = passage.amountRange(at: index) else { return nil }
    return bare(range) ?? .passed(next: range.end)
  }

  private func bare(_ range: AmountRange) -> RuleMatch? {
    let first = range.first
    guard first.unit == nil, first.sign == 0, first.numeral.exponent == 0, first.value > 0,
      !passage.isKind(range.end, .dash) || !passage.isHyphen(range.end)
    else { return nil }
    if range.second != nil {
      guard range.qualifier == .fromTo, !passage.isYearLike(first.numeral), closes(range.end) else { return nil }
      return found("number compared with", range)
    }
    guard !passage.isYearLike(first.numeral), !startsWithZero(range.start) else { return nil }
    let start = QualifierPhrases.before(range.start, in: passage, notBefore: max(0, range.start - 4))?.1 ?? range.start
    if let before = passage[start - 1], before.kind == .word, before.isCapitalised,
      !passage.isApart(start - 1, start), !passage.isApart(start - 2, start - 1), !before.isAllCapitals,
      !isAtPlace(range, start)
    {
      return nil
    }
    let rule = rule(range, start)
    return rule.map { found($0, range) }
  }

  private func rule(_ range: AmountRange, _ start: Int) -> String? {
    let isWhole = range.first.value.scale == 0
    let isWord = range.first.numeral.isWord
    let before = passage.isApart(start - 1, start) ? "" : passage.word(start - 1)
    if isWhole, isPartOfTen(range, before) { return "enumeration" }
    if isWhole, isEnumerated(range, start, before) || isPartOfOpening(range, start) { return "enumeration" }
    if isWhole, !isWord, isEntry(start), isWordBeforeMark(range.end) { return "entry" }
    guard closes(range.end) else { return nil }
    if isAtPlace(range, start) { return "enumeration" }
    if isWhole, follows(start), isSharedOut(range.end) { return "enumeration" }
    if isLevel(start, before) { return "bare level" }
    if isCompared(start, before), follows(start) { return "number compared with" }
    if isSized(range, start, before, isWhole: isWhole) { return "size of a group" }
    let place = Self.adverbs.contains(before) ? start - 1 : start
    let isMoved = !isWhole && DirectionWords.direction(of: before) != nil && !DirectionWords.isNoun(before)
    if isMoved || isResult(passage.word(place - 1)) || isVerbWithParticle(place - 1),
      !passage.isApart(place - 1, start),
      !isWord || (range.first.value > 1 && endsPhrase(range.end))
    {
      return "reached number"
    }
    guard isWhole, !isWord else { return nil }
    if isEntry(start) { return "entry" }
    if ["by", "in", "within"].contains(before), passage.word(start - 2).hasSuffix("ed"), endsPhrase(range.end) {
      return "reached number"
    }
    return passage.tokens[range.start].isGrouped ? "grouped digits" : nil
  }

  private func found(_ rule: String, _ range: AmountRange) -> RuleMatch {
    var draft = Draft(rule, .count, range)
    draft.kind = range.first.value.scale == 0 ? .count : .level
    return .found([draft], next: range.end)
  }

  // MARK: Surroundings

  /// Whether the phrase of the number ends behind it: at a mark, a small word, or the sentence's end.
  private func closes(_ place: Int) -> Bool {
    guard place < passage.tokens.count, !passage.isApart(place - 1, place) else { return true }
    let token = passage.tokens[place]
    switch token.kind {
    case .mark: return ".,;:()!?\"'".contains(token.text)
    case .dash: return !token.isGlued
    case .word: return token.text == "and" || (GrammarWords.ends.contains(token.text) && token.text != "times")
    default: return false
    }
  }

  private func endsPhrase(_ place: Int) -> Bool {
    passage.isApart(place - 1, place) || passage.isKind(place, .mark) || passage.word(place) == "and"
  }

  private func startsWithZero(_ place: Int) -> Bool {
    guard let token = passage[place], token.kind == .number else { return false }
    return token.text.hasPrefix("0") && token.text.utf8.count > 1 && !token.text.hasPrefix("0.")
      && !token.text.hasPrefix("0,")
  }

  /// Whether a number that is no year stands earlier in the sentence.
  private func follows(_ start: Int) -> Bool {
    for place in stride(from: start - 2, through: max(0, start - 40), by: -1) {
      if passage.isApart(place, start) { return false }
      let isNumber = passage.isKind(place, .number) || NumberWords.small[passage.word(place)] != nil
      if isNumber, let numeral = passage.numeral(at: place), !passage.isYearLike(numeral) { return true }
    }
    return false
  }

  /// "grew 1.6 times to 410", "stood at 7", "by 15": the verb may stand up to eight tokens before.
  private func isLevel(_ start: Int, _ before: String) -> Bool {
    let isIndicator = before == "of" && Self.indicators.contains(passage.word(start - 2))
    if isIndicator { return true }
    guard before == "to" || before == "at" || before == "by", !passage.isSum(start) else { return false }
    for place in stride(from: start - 2, through: max(0, start - 12), by: -1) {
      if passage.isApart(place, start) { return false }
      let word = passage.word(place)
      if DirectionWords.direction(of: word) != nil { return true }
      if Self.standing.contains(word) { return before != "by" && start - place < 6 }
      if DirectionWords.multiples[word] != nil { return before == "to" }
    }
    return false
  }

  private func isCompared(_ start: Int, _ before: String) -> Bool {
    switch before {
    case "of": passage.word(start - 2) == "instead"
    case "to", "with": ["compared", "opposed"].contains(passage.word(start - 2))
    default: Self.comparing.contains(before)
    }
  }

  private func isSized(_ range: AmountRange, _ start: Int, _ before: String, isWhole: Bool) -> Bool {
    guard isWhole else { return false }
    let next = passage.word(range.end)
    if next == "in", ["total", "all"].contains(passage.word(range.end + 1)) { return true }
    // "over ten years, with a grace period of three"
    if before == "of", ["period", "term", "tenor", "maturity"].contains(passage.word(start - 2)), endsPhrase(range.end),
      follows(start)
    {
      return true
    }
    if Self.groups.contains(before) { return range.first.value > 1 && !range.first.numeral.isWord }
    return before == "of" && Self.groups.contains(passage.word(start - 2))
  }

  /// "Projects completed: 9", "(2022: 6)".
  private func isEntry(_ start: Int) -> Bool {
    guard passage.isMark(start - 1, ":"), !passage.isApart(start - 1, start) else { return false }
    if let year = passage.numeral(at: start - 2), passage.isYearLike(year) { return follows(start - 1) }
    for place in stride(from: start - 2, through: max(0, start - 8), by: -1) {
      guard !passage.isApart(place, start), passage.isKind(place, .word) else { return false }
      if GrammarWords.labels.contains(passage.tokens[place].text) { return false }
      if GrammarWords.isPlural(passage.tokens[place]) || Self.groups.contains(passage.word(place)) { return true }
    }
    return false
  }

  /// "carried out 13", "we now number 203"
  private func isVerbWithParticle(_ place: Int) -> Bool {
    if passage.word(place) == "number" { return GrammarWords.beforeVerbNumber.contains(passage.word(place - 1)) }
    return ["out", "up"].contains(passage.word(place)) && Self.beforeParticle.contains(passage.word(place - 1))
  }

  private static let beforeParticle: Set<String> = [
    "carried", "rolled", "singled", "handed", "picked", "drew", "drawn", "set", "signed", "took", "taken", "bought",
  ]

  private func isResult(_ before: String) -> Bool {
    guard !Self.naming.contains(before) else { return false }
    return Self.results.contains(before) || (before.hasSuffix("ed") && before.utf8.count > 4)
  }

  /// "5 to energy and 3 to culture", "6 relate to": a part of what an earlier number counts.
  private func isEnumerated(_ range: AmountRange, _ start: Int, _ before: String) -> Bool {
    let opens =
      ["and", "only", "just"].contains(before) || (before == "with" && passage.isMark(start - 2, ","))
      || passage.isMark(start - 1, ",") || passage.isMark(start - 1, ";")
      || passage.isMark(start - 1, ":") || passage.isMark(start - 1, "(")
    // "eight packages, the first two before June"
    if range.first.numeral.isWord, ["first", "last", "next"].contains(before), closes(range.end), follows(start) {
      return true
    }
    guard opens, !passage.isApart(start - 1, start), follows(start), !passage.isApart(range.end - 1, range.end),
      let next = passage[range.end], next.kind == .word, !next.isCapitalised
    else { return false }
    if Self.prepositions.contains(next.text) || Self.adverbsBehind.contains(next.text) { return true }
    // "27 mentioned the risk", "12 remained under way"
    if isPast(next.text) { return true }
    // "only 74 actually ship", "(15 foreign)"
    if next.text.hasSuffix("ly") { return true }
    if !range.first.numeral.isWord, isWordBeforeMark(range.end) { return true }
    // "6 relate to education": a verb before a preposition.
    return !GrammarWords.ends.contains(next.text) && Self.prepositions.contains(passage.word(range.end + 1))
      && next.text != "and" && next.text != "or"
  }

  /// "in Armenia it was 102% and in Belarus 107": a name between a preposition and the number.
  private func isAtPlace(_ range: AmountRange, _ start: Int) -> Bool {
    guard closes(range.end), !range.first.numeral.isWord else { return false }
    var place = start - 1
    while start - place <= 3, let name = passage[place], name.kind == .word, name.isCapitalised,
      CalendarWords.months[name.text] == nil
    {
      place -= 1
    }
    let opens =
      ["and", "while", "but"].contains(passage.word(place - 1)) || passage.isMark(place - 1, ",")
      || passage.isMark(place - 1, ";")
    if place == start - 1, ["with", "at"].contains(passage.word(place)), let name = passage[place - 1],
      name.kind == .word, name.isCapitalised, !passage.isApart(place - 1, start)
    {
      // "then Laos with 96 and Indonesia with 71"
      return follows(place)
    }
    return place < start - 1 && ["in", "to", "from", "for"].contains(passage.word(place)) && opens && follows(place)
  }

  private static let adverbsBehind: Set<String> = [
    "here", "there", "abroad", "elsewhere", "each", "apiece", "overseas", "this", "last", "next",
  ]
  private static let auxiliaries: Set<String> = ["have", "has", "had", "were", "was", "are", "is", "will", "would"]

  private static let pastVerbs: Set<String> = [
    "remain", "took", "came", "went", "began", "became", "made", "held", "saw", "said", "gave", "got", "left", "met",
    "sold", "won", "lost", "built", "sent", "paid", "spent", "bought", "chose", "rose", "fell",
  ]

  private func isPast(_ word: String) -> Bool {
    Self.pastVerbs.contains(word) || (word.hasSuffix("ed") && word.utf8.count > 4 && word != "hundred")
  }

  /// "Of the 1,000 exporters, only 140 sell anything": a part of what opens the clause.
  private func isPartOfOpening(_ range: AmountRange, _ start: Int) -> Bool {
    var comma = ["only", "just"].contains(passage.word(start - 1)) ? start - 2 : start - 1
    if !passage.isMark(comma, ",") {
      // "Of the 18 links on the plan nine have been built."
      guard Self.auxiliaries.contains(passage.word(range.end)) else { return false }
      comma += 1
    }
    guard !passage.isApart(comma - 1, start) else { return false }
    for place in stride(from: comma - 1, through: max(0, comma - 24), by: -1) {
      if passage.isApart(place, comma) { return false }
      guard passage.word(place) == "of", passage.isApart(place - 1, place) || passage.isKind(place - 1, .mark) else {
        continue
      }
      let first = GrammarWords.determiners.contains(passage.word(place + 1)) ? place + 2 : place + 1
      return passage.amount(at: first).map { $0.unit == nil && !passage.isYearLike($0.numeral) } ?? false
    }
    return false
  }

  private func isWordBeforeMark(_ place: Int) -> Bool {
    guard let next = passage[place], next.kind == .word, !next.isCapitalised, !GrammarWords.ends.contains(next.text),
      !passage.isApart(place - 1, place), next.text != "and", next.text != "or"
    else { return false }
    return passage.isApart(place, place + 1) || passage.isKind(place + 1, .mark)
  }

  /// "30 (21%) were on-going": the share of the whole stands behind it.
  private func isSharedOut(_ place: Int) -> Bool {
    passage.isMark(place, "(") && passage.amount(at: place + 1)?.unit == .percent
  }

  /// "one in fourteen" without a noun.
  private func isPartOfTen(_ range: AmountRange, _ before: String) -> Bool {
    guard before == "in", range.first.value <= 100, closes(range.end) else { return false }
    let isOne = passage.word(range.start - 2) == "one"
    return isOne && !passage.isKind(range.end, .dash)
  }
}
