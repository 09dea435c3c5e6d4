/// A partner in trade statistics that is no economy: the World, a group, or what could not be attributed.
///
/// A total over partners leaves out the World and groups, which repeat other rows, and keeps the rest: without
/// bunkers, free zones and areas not elsewhere specified partners do not add up to the World.
public struct PartnerArea: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable, Codable {
    /// The sum of all partners.
    case world
    /// A sum of some partners, such as the European Union.
    case group
    /// A part of a region that is not split into economies.
    case notSpecified
    /// Bunkers, free zones and special categories.
    case special
  }

  /// Comtrade's number: 490.
  public let code: Int
  /// Comtrade's three characters without blanks at the end: `S19`.
  public let symbol: String
  /// `Other Asia, nes`.
  public let name: String
  public let kind: Kind

  public var isWorld: Bool { kind == .world }

  /// Whether the row repeats others: the World or a group.
  public var isGroup: Bool { kind == .world || kind == .group }
}

/// The partners of UN Comtrade that are no economies.
public enum PartnerAreas {
  /// By code (source: partner areas and reporters of UN Comtrade).
  public static let all: [PartnerArea] = [
    PartnerArea(code: 0, symbol: "W00", name: "World", kind: .world),
    PartnerArea(code: 97, symbol: "EUR", name: "European Union", kind: .group),
    PartnerArea(code: 129, symbol: "A49", name: "Caribbean, nes", kind: .notSpecified),
    PartnerArea(code: 221, symbol: "E29", name: "Eastern Europe, nes", kind: .notSpecified),
    PartnerArea(code: 290, symbol: "F49", name: "Northern Africa, nes", kind: .notSpecified),
    PartnerArea(code: 471, symbol: "R91", name: "CACM, nes", kind: .notSpecified),
    PartnerArea(code: 472, symbol: "_AC", name: "Africa CAMEU region, nes", kind: .notSpecified),
    PartnerArea(code: 473, symbol: "A79", name: "LAIA, nes", kind: .notSpecified),
    PartnerArea(code: 490, symbol: "S19", name: "Other Asia, nes", kind: .notSpecified),
    PartnerArea(code: 492, symbol: "_EU", name: "Europe EU, nes", kind: .notSpecified),
    PartnerArea(code: 527, symbol: "O19", name: "Oceania, nes", kind: .notSpecified),
    PartnerArea(code: 568, symbol: "E19", name: "Other Europe, nes", kind: .notSpecified),
    PartnerArea(code: 577, symbol: "F19", name: "Other Africa, nes", kind: .notSpecified),
    PartnerArea(code: 636, symbol: "A79", name: "Rest of America, nes", kind: .notSpecified),
    PartnerArea(code: 637, symbol: "A59", name: "North America and Central America, nes", kind: .notSpecified),
    PartnerArea(code: 697, symbol: "R20", name: "Europe EFTA, nes", kind: .notSpecified),
    PartnerArea(code: 837, symbol: "X1", name: "Bunkers", kind: .special),
    PartnerArea(code: 838, symbol: "X2", name: "Free Zones", kind: .special),
    PartnerArea(code: 839, symbol: "XX", name: "Special Categories", kind: .special),
    PartnerArea(code: 879, symbol: "F97", name: "Western Asia, nes", kind: .notSpecified),
    PartnerArea(code: 899, symbol: "_X", name: "Areas, nes", kind: .notSpecified),
    PartnerArea(code: 975, symbol: "R4", name: "ASEAN", kind: .group),
  ]

  public static func comtrade(_ code: Int) -> PartnerArea? { byCode[code] }

  /// The area of a three-character symbol, blanks at its end or not: `W00` (formerly `WLD`), `"R4 "`, `S19`.
  ///
  /// `A79` stands for two codes; the first, LAIA, is given.
  public static func symbol(_ symbol: some StringProtocol) -> PartnerArea? {
    let symbol = trimmed(symbol)
    return symbol == "WLD" ? all.first : all.first { $0.symbol == symbol }
  }

  /// The area of a name, compared as names of economies are: `World`, `OTHER ASIA, NES.`
  public static func named(_ name: some StringProtocol) -> PartnerArea? {
    let key = NameKey(name)
    return byName[key] ?? furtherNames[key].flatMap { byCode[$0] }
  }

  /// Taiwan as a source reports it: under 490, "Other Asia, nes", in UN Comtrade and BACI.
  ///
  /// The row holds what reporters do not attribute to another economy of Asia, which is nearly all trade with Taiwan.
  /// Only a profile that knows its source uses this; `Economies.comtrade(490)` is `nil`.
  public static let otherAsia: PartnerArea = byCode[490]!

  private static let byCode = Dictionary(uniqueKeysWithValues: all.map { ($0.code, $0) })
  private static let byName = Dictionary(uniqueKeysWithValues: all.map { (NameKey($0.name), $0) })
  private static let furtherNames: [NameKey: Int] = [
    NameKey("All countries"): 0, NameKey("All partners"): 0, NameKey("Areas, not elsewhere specified"): 899,
    NameKey("Association of Southeast Asian Nations"): 975, NameKey("EU"): 97,
    NameKey("Other Asia, not elsewhere specified"): 490, NameKey("Other countries, nes"): 899,
    NameKey("Unknown country"): 899, NameKey("Unspecified"): 899, NameKey("Все страны"): 0, NameKey("Мир"): 0,
  ]
}
