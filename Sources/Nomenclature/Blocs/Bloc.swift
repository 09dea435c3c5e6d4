/// An economy's membership of a bloc, with the source of its dates.
public struct Membership: Sendable, Hashable {
  /// The member's alpha-3 code.
  public let economy: String
  /// The first day of membership.
  public let from: CalendarDate
  /// The last day of membership, or `nil` while it lasts.
  public let to: CalendarDate?
  /// Whether a source was read for the dates; what is not checked is shown as such.
  public let checked: Bool
  /// The publisher and day of the source, or what is not certain.
  public let source: String

  public init(economy: String, from: CalendarDate, to: CalendarDate? = nil, checked: Bool, source: String) {
    self.economy = economy
    self.from = from
    self.to = to
    self.checked = checked
    self.source = source
  }

  public func covers(_ date: CalendarDate) -> Bool { from <= date && (to.map { date <= $0 } ?? true) }
}

/// Which day of a period decides whether an economy is a member in it.
public enum MembershipRule: String, Sendable, Hashable, Codable, CaseIterable {
  /// Members on the first day.
  case start
  /// Members on the last day: one that joins during a year counts for the whole year.
  case end
  /// Members on every day.
  case whole
}

/// A group of economies whose members change over time, such as ASEAN.
public struct Bloc: Sendable, Hashable {
  /// The usual abbreviation: `ASEAN`.
  public let code: String
  public let name: String
  /// Other names and spellings.
  public let aliases: [String]
  /// In order of entry, then of code.
  public let memberships: [Membership]
  /// What a reader of results has to know about the definition, or empty.
  public let note: String

  public init(code: String, name: String, aliases: [String] = [], memberships: [Membership], note: String = "") {
    self.code = code
    self.name = name
    self.aliases = aliases
    self.memberships = memberships.sorted { ($0.from, $0.economy) < ($1.from, $1.economy) }
    self.note = note
  }

  /// The alpha-3 codes of the members on a day, sorted. O(memberships).
  public func members(on date: CalendarDate) -> [String] {
    memberships.filter { $0.covers(date) }.map(\.economy).sorted()
  }

  /// The alpha-3 codes of the members in a period, sorted. O(memberships).
  public func members(during period: Period, rule: MembershipRule = .end) -> [String] {
    memberships.filter { membership in
      switch rule {
      case .start: membership.covers(period.firstDay)
      case .end: membership.covers(period.lastDay)
      case .whole: membership.covers(period.firstDay) && membership.covers(period.lastDay)
      }
    }.map(\.economy).sorted()
  }

  /// The days on which the membership changed, first of all the founding; sorted, each once.
  public var changes: [CalendarDate] {
    Set(memberships.flatMap { [$0.from] + ($0.to.map { [$0.adding(days: 1)] } ?? []) }).sorted()
  }
}

extension Bloc: CustomStringConvertible {
  public var description: String { code }
}
