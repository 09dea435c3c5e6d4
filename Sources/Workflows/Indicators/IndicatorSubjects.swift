import Nomenclature
import Observations

/// Which economies (or which bloc) the rows of a result are about: the conditions on a field that choose rows of the
/// result and leave the world they are compared with whole.
struct IndicatorSubjects {
  struct Bloc {
    var bloc: Nomenclature.Bloc
    var frozenAt: Period?
    var rule: MembershipRule

    /// `ASEAN`, or `ASEAN:2018`.
    var label: String { bloc.code + (frozenAt.map { ":\($0)" } ?? "") }

    func members(during period: Period) -> [String] { bloc.members(during: frozenAt ?? period, rule: rule) }
  }

  let field: String
  private(set) var bloc: Bloc?
  private var named: [String] = []
  private var excluded: Set<String> = []

  /// Takes the conditions on a field out of a list.
  init(field: String, takingFrom conditions: inout [Condition], rule: MembershipRule) throws {
    self.field = field
    let own = conditions.filter { $0.field == field }
    conditions.removeAll { $0.field == field }
    for condition in own {
      switch condition.test {
      case .isOneOf(let values): named += try values.map(Self.code)
      case .isNoneOf(let values): excluded.formUnion(try values.map(Self.code))
      case .isMember(let name, let frozenAt):
        guard bloc == nil else {
          throw WorkflowError("Two blocs are asked for as \(field). Ask for one at a time.")
        }
        guard let found = Blocs.named(name) else {
          throw QueryError.unknownBloc(
            name, suggestions: Blocs.nearest(to: name, limit: 2), known: Blocs.all.map(\.code))
        }
        let period = try frozenAt.map { text in
          guard let period = Period(text) else { throw QueryError.unreadablePeriod(text, field: "@" + name) }
          return period
        }
        bloc = Bloc(bloc: found, frozenAt: period, rule: rule)
      case .isNoMember, .isWithin:
        throw WorkflowError("An indicator takes \(field)=CODE,CODE or \(field)=@BLOC, not a range.")
      }
    }
    if bloc != nil, !named.isEmpty || !excluded.isEmpty {
      throw WorkflowError("A bloc and single economies are asked for as \(field). Ask for one of them at a time.")
    }
  }

  private static func code(_ value: String) throws -> String {
    if value.hasSuffix("*") { throw WorkflowError("\(value): economies are named in full.") }
    return Economies.resolve(value)?.alpha3 ?? value
  }

  var isAll: Bool { bloc == nil && named.isEmpty }
  var isNamed: Bool { !named.isEmpty }

  /// The places of the economies wanted among those there are; a name that is not there is an error.
  func places(among economies: [String]) throws -> [Int] {
    if isNamed {
      return try named.map { name in
        if let place = economies.firstIndex(of: name) { return place }
        let suggestions = NearestNames.suggestions(for: name, among: economies, limit: 2)
        let hint = suggestions.isEmpty ? "" : " Did you mean \(suggestions.joined(separator: " or "))?"
        throw WorkflowError(
          "\(field) \"\(name)\" has no rows in the data.\(hint) There are \(economies.count): "
            + economies.prefix(12).joined(separator: ", ") + (economies.count > 12 ? ", …" : "") + ".")
      }.sorted()
    }
    return economies.indices.filter { !excluded.contains(economies[$0]) }
  }
}
