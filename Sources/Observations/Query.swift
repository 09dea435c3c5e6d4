public import Nomenclature

/// A question to a file: which rows, grouped by what, and what to compute of each group.
public struct Query: Sendable, Hashable {
  public var conditions: [Condition]
  public var groups: [Field]
  public var measures: [Measure]
  /// Which day of a period decides who is a member of a bloc.
  public var membershipRule: MembershipRule

  public init(
    conditions: [Condition] = [], groups: [Field] = [], measures: [Measure] = [], membershipRule: MembershipRule = .end
  ) {
    self.conditions = conditions
    self.groups = groups
    self.measures = measures
    self.membershipRule = membershipRule
  }
}

/// A field that takes several values among rows that must not be added together then.
public struct MixedField: Sendable, Equatable, CustomStringConvertible {
  public var field: String
  public var values: [String]

  /// `"unit" (MYR, USD)`, at most six of the values.
  public var description: String {
    "\"\(field)\" (\(values.prefix(6).joined(separator: ", "))\(values.count > 6 ? ", …" : ""))"
  }
}

/// Why a question cannot be answered as it was asked.
public enum QueryError: Error, Sendable, Equatable {
  case unreadableCondition(String)
  case unknownLevel(field: String, level: String)
  case unknownFunction(String, known: [String])
  case unreadableQuantile(String)
  case cannotBeCombined(Measure)
  case missingOperand(function: String, example: String)
  case unknownField(String, suggestions: [String], known: [String])
  case unknownBloc(String, suggestions: [String], known: [String])
  case unreadablePeriod(String, field: String)
  case noPeriod(purpose: String)
  case noValue(known: [String])
  /// Rows that must not be added together would be: `field` takes several values and nothing says which. The same holds
  /// for the `others`.
  case wouldMix(field: String, values: [String], why: String, choices: [String], others: [MixedField])
}

extension QueryError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unreadableCondition(let text):
      "\"\(text)\" is not a condition. Write --where FIELD=VALUE, FIELD!=VALUE, FIELD=LOW..HIGH or FIELD=@BLOC."
    case .unknownLevel(let field, let level):
      "\"\(level)\" is not a level of \"\(field)\". Levels are year, quarter and month of a period, 2, 4 and 6 of a product."
    case .unknownFunction(let name, let known):
      "\"\(name)\" is not a function of values. Use one of \(known.joined(separator: ", "))."
    case .unreadableQuantile(let text):
      "\"\(text)\" is no quantile. Write a number between 0 and 1, such as value:quantile:0.9."
    case .cannotBeCombined(let measure):
      "flow=T and flow=B add and subtract sums, and \(measure) is none. Ask for exports and imports by --rows flow."
    case .missingOperand(let function, let example):
      "\(function) needs to know more: write \(example)."
    case .unknownField(let name, let suggestions, let known):
      "There is no field \"\(name)\"." + Self.hint(suggestions) + " Fields are: \(known.joined(separator: ", "))."
    case .unknownBloc(let name, let suggestions, let known):
      "There is no bloc \"\(name)\"." + Self.hint(suggestions) + " Blocs are: \(known.joined(separator: ", "))."
    case .unreadablePeriod(let text, let field):
      "\"\(text)\" is not a period for \"\(field)\". Write 2018, 2018-Q1, 2018-04 or 2018-04-30."
    case .noPeriod(let purpose):
      "No column holds periods, and \(purpose) needs them. Name it with --period COLUMN (or --period year,month)."
    case .noValue(let known):
      "No column of values is recognised. Name it with --values COLUMN; columns are: \(known.joined(separator: ", "))."
    case .wouldMix(let field, let values, let why, let choices, let others):
      "The rows selected have \(values.count) values of \(MixedField(field: field, values: values)), and \(why). "
        + "Choose: \(choices.joined(separator: ", or "))."
        + (others.isEmpty ? "" : " The same goes for \(others.map(\.description).joined(separator: " and ")).")
    }
  }

  private static func hint(_ suggestions: [String]) -> String {
    suggestions.isEmpty ? "" : " Did you mean \(suggestions.map { "\"\($0)\"" }.joined(separator: " or "))?"
  }
}
