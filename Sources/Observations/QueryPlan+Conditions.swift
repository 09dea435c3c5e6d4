import Decimals
import Nomenclature

extension QueryPlan {
  /// The test of a condition as a function of field texts.
  mutating func gate(_ condition: Condition, _ header: [String]) throws -> Gate {
    let field = try plan(Field(condition.field), header)
    let standard = StandardField(rawValue: condition.field).flatMap { roles.fields[$0] == nil ? nil : $0 }
    switch condition.test {
    case .isOneOf(let values):
      let matches = try matcher(values, standard: standard, field: condition.field)
      return Gate(fields: [field]) { texts in texts[0].map(matches) ?? false }
    case .isNoneOf(let values):
      let matches = try matcher(values, standard: standard, field: condition.field)
      return Gate(fields: [field]) { texts in texts[0].map { !matches($0) } ?? false }
    case .isWithin(let low, let high):
      let isWithin = try range(low, high, standard: standard, field: condition.field)
      return Gate(fields: [field]) { texts in texts[0].map(isWithin) ?? false }
    case .isMember(let bloc, let frozenAt):
      return try membershipGate(field, bloc, frozenAt, isWanted: true, header)
    case .isNoMember(let bloc, let frozenAt):
      return try membershipGate(field, bloc, frozenAt, isWanted: false, header)
    }
  }

  private func matcher(
    _ values: [String], standard: StandardField?, field: String
  ) throws -> @Sendable (String) -> Bool {
    if standard == .period {
      let periods = try values.map { value in
        guard let period = Period(value) else { throw QueryError.unreadablePeriod(value, field: field) }
        return period
      }
      return { text in Period(text).map { period in periods.contains { $0.contains(period) } } ?? false }
    }
    var exact: Set<String> = []
    var prefixes: [String] = []
    for value in values {
      if value.hasSuffix("*") {
        prefixes.append(String(value.dropLast()))
      } else {
        exact.insert(Self.normalised(value, standard: standard, worlds: roles.worldPartners))
      }
    }
    return { [exact, prefixes] text in exact.contains(text) || prefixes.contains { text.hasPrefix($0) } }
  }

  /// A value of a standard field as the profiles write it: names become codes.
  static func normalised(_ value: String, standard: StandardField?, worlds: Set<String>) -> String {
    switch standard {
    case .reporter, .partner:
      if ["world", "0", "w00", "wld"].contains(value.lowercased()), let world = worlds.sorted().first { return world }
      return Economies.resolve(value)?.alpha3 ?? value
    case .flow:
      return Flow(value)?.code ?? value
    default:
      return value
    }
  }

  private func range(
    _ low: String?, _ high: String?, standard: StandardField?, field: String
  ) throws -> @Sendable (String) -> Bool {
    if standard == .period {
      func period(_ text: String) throws -> Period {
        guard let period = Period(text) else { throw QueryError.unreadablePeriod(text, field: field) }
        return period
      }
      let (first, last) = (try low.map(period)?.firstDay, try high.map(period)?.lastDay)
      return { text in
        guard let period = Period(text) else { return false }
        return first.map { period.firstDay >= $0 } ?? true && last.map { period.lastDay <= $0 } ?? true
      }
    }
    let (bottom, top) = (low.flatMap { ExactDecimal($0) }, high.flatMap { ExactDecimal($0) })
    if (bottom == nil) == (low == nil), (top == nil) == (high == nil) {
      return { text in
        guard let number = ExactDecimal(text) else { return false }
        return bottom.map { $0 <= number } ?? true && top.map { number <= $0 } ?? true
      }
    }
    return { text in low.map { $0 <= text } ?? true && high.map { text <= $0 } ?? true }
  }

  private mutating func membershipGate(
    _ field: PlannedField, _ name: String, _ frozenAt: String?, isWanted: Bool, _ header: [String]
  ) throws -> Gate {
    guard let bloc = Blocs.named(name) else {
      let known = Blocs.all.map(\.code)
      throw QueryError.unknownBloc(
        name, suggestions: NearestNames.suggestions(for: name, among: known, limit: 2), known: known)
    }
    if let frozenAt {
      guard let period = Period(frozenAt) else { throw QueryError.unreadablePeriod(frozenAt, field: "@" + name) }
      let members = Set(bloc.members(during: period, rule: query.membershipRule))
      return Gate(fields: [field]) { texts in texts[0].map { members.contains($0) == isWanted } ?? false }
    }
    guard roles.fields[.period] != nil else { throw QueryError.noPeriod(purpose: "membership of @\(name) by date") }
    let period = try plan(Field("period"), header)
    return Gate(fields: [field, period]) { [rule = query.membershipRule] texts in
      guard let economy = texts[0], let date = texts[1].flatMap({ Period($0) }) else { return false }
      return bloc.members(during: date, rule: rule).contains(economy) == isWanted
    }
  }
}
