/// The words with which a document hedges a number.
///
/// The raw values are those of the ledgers of figures.
public enum Qualifier: String, Sendable, Hashable, Codable, CaseIterable {
  /// Printed without a word of qualification, which does not make it precise.
  case exact
  case about
  case nearly
  case almost
  case moreThan = "more than"
  case over
  case atLeast = "at least"
  case upTo = "up to"
  case lessThan = "less than"
  case between
  /// "from A up to B": a start and an end, not one quantity.
  case fromTo = "from-to"
  /// Read as printed; the publisher may revise it.
  case preliminary
  case tentative

  /// Reads the ledgers' words and their usual synonyms, in any case; `nil` for unknown ones.
  public init?(word: String) {
    let word = word.lowercased()
    if let qualifier = Qualifier(rawValue: word) {
      self = qualifier
      return
    }
    guard let synonym = Self.bySynonym[word] else { return nil }
    self = synonym
  }

  /// The usual words and signs for each qualifier beside its own name, as they stand before a number.
  public static let synonyms: [(qualifier: Qualifier, words: [String])] = [
    (.exact, [""]),
    (
      .about,
      [
        "around", "approximately", "approx", "approx.", "some", "roughly", "circa", "ca", "ca.", "~", "≈",
        "an estimated",
        "estimated", "in the region of", "in the order of", "of the order of", "on the order of", "in the range of",
        "somewhere around", "something like", "in the neighbourhood of", "in the neighborhood of",
      ]
    ),
    (
      .nearly,
      [
        "close to", "just under", "just below", "just short of", "little short of", "approaching", "nearing",
        "slightly less than", "slightly under", "slightly below", "a little under", "a little less than",
        "just less than", "a shade under", "not quite",
      ]
    ),
    (
      .moreThan,
      [
        "above", "exceeding", "exceeded", "exceeds", "exceed", "in excess of", "upwards of", "upward of",
        "greater than",
        "higher than", "larger than", "surpassing", "surpassed", "surpasses", "surpass", "topping", "topped", "tops",
        "just over", "slightly over", "slightly more than", "a little over", "a little more than", "just above",
        "slightly above", "just more than", "well over", "well above", "far more than", "much more than", "north of",
        "more then", ">",
      ]
    ),
    (
      .atLeast,
      [
        "no less than", "not less than", "no fewer than", "not fewer than", "at minimum", "minimum", "a minimum of",
        "minimum of", "at the least", "at the very least", "≥",
      ]
    ),
    (
      .upTo,
      [
        "no more than", "not more than", "at most", "at the most", "maximum", "a maximum of", "maximum of",
        "as much as",
        "as many as", "as high as", "not exceeding", "not to exceed", "capped at", "≤",
      ]
    ),
    (.lessThan, ["below", "under", "fewer than", "lower than", "smaller than", "well below", "well under", "<"]),
    (.fromTo, ["from to", "from … to"]),
  ]

  private static let bySynonym: [String: Qualifier] = synonyms.reduce(into: [:]) { table, entry in
    for word in entry.words { table[word] = entry.qualifier }
  }

  /// Whether the figure needs a second number.
  public var isRange: Bool { self == .between || self == .fromTo }
}

/// How far a word of qualification is taken.
public enum Interpretation: String, Sendable, Hashable, Codable, CaseIterable {
  /// What the words exclude, and nothing else: "more than 60" may be 1,000.
  case logical
  /// What a careful speaker means: "more than 60" stays under 70, the next round number, or the speaker would have
  /// said that.
  case pragmatic
}
