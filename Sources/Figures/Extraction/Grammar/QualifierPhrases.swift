import Intervals

/// Words of qualification in running text, as `Qualifier` knows them.
enum QualifierPhrases {
  private static let longest = 4

  private static let table: [String: Qualifier] = {
    var table: [String: Qualifier] = [:]
    for (qualifier, words) in Qualifier.synonyms {
      for word in words where !word.isEmpty { table[word] = qualifier }
    }
    for word in ["not exceed", "never exceed", "never exceeds", "never exceeded", "not surpass", "not top"] {
      table[word] = .upTo
    }
    for word in ["has passed", "have passed", "had passed", "has crossed", "have crossed"] { table[word] = .moreThan }
    for word in ["limited to", "restricted to"] { table[word] = .upTo }
    for word in ["younger than", "shorter than"] { table[word] = .lessThan }
    for word in ["older than", "longer than"] { table[word] = .moreThan }
    for word in ["just shy of", "shy of", "a little short of"] { table[word] = .nearly }
    for qualifier in [Qualifier.about, .nearly, .almost, .moreThan, .over, .atLeast, .upTo, .lessThan] {
      table[qualifier.rawValue] = qualifier
    }
    return table
  }()

  /// One name for each meaning: almost is `nearly`, over is `more than`.
  static func qualifier(_ phrase: String) -> Qualifier? {
    switch table[phrase] {
    case .almost: .nearly
    case .over: .moreThan
    case let qualifier: qualifier
    }
  }

  /// The phrase that ends right before a token, and where it begins.
  static func before(_ place: Int, in passage: Passage, notBefore bound: Int) -> (Qualifier, Int)? {
    if let found = phrase(place, in: passage, notBefore: bound) { return found }
    // "at most a 15% increase"; "over a 3-year period" is no qualification.
    guard ["a", "an"].contains(passage.word(place - 1)), place - 1 > bound,
      !prepositions.contains(passage.word(place - 2))
    else { return nil }
    return phrase(place - 1, in: passage, notBefore: bound)
  }

  /// Words of qualification that are prepositions before an article.
  private static let prepositions: Set<String> = ["over", "under", "above", "below", "about", "around", "to"]

  private static func phrase(_ place: Int, in passage: Passage, notBefore bound: Int) -> (Qualifier, Int)? {
    let available = min(longest, place - bound)
    guard available > 0 else { return nil }
    var candidates: [(Qualifier, Int)] = []
    var phrase = ""
    for count in 1...available {
      let index = place - count
      guard let token = passage[index], !passage.isApart(index, place) else { break }
      guard token.kind == .word || token.kind == .sign || passage.isMark(index, ".") else { break }
      if token.kind == .mark {
        // "ca. 20": the point belongs to the abbreviation.
        guard count == 1, let word = passage[index - 1], ["ca", "approx", "c"].contains(word.text) else { break }
        return (.about, index - 1)
      }
      phrase = phrase.isEmpty ? token.text : token.text + " " + phrase
      if let qualifier = qualifier(phrase) { candidates.append((qualifier, index)) }
    }
    guard let (qualifier, start) = candidates.last, !isOtherwise(start, place, in: passage) else { return nil }
    // "do not add up to 100"
    if qualifier == .upTo, passage.isSum(place) {
      return nil
    }
    return (qualifier, start)
  }

  /// Whether the word means something else here: "talks about two projects", "centred around three pillars".
  private static func isOtherwise(_ start: Int, _ place: Int, in passage: Passage) -> Bool {
    // "has passed 4,000 followers", but "has passed 30 laws"
    if ["passed", "crossed"].contains(passage.word(start + 1)) {
      guard let amount = passage.amount(at: place) else { return true }
      guard amount.unit == nil, let noun = passage.nounPhrase(after: amount.end) else { return false }
      return passage.tokens[noun].contains { GrammarWords.passable.contains($0.text) }
    }
    guard place == start + 1 else { return false }
    switch passage.word(start) {
    case "about": return GrammarWords.phrasesOfSpeaking.contains(passage.word(start - 1))
    case "around": return GrammarWords.aroundVerbs.contains(passage.word(start - 1))
    case "minimum", "maximum": return passage.word(start - 1) != "a" && passage.word(start - 1) != "the"
    default: return false
    }
  }

  /// Words behind a number: "60 % or more", "20 or so", "50+".
  static func after(_ place: Int, in passage: Passage) -> (Qualifier, Int)? {
    if passage.isKind(place, .sign), passage.isGlued(place), passage.tokens[place].text == "+",
      !passage.isGlued(place + 1)
    {
      return (.atLeast, place + 1)
    }
    guard !passage.isApart(place - 1, place) else { return nil }
    // "five rounds and over 60 meetings" counts on.
    if passage.word(place) == "and", passage.amount(at: place + 2) != nil { return nil }
    switch (passage.word(place), passage.word(place + 1)) {
    case ("or", "more"), ("and", "more"), ("or", "above"), ("and", "above"), ("or", "over"), ("and", "over"),
      ("or", "higher"), ("or", "greater"), ("or", "better"):
      return (.atLeast, place + 2)
    case ("or", "less"), ("or", "fewer"), ("and", "below"), ("or", "below"), ("or", "lower"), ("or", "under"):
      return (.upTo, place + 2)
    case ("or", "so"): return (.about, place + 2)
    default: return nil
    }
  }
}
