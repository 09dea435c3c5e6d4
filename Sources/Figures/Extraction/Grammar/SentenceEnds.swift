/// Where sentences end: at a full stop before a capital, at a paragraph's end, before an item of a list, after a short
/// line such as a heading.
enum SentenceEnds {
  private static let abbreviations: Set<String> = [
    "mr", "mrs", "ms", "dr", "prof", "st", "no", "nos", "inc", "ltd", "co", "corp", "vs", "jan", "feb", "mar", "apr",
    "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "approx", "ca", "cf", "e.g.", "i.e.", "art", "para",
    "fig", "vol", "gen", "sen", "rep", "gov", "hon", "u.s.", "u.k.", "u.n.", "e.u.", "p.m.", "a.m.", "rs", "lt", "col",
    "amb", "h.e.", "messrs", "est", "al", "p", "pp", "ed", "eds", "dept", "min", "tel", "fax", "ext",
  ]
  /// Lines shorter than this that end without a mark are headings.
  private static let headingBytes = 60

  /// Numbers the sentence of every token and gives back the tokens of each. O(tokens).
  static func mark(_ tokens: inout [Token], bytes: [UInt8]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    var lineStart = 0
    for index in tokens.indices {
      if tokens[index].breakBefore != .none || index == 0 {
        if index > 0, endsAtLine(tokens, index, lineStart, sentenceStart: start) {
          ranges.append(start..<index)
          start = index
        }
        lineStart = index
      }
      if index > start, index > 0, endsSentence(tokens, before: index) {
        ranges.append(start..<index)
        start = index
      }
      tokens[index].sentence = ranges.count
    }
    if start < tokens.count { ranges.append(start..<tokens.count) }
    return ranges
  }

  private static func endsAtLine(_ tokens: [Token], _ index: Int, _ lineStart: Int, sentenceStart: Int) -> Bool {
    let token = tokens[index]
    if token.breakBefore == .paragraph { return true }
    if isBullet(tokens, index) { return true }
    let previous = tokens[index - 1]
    if previous.kind == .mark, ".!?".contains(previous.text) { return token.kind != .word || token.isCapitalised }
    let isShout = previous.isAllCapitals && index > 1 && tokens[index - 2].isAllCapitals && !token.isAllCapitals
    let isShort = previous.end - tokens[lineStart].start < headingBytes || isShout
    // A heading is a line of its own; a later line of a wrapped sentence is none.
    guard lineStart == sentenceStart || isShout else { return false }
    return isShort && token.isCapitalised && !(previous.kind == .mark && ",;(".contains(previous.text))
  }

  static func isBullet(_ tokens: [Token], _ index: Int) -> Bool {
    let token = tokens[index]
    let standsAlone = index + 1 < tokens.count && !tokens[index + 1].isGlued
    if standsAlone, token.kind == .dash { return true }
    return token.kind == .mark && "•*·▪●◦‣►".contains(token.text)
  }

  /// Whether a sentence ends between a token and the one before.
  private static func endsSentence(_ tokens: [Token], before index: Int) -> Bool {
    let token = tokens[index]
    var last = index - 1
    // A closing quotation mark or bracket belongs to the sentence before.
    if tokens[last].kind == .mark, "\"')]".contains(tokens[last].text), last > 0, tokens[last].isGlued { last -= 1 }
    guard tokens[last].kind == .mark || tokens[last].kind == .word else { return false }
    let previous = tokens[last]
    if previous.kind == .mark, "!?".contains(previous.text) { return startsSentence(tokens, index) }
    guard previous.kind == .mark, previous.text == ".", last > 0 else { return false }
    if token.kind == .mark, ".,;:)\"'".contains(token.text), token.isGlued { return false }
    let before = tokens[last - 1]
    if !startsSentence(tokens, index) { return false }
    if before.kind == .word, tokens[last].isGlued {
      if abbreviations.contains(before.text) { return false }
      // An initial: "J. Smith".
      if before.text.utf8.count == 1, before.isCapitalised { return false }
    }
    // "2025.Russia" ends a sentence, "example.com" does not.
    if token.isGlued, last == index - 1 { return token.isCapitalised && before.kind != .mark }
    return true
  }

  private static func startsSentence(_ tokens: [Token], _ index: Int) -> Bool {
    let token = tokens[index]
    switch token.kind {
    case .word: return token.isCapitalised
    case .identifier, .number, .currency, .dash, .date, .time, .sign: return true
    case .mark: return "\"'([•".contains(token.text)
    default: return false
    }
  }
}
