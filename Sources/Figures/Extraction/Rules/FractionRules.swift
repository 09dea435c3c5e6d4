import Decimals

/// Fractions of a whole, as shares in percent.
extension RuleFamily {
  static let fractions = RuleFamily(
    rules: [
      ExtractionRule(
        "fraction", "a fraction in words or signs of something, or by which something changed",
        [
          .init("More than two thirds of the goals were met.", "share more than 66.6667 percent [goals]"),
          .init("half of total trade", "share 50 percent [total trade]"),
          .init(
            "almost half the members and one-quarter of exports",
            "share nearly 50 percent [members]", "share 25 percent [exports]"),
          .init("Imports fell by a third.", "growth 33.3333 percent down"),
          .init("Trade dropped by more than three quarters.", "growth more than 75 percent down"),
          .init("Rates rose by half a percentage point.", "growth 0.5 percentage point up"),
          .init("Rates fell by a percentage point and a half.", "growth 1.5 percentage point down"),
          .init("more than half of the 57 proposals", "share more than 50 percent [proposals]", "count 57 [proposals]"),
          .init(
            "Exports, of which a third is gas, account for almost a quarter.", "share 33.3333 percent",
            "share nearly 25 percent"),
          .init("Nine banks came; half have left.", "count 9 [banks]", "share 50 percent"),
          .init("¾ of the fund", "share 75 percent [fund]"),
          .init(
            "He pays a fifth less; sales were nearly a third higher than then.", "growth 20 percent down",
            "growth nearly 33.3333 percent up"),
          .init("The share has reached one half; then it fell.", "share 50 percent"),
        ])
    ],
    match: { passage, index in FractionRules(passage: passage).match(index) })
}

struct FractionRules {
  let passage: Passage

  /// Whether "1/2" stands at a place, and is a fraction of something.
  static func isPrinted(_ passage: Passage, _ index: Int) -> Bool {
    guard passage.isMark(index + 1, "/"), let top = passage[index]?.value, let bottom = passage[index + 2]?.value
    else { return false }
    return top < bottom && bottom <= 10 && bottom.scale == 0 && top.scale == 0 && passage.word(index + 3) == "of"
  }

  func match(_ index: Int) -> RuleMatch? {
    guard let (top, bottom, end) = fraction(at: index) else { return wholePoint(index) }
    var draft = Draft("fraction", .ratio, number: index..<end)
    draft.value = NumberWords.percent(top, bottom)
    draft.unit = "percent"
    if let after = percentagePoint(behind: end) {
      draft.number = index..<after
      draft.end = after
      draft.value = NumberWords.percent(top, bottom).scaled(byPowerOfTen: -2)
      draft.unit = AmountUnit.percentagePoint.name
      return .found([draft], next: after)
    }
    let isCompared = DirectionWords.comparative(passage.word(end)) != nil
    if !isBy(index), !isCompared {
      let isTold = top > 1 || passage.word(end) == "of" || passage.word(index) == "half"
      let range = isTold || bottom == 2 ? passage.wholePhrase(after: passage.word(end) == "of" ? end + 1 : end) : nil
      draft.noun = passage.phraseText(range)
      draft.end = range?.upperBound ?? draft.end
      draft.kind = .share
    }
    return .found([draft], next: end)
  }

  /// "a percentage point", "a percentage point and a half".
  private func wholePoint(_ index: Int) -> RuleMatch? {
    guard passage.word(index) == "a", passage.word(index + 1) == "percentage", passage.word(index + 2) == "point" else {
      return nil
    }
    let hasHalf =
      passage.word(index + 3) == "and" && passage.word(index + 4) == "a" && passage.word(index + 5) == "half"
    let end = index + (hasHalf ? 6 : 3)
    var draft = Draft("fraction", .ratio, number: index..<end)
    draft.value = hasHalf ? ExactDecimal(mantissa: 15, scale: 1) : 1
    draft.unit = AmountUnit.percentagePoint.name
    return .found([draft], next: end)
  }

  /// "by a third", "by more than a third".
  private func isBy(_ index: Int) -> Bool {
    if passage.word(index - 1) == "by" { return true }
    guard let (_, start) = QualifierPhrases.before(index, in: passage, notBefore: max(0, index - 6)) else {
      return false
    }
    return passage.word(start - 1) == "by" || MultipleRules.moves(passage, before: start) && passage.word(start) == "as"
  }

  /// "half a percentage point": where the words end.
  private func percentagePoint(behind end: Int) -> Int? {
    var place = passage.word(end) == "of" ? end + 1 : end
    guard passage.word(place) == "a" || passage.word(place) == "one" else { return nil }
    place += 1
    if passage.word(place) == "per", passage.word(place + 1) == "cent" { place += 1 }
    guard ["percentage", "percent", "cent"].contains(passage.word(place)), passage.word(place + 1) == "point" else {
      return nil
    }
    return place + 2
  }

  /// "of which a third will be spent", "accounts for almost a quarter.": the whole is told elsewhere.
  private func isPart(_ index: Int, _ end: Int, _ bottom: Int) -> Bool {
    guard bottom > 2 else { return false }
    let start = QualifierPhrases.before(index, in: passage, notBefore: max(0, index - 4))?.1 ?? index
    if ["which", "whom"].contains(passage.word(start - 1)), passage.word(start - 2) == "of" { return true }
    guard passage.isApart(end - 1, end) || passage.isKind(end, .mark) else { return false }
    let verb = passage.word(start - 2)
    return passage.word(start - 1) == "for" && verb.hasPrefix("account")
      || passage.word(start - 1) == "up" && ["make", "makes", "made", "making"].contains(verb)
  }

  private func fraction(at index: Int) -> (Int, Int, Int)? {
    let passage = passage
    if passage.isKind(index, .fraction), !passage.isKind(index - 1, .number) {
      guard passage.word(index + 1) == "of" else { return nil }
      return NumberWords.vulgarFractions[passage.tokens[index].text].map { ($0.0, $0.1, index + 1) }
    }
    if passage.isKind(index, .number), Self.isPrinted(passage, index),
      let top = Int(passage.tokens[index].text), let bottom = Int(passage.tokens[index + 2].text)
    {
      return (top, bottom, index + 3)
    }
    let word = passage.word(index)
    if word == "half" {
      if ["a", "first", "second", "the", "other", "latter"].contains(passage.word(index - 1)) { return nil }
      let of = passage.word(index + 1) == "of"
      // "22 are public; half have yet to open"
      let isSubject =
        ["have", "had", "has", "were", "was", "are", "will"].contains(passage.word(index + 1))
        && (passage.isKind(index - 1, .mark) || passage.isApart(index - 1, index) || passage.word(index - 1) == "and")
      let isPart =
        of || isSubject || percentagePoint(behind: index + 1) != nil
        || ["the", "its", "their", "our", "all"].contains(passage.word(index + 1))
      let isBy = isBy(index) && !["a", "the"].contains(passage.word(index + 1))
      return isPart || isBy ? (1, 2, index + 1) : nil
    }
    let isArticle = word == "a" || word == "an"
    guard let top = isArticle ? 1 : NumberWords.small[word], top < 10 else { return nil }
    let isFilled = isArticle && ["further", "full", "mere", "whole"].contains(passage.word(index + 1))
    let place = passage.isHyphen(index + 1) || isFilled ? index + 2 : index + 1
    guard let (unit, bottom) = NumberWords.fractions[passage.word(place)], unit == 1, top < bottom || top == 1,
      !passage.isHyphen(place + 1)
    else { return nil }
    let isThreeQuarters = top == 3 && isBy(index)
    if top > 1, bottom == 4, passage.word(place) == "quarters", place == index + 1, passage.word(place + 1) != "of",
      !isThreeQuarters
    {
      // "two quarters" are half a year.
      return nil
    }
    let ofWhat = passage.word(place + 1) == "of"
    let isBy = isBy(index)
    // "has reached one half"
    let isAlone = word == "one" && (passage.isApart(place, place + 1) || passage.isKind(place + 1, .mark))
    // "nearly a third higher"
    let isCompared = DirectionWords.comparative(passage.word(place + 1)) != nil
    if top == 1, !ofWhat, !isBy, !isAlone, !isCompared, place == index + 1, !isPart(index, place + 1, bottom) {
      return nil
    }
    if isArticle, bottom == 2, !ofWhat, !isBy { return nil }
    if ofWhat, ["a", "an"].contains(passage.word(place + 2)),
      ["century", "hour", "year", "day"].contains(passage.word(place + 3))
    {
      return nil
    }
    // "a quarter of 2018", "a third party"
    if ofWhat, passage.isKind(place + 2, .number), bottom == 4 { return nil }
    return (top, bottom, place + 1)
  }
}
