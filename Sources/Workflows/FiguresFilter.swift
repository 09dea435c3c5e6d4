import Decimals
import Figures
import Nomenclature
import Observations

/// Which rows of a ledger are meant: `--where` on its columns, written as for data.
///
/// A condition compares the cell as it stands; `reporter` and `reported_by` are one. A period is met by every figure
/// whose days lie inside it: `period=2018`, `period=2016..2018`.
struct FiguresFilter {
  private let conditions: [Condition]
  private let columns: [String]

  init(_ texts: [String], columns: [String]) throws {
    conditions = try texts.map { text in
      var condition = try Condition(parsing: text)
      if condition.field == "reported_by" { condition.field = "reporter" }
      return condition
    }
    self.columns = columns
    let known = columns + ["period", "reported_by"]
    for condition in conditions where !known.contains(condition.field) {
      throw QueryError.unknownField(
        condition.field, suggestions: NearestNames.suggestions(for: condition.field, among: known, limit: 2),
        known: known)
    }
  }

  var isEmpty: Bool { conditions.isEmpty }

  /// The ids of the rows that meet every condition.
  func ids(_ table: TextTable) throws -> Set<String> {
    var ids: Set<String> = []
    for row in table.rows.indices {
      func cell(_ column: String) -> String { table.cell(column, ofRow: row) }
      if try conditions.allSatisfy({ try Self.meets($0, cell) }) { ids.insert(cell("id")) }
    }
    return ids
  }

  private static func meets(_ condition: Condition, _ cell: (String) -> String) throws -> Bool {
    if condition.field == "period" { return try meetsPeriod(condition, cell) }
    let text = cell(condition.field)
    switch condition.test {
    case .isOneOf(let values): return values.contains { matches(text, $0) }
    case .isNoneOf(let values): return !values.contains { matches(text, $0) }
    case .isWithin(let low, let high):
      guard !text.isEmpty else { return false }
      return low.map { !isBelow(text, $0) } ?? true && high.map { !isBelow($0, text) } ?? true
    case .isMember(let name, let date): return try isMember(text, of: name, on: date ?? cell("period_end"))
    case .isNoMember(let name, let date): return try !isMember(text, of: name, on: date ?? cell("period_end"))
    }
  }

  /// `*` at the end of a value matches what begins so; a list of ids matches by any of its items.
  private static func matches(_ text: String, _ value: String) -> Bool {
    if value.hasSuffix("*") { return text.hasPrefix(value.dropLast()) }
    return text == value || text.split(separator: ";").contains(value[...])
  }

  /// Numbers by size, other texts by their characters.
  private static func isBelow(_ left: String, _ right: String) -> Bool {
    if let a = ExactDecimal(left), let b = ExactDecimal(right) { return a < b }
    return left < right
  }

  private static func isMember(_ area: String, of name: String, on date: String) throws -> Bool {
    guard let bloc = Blocs.named(name) else {
      throw QueryError.unknownBloc(name, suggestions: Blocs.nearest(to: name, limit: 2), known: Blocs.all.map(\.code))
    }
    guard let day = Period(date)?.lastDay else { return bloc.memberships.contains { $0.economy == area } }
    return bloc.members(on: day).contains(area)
  }

  private static func meetsPeriod(_ condition: Condition, _ cell: (String) -> String) throws -> Bool {
    guard let first = CalendarDate(cell("period_start")), let last = CalendarDate(cell("period_end")) else {
      if case .isNoneOf = condition.test { return true }
      return false
    }
    func period(_ text: String) throws -> Period {
      guard let period = Period(text) else { throw QueryError.unreadablePeriod(text, field: "period") }
      return period
    }
    func lies(in text: String) throws -> Bool {
      let period = try period(text)
      return period.firstDay <= first && last <= period.lastDay
    }
    switch condition.test {
    case .isOneOf(let values): return try values.contains { try lies(in: $0) }
    case .isNoneOf(let values): return try !values.contains { try lies(in: $0) }
    case .isWithin(let low, let high):
      let bounds = (try low.map(period)?.firstDay, try high.map(period)?.lastDay)
      return bounds.0.map { $0 <= first } ?? true && bounds.1.map { last <= $0 } ?? true
    case .isMember, .isNoMember: throw QueryError.unreadableCondition("period=@…")
    }
  }
}
