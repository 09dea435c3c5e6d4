import Intervals

/// Which way a quantity moved, and whether it is the movement itself (growth) or where it ended (a level).
struct Movement: Sendable, Equatable {
  var direction: ExtractedQuantity.Direction?
  /// Whether the number is the size of the movement: "by 39 %", "a 17 % increase".
  var isSize: Bool
  /// What grew, where "growth in …" says it.
  var noun: Range<Int>?
  /// The end of the words behind the number that belong to the movement.
  var end: Int
}

extension Passage {
  /// The movement that the words around a quantity tell, in its own clause.
  /// - Parameters:
  ///   - start: the first token of the quantity with its word of qualification.
  ///   - bound: where the quantity before ends.
  func movement(of draft: Draft, start: Int, bound: Int, next: Int) -> Movement? {
    movementBehind(draft, next: next) ?? movementBefore(start: start, bound: bound, draft: draft)
  }

  /// "17 % increase", "5 % higher", "3 % annual growth", "10 % year on year".
  private func movementBehind(_ draft: Draft, next: Int) -> Movement? {
    guard draft.form == .ratio || draft.form == .multiple || draft.form == .money else { return nil }
    var place = draft.number.upperBound
    if word(place) == "on", word(place + 1) == "the", ["year", "month", "quarter"].contains(word(place + 2)) {
      return movementBefore(start: draft.number.lowerBound, bound: 0, draft: draft)
        ?? Movement(direction: draft.direction, isSize: true, end: draft.end)
    }
    if isHyphen(place) { place += 1 }
    var isYearly = false
    let limit = min(place + 6, next)
    while place < limit, !isApart(draft.number.lowerBound, place) {
      let token = tokens[place]
      if token.kind == .dash, isHyphen(place) {
        place += 1
        continue
      }
      guard token.kind == .word else { break }
      if place == draft.number.upperBound || word(place - 1) == "percent",
        let direction = DirectionWords.comparative(token.text)
      {
        if token.text == "above" || token.text == "below", draft.form == .money { break }
        if token.text == "more" && draft.form == .money { break }
        return Movement(direction: direction, isSize: true, end: place + 1)
      }
      if DirectionWords.isNoun(token.text),
        !(draft.form == .money
          && ![
            "increase", "rise", "cut", "growth", "decline",
            "drop", "boost", "reduction", "jump", "fall", "decrease",
          ].contains(token.text))
      {
        var end = place + 1
        var noun: Range<Int>?
        if ["in", "of"].contains(word(end)), let phrase = anyPhrase(after: end + 1, limit: 4),
          tokens[phrase].allSatisfy({ $0.kind != .number })
        {
          noun = phrase
          end = place + 1
        }
        return Movement(
          direction: DirectionWords.direction(of: token.text), isSize: true, noun: noun, end: end)
      }
      if token.text == "year" || token.text == "yoy" || token.text == "y" { isYearly = true }
      guard DirectionWords.between.contains(token.text) else { break }
      place += 1
    }
    let isMeasuredYearly =
      isYearly && draft.form == .ratio && ["on", "over"].contains(word(draft.number.upperBound + 1))
    if isMeasuredYearly || (isYearly && ["yoy", "y"].contains(word(draft.number.upperBound))) {
      return movementBefore(start: draft.number.lowerBound, bound: 0, draft: draft)
        ?? Movement(direction: draft.direction, isSize: true, end: draft.end)
    }
    return nil
  }

  /// "increased by 39 %", "growth of 5 %", "up 17 %", "rose to 60 %", "increase in exports of 5 %".
  private func movementBefore(start: Int, bound: Int, draft: Draft) -> Movement? {
    let first = start - 1
    let preposition = word(first)
    // "the reduction of duties on 90 % of goods" is a share of goods.
    if preposition == "on" { return nil }
    var reaches = DirectionWords.reaching.contains(preposition)
    var place = first
    var steps = 0
    while place >= max(bound, 0), steps < 12, !isApart(place, start) {
      let token = tokens[place]
      if token.kind == .mark {
        if token.text == "," {
          // "grew, by 5 %" and "grew, according to customs, by 5 %" go on; a new clause does not.
          guard preposition == "by" || preposition == "to" || isAdverb(place - 1) else { return nil }
        } else if !"()\"'".contains(token.text) {
          return nil
        }
      }
      if token.kind == .word {
        if let direction = DirectionWords.direction(of: token.text), isMoving(place, steps) {
          let isNoun = DirectionWords.isNoun(token.text) || token.text == "up" || token.text == "down"
          if steps > 0, preposition != "by", preposition != "of", !isNoun, !reaches, preposition != "from", steps > 5 {
            return nil
          }
          let isRate = ["growth", "expansion", "contraction"].contains(token.text)
          let isSize = draft.qualifier == .fromTo || preposition == "from" ? isRate : !reaches || isRate
          return Movement(direction: direction, isSize: isSize, noun: objects(place, isNoun), end: draft.end)
        }
        if DirectionWords.reaching.contains(token.text), token.text != "to" { reaches = true }
        if Self.clauseEnds.contains(token.text) { return nil }
      }
      if token.kind == .percent || token.kind == .currency { return nil }
      place -= 1
      steps += 1
    }
    return nil
  }

  private func isAdverb(_ place: Int) -> Bool { word(place).hasSuffix("ly") }

  /// "up to", "down to earth", "up-to-date" are no movements; nor is "more".
  private func isMoving(_ place: Int, _ steps: Int) -> Bool {
    switch word(place) {
    case "up", "down":
      if steps == 0 { return !["made", "make", "makes", "making", "took", "set", "taking"].contains(word(place - 1)) }
      return steps <= 2 && (word(place + 1) == "by" || word(place + 1) == "from" || isAdverb(place + 1))
        && !["made", "set", "makes", "making", "taken"].contains(word(place - 1))
    case "appreciate", "appreciated":
      // "appreciated the contribution of $5" praises it.
      return ["by", "to", "against", "from"].contains(word(place + 1)) || isKind(place + 1, .number)
    case "loss", "losses": return steps <= 1 && ["of", "by"].contains(word(place + 1))
    case "reduced", "lowered", "increased", "raised":
      // "at a reduced rate of 3 %"
      return
        !(["a", "the"].contains(word(place - 1)) && ["rate", "rates", "price", "tariff"].contains(word(place + 1)))
    case "contract", "contracts", "advance", "lower", "improving", "recover", "gains", "cutting":
      return steps <= 4
    default: return true
    }
  }

  /// What grew, behind "increase in".
  private func objects(_ place: Int, _ isNoun: Bool) -> Range<Int>? {
    guard isNoun, word(place + 1) == "in", let phrase = anyPhrase(after: place + 2, limit: 4) else { return nil }
    return phrase
  }

  private static let clauseEnds: Set<String> = [
    "accounted", "accounts", "accounting", "represented", "representing", "represents", "comprised", "comprising",
    "comprises", "constituting", "constitutes", "share", "which", "while", "whereas", "but", "worth", "including",
    "thanks", "owing", "because", "amid", "despite", "owns", "holds", "cover", "covers", "covered", "covering",
    "implemented", "achieved", "completed", "signed", "attended", "where", "when", "whose", "provided", "invested",
    "allocated", "if", "against", "contributed", "with", "also", "employing", "employs", "for",
  ]
}
