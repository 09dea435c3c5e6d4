import Decimals
import Intervals

/// A quantity as a rule finds it, before its surroundings are read.
struct Draft: Sendable {
  enum Form: Sendable { case ratio, money, multiple, count, ordinal, time }

  var rule: String
  var form: Form
  var kind: ExtractedQuantity.Kind?
  var value: ExactDecimal?
  var upper: ExactDecimal?
  var unit = ""
  /// The tokens of the number with its unit, and of all that belongs to it.
  var number: Range<Int>
  var end: Int
  var qualifier: Qualifier?
  var noun = ""
  var direction: ExtractedQuantity.Direction?
  var period = ""
  var isRange = false

  init(_ rule: String, _ form: Form, number: Range<Int>) {
    self.rule = rule
    self.form = form
    self.number = number
    end = number.upperBound
  }

  init(_ rule: String, _ form: Form, _ range: AmountRange) {
    self.init(rule, form, number: range.start..<range.end)
    value = range.first.value
    upper = range.second?.value
    unit = range.first.unit?.name ?? ""
    qualifier = range.qualifier
    isRange = range.qualifier != nil
    if range.second == nil, range.first.sign != 0 { direction = range.first.sign > 0 ? .up : .down }
  }
}

/// What a family of rules says about a place.
enum RuleMatch: Sendable {
  /// Quantities, and the token to go on with.
  case found([Draft], next: Int)
  /// Numbers that are no quantities: a name, a label, a time.
  case passed(next: Int)
}

/// A rule of the grammar: what it finds or passes by, with examples that are tests.
public struct ExtractionRule: Sendable {
  public struct Example: Sendable {
    public var text: String
    /// The `ExtractedQuantity.summary` of everything found in it.
    public var found: [String]

    init(_ text: String, _ found: String...) {
      self.text = text
      self.found = found
    }
  }

  public var name: String
  /// What it takes for what.
  public var meaning: String
  public var examples: [Example]

  init(_ name: String, _ meaning: String, _ examples: [Example]) {
    self.name = name
    self.meaning = meaning
    self.examples = examples
  }

  /// All rules, family by family, in the order in which they are tried.
  public static let all: [ExtractionRule] = RuleFamily.all.flatMap(\.rules)
}

/// Rules that share a way of matching.
struct RuleFamily: Sendable {
  var rules: [ExtractionRule]
  var match: @Sendable (Passage, Int) -> RuleMatch?

  /// Names come first: what is a name is no number. Dates come before amounts, amounts before counts, and numbers
  /// with nothing to count come last.
  static let all: [RuleFamily] = [
    .names, .calendar, .fractions, .ordinals, .multiples, .amounts, .counts, .bareNumbers,
  ]
}
