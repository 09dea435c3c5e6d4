import Decimals
import Intervals

/// Numbers with what they count.
extension RuleFamily {
  static let counts = RuleFamily(
    rules: [
      ExtractionRule(
        "count", "a number with a plural behind it, adjectives and names between them",
        [
          .init("comprises 52 activities covering areas", "count 52 [activities]"),
          .init("the 10 Southeast Asian nations", "count 10 [Southeast Asian nations]"),
          .init("more than 50 Russian major companies in energy", "count more than 50 [Russian major companies]"),
          .init("a dozen projects and 1.5 million tonnes", "count 12 [projects]", "count 1500000 [tonnes]"),
          .init("in five years’ time", "count 5 [years’]"),
          .init("+7 654 321 people", "count 7654321 [people]"),
          .init("They phoned 12,000 clients in +7 654 321 towns.", "count 12000 [clients]", "count 7654321 [towns]"),
          .init("A kilogram costs 40 cents.", "count 40 [cents]"),
          .init("Of a euro or a dollar 40 cents are left.", "count 40 [cents]"),
          .init("two or three meetings", "count between 2 3 [meetings]"),
          .init("a hall of 240 sq m, lots of 9 or 12 sq. m", "count 240 [sq m]", "count between 9 12 [sq. m]"),
          .init("Exports came to 148,000 head; two head offices", "count 148000 [head]", "count 2 [head offices]"),
          .init("The page has passed 4,000 followers.", "count more than 4000 [followers]"),
          .init("It has passed 30 laws, none older than 12 months.", "count 30 [laws]", "count more than 12 [months]"),
        ]),
      ExtractionRule(
        "part of a group", "a number of a larger group; the group's noun is the part's",
        [
          .init("92 of the 139 action lines", "count 92 [action lines]", "count 139 [action lines]"),
          .init("five of its members", "count 5 [members]"),
          .init("eight of the Agreement's 99 articles", "count 8 [articles]", "count 99 [articles]"),
          .init("70 events, 23 of these in Moscow", "count 70 [events]", "count 23"),
          .init("four in ten members", "count 4 [members]", "count 10 [members]"),
          .init("seven out of every ten consignments", "count 7 [consignments]", "count 10 [consignments]"),
        ]),
      ExtractionRule(
        "list of counts", "numbers that share the noun of the last one",
        [
          .init("12, 15 and 18 projects", "count 12 [projects]", "count 15 [projects]", "count 18 [projects]"),
          .init("19 completed and 4 new projects", "count 19 [new projects]", "count 4 [new projects]"),
          .init(
            "five EAEU and six ASEAN countries", "count 5 [ASEAN countries]", "count 6 [ASEAN countries]"),
          .init(
            "five Russian and six Thai firms", "count 5 [Thai firms]", "count 6 [Thai firms]"),
        ]),
      ExtractionRule(
        "hyphenated count", "a number, a hyphen and what it counts; durations among them, no measures of one thing",
        [
          .init("the 4-year plan of the ten-member bloc", "count 4 [year]", "count 10 [member]"),
          .init("a 300-megawatt plant, 20- or 40-foot containers, the 48,700-square-metre hall"),
          .init("twenty-odd cities", "count about 20 [cities]"),
        ]),
      ExtractionRule(
        "one", "one with a singular; not the pronoun",
        [
          .init("one agreement was signed", "count 1 [agreement]"),
          .init("one of them, no one, one another, the one"),
        ]),
      ExtractionRule(
        "both", "both with a plural: two", [.init("both sides stressed; both Russia and ASEAN", "count 2 [sides]")]),
      ExtractionRule(
        "number with a scale", "a number with a scale word and nothing to count: a level",
        [
          .init("The index reached 1.2 million.", "level 1200000"),
          .init("a total of 1 million 640 thousand", "level 1640000"),
          .init("It grows by seven to eight million.", "level between 7000000 8000000 up"),
        ]),
      ExtractionRule(
        "implied count", "a bare number whose noun stands elsewhere: before a verb, of which, more than, number of",
        [
          .init("Of these, 12 were in energy.", "count 12"),
          .init("The number of joint projects exceeded 190.", "count more than 190 [joint projects]"),
          .init("six more than before", "count 6 up"),
          .init("Flights resumed, three a week.", "count 3"),
          .init("There were just over a hundred, so it closed.", "count more than 100"),
          .init("Seats are limited to 120.", "count up to 120"),
          .init("The number of producers has passed 300.", "count more than 300 [producers]"),
          .init("six schools, of which no more than two may be in Perm", "count 6 [schools]", "count up to 2"),
        ]),
    ],
    match: { passage, index in CountRules(passage: passage).match(index) })
}

private struct CountRules {
  let passage: Passage

  func match(_ index: Int) -> RuleMatch? {
    let token = passage.tokens[index]
    switch token.kind {
    case .number, .fraction: break
    case .word:
      if token.text == "both" { return both(index) }
      guard NumberWords.small[token.text] != nil || ["a", "an", "half"].contains(token.text) else { return nil }
    default: return nil
    }
    guard let range = passage.amountRange(at: index) else { return nil }
    // "zero tariffs" are none.
    if range.first.value == 0, range.first.numeral.isWord { return .passed(next: range.end) }
    let isOne = range.second == nil && range.first.value == 1
    if isOne, range.first.numeral.isWord || token.text == "1" { return one(index, range) }
    return hyphenated(range) ?? partOfGroup(range) ?? plain(range) ?? list(range) ?? implied(range)
  }

  private func found(_ rule: String, _ range: AmountRange, _ noun: Range<Int>?) -> RuleMatch {
    .found([draft(rule, range, noun)], next: range.end)
  }

  private func draft(_ rule: String, _ range: AmountRange, _ noun: Range<Int>?) -> Draft {
    var draft = Draft(rule, .count, range)
    draft.kind = .count
    draft.noun = passage.phraseText(noun)
    if let noun, noun.lowerBound >= range.end { draft.end = noun.upperBound }
    return draft
  }

  private func plain(_ range: AmountRange) -> RuleMatch? {
    if let before = passage[range.start - 1], before.kind == .word, before.isCapitalised, !before.isPossessive,
      !passage.isApart(range.start - 1, range.start), range.first.value.scale > 0, range.first.numeral.exponent == 0
    {
      return nil
    }
    // "1,000+ members"
    let behind = QualifierPhrases.after(range.end, in: passage)?.1 ?? range.end
    if let noun = passage.nounPhrase(after: behind) { return found("count", range, noun) }
    // "10 million of people" and "2 million in tonnes" are not joined; "1.2 million" alone is a level.
    guard range.first.numeral.exponent >= 3, !["a", "an"].contains(passage.word(range.start)) else { return nil }
    var level = draft("number with a scale", range, nil)
    level.kind = .level
    return .found([level], next: range.end)
  }

  private func hyphenated(_ range: AmountRange) -> RuleMatch? {
    guard passage.isHyphen(range.end), let noun = passage[range.end + 1], noun.kind == .word else { return nil }
    if noun.text == "odd" || noun.text == "plus" {
      guard !passage.isHyphen(range.end + 2), let things = passage.nounPhrase(after: range.end + 2) else {
        return .passed(next: range.end + 2)
      }
      var some = draft("hyphenated count", range, things)
      some.number = range.start..<(range.end + 2)
      some.qualifier = noun.text == "odd" ? .about : .atLeast
      return .found([some], next: range.end + 2)
    }
    if GrammarWords.hyphenatedMeasures.contains(noun.text) {
      var end = range.end + 2
      while passage.isHyphen(end) { end += 2 }
      return .passed(next: end)
    }
    let isKnown =
      GrammarWords.irregularPlurals.contains(noun.text) || CalendarWords.units.contains(noun.text)
      || GrammarWords.hyphenatedCounts.contains(noun.text)
    if !isKnown {
      let isPlainWord = !noun.isCapitalised && noun.text.utf8.count > 2
      guard !range.first.numeral.isWord, isPlainWord, !GrammarWords.hyphenatedDescriptions.contains(noun.text) else {
        return .passed(next: range.end + 2)
      }
    }
    var draft = draft("hyphenated count", range, (range.end + 1)..<(range.end + 2))
    draft.number = range.start..<(range.end + 2)
    return .found([draft], next: range.end + 2)
  }

  private func partOfGroup(_ range: AmountRange) -> RuleMatch? {
    let isOut = passage.word(range.end) == "out" && passage.word(range.end + 1) == "of"
    let afterIn = passage.word(range.end + 1) == "every" ? range.end + 2 : range.end + 1
    if passage.word(range.end) == "in", range.first.unit == nil, range.second == nil,
      let whole = passage.amount(at: afterIn), whole.unit == nil, range.first.value < whole.value,
      whole.value <= 100, let noun = passage.nounPhrase(after: whole.end)
    {
      // "four in ten members"
      var part = draft("part of a group", range, nil)
      part.noun = passage.text(noun)
      return .found([part], next: range.end)
    }
    guard passage.word(range.end) == "of" || isOut else { return nil }
    var place = range.end + (isOut ? 2 : 1)
    while GrammarWords.determiners.contains(passage.word(place)) || passage.word(place) == "every" { place += 1 }
    // "eight of the Agreement's 99 articles"
    let owner = (place..<(place + 3)).first { passage[$0]?.isPossessive == true && passage.isKind($0 + 1, .number) }
    if let owner { place = owner + 1 }
    if passage.word(place) == "total", passage.word(place + 1) == "of" { place += 2 }
    if let whole = passage.amount(at: place), whole.unit == nil, !passage.isYearLike(whole.numeral) {
      let noun = passage.nounPhrase(after: whole.end)
      // "Photo 3 of 12"
      let isLabelled = passage[range.start - 1]?.isCapitalised ?? false
      if noun == nil, isLabelled, !passage.isApart(range.start - 1, range.start) { return .passed(next: whole.end) }
      var part = draft("part of a group", range, nil)
      part.noun = passage.phraseText(noun)
      return .found([part], next: range.end)
    }
    if ["them", "which", "whom", "these", "those"].contains(passage.word(place)) {
      return found("part of a group", range, nil)
    }
    if let noun = passage.nounPhrase(after: place) { return found("part of a group", range, noun) }
    // "23 of these in the last year"
    return ["these", "those"].contains(passage.word(range.end + 1)) ? found("part of a group", range, nil) : nil
  }

  private func list(_ range: AmountRange) -> RuleMatch? {
    guard range.second == nil else { return nil }
    var members = [range]
    var place = range.end
    while members.count < 8 {
      var next = place
      // "19 completed and 4 on-going projects", "five Russian and six Thai companies"
      while next < place + 2, isPlainModifier(next) || (next == place && isName(next)) { next += 1 }
      let afterModifiers = next
      if passage.isMark(next, ",") { next += 1 }
      if passage.word(next) == "and" || passage.word(next) == "or" { next += 1 }
      guard next > afterModifiers, !passage.isApart(range.start, next), let amount = passage.amount(at: next),
        amount.unit == nil, amount.sign == 0, !passage.isYearLike(amount.numeral)
      else { return nil }
      members.append(AmountRange(first: amount, start: amount.start, end: amount.end))
      place = amount.end
      if let noun = passage.nounPhrase(after: place) {
        var drafts = members.map { draft("list of counts", $0, nil) }
        for index in drafts.indices { drafts[index].noun = passage.text(noun) }
        drafts[drafts.count - 1].end = noun.upperBound
        return .found(drafts, next: place)
      }
    }
    return nil
  }

  private static let beforeImplied: Set<String> = [
    "further", "another", "remaining", "including", "other", "averaged", "averages", "averaging", "numbered",
  ]

  private func isName(_ place: Int) -> Bool {
    guard let token = passage[place], token.kind == .word, token.isCapitalised else { return false }
    return !passage.isApart(place - 1, place) && CalendarWords.months[token.text] == nil
  }

  private func isPlainModifier(_ place: Int) -> Bool {
    guard let token = passage[place], token.kind == .word, !token.isCapitalised, !passage.isApart(place - 1, place)
    else { return false }
    return !GrammarWords.ends.contains(token.text) && token.text != "and" && token.text != "or"
      && NumberWords.small[token.text] == nil
  }

  private func implied(_ range: AmountRange) -> RuleMatch? {
    guard range.first.value.scale == 0, range.first.sign == 0 else { return nil }
    if range.qualifier == .fromTo, range.start == range.first.numeral.start { return found("from-to pair", range, nil) }
    guard range.second == nil else { return nil }
    let next = passage.word(range.end)
    let before = passage.word(range.start - 1)
    if Self.beforeImplied.contains(before) || next == "others" {
      return found("implied count", range, nil)
    }
    if next == "more", passage.word(range.end + 1) != "than" { return found("implied count", range, nil) }
    // "three a week"
    if ["a", "an", "per", "each", "every"].contains(next), CalendarWords.units.contains(passage.word(range.end + 1)),
      !["ago", "earlier", "before", "later", "after"].contains(passage.word(range.end + 2))
    {
      return found("implied count", range, nil)
    }
    if let number = numberOf(range.start) { return found("implied count", range, number) }
    // "198 of them facilitating and 165 restrictive"
    if before == "and", isPlainModifier(range.end), !range.first.numeral.isWord, followsNumber(range.start),
      passage.isApart(range.end, range.end + 1) || passage.isKind(range.end + 1, .mark)
    {
      return found("implied count", range, nil)
    }
    // "118 out of 139"
    let isWhole = before == "of" && (passage.word(range.start - 2) == "out" || passage.isKind(range.start - 2, .number))
    if isWhole { return found("implied count", range, nil) }
    let endsClause = passage.isApart(range.end - 1, range.end) || passage.isKind(range.end, .mark)
    // "just over a hundred." counts; "above 12." may be a place.
    if endsClause,
      let (_, start) = QualifierPhrases.before(range.start, in: passage, notBefore: max(0, range.start - 4)),
      start < range.start - 1 || !["below", "above", "under", "over", "some", "<", ">"].contains(before),
      range.first.value > 1
    {
      return found("implied count", range, nil)
    }
    if ["to", "at"].contains(before), !passage.isSum(range.start),
      MultipleRules.moves(passage, before: range.start - 1),
      !passage.isKind(range.end, .dash)
    {
      return found("implied count", range, nil)
    }
    if let direction = DirectionWords.comparative(next), passage.word(range.end + 1) == "than" {
      var draft = draft("implied count", range, nil)
      draft.direction = direction
      return .found([draft], next: range.end + 1)
    }
    if before == "from", followsNumber(range.start) { return found("implied count", range, nil) }
    let isBeforeVerb = ["were", "are", "have", "had", "will"].contains(next)
    // "of which no more than two may be chosen"
    if isBeforeVerb || ["may", "can", "must", "should", "could", "would", "might"].contains(next),
      let (_, start) = QualifierPhrases.before(range.start, in: passage, notBefore: max(0, range.start - 4)),
      start < range.start - 1
    {
      return found("implied count", range, nil)
    }
    let isOfWhich = passage.word(range.start - 1) == "which" && passage.word(range.start - 2) == "of"
    let startsClause =
      [",", ":", ";", "("].contains { passage.isMark(range.start - 1, $0) }
      || passage.isApart(range.start - 1, range.start)
    let hasLowBefore = ["and", "which", "another", "while", "only", "about", "other"].contains(before)
    guard isOfWhich || (isBeforeVerb && (startsClause || hasLowBefore)) else { return nil }
    return found("implied count", range, nil)
  }

  /// "the number of projects exceeded 190": what "number of" or "total of" names, up to twelve words before.
  private func numberOf(_ start: Int) -> Range<Int>? {
    guard
      DirectionWords.reaching.contains(passage.word(start - 1))
        || [
          "at", "was", "is", "than", "over", "exceeded", "exceeds", "totals", "exceeding", "about", "nearly", "almost",
          "around", "surpassed", "be", "passed", "crossed",
        ]
        .contains(passage.word(start - 1))
    else { return nil }
    for place in stride(from: start - 2, through: max(0, start - 12), by: -1) {
      if passage.isApart(place, start) || passage.isMark(place, ",") { return nil }
      if passage.word(place) == "number", passage.word(place + 1) == "of" { return passage.anyPhrase(after: place + 2) }
    }
    return nil
  }

  /// "to 1,000 places from 650": an amount stands shortly before in the sentence.
  private func followsNumber(_ start: Int) -> Bool {
    for place in stride(from: start - 2, through: max(0, start - 9), by: -1) {
      if passage.isApart(place, start) { return false }
      if passage.isKind(place, .number), !(passage.numeral(at: place).map { passage.isYearLike($0) } ?? true) {
        return true
      }
    }
    return false
  }

  private func both(_ index: Int) -> RuleMatch? {
    let place = passage.word(index + 1) == "of" || passage.word(index + 1) == "the" ? index + 2 : index + 1
    guard let noun = passage.nounPhrase(after: place, limit: 2), !passage.tokens[noun].contains(where: \.isCapitalised),
      passage.word(noun.upperBound) != "and", !passage.tokens[noun].contains(where: { $0.text == "and" }),
      !passage.isMark(noun.upperBound, ",") || passage.word(noun.upperBound + 1) != "and"
    else { return nil }
    var draft = Draft("both", .count, number: index..<(index + 1))
    draft.value = 2
    draft.kind = .count
    draft.noun = passage.text(noun)
    draft.end = noun.upperBound
    return .found([draft], next: index + 1)
  }

  // MARK: One

  private static let beforePronoun: Set<String> = [
    "no", "the", "any", "every", "each", "some", "another", "whole", "good", "not", "new", "old", "first", "last",
    "next", "previous", "main", "same", "plus",
  ]
  private static let figuresOfSpeech: Set<String> = [
    "hand", "day", "another", "more", "way", "thing", "time", "voice", "side", "part", "could", "can", "should", "may",
    "must", "might", "would", "will", "is", "was", "has", "such", "that", "which", "who", "point", "stop", "sense",
    "reason", "family", "roof", "accord", "belt", "road", "china", "asean", "vision", "identity", "community", "after",
    "by", "direction", "example", "body", "word", "last", "who's", "sided", "and", "or", "eye", "needs", "wants",
    "else",
    "place", "form", "go", "kind", "type", "key", "important", "priority", "area", "aspect", "step", "window", "health",
  ]

  private func one(_ index: Int, _ range: AmountRange) -> RuleMatch? {
    let next = passage.word(range.end)
    let isDigit = passage.isKind(index, .number)
    if passage.isHyphen(range.end) {
      return CalendarWords.units.contains(passage.word(range.end + 1))
        ? hyphenated(range) : .passed(next: range.end + 2)
    }
    guard !Self.beforePronoun.contains(passage.word(index - 1)), !next.isEmpty, !Self.figuresOfSpeech.contains(next),
      !GrammarWords.ends.contains(next), !passage.isApart(index, range.end), !passage.tokens[index].isPossessive,
      !passage.tokens[range.end].isCapitalised || isDigit, !next.hasSuffix("ly")
    else { return .passed(next: range.end) }
    if range.first.numeral.exponent > 0 { return plain(range) ?? .passed(next: range.end) }
    guard let noun = passage.anyPhrase(after: range.end, limit: 4), noun.lowerBound == range.end else {
      return .passed(next: range.end)
    }
    return found("one", range, noun)
  }
}
