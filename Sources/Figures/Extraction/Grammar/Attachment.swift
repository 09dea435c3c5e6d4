import Decimals
import Intervals

/// Reads the surroundings of the quantities of a passage: qualifier, noun, movement, kind, period, context.
struct Attachment {
  let passage: Passage
  let drafts: [Draft]
  /// The last sentence of the passage before.
  let contextBefore: String
  let documentYear: Int?

  private static let contextBytes = 240
  private static let rateNouns: Set<String> = [
    "rate", "rates", "inflation", "tariff", "tariffs", "duty", "duties", "interest", "unemployment", "deficit", "yield",
    "margin", "vat", "tax", "ratio", "utilisation", "utilization", "surplus", "debt",
  ]

  /// Words between two quantities of one movement: "4.7 % this year and 5 %".
  private static let joints: Set<String> = [
    "and", "or", "this", "last", "next", "the", "year", "month", "quarter", "in", "for", "same", "previous",
  ]

  private func isYear(_ place: Int) -> Bool { passage.numeral(at: place).map { passage.isYearLike($0) } ?? false }

  func quantities() -> [ExtractedQuantity] {
    var datesBySentence: [Int: [Draft]] = [:]
    for draft in drafts where draft.form == .time {
      datesBySentence[passage.tokens[draft.number.lowerBound].sentence, default: []].append(draft)
    }
    var result: [ExtractedQuantity] = []
    var contexts: [Int: String] = [:]
    var bound = 0
    var previous: (draft: Draft, movement: Movement?)?
    var growth: (draft: Draft, movement: Movement)?
    for (index, draft) in drafts.enumerated() {
      let sentence = passage.tokens[draft.number.lowerBound].sentence
      let next = index + 1 < drafts.count ? drafts[index + 1].number.lowerBound : passage.tokens.count
      let context = contexts[sentence] ?? self.context(before: sentence)
      contexts = [sentence: context]
      var draft = draft
      if let unit = sharedUnit(draft, index) {
        draft.unit = unit.name
        draft.value = draft.value.map { $0.scaled(byPowerOfTen: unit.exponent) }
        draft.form = .money
        draft.kind = .level
      }
      let (quantity, movement) = read(
        draft, bound: bound, next: next, dates: nearest(datesBySentence[sentence] ?? [], to: draft), previous: previous,
        growth: growth)
      var found = quantity
      found.context = context
      result.append(found)
      // A date between two quantities does not part them.
      if draft.form != .time { previous = (draft, movement) }
      if draft.form == .ratio, let movement, movement.isSize { growth = (draft, movement) }
      bound = draft.number.upperBound
    }
    return result
  }

  /// The currency that a bare number takes from the amount before: "2 roubles in July and 3 in August"; "1.8 trillion
  /// roubles ($20 billion), of which the budget covers 620 billion".
  private func sharedUnit(_ draft: Draft, _ index: Int) -> (name: String, exponent: Int)? {
    guard draft.form == .count, draft.unit.isEmpty, draft.noun.isEmpty, draft.upper == nil else { return nil }
    let start = draft.number.lowerBound
    let isOfWhich =
      draft.kind == .level
      && (start - 8..<start).contains { passage.word($0) == "which" && passage.word($0 - 1) == "of" }
    for place in stride(from: index - 1, through: max(0, index - 3), by: -1) {
      let earlier = drafts[place]
      guard !passage.isApart(earlier.number.lowerBound, start) else { return nil }
      if earlier.form == .time { continue }
      guard earlier.form == .money else { return nil }
      if passage.isMark(earlier.number.upperBound, ")"), isOfWhich { continue }
      let behind = passage.word(earlier.number.upperBound)
      let isParallel =
        PeriodPhrases.isPreposition(behind) && behind == passage.word(draft.number.upperBound)
        && start - earlier.number.upperBound <= 5 && passage.word(start - 1) == "and"
      guard isOfWhich || isParallel else { return nil }
      // "5 million euros in March and 7 in April": the scale is shared as well.
      let isSmall = draft.kind == .count && draft.value.map { $0 < 1000 } ?? false
      let scale = passage.amount(at: earlier.number.lowerBound)?.numeral.exponent ?? 0
      return (earlier.unit, isSmall ? scale : 0)
    }
    return nil
  }

  /// At most eight dates before and behind a quantity, so that long lists stay linear.
  private func nearest(_ dates: [Draft], to draft: Draft) -> ArraySlice<Draft> {
    guard dates.count > 16 else { return dates[...] }
    var low = 0
    var high = dates.count
    while low < high {
      let middle = (low + high) / 2
      if dates[middle].number.lowerBound < draft.number.lowerBound { low = middle + 1 } else { high = middle }
    }
    return dates[max(0, low - 8)..<min(dates.count, low + 8)]
  }

  private func read(
    _ draft: Draft, bound: Int, next: Int, dates: ArraySlice<Draft>, previous: (draft: Draft, movement: Movement?)?,
    growth: (draft: Draft, movement: Movement)?
  ) -> (ExtractedQuantity, Movement?) {
    var start = draft.number.lowerBound
    var end = draft.end <= next ? max(draft.number.upperBound, draft.end) : draft.number.upperBound
    var qualifier = draft.qualifier ?? .exact
    let isDated = draft.form == .time || draft.form == .ordinal
    if !isDated {
      if draft.qualifier == nil {
        if let (found, place) = QualifierPhrases.before(start, in: passage, notBefore: bound),
          !isPreposition(place, draft, previous: previous?.draft), !isComparison(place, start, bound, previous?.draft)
        {
          qualifier = found
          start = place
        }
      } else {
        // The range begins with its "from" or "between", a word of qualification passed.
        let places = stride(from: start - 1, through: max(bound, start - 4), by: -1)
        if let lead = places.first(where: { ["from", "between"].contains(passage.word($0)) }),
          lead == start - 1 || QualifierPhrases.before(start, in: passage, notBefore: bound)?.1 == lead + 1
        {
          start = lead
        }
      }
      for place in [draft.number.upperBound, end] where qualifier == .exact {
        if place > draft.number.upperBound, draft.form != .count { break }
        if let (found, behind) = QualifierPhrases.after(place, in: passage), behind <= next {
          qualifier = found
          end = max(end, behind)
        }
      }
    }
    var quantity = ExtractedQuantity(
      kind: draft.kind ?? .level, value: draft.value, upper: draft.upper, qualifier: qualifier, unit: draft.unit,
      noun: draft.noun, direction: draft.direction, period: draft.period, text: "",
      number: passage.text(draft.number), line: passage.tokens[start].line, span: 0..<0, context: "", rule: draft.rule)
    var movement: Movement?
    if !isDated {
      movement =
        passage.movement(of: draft, start: start, bound: bound, next: next) ?? inherited(draft, start, previous)
        ?? repeated(draft, start, growth)
      classify(&quantity, draft, movement, start: start, end: &end, next: next)
      quantity.period = PeriodPhrases.period(of: draft, at: start, among: Array(dates), in: passage)
      if quantity.period.isEmpty { quantity.period = relativePeriod(draft) }
    }
    quantity.text = passage.text(start..<end)
    quantity.span = passage.tokens[start].start..<passage.tokens[end - 1].end
    return (quantity, movement)
  }

  /// Whether what looks like a qualifier is a preposition here: "$5 billion over five years", "under two programmes".
  private func isPreposition(_ place: Int, _ draft: Draft, previous: Draft?) -> Bool {
    switch passage.word(place) {
    case "over":
      guard let last = draft.noun.split(separator: " ").last, CalendarWords.units.contains(last.lowercased()) else {
        return false
      }
      if let previous, previous.form != .time, !passage.isApart(previous.end - 1, place), place - previous.end < 8 {
        return true
      }
      // "Over four days they held 118 meetings"
      if passage.isApart(place - 1, place) { return true }
      return MultipleRules.moves(passage, before: place)
    case "under":
      guard draft.form == .count, let last = draft.noun.split(separator: " ").last else { return false }
      return GrammarWords.governedByUnder.contains(last.lowercased())
    case "above", "below": return draft.form == .count && passage.word(place - 1) == "the"
    default: return false
    }
  }

  /// "2.5 times more than five years ago": the comparison belongs to the quantity before.
  private func isComparison(_ place: Int, _ start: Int, _ bound: Int, _ previous: Draft?) -> Bool {
    guard let previous, place == bound, previous.number.upperBound == bound, previous.form != .time else {
      return false
    }
    return passage.word(start - 1) == "than"
  }

  /// "grew by 5 % and 7 %": the second shares the movement of the first.
  private func inherited(
    _ draft: Draft, _ start: Int, _ previous: (draft: Draft, movement: Movement?)?
  ) -> Movement? {
    guard let previous else { return nil }
    guard
      let movement = previous.movement
        ?? previous.draft.direction.map({ Movement(direction: $0, isSize: true, end: 0) })
    else { return nil }
    let between = previous.draft.number.upperBound..<max(start, previous.draft.number.upperBound)
    if passage.word(start - 1) == "to", passage.word(start - 2) != "compared", between.count <= 4,
      !passage.isApart(between.lowerBound, start),
      previous.draft.form != .time
    {
      // "rose by 15 % to $27 bn": the level is where the movement ended.
      return Movement(direction: movement.direction, isSize: false, end: draft.end)
    }
    guard previous.draft.form == draft.form, previous.draft.unit == draft.unit else { return nil }
    if passage.word(start - 1) == "from", between.count <= 6, !passage.isApart(between.lowerBound, start) {
      return Movement(direction: nil, isSize: movement.isSize, end: draft.end)
    }
    guard between.count <= 8, let last = between.last, !passage.isApart(between.lowerBound - 1, start),
      ["and", "or"].contains(passage.word(last)) || passage.isMark(last, ","),
      between.allSatisfy({
        Self.joints.contains(passage.word($0)) || passage.isMark($0, ",") || isYear($0)
          || passage.isKind($0, .identifier)
      })
    else { return nil }
    var shared = movement
    shared.end = draft.end
    shared.noun = nil
    return shared
  }

  /// "exports rose by 18 % to $96 million, and imports by 27 %": the verb is said once.
  private func repeated(_ draft: Draft, _ start: Int, _ growth: (draft: Draft, movement: Movement)?) -> Movement? {
    guard let growth, draft.form == .ratio, !passage.isApart(growth.draft.number.lowerBound, start) else { return nil }
    let isRepeated =
      passage.word(start - 1) == "by" || (passage.word(start - 1) == "of" && passage.word(start - 2) == "and")
    guard isRepeated else { return nil }
    return Movement(direction: growth.movement.direction, isSize: true, end: draft.end)
  }

  private func classify(
    _ quantity: inout ExtractedQuantity, _ draft: Draft, _ movement: Movement?, start: Int, end: inout Int, next: Int
  ) {
    if draft.form != .count || isChange(movement, start) { quantity.direction = movement?.direction ?? draft.direction }
    switch draft.form {
    case .time, .ordinal: break
    case .count: break
    case .multiple:
      if draft.kind == .multiple, let noun = movement?.noun { quantity.noun = passage.text(noun) }
    case .money:
      quantity.kind = movement.map { $0.isSize && !draft.isRange ? .growth : .level } ?? .level
      if movement?.isSize != true { moneyNoun(&quantity, draft, &end, next) }
      if let movement, movement.isSize {
        end = max(end, movement.end)
        quantity.noun = passage.phraseText(movement.noun)
      }
    case .ratio:
      ratio(&quantity, draft, movement, start: start, end: &end, next: next)
    }
  }

  /// Whether a count's own verb moves it: "rose to 52 activities", "from 20 to 30 projects".
  private func isChange(_ movement: Movement?, _ start: Int) -> Bool {
    guard movement != nil else { return false }
    return ["to", "by", "from"].contains(passage.word(start - 1)) || passage.word(start) == "from"
  }

  private func moneyNoun(_ quantity: inout ExtractedQuantity, _ draft: Draft, _ end: inout Int, _ next: Int) {
    let place = draft.number.upperBound
    var behind = place
    if passage.word(behind) == "worth" { behind += 1 }
    guard passage.word(behind) == "of" || (passage.word(behind) == "in" && !passage.isKind(behind + 1, .number)) else {
      return
    }
    guard let phrase = passage.anyPhrase(after: behind + 1, limit: 4), phrase.upperBound <= next,
      !passage.tokens[phrase].contains(where: { CalendarWords.months[$0.text] != nil && $0.isCapitalised }),
      passage.word(behind) == "of" || !passage.tokens[phrase.lowerBound].isCapitalised
    else { return }
    if passage.word(behind) == "in", ["total", "all", "return", "part", "addition"].contains(passage.word(behind + 1)) {
      return
    }
    quantity.noun = passage.text(phrase)
    end = max(end, phrase.upperBound)
  }

  private func ratio(
    _ quantity: inout ExtractedQuantity, _ draft: Draft, _ movement: Movement?, start: Int, end: inout Int, next: Int
  ) {
    let place = draft.number.upperBound
    if draft.kind == .share {
      quantity.direction = movement.flatMap { $0.isSize ? nil : $0.direction }
      return
    }
    if let movement, movement.isSize {
      quantity.kind = .growth
      end = max(end, min(movement.end, next))
      if let noun = movement.noun { quantity.noun = passage.text(noun) }
      return
    }
    if let sign = draft.direction, draft.kind == nil, !draft.isRange {
      quantity.kind = .growth
      quantity.direction = sign
      return
    }
    if draft.unit == AmountUnit.percentagePoint.name, !draft.isRange {
      quantity.kind = .growth
      return
    }
    quantity.kind = .share
    if passage.word(place) == "of", let phrase = passage.wholePhrase(after: place + 1) {
      quantity.noun = passage.text(phrase)
      if phrase.upperBound <= next { end = max(end, phrase.upperBound) }
      return
    }
    if isRate(start: start, end: place) { quantity.kind = .level }
  }

  /// Whether a rate is spoken of beside a percentage: "inflation of 4 %", "a 5 % tariff".
  private func isRate(start: Int, end: Int) -> Bool {
    if Self.rateNouns.contains(passage.word(end)) || Self.rateNouns.contains(passage.word(end + 1)) { return true }
    for place in stride(from: start - 1, through: max(0, start - 14), by: -1) {
      if passage.isApart(place, start) || passage.word(place) == "share" || passage.isKind(place, .percent) {
        return false
      }
      if Self.rateNouns.contains(passage.word(place)) { return true }
    }
    return false
  }

  /// "last year" and "this year" right before or behind, where the date of the document is known.
  private func relativePeriod(_ draft: Draft) -> String {
    guard let documentYear else { return "" }
    let sentence = passage.sentences[passage.tokens[draft.number.lowerBound].sentence]
    let low = max(sentence.lowerBound, draft.number.lowerBound - 20)
    let high = min(sentence.upperBound - 1, draft.number.upperBound + 12)
    guard low < high else { return "" }
    for place in low..<high where passage.word(place + 1) == "year" {
      let isBase = ["than", "from", "to", "with", "over", "on"].contains(passage.word(place - 1))
      if isBase { continue }
      if passage.word(place) == "last" { return "\(documentYear - 1)" }
      if passage.word(place) == "this" { return "\(documentYear)" }
    }
    return ""
  }

  private func context(before sentence: Int) -> String {
    sentence > 0 ? sentenceText(sentence - 1) : contextBefore
  }

  /// A sentence, shortened from the left.
  func sentenceText(_ sentence: Int) -> String {
    guard passage.sentences.indices.contains(sentence), let first = passage.sentences[sentence].first,
      let last = passage.sentences[sentence].last
    else { return "" }
    let range = passage.tokens[first].start..<passage.tokens[last].end
    guard range.count > Self.contextBytes else { return Passage.collapsed(passage.bytes[range]) }
    var start = range.upperBound - Self.contextBytes
    while start < range.upperBound, passage.bytes[start] != 0x20, passage.bytes[start] != 0x0A { start += 1 }
    return "…" + Passage.collapsed(passage.bytes[start..<range.upperBound])
  }
}
