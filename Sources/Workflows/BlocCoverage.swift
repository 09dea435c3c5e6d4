import Documents
import Nomenclature
import Observations
import Panels

/// How many members of the blocs that rows were selected by have data, period by period.
struct BlocCoverage {
  private struct Selected {
    var field: String
    var bloc: Bloc
    var frozenAt: Period?
    var rule: MembershipRule
    /// The members with data in each period of the data.
    var present: [Period: Set<String>]

    func members(during period: Period) -> [String] { bloc.members(during: frozenAt ?? period, rule: rule) }
  }

  private let blocs: [Selected]
  /// The periods of the data with a value of any member.
  private let periods: [Period]

  init(_ query: Query, _ presences: Set<Aggregation.Presence>) {
    var blocs: [Selected] = []
    for condition in query.conditions {
      guard case .isMember(let name, let frozenAt) = condition.test, let bloc = Blocs.named(name) else { continue }
      var present: [Period: Set<String>] = [:]
      for one in presences where one.field == condition.field {
        if let period = Period(one.period) { present[period, default: []].insert(one.economy) }
      }
      blocs.append(
        Selected(
          field: condition.field, bloc: bloc, frozenAt: frozenAt.flatMap { Period($0) }, rule: query.membershipRule,
          present: present))
    }
    self.blocs = blocs
    periods = Set(blocs.flatMap(\.present.keys)).sorted()
  }

  /// Throws when there is no bloc to speak of.
  func checkAsked() throws {
    guard blocs.isEmpty else { return }
    throw WorkflowError("--coverage counts the members of a bloc. Select one, such as --where reporter=@ASEAN.")
  }

  /// `9/10`: members with data of all members, for a period made of parts; of two blocs both, in the order of conditions.
  func text(parts: [Period]) -> String {
    blocs.map { one in
      guard let last = parts.last else { return "–" }
      let members = Set(one.members(during: last))
      let present = one.present.filter { period, _ in parts.contains { $0.contains(period) } }
        .reduce(into: Set<String>()) { $0.formUnion($1.value) }
      return "\(members.intersection(present).count)/\(members.count)"
    }.joined(separator: " ")
  }

  /// The coverage of the period with the fewest members of all, over the periods of the data.
  var lowest: String {
    let worst = periods.min { left, right in
      func share(_ period: Period) -> Double {
        blocs.map { one in
          let members = one.members(during: period)
          let there = members.filter { one.present[period]?.contains($0) == true }
          return members.isEmpty ? 1 : Double(there.count) / Double(members.count)
        }.min() ?? 1
      }
      return share(left) < share(right)
    }
    return text(parts: worst.map { [$0] } ?? [])
  }

  /// One sentence a bloc: who has no data when.
  var notes: [Prose] {
    blocs.map { one in
      var missing: [String: [Period]] = [:]
      for period in periods {
        for member in one.members(during: period) where one.present[period]?.contains(member) != true {
          missing[member, default: []].append(period)
        }
      }
      let rule =
        one.frozenAt.map { "as composed in \($0)" }
        ?? [.start: "members on the first day", .end: "members on the last day", .whole: "members all through"][
          one.rule]!
        + " of each period"
      let label = "\(one.bloc.code) as \(one.field) (\(rule)): "
      guard !missing.isEmpty else {
        let counts = Set(periods.map { one.members(during: $0).count }).sorted()
        let count = counts.first == counts.last ? "\(counts.first ?? 0)" : "\(counts[0]) to \(counts[counts.count - 1])"
        return Prose(label + "all \(count) members have data in every period.")
      }
      let shown = missing.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
      let parts = shown.prefix(6).map { "\($0.key) \(Self.ranges($0.value))" }
      let rest = shown.count > 6 ? " and \(shown.count - 6) more members" : ""
      return Prose(
        label + "without data here: \(parts.joined(separator: ", "))\(rest). That is not available, and it is not zero."
      )
    }
  }

  /// `1995–1999, 2004`.
  private static func ranges(_ periods: [Period]) -> String {
    var ranges: [(first: Period, last: Period)] = []
    for period in periods {
      if let last = ranges.last?.last, last.distance(to: period) == 1 {
        ranges[ranges.count - 1].last = period
      } else {
        ranges.append((period, period))
      }
    }
    let texts = ranges.map { $0.first == $0.last ? "\($0.first)" : "\($0.first)–\($0.last)" }
    return texts.count > 4 ? "\(periods.count) periods" : texts.joined(separator: ", ")
  }
}
