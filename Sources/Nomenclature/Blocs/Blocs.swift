/// The blocs that ship with the library, with their membership as known at the end of 2025.
public enum Blocs {
  /// By code.
  public static let all: [Bloc] = [
    apec, asean, aseanPlusThree, brics, commonwealthOfIndependentStates, eurasianEconomicUnion, europeanUnion, g7, g20,
    rcep, shanghaiCooperationOrganisation,
  ].sorted { $0.code < $1.code }

  /// The bloc of a code, name or alias, whatever its case, accents and punctuation: `asean`, `EEU`, `Eurasian Union`.
  public static func named(_ name: some StringProtocol) -> Bloc? { byName[NameKey(name)] }

  /// Codes and names near a text that `named` does not know, nearest first.
  public static func nearest(to text: some StringProtocol, limit: Int = 3) -> [String] {
    let names = all.flatMap { [$0.code, $0.name] + $0.aliases }
    var codes: [String] = []
    for bloc in NearestNames.suggestions(for: text, among: names, limit: names.count).compactMap({ named($0) })
    where !codes.contains(bloc.code) { codes.append(bloc.code) }
    return Array(codes.prefix(limit))
  }

  private static let byName: [NameKey: Bloc] = {
    var table: [NameKey: Bloc] = [:]
    for bloc in all {
      for name in [bloc.code, bloc.name] + bloc.aliases { table[NameKey(name)] = bloc }
    }
    return table
  }()

  /// Memberships that begin on one day, from a list of alpha-3 codes divided by blanks.
  static func joined(
    _ economies: String, _ from: String, to: String? = nil, checked: Bool = true, _ source: String
  ) -> [Membership] {
    economies.split(separator: " ").map { economy in
      Membership(
        economy: String(economy), from: CalendarDate(from)!, to: to.map { CalendarDate($0)! }, checked: checked,
        source: source)
    }
  }
}
