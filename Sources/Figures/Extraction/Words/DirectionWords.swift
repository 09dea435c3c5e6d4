/// Words that say which way a quantity moved, in their forms.
enum DirectionWords {
  static func direction(of word: String) -> ExtractedQuantity.Direction? { table[word] }

  /// Nouns that stand behind a percentage: "a 17 % increase", "5 % growth".
  static func isNoun(_ word: String) -> Bool { nouns.contains(word) }

  /// Comparatives behind a percentage: "17 % higher".
  static func comparative(_ word: String) -> ExtractedQuantity.Direction? { comparatives[word] }

  private static let up = """
    increase increases increased increasing rise rises rose risen rising grow grows grew grown growing growth climb
    climbs climbed climbing jump jumps jumped jumping surge surges surged surging soar soars soared soaring gain gains
    gained gaining expand expands expanded expanding expansion advance advanced advances up uptick upturn upsurge
    upswing accelerate accelerated accelerating acceleration boost boosted boosts raise raised raises raising leap leaps
    leapt leaped rebound rebounded rebounding recover recovered spike spiked spikes swell swelled hike hiked upward
    strengthen strengthened skyrocketed appreciate appreciated appreciation enlarged mushroomed
    improve improved improving improvement improvements widened widening upped ballooned
    """
  private static let down = """
    decrease decreases decreased decreasing fall falls fell fallen falling drop drops dropped dropping decline declines
    declined declining shrink shrinks shrank shrunk shrinking reduce reduces reduced reducing reduction reductions
    contract contracts contracted contracting contraction plunge plunges plunged plunging slump slumps slumped slumping
    dip dips dipped dipping slip slips slipped slipping slide slid sliding tumble tumbled tumbling cut cuts cutting
    lower lowered lowering down downturn plummeted plummet plummeting lose lost losing loss losses sank sink sinking
    collapse collapsed shed slowdown weaken weakened depreciate depreciated depreciation eased slashed trimmed
    diminished
    diminish narrowed narrowing downward halving curtailed setback
    """
  private static let table: [String: ExtractedQuantity.Direction] = {
    var table: [String: ExtractedQuantity.Direction] = [:]
    for word in up.split(whereSeparator: \.isWhitespace) { table[String(word)] = .up }
    for word in down.split(whereSeparator: \.isWhitespace) { table[String(word)] = .down }
    return table
  }()

  private static let nouns: Set<String> = [
    "increase", "increases", "rise", "rises", "growth", "climb", "jump", "surge", "gain", "gains", "expansion",
    "upturn",
    "uptick", "upsurge", "upswing", "acceleration", "boost", "leap", "rebound", "spike", "hike", "appreciation",
    "improvement", "decrease", "decreases", "fall", "drop", "drops", "decline", "declines", "reduction", "reductions",
    "contraction", "plunge", "slump", "dip", "slide", "cut", "cuts", "downturn", "loss", "losses", "collapse",
    "slowdown", "depreciation", "up", "down", "raise", "recovery", "setback",
  ]
  private static let comparatives: [String: ExtractedQuantity.Direction] = [
    "higher": .up, "more": .up, "larger": .up, "greater": .up, "bigger": .up, "above": .up, "faster": .up,
    "stronger": .up, "lower": .down, "less": .down, "smaller": .down, "fewer": .down, "below": .down, "weaker": .down,
    "shorter": .down, "longer": .up, "cheaper": .down, "dearer": .up,
    "up": .up, "down": .down,
  ]

  /// Adjectives that may stand between a percentage and the noun of its movement: "a 3 % annual increase".
  static let between: Set<String> = [
    "annual", "yearly", "monthly", "quarterly", "year", "on", "over", "yoy", "y", "o", "average", "real", "nominal",
    "sharp", "overall", "total", "further", "cumulative", "gdp", "export", "import", "trade", "economic",
    "compound", "net", "month", "quarter", "steady", "substantial", "significant", "slight", "modest", "projected",
    "expected", "price", "output", "production", "sales", "revenue", "investment", "wage", "tariff", "m", "q", "per",
    "annum", "a", "additional", "combined", "like", "for",
  ]

  /// Verbs of reaching a level: what follows is a level even where the trade that reaches it has grown.
  static let reaching: Set<String> = [
    "to", "reach", "reached", "reaches", "reaching", "hit", "hitting", "hits", "totalled", "totaled", "totalling",
    "totaling", "stood", "stands", "amounted", "amounting", "amount", "amounts",
  ]

  static let multiples: [String: (String, ExtractedQuantity.Direction)] = [
    "double": ("2", .up), "doubled": ("2", .up), "doubles": ("2", .up), "doubling": ("2", .up),
    "triple": ("3", .up), "tripled": ("3", .up), "triples": ("3", .up), "tripling": ("3", .up),
    "treble": ("3", .up), "trebled": ("3", .up), "trebles": ("3", .up), "trebling": ("3", .up),
    "quadruple": ("4", .up), "quadrupled": ("4", .up), "quadruples": ("4", .up), "quadrupling": ("4", .up),
    "quintupled": ("5", .up), "quintuple": ("5", .up), "sextupled": ("6", .up),
    "halve": ("0.5", .down), "halved": ("0.5", .down), "halves": ("0.5", .down), "halving": ("0.5", .down),
  ]
}
