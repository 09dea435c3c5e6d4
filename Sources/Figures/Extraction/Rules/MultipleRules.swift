import Decimals

/// Multiples in one word.
extension RuleFamily {
  static let multiples = RuleFamily(
    rules: [
      ExtractionRule(
        "fold", "a number word ending in fold",
        [
          .init("Exports rose threefold.", "multiple 3 times up"),
          .init("a tenfold increase", "multiple 10 times up"),
        ]),
      ExtractionRule(
        "doubling", "to double, triple, quadruple, halve; not double taxation",
        [
          .init("Trade more than doubled in 2018.", "multiple more than 2 times up", "date 2018"),
          .init("to double the volume; avoidance of double taxation", "multiple 2 times up"),
          .init("They agreed to at least triple exchanges.", "multiple at least 3 times up"),
          .init(
            "A seaside double that went for 40 euros now costs double that.", "level 40 EUR", "multiple 2 times up"),
          .init("The deficit has almost halved.", "multiple nearly 0.5 times down"),
        ]),
      ExtractionRule(
        "twice", "once, twice and thrice: a multiple before a comparison, else how often",
        [
          .init("twice as much as in 2010", "multiple 2 times", "date 2010"),
          .init("They met twice in Moscow and once a year.", "count 2 [times]", "count 1 [times]"),
          .init("Once again, they met at once."),
        ]),
    ],
    match: { passage, index in MultipleRules(passage: passage).match(index) })
}

struct MultipleRules {
  let passage: Passage

  func match(_ index: Int) -> RuleMatch? {
    let token = passage.tokens[index]
    guard token.kind == .word else { return nil }
    if token.text.hasSuffix("fold"), let value = NumberWords.small[String(token.text.dropLast(4))], value > 0 {
      return multiple("fold", ExactDecimal(value), index)
    }
    if let (value, direction) = DirectionWords.multiples[token.text], let number = ExactDecimal(value) {
      guard !token.isCapitalised || !passage.isApart(index, index + 1), isVerb(index) else { return nil }
      return multiple("doubling", number, index, direction)
    }
    if token.text == "once" { return once(index) }
    guard token.text == "twice" || token.text == "thrice" else { return nil }
    let number = ExactDecimal(token.text == "twice" ? 2 : 3)
    if Self.compares(passage, after: index + 1) || Self.moves(passage, before: index) {
      return multiple("twice", number, index)
    }
    var draft = Draft("twice", .count, number: index..<(index + 1))
    draft.value = number
    draft.kind = .count
    draft.noun = "times"
    return .found([draft], next: index + 1)
  }

  /// "once a year": how often; every other "once" is none.
  private func once(_ index: Int) -> RuleMatch? {
    guard ["a", "an", "every", "per", "each"].contains(passage.word(index + 1)),
      CalendarWords.units.contains(passage.word(index + 2)) || passage.word(index + 1) == "every"
    else { return nil }
    var draft = Draft("twice", .count, number: index..<(index + 1))
    draft.value = 1
    draft.kind = .count
    draft.noun = "times"
    return .found([draft], next: index + 1)
  }

  private func multiple(
    _ rule: String, _ value: ExactDecimal, _ index: Int, _ direction: ExtractedQuantity.Direction? = nil
  ) -> RuleMatch {
    var draft = Draft(rule, .multiple, number: index..<(index + 1))
    draft.value = value
    draft.unit = "times"
    draft.kind = .multiple
    draft.direction = direction
    return .found([draft], next: index + 1)
  }

  /// "double" itself is a verb or a measure only beside certain words.
  private func isVerb(_ index: Int) -> Bool {
    let word = passage.word(index)
    guard ["double", "triple", "treble", "quadruple", "quintuple", "halve"].contains(word) else {
      return !passage.isHyphen(index + 1)
    }
    if passage.isHyphen(index + 1) || passage.isHyphen(index - 1) { return false }
    let next = passage.word(index + 1)
    if ["taxation", "standards", "standard", "digit", "check", "counting", "tax", "burden", "role", "edition"]
      .contains(next)
    {
      return false
    }
    let before = passage.word(index - 1)
    return [
      "to", "will", "would", "could", "can", "should", "may", "might", "shall", "must", "than", "least", "nearly",
      "almost",
      "or",
      "and", "helped", "help", "is", "was", "were",
    ].contains(before)
      || !isNoun(index) && ["the", "that", "its", "their", "this", "in", "by", "from", "what"].contains(next)
  }

  /// "a beachfront double that went for 4,800 baht" is a room.
  private func isNoun(_ index: Int) -> Bool {
    (1...2).contains { ["a", "an", "each", "every"].contains(passage.word(index - $0)) }
  }

  /// Whether a comparison follows: "as much as", "higher than", "the level of".
  static func compares(_ passage: Passage, after place: Int) -> Bool {
    let word = passage.word(place)
    return DirectionWords.comparative(word) != nil
      || ["as", "the", "that", "its", "what", "over", "longer", "their", "those", "compared", "since"].contains(word)
      || DirectionWords.isNoun(word)
  }

  /// Whether a word of movement stands up to six words before.
  static func moves(_ passage: Passage, before place: Int) -> Bool {
    for index in stride(from: place - 1, through: max(0, place - 6), by: -1) {
      guard !passage.isApart(index, place), passage.tokens[index].kind == .word else { return false }
      if DirectionWords.direction(of: passage.tokens[index].text) != nil { return true }
      if passage.tokens[index].text == "multiplied" { return true }
    }
    return false
  }
}
