import Decimals
import Nomenclature

/// Days, months, years and spans of them.
extension RuleFamily {
  static let calendar = RuleFamily(
    rules: [
      ExtractionRule(
        "day", "a day with its month, in words or digits; several days of one month are one date",
        [
          .init("inaugurated on August 9, 2017", "date 2017-08-09"),
          .init("on 9 August 2017 and the 15th of May 2018", "date 2017-08-09", "date 2018-05-15"),
          .init("on April 27-28 this year", "date --04-27 to --04-28"),
          .init("created 19-05-2018", "date 2018-05-19"),
        ]),
      ExtractionRule(
        "month", "a month with or without its year; months from one to another are a span",
        [
          .init("in September 2019", "date 2019-09"),
          .init("January–July 2021", "span 2021-01 to 2021-07"),
          .init("held tentatively in July", "date --07"),
        ]),
      ExtractionRule(
        "year", "four digits from 1900 to 2100 that count nothing; decades too",
        [
          .init("founded in 1967 and valid until 2025.Russia agreed", "date 1967", "date 2025"),
          .init("in the 1990s and mid-2025", "date 1990 to 1999", "date 2025"),
        ]),
      ExtractionRule(
        "part of a year", "quarters, halves, the first months and fiscal years",
        [
          .init("the first quarter of 2018, Q3 2019 and H1 2020", "date 2018-Q1", "date 2019-Q3", "date 2020-S1"),
          .init("in the first nine months of 2021", "date 2021-01 to 2021-09"),
        ]),
      ExtractionRule(
        "span of years", "two years joined by a hyphen, a stroke or to",
        [
          .init("the plan 2016-2020, 2019/2020", "span 2016 to 2020", "span 2019 to 2020"),
          .init("from 2016 to 2020 and 2024/25", "span 2016 to 2020", "span 2024 to 2025"),
        ]),
    ],
    match: { passage, index in CalendarRules(passage: passage).match(index) })
}

struct CalendarRules {
  let passage: Passage

  /// "Q1", "H2", "FY2018" as the tokens of codes.
  static func isPartOfYear(_ text: String) -> Bool {
    if text.utf8.count == 2, let digit = text.last, let letter = text.first {
      return (letter == "q" && "1234".contains(digit)) || (letter == "h" && "12".contains(digit))
    }
    return (text.hasPrefix("fy") || text.hasPrefix("cy")) && [4, 6].contains(text.utf8.count)
      && text.dropFirst(2).allSatisfy { $0.isASCII && $0.isNumber }
  }

  func match(_ index: Int) -> RuleMatch? {
    let token = passage.tokens[index]
    switch token.kind {
    case .date: return found("day", index..<(index + 1), token.period)
    case .identifier: return codePart(index)
    case .number: return dayFirst(index) ?? yearSpan(index) ?? year(index)
    case .word:
      if let month = month(index) { return monthFirst(index, month) }
      return partOfYear(index)
    default: return nil
    }
  }

  private func found(
    _ rule: String, _ range: Range<Int>, _ period: String, span: Bool = false
  ) -> RuleMatch {
    var draft = Draft(rule, .time, number: range)
    draft.kind = span ? .span : .date
    draft.period = period
    return .found([draft], next: range.upperBound)
  }

  // MARK: Pieces

  private func month(_ index: Int) -> Int? {
    guard let token = passage[index], token.kind == .word, token.isCapitalised else { return nil }
    return CalendarWords.months[token.text]
  }

  /// A day of a month: 1 to 31, with or without its ending, and where it ends.
  private func day(_ index: Int) -> (Int, Int)? {
    guard let token = passage[index], token.kind == .number, let value = token.value, value.scale == 0,
      (1...31).contains(value.mantissa), token.text.utf8.count <= 2
    else { return nil }
    let hasEnding = passage.isGlued(index + 1) && ["st", "nd", "rd", "th"].contains(passage.word(index + 1))
    return (Int(value.mantissa), index + (hasEnding ? 2 : 1))
  }

  private func yearValue(_ index: Int) -> Int? {
    guard let numeral = passage.numeral(at: index), passage.isYearLike(numeral), numeral.end == index + 1 else {
      return nil
    }
    return Int(numeral.value.mantissa)
  }

  /// A year behind a month or day, after a comma or not.
  private func followingYear(_ place: Int) -> (Int, Int)? {
    if let year = yearValue(place), !passage.isApart(place - 1, place) { return (year, place + 1) }
    if passage.isMark(place, ","), let year = yearValue(place + 1) { return (year, place + 2) }
    return nil
  }

  private static func text(_ year: Int?, _ month: Int, _ day: Int? = nil) -> String {
    let date = [month, day].compactMap { $0 }.map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: "-")
    return (year.map { "\($0)-" } ?? "--") + date
  }

  private func joint(_ place: Int) -> Bool {
    passage.isKind(place, .dash) || ["to", "and"].contains(passage.word(place))
  }

  // MARK: Days

  /// "9 August 2017", "27–28 April", "15th of May", "1 January to 31 March 2020".
  private func dayFirst(_ index: Int) -> RuleMatch? {
    guard let (first, afterFirst) = day(index) else { return nil }
    var last: Int?
    var place = afterFirst
    if joint(place), let (second, after) = day(place + 1), month(after) != nil {
      last = second
      place = after
    }
    if passage.word(place) == "of" || passage.isHyphen(place) { place += 1 }
    guard let month = month(place) else { return nil }
    var end = place + 1
    if passage.isMark(end, "."), yearValue(end + 1) != nil { end += 1 }
    if passage.isHyphen(end), yearValue(end + 1) != nil { end += 1 }
    let year = followingYear(end)
    end = year?.1 ?? end
    if last == nil, joint(end), let (second, after) = day(end + 1) {
      let monthPlace = passage.word(after) == "of" ? after + 1 : after
      if let secondMonth = self.month(monthPlace) {
        let secondYear = followingYear(monthPlace + 1)
        let from = Self.text(year?.0 ?? secondYear?.0, month, first)
        let to = Self.text(secondYear?.0, secondMonth, second)
        let isPair = passage.word(end) != "and"
        if isPair {
          return found("day", index..<(secondYear?.1 ?? monthPlace + 1), "\(from) to \(to)", span: true)
        }
      }
    }
    let from = Self.text(year?.0, month, first)
    let period = last.map { "\(from) to \(Self.text(year?.0, month, $0))" } ?? from
    return found("day", index..<end, period)
  }

  /// "August 9, 2017", "April 27-28", "September 2019", "January–July 2021", "in July".
  private func monthFirst(_ index: Int, _ month: Int) -> RuleMatch? {
    var place = index + 1
    if passage.isMark(place, "."), passage.tokens[index].text.utf8.count <= 4, passage.isGlued(place) { place += 1 }
    if passage.isApart(index, place) { return bareMonth(index, month) }
    if let year = yearValue(place) ?? (passage.isMark(place, ",") ? yearValue(place + 1) : nil) {
      let end = passage.isMark(place, ",") ? place + 2 : place + 1
      return monthSpan(index, (year, month), end) ?? found("month", index..<end, Self.text(year, month))
    }
    if let (first, afterFirst) = day(place), !isAmount(place) {
      var end = afterFirst
      var last: Int?
      if joint(end), let (second, after) = day(end + 1), second > first, self.month(after) == nil, !isAmount(end + 1) {
        last = second
        end = after
      } else if joint(end), passage.word(end) != "and", let secondMonth = self.month(end + 1),
        let (second, after) = day(end + 2)
      {
        let year = followingYear(after)
        return found(
          "day", index..<(year?.1 ?? after),
          "\(Self.text(year?.0, month, first)) to \(Self.text(year?.0, secondMonth, second))", span: true)
      }
      let year = followingYear(end)
      let from = Self.text(year?.0, month, first)
      let period = last.map { "\(from) to \(Self.text(year?.0, month, $0))" } ?? from
      return found("day", index..<(year?.1 ?? end), period)
    }
    return monthSpan(index, (nil, month), place) ?? bareMonth(index, month)
  }

  /// "January–July 2021", "January 2016 to June 2017".
  private func monthSpan(_ index: Int, _ start: (year: Int?, month: Int), _ place: Int) -> RuleMatch? {
    guard passage.isKind(place, .dash) || passage.word(place) == "to", let second = month(place + 1) else { return nil }
    let point = passage.isMark(place + 2, ".") && yearValue(place + 3) != nil ? place + 3 : place + 2
    let inOf = ["of", "in"].contains(passage.word(point)) ? point + 1 : point
    let year = followingYear(inOf)
    let from = Self.text(start.year ?? year?.0, start.month)
    return found(
      "month", index..<(year?.1 ?? place + 2), "\(from) to \(Self.text(year?.0, second))", span: true)
  }

  /// A month alone; "May" and "March" are also other words, so they need a preposition, and abbreviations a number.
  private func bareMonth(_ index: Int, _ month: Int) -> RuleMatch? {
    let text = passage.tokens[index].text
    guard text.utf8.count > 4 || text == "june" || text == "july" || text == "may" else { return nil }
    if text == "may" || text == "march" {
      let before = passage.word(index - 1)
      guard
        ["in", "of", "by", "until", "since", "from", "during", "last", "this", "next", "early", "late", "mid"]
          .contains(before)
      else { return nil }
    }
    return found("month", index..<(index + 1), Self.text(nil, month))
  }

  private func isAmount(_ place: Int) -> Bool {
    guard let amount = passage.amount(at: place) else { return false }
    return amount.unit != nil || amount.numeral.exponent > 0
  }

  // MARK: Years

  private func yearSpan(_ index: Int) -> RuleMatch? {
    guard let first = yearValue(index) else { return nil }
    let lead = passage.word(index - 1)
    let isDash = passage.isKind(index + 1, .dash)
    let isStroke = passage.isMark(index + 1, "/") && passage.isGlued(index + 1) && passage.isGlued(index + 2)
    let isTo = passage.word(index + 1) == "to" || ["until", "till", "through"].contains(passage.word(index + 1))
    let isAnd = passage.word(index + 1) == "and" && lead == "between"
    let isUpTo = lead == "from" && passage.word(index + 1) == "up" && passage.word(index + 2) == "to"
    guard isDash || isStroke || isTo || isAnd || isUpTo else { return nil }
    let place = isUpTo ? index + 3 : index + 2
    var last = yearValue(place)
    if last == nil, isDash || isStroke, let token = passage[place], token.kind == .number, token.isGlued,
      token.text.utf8.count == 2, let short = Int(token.text), !isAmount(place)
    {
      let year = first / 100 * 100 + short
      last = year > first ? year : first % 100 == 99 ? year + 100 : nil
    }
    guard let last, last >= first else { return nil }
    return yearSpan(index..<(place + 1), first, last)
  }

  private func yearSpan(_ range: Range<Int>, _ first: Int, _ last: Int) -> RuleMatch {
    var draft = Draft("span of years", .time, number: range)
    draft.kind = .span
    draft.value = .init(first)
    draft.upper = .init(last)
    draft.period = first == last ? "\(first)" : "\(first) to \(last)"
    return .found([draft], next: range.upperBound)
  }

  private func year(_ index: Int) -> RuleMatch? {
    guard let year = yearValue(index) else { return nil }
    if passage.isGlued(index + 1), passage.word(index + 1) == "s", year % 10 == 0 {
      return found("year", index..<(index + 2), "\(year) to \(year + 9)")
    }
    if isAmount(index) || isCounting(index) || passage.isKind(index - 1, .currency) { return nil }
    var draft = Draft("year", .time, number: index..<(index + 1))
    draft.kind = .date
    draft.value = .init(year)
    draft.period = "\(year)"
    return .found([draft], next: index + 1)
  }

  /// Whether four digits count something: a word of qualification before, or a measured unit behind.
  private func isCounting(_ index: Int) -> Bool {
    guard let noun = passage.nounPhrase(after: index + 1, limit: 3) else {
      return passage.isHyphen(index + 1)
        && (GrammarWords.hyphenatedCounts.contains(passage.word(index + 2))
          || GrammarWords.hyphenatedMeasures.contains(passage.word(index + 2)))
    }
    if noun.count == 1, Self.counted.contains(passage.word(noun.lowerBound)) {
      return !CalendarWords.beforeYears.subtracting(["to", "of", "for", "from"]).contains(passage.word(index - 1))
    }
    guard let (_, start) = QualifierPhrases.before(index, in: passage, notBefore: max(0, index - 5)) else {
      return false
    }
    return !passage.tokens[noun].contains { $0.isCapitalised } || passage.word(start) != "over"
  }

  private static let counted: Set<String> = [
    "people", "persons", "participants", "delegates", "companies", "firms", "students", "tourists", "visitors", "jobs",
    "tonnes", "tons", "kilometres", "kilometers", "km", "hectares", "households", "employees", "workers", "mw", "gw",
    "enterprises", "square", "units", "families", "exhibitors", "businesses", "vehicles", "farmers", "items", "lines",
    "dollars", "metres", "meters", "barrels", "guests", "scholarships", "places", "schools", "flights", "passengers",
  ]

  // MARK: Parts of years

  /// "Q1 2018", "H1 of 2020", "FY2018".
  private func codePart(_ index: Int) -> RuleMatch? {
    let text = passage.tokens[index].text
    guard Self.isPartOfYear(text) else { return nil }
    if text.hasPrefix("fy") || text.hasPrefix("cy") {
      let digits = String(text.dropFirst(2))
      return found("part of a year", index..<(index + 1), digits.utf8.count == 2 ? "20" + digits : digits)
    }
    let place = ["of", "in"].contains(passage.word(index + 1)) ? index + 2 : index + 1
    let letter = text.hasPrefix("q") ? "Q" : "S"
    guard let year = yearValue(place) else {
      if let year = yearValue(index - 1) {
        return found("part of a year", index..<(index + 1), "\(year)-\(letter)\(text.last!)")
      }
      return .passed(next: index + 1)
    }
    return found("part of a year", index..<(place + 1), "\(year)-\(letter)\(text.last!)")
  }

  /// "the first quarter of 2018", "the first nine months of 2021".
  private func partOfYear(_ index: Int) -> RuleMatch? {
    guard let number = NumberWords.ordinals[passage.word(index)] ?? (passage.word(index) == "last" ? 0 : nil),
      number <= 4
    else { return nil }
    if let months = passage.numeral(at: index + 1), passage.word(months.end).hasPrefix("month"), number == 1,
      months.value <= 12, months.value >= 1
    {
      let of = ["of", "in"].contains(passage.word(months.end + 1)) ? months.end + 2 : months.end + 1
      guard let (year, end) = followingYear(of) else { return nil }
      let last = Self.text(year, Int(months.value.mantissa))
      return found("part of a year", index..<end, "\(year)-01 to \(last)")
    }
    guard let part = CalendarWords.parts[passage.word(index + 1)], number >= 1, number <= part.count else { return nil }
    let place = ["of", "in"].contains(passage.word(index + 2)) ? index + 3 : index + 2
    guard let (year, end) = followingYear(place) else { return nil }
    return found("part of a year", index..<end, "\(year)-\(part.letter)\(number)")
  }
}
