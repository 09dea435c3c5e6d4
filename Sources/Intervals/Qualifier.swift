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
    switch word {
    case "": self = .exact
    case "around", "approximately", "some", "roughly", "circa", "ca.", "~": self = .about
    case "close to", "just under": self = .nearly
    case "above", "exceeding", "exceeded", "in excess of": self = .moreThan
    case "no less than", "not less than", "at minimum", "minimum": self = .atLeast
    case "no more than", "not more than", "at most", "maximum": self = .upTo
    case "below", "under", "fewer than": self = .lessThan
    case "from to", "from … to": self = .fromTo
    default: return nil
    }
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
