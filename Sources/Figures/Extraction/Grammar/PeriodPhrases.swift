/// The period that a sentence states for a quantity.
enum PeriodPhrases {
  private static let prepositions: Set<String> = [
    "in", "during", "for", "by", "throughout", "over", "until", "through", "as", "at",
  ]
  /// Words between a preposition and its date.
  private static let fillers: Set<String> = [
    "the", "of", "end", "early", "late", "fiscal", "mid", "period", "financial", "calendar", "year", "years", "full",
    "beginning", "start", "middle", "rest", "and", "whole", "academic",
  ]
  /// What such a date is compared with is no period of the quantity.
  private static let bases: Set<String> = [
    "compared", "than", "since", "from", "against", "versus", "vs", "comparison", "relative", "adopted", "signed",
    "established", "founded", "launched", "agreed", "set",
  ]

  static func isPreposition(_ word: String) -> Bool { ["in", "for", "to", "from", "on", "at"].contains(word) }

  /// The nearest date of the same sentence that a preposition or brackets make a period; empty when there is none.
  static func period(of draft: Draft, at start: Int, among dates: [Draft], in passage: Passage) -> String {
    var best: (distance: Int, period: String)?
    for date in dates {
      let isBehind = date.number.lowerBound >= draft.number.upperBound
      var distance =
        isBehind ? date.number.lowerBound - max(draft.end, draft.number.upperBound) : start - date.number.upperBound
      // A date before a comma belongs to the clause before, unless it opens the sentence.
      if !isBehind, hasComma(date.number.upperBound, start, passage), !opens(date, passage) { distance += 10 }
      guard distance < (isBehind ? 14 : 30), isPeriod(date, in: passage, isBehind: isBehind) else { continue }
      guard best.map({ distance < $0.distance }) ?? true else { continue }
      best = (distance, date.period)
    }
    return best?.period ?? ""
  }

  private static func hasComma(_ from: Int, _ to: Int, _ passage: Passage) -> Bool {
    (from..<max(from, min(to, from + 30))).contains { passage.isMark($0, ",") }
  }

  private static func opens(_ date: Draft, _ passage: Passage) -> Bool {
    date.number.lowerBound - passage.sentences[passage.tokens[date.number.lowerBound].sentence].lowerBound < 4
  }

  /// "in 2020 and 2021": the first year stands before the second.
  private static func isDate(_ passage: Passage, _ place: Int) -> Bool {
    passage.word(place + 1) == "and" && (passage.numeral(at: place).map { passage.isYearLike($0) } ?? false)
  }

  private static func isPeriod(_ date: Draft, in passage: Passage, isBehind: Bool) -> Bool {
    let start = date.number.lowerBound
    guard !date.period.hasPrefix("--") else { return false }
    if passage.isMark(start - 1, "("), passage.isMark(date.number.upperBound, ")") { return isBehind }
    // "the 2016 Moscow Declaration" is a name.
    if date.kind == .date, let next = passage[date.number.upperBound], next.kind == .word, next.isCapitalised,
      !passage.isApart(start, date.number.upperBound)
    {
      return false
    }
    var place = start - 1
    var steps = 0
    while steps < 6, fillers.contains(passage.word(place)) || passage.isKind(place, .dash) || isDate(passage, place),
      !passage.isApart(place, start)
    {
      place -= 1
      steps += 1
    }
    guard !passage.isApart(place, start) else { return false }
    if date.kind == .span, passage.word(place) == "from" || passage.word(place) == "between" { return true }
    guard prepositions.contains(passage.word(place)) else { return false }
    if (1...3).contains(where: { bases.contains(passage.word(place - $0)) }) { return false }
    let isYear = date.kind == .date && date.period.utf8.count == 4
    // "over 2017" compares with it, "over 2016–2020" is a period.
    if isYear, passage.word(place) == "over" { return false }
    return true
  }
}
