import Decimals

/// Numbers of order.
extension RuleFamily {
  static let ordinals = RuleFamily(
    rules: [
      ExtractionRule(
        "ordinal in digits", "digits with st, nd, rd or th, blank or not before the next word",
        [
          .init("the 52nd Foreign Ministers’ Meeting", "ordinal 52 [Foreign Ministers’ Meeting]"),
          .init("the 1stASEAN-Russia Summit", "ordinal 1 [ASEAN-Russia Summit]"),
          .init("to mark the 20th anniversary", "ordinal 20 [anniversary]"),
        ]),
      ExtractionRule(
        "ordinal in words", "a word of order before a noun; steps, times, parties and offices are figures of speech",
        [
          .init("the third meeting, while the second, which failed, was short", "ordinal 3 [meeting]"),
          .init("the twenty-first session", "ordinal 21 [session]"),
          .init("the first step, for the first time, third countries"),
        ]),
    ],
    match: { passage, index in OrdinalRules(passage: passage).match(index) })
}

private struct OrdinalRules {
  let passage: Passage

  private static let figuresOfSpeech: Set<String> = [
    "step", "steps", "time", "times", "of", "half", "quarter", "hand", "place", "lady", "deputy", "vice", "secretary",
    "party", "parties", "country", "countries", "class", "aid", "language", "foremost", "thing", "priority", "instance",
    "nature", "minister", "responders", "counsellor", "ever", "and", "or", "world", "name", "glance",
  ]

  func match(_ index: Int) -> RuleMatch? {
    let token = passage.tokens[index]
    if token.kind == .number, let value = token.value, value.scale == 0, passage.isGlued(index + 1),
      ["st", "nd", "rd", "th"].contains(passage.word(index + 1))
    {
      return .found([draft("ordinal in digits", value, index..<(index + 2))], next: index + 2)
    }
    guard token.kind == .word else { return nil }
    if let tens = NumberWords.small[token.text], tens >= 20, passage.isHyphen(index + 1),
      let unit = NumberWords.ordinals[passage.word(index + 2)], unit < 10
    {
      return .found([draft("ordinal in words", ExactDecimal(tens + unit), index..<(index + 3))], next: index + 3)
    }
    guard let value = NumberWords.ordinals[token.text] else { return nil }
    let next = passage.word(index + 1)
    guard !next.isEmpty, passage.isHyphen(index + 1) == false, !passage.isApart(index, index + 1),
      !GrammarWords.ends.contains(next), !Self.figuresOfSpeech.contains(next), !next.hasSuffix("ly"),
      NumberWords.small[next] == nil, passage.word(index - 1) != "at"
    else { return nil }
    return .found([draft("ordinal in words", ExactDecimal(value), index..<(index + 1))], next: index + 1)
  }

  private func draft(_ rule: String, _ value: ExactDecimal, _ number: Range<Int>) -> Draft {
    var draft = Draft(rule, .ordinal, number: number)
    draft.kind = .ordinal
    draft.value = value
    if !passage.isApart(number.upperBound - 1, number.upperBound),
      let range = passage.anyPhrase(after: number.upperBound, limit: 8), range.lowerBound == number.upperBound
    {
      draft.noun = passage.phraseText(range)
      draft.end = range.upperBound
    }
    return draft
  }
}
