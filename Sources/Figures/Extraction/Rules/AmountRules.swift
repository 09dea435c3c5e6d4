import Decimals
import Intervals

/// Numbers with a unit: percentages, points, money, multiples.
extension RuleFamily {
  static let amounts = RuleFamily(
    rules: [
      ExtractionRule(
        "percentage", "a number with %, percent, per cent, pct or pc",
        [
          .init("a 17% increase", "growth 17 percent up"),
          .init("more than 60 % of the goals", "share more than 60 percent [goals]"),
          .init("Trade fell by seventeen per cent.", "growth 17 percent down"),
          .init("exports of 5, 7 and 9 percent", "share 5 percent", "share 7 percent", "share 9 percent"),
          .init("Output: −3.5 %", "growth -3.5 percent down"),
          .init("growth of 4.2 pc", "growth 4.2 percent up"),
          .init(
            "Exports rose by 18% to $96 million, and imports by 27%.", "growth 18 percent up", "level 96000000 USD up",
            "growth 27 percent up"),
          .init("at a reduced rate of 3 percent, some 8% dearer", "level 3 percent", "growth about 8 percent up"),
          .init("at most a 15% increase", "growth up to 15 percent up"),
          .init("The share does not exceed 1 per cent.", "share up to 1 percent"),
        ]),
      ExtractionRule(
        "percentage points", "points of percentage; 100 basis points are one",
        [
          .init("up 39 percentage points", "growth 39 percentage point up"),
          .init("cut by 25 basis points", "growth 0.25 percentage point down"),
        ]),
      ExtractionRule(
        "money", "a number with a sign, code or word of a currency and its scale word",
        [
          .init("US$2.6bn and RUB 5 mln", "level 2600000000 USD", "level 5000000 RUB"),
          .init("about 1.5 million dollars", "level about 1500000 USD"),
          .init(
            "S$3 million, 18.3 billion roubles, €3 trillion",
            "level 3000000 SGD", "level 18300000000 RUB", "level 3000000000000 EUR"),
          .init("a $40-billion project", "level 40000000000 USD"),
          .init("A $48 million expansion; A$2 million.", "level 48000000 USD", "level 2000000 AUD"),
          .init(
            "Sales came to €5 million in March and 7 in April.", "level 5000000 EUR", "date --03", "level 7000000 EUR",
            "date --04"),
          .init(
            "It was 28,400 roubles in July and 27,100 in August.", "level 28400 RUB", "date --07", "level 27100 RUB",
            "date --08"),
          .init(
            "measures costing 1.8 trillion roubles ($20 billion), of which the budget covers 620 billion",
            "level 1800000000000 RUB", "level 20000000000 USD", "level 620000000000 RUB"),
          .init("Japan pledged ¥2 trillion.", "level 2000000000000 JPY"),
          .init("RM5.9 bil, 3.4 mrd euros", "level 5900000000 MYR", "level 3400000000 EUR"),
          .init(
            "11.4 million tala, 18 billion kip, 250 pa'anga, 7 lari, 9,000 tugriks", "level 11400000 WST",
            "level 18000000000 LAK", "level 250 TOP", "level 7 GEL", "level 9000 MNT"),
          .init("Baku spent 3 million manat, Ashgabat 5.", "level 3000000 AZN"),
          .init("Turkmenistan spent 3 million manat.", "level 3000000 TMT"),
          .init("The school in Moldova cost 2 million lei.", "level 2000000 MDL"),
          .init("The fee is P2,500, for members P500.", "level 2500 PHP", "level 500 PHP"),
        ]),
      ExtractionRule(
        "cents", "hundredth parts of the currency that the words or the sentence tell; else things counted",
        [
          .init("For every dollar earned we get fewer than 15 cents.", "level less than 0.15 USD"),
          .init("It costs 12 US cents, or 11 euro cents.", "level 0.12 USD", "level 0.11 EUR"),
        ]),
      ExtractionRule(
        "range", "two amounts joined by a dash, to or between … and; unit and scale may stand once",
        [
          .init("between 3 and 5 %", "share between 3 5 percent"),
          .init("Fees range from 3 to 7 dollars.", "level between 3 7 USD"),
          .init("1.5 to 2 million dollars; $3 or $4", "level between 1500000 2000000 USD", "level between 3 4 USD"),
        ]),
      ExtractionRule(
        "from-to pair", "from one amount to another: a start and an end",
        [
          .init(
            "increased annual contribution from $500,000 up to $ 1.5 million",
            "level from-to 500000 1500000 USD up"),
          .init(
            "fell from 5.5 billion dollars in 2021 to 3.75 billion dollars",
            "level from-to 5500000000 3750000000 USD down"),
          .init(
            "It raised the limit from the equivalent of $200,000 to at least $500,000.",
            "level from-to 200000 500000 USD up"),
          .init("Duties are cut from 15% to 0.", "level from-to 15 0 percent down"),
        ]),
      ExtractionRule(
        "times", "a number with times, x, -fold or behind a factor of",
        [
          .init("Trade increased 2.5 times.", "multiple 2.5 times up"),
          .init("increased by a factor of three", "multiple 3 times up"),
          .init("a 10-fold rise", "multiple 10 times up"),
          .init("They met three times.", "count 3 [times]"),
          .init("2.5 times more than five years ago", "multiple 2.5 times up", "count 5 [years]"),
          .init("Trade rose by 1.4 and 3 times.", "multiple 1.4 times up", "multiple 3 times up"),
        ]),
    ],
    match: { passage, index in AmountRules(passage: passage).match(index) })
}

private struct AmountRules {
  let passage: Passage

  func match(_ index: Int) -> RuleMatch? {
    guard begins(index), let range = passage.amountRange(at: index) else { return nil }
    guard let unit = range.first.unit else { return factor(range) ?? list(index, range) }
    switch unit {
    case .percent: return found("percentage", .ratio, range)
    case .percentagePoint, .basisPoint: return found("percentage points", .ratio, range)
    case .currency, .cents: return found("money", .money, range)
    case .times: return times(range)
    }
  }

  private func begins(_ index: Int) -> Bool {
    let token = passage.tokens[index]
    switch token.kind {
    case .number, .fraction, .currency: return true
    case .sign, .dash: return passage.isGlued(index + 1) || passage.isMark(index - 1, "(")
    case .word:
      if NumberWords.small[token.text] != nil || ["a", "an", "half"].contains(token.text) { return true }
      return passage.currencyPrefix(at: index) != nil
    default: return false
    }
  }

  private func found(_ rule: String, _ form: Draft.Form, _ range: AmountRange) -> RuleMatch {
    let isCents = if case .cents = range.first.unit { true } else { false }
    let rule = isCents ? "cents" : rule
    let name = range.qualifier == .between ? "range" : range.qualifier == .fromTo ? "from-to pair" : rule
    var draft = Draft(name, form, range)
    if form == .money, let code = sharedCurrency(range) { draft.unit = code }
    return .found([draft], next: range.end)
  }

  /// Two currencies share a sign or word: the sentence says whose it is where it names one of the two countries.
  private func sharedCurrency(_ range: AmountRange) -> String? {
    let name = range.first.unit == .currency("¥") ? "¥" : passage.word(range.end - 1)
    guard CurrencyWords.isShared(name) else { return nil }
    let sentence = passage.sentences[passage.tokens[range.start].sentence]
    let near = max(sentence.lowerBound, range.start - 40)..<min(sentence.upperBound, range.end + 20)
    return CurrencyWords.code(of: name, among: passage.tokens[near].filter { $0.kind == .word }.map(\.text))
  }

  private func name(_ unit: AmountUnit) -> String {
    switch unit {
    case .percent: "percentage"
    case .percentagePoint, .basisPoint: "percentage points"
    case .times: "times"
    case .currency, .cents: "money"
    }
  }

  private func form(_ unit: AmountUnit) -> Draft.Form {
    switch unit {
    case .percent, .percentagePoint, .basisPoint: .ratio
    case .times: .multiple
    case .currency, .cents: .money
    }
  }

  private func times(_ range: AmountRange) -> RuleMatch {
    var draft = Draft(range.isPair ? "from-to pair" : "times", .multiple, range)
    let printsTimes = passage.word(range.end - 1) == "times"
    let isWhole = range.first.value.scale == 0
    let compares =
      MultipleRules.compares(passage, after: range.end) || MultipleRules.moves(passage, before: range.start)
    if printsTimes, isWhole, !compares {
      draft.kind = .count
      draft.form = .count
      draft.unit = ""
      draft.noun = "times"
    } else {
      draft.kind = .multiple
    }
    return .found([draft], next: range.end)
  }

  private func factor(_ range: AmountRange) -> RuleMatch? {
    guard passage.word(range.start - 1) == "of", passage.word(range.start - 2) == "factor" else { return nil }
    var draft = Draft("times", .multiple, range)
    draft.kind = .multiple
    draft.unit = AmountUnit.times.name
    return .found([draft], next: range.end)
  }

  /// "5, 7 and 9 per cent": bare numbers take the unit and scale of the last one.
  private func list(_ index: Int, _ first: AmountRange) -> RuleMatch? {
    guard first.second == nil, first.first.sign == 0, first.first.numeral.exponent == 0 else { return nil }
    var members = [first.first]
    var place = first.end
    while members.count < 8 {
      var next = place
      if passage.isMark(next, ",") { next += 1 }
      if passage.word(next) == "and" || passage.word(next) == "or" { next += 1 }
      guard next > place, !passage.isApart(index, next), let amount = passage.amount(at: next), !amount.hasCurrencySign
      else { return nil }
      members.append(amount)
      place = amount.end
      if let unit = amount.unit {
        let isMultiple = MultipleRules.moves(passage, before: index) || members[0].value.scale > 0
        guard unit != .times || isMultiple else { return nil }
        let drafts = members.map { member in
          var member = member
          member.unit = unit
          if member.numeral.exponent == 0 { member.numeral.exponent = amount.numeral.exponent }
          let range = AmountRange(first: member, start: member.start, end: member.end)
          var draft = Draft(name(unit), form(unit), range)
          if unit == .times { draft.kind = .multiple }
          return draft
        }
        return .found(drafts, next: place)
      }
      if amount.numeral.exponent > 0 { return nil }
    }
    return nil
  }
}

extension AmountRange {
  var isPair: Bool { qualifier == .fromTo }
}
