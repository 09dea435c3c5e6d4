/// The economies of the world and the names and codes they go by.
///
/// Every look-up is O(1) in the number of economies; the tables are read once, at first use.
public enum Economies {
  /// All that exist: ISO 3166-1, Kosovo and the Channel Islands; by alpha-3.
  public static let all: [Economy] = economyTable.split(separator: "\n").map(Economy.init(row:))

  /// Those of Comtrade's partner list that are no more, by alpha-3: the USSR, Czechoslovakia, Yugoslavia and others.
  public static let former: [Economy] = formerEconomyTable.split(separator: "\n").map(Economy.init(row:))

  /// The economy, existing or former, of an alpha-3 code; capitals or small.
  ///
  /// Codes that were replaced lead to the present one: `ROM` (Romania), `ZAR` (DR Congo), `TMP` (Timor-Leste), `BUR`
  /// (Myanmar), `KSV` (Kosovo), `WBG` (Palestine), `ADO` (Andorra), `IMY` (Isle of Man).
  public static func alpha3(_ code: some StringProtocol) -> Economy? {
    let code = trimmed(code).uppercased()
    return byAlpha3[code] ?? replacedAlpha3[code].flatMap { byAlpha3[$0] }
  }

  /// The existing economy of an alpha-2 code, capitals or small; also Eurostat's `EL` (Greece) and `UK`.
  public static func alpha2(_ code: some StringProtocol) -> Economy? {
    let code = trimmed(code).uppercased()
    return byAlpha2[code] ?? replacedAlpha2[code].flatMap { byAlpha2[$0] }
  }

  /// The existing economy of an ISO 3166-1 number, which is *not* Comtrade's code for some (see `comtrade`).
  public static func numeric(_ code: Int) -> Economy? { byNumber[code] }

  /// The economy of a code of UN Comtrade or BACI in a year.
  ///
  /// 842 is the United States, 699 India, 757 Switzerland, 251 France, 579 Norway. Areas that were parts or unions are
  /// given as the economy whose alpha-3 code Comtrade prints for them: 58 (Belgium–Luxembourg, to 1998) is `BEL`, 280
  /// (West Germany, to 1990) `DEU`, 736 (Sudan before the secession, to 2011) `SDN`. So a code has one alpha-3, but
  /// an alpha-3 has several codes: join on code and year, and see `ComtradeAreas` for what an area was.
  ///
  /// With `year`, a year outside the validity of the code gives `nil`.
  /// - Returns: `nil` for codes unknown, for areas without an alpha-3 code (711, the Southern African Customs Union),
  ///   and for the World and other rows that are no economy (`PartnerAreas`).
  public static func comtrade(_ code: Int, year: Int? = nil) -> Economy? {
    guard let area = ComtradeAreas.area(code), let alpha3 = area.alpha3 else { return nil }
    if let year, !area.isValid(in: year) { return nil }
    return byAlpha3[alpha3]
  }

  /// The economy of a name in any of its spellings, in English or Russian.
  ///
  /// Case, accents, punctuation, blanks and usual abbreviations do not matter (`LAO, PEOPLE'S DEMOCRATIC REPUBLIC`, `Lao
  /// People's Dem. Rep.`), nor do Latin letters in a Cyrillic word. Names are compared whole, never by a part:
  /// "BRUNEI DARUSSALAM" contains "RUSSA" and is not Russia. Former names lead to the present economy (`Burma`,
  /// `Swaziland`), names of former economies to those (`USSR`).
  public static func named(_ name: some StringProtocol) -> Economy? {
    let key = NameKey(name)
    if let found = byName[key] { return found }
    guard let inverted = NameKey.inverted(name) else { return nil }
    return byName[inverted]
  }

  /// The economy a person or a file means: an alpha-3 code, a name, or an alpha-2 code in capitals.
  public static func resolve(_ text: some StringProtocol) -> Economy? {
    let text = trimmed(text)
    if text.utf8.count == 3, let economy = alpha3(text) { return economy }
    if let economy = named(text) { return economy }
    return text.utf8.count == 2 && text.uppercased() == text ? alpha2(text) : nil
  }

  /// Short names near a text that `resolve` does not know, nearest first.
  public static func nearest(to text: some StringProtocol, limit: Int = 3) -> [String] {
    let names = NearestNames.suggestions(for: text, among: spellings, limit: limit * 4)
    var suggestions: [String] = []
    for economy in names.compactMap({ named($0) }) where !suggestions.contains(economy.shortName) {
      suggestions.append(economy.shortName)
    }
    return Array(suggestions.prefix(limit))
  }

  private static let byAlpha3 = Dictionary(uniqueKeysWithValues: (all + former).map { ($0.alpha3, $0) })
  private static let byAlpha2 = Dictionary(uniqueKeysWithValues: all.map { ($0.alpha2, $0) })
  private static let byNumber = Dictionary(uniqueKeysWithValues: all.map { ($0.numeric, $0) })

  private static let replacedAlpha3 = [
    "ADO": "AND", "BUR": "MMR", "IMY": "IMN", "KSV": "XKX", "ROM": "ROU", "TMP": "TLS", "UVK": "XKX", "WBG": "PSE",
    "ZAR": "COD",
  ]
  private static let replacedAlpha2 = ["EL": "GR", "UK": "GB"]

  /// Each spelling with the alpha-3 code it stands for.
  static let spellingsWithCodes: [(alpha3: String, spelling: String)] = {
    var rows: [(alpha3: String, spelling: String)] = []
    for economy in all + former {
      rows.append((economy.alpha3, economy.shortName))
      rows.append((economy.alpha3, economy.name))
    }
    for table in [officialNameTable, russianNameTable] {
      for row in table.split(separator: "\n") {
        guard let bar = row.firstIndex(of: "|") else { continue }
        rows.append((String(row[..<bar]), String(row[row.index(after: bar)...])))
      }
    }
    for (alpha3, aliases) in economyAliases {
      rows += aliases.split(separator: ";").map { (alpha3, trimmed($0)) }
    }
    return rows
  }()

  private static let spellings = spellingsWithCodes.map(\.spelling)

  private static let byName: [NameKey: Economy] = {
    var table: [NameKey: Economy] = [:]
    for (alpha3, spelling) in spellingsWithCodes {
      let key = NameKey(spelling)
      if table[key] == nil { table[key] = byAlpha3[alpha3] }
    }
    return table
  }()
}

/// The text without blanks at its ends.
func trimmed(_ text: some StringProtocol) -> String {
  let start = text.firstIndex { !$0.isWhitespace } ?? text.endIndex
  let end = text.lastIndex { !$0.isWhitespace }.map { text.index(after: $0) } ?? start
  return String(text[start..<end])
}
