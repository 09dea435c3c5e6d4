import Testing

@testable import Nomenclature

@Suite struct NameKeyTests {
  /// Two economies may not share a key, or one of them could not be named.
  @Test func noKeyOfTheTablesStandsForTwoEconomies() {
    var owners: [NameKey: String] = [:]
    for (alpha3, spelling) in Economies.spellingsWithCodes {
      let key = NameKey(spelling)
      #expect(!key.text.isEmpty, "\(spelling)")
      #expect(owners[key] == nil || owners[key] == alpha3, "\(spelling): \(owners[key] ?? "") and \(alpha3)")
      owners[key] = alpha3
      #expect(Economies.alpha3(alpha3)?.alpha3 == alpha3, "\(alpha3)")
    }
  }

  @Test func wordsOfMixedScriptsAreWrittenInOne() {
    #expect(NameKey("Вьетнaм") == NameKey("Вьетнам"))
    #expect(NameKey("Pоссия") == NameKey("Россия"))
    #expect(NameKey("Rоmania") == NameKey("Romania"))
    #expect(NameKey("CША") == NameKey("США"))
    #expect(NameKey("Мир") != NameKey("Mip"))
  }

  @Test func caseAccentsAndPunctuationAreFolded() {
    #expect(NameKey("São Tomé & Príncipe").text == "saotomeprincipe")
    #expect(NameKey("Ho\u{302}\u{300} Chí Minh, ĐÀ NẴNG").text == "hochiminhdanang")
    #expect(NameKey("Straße") == NameKey("STRASSE"))
    #expect(NameKey("İstanbul") == NameKey("istanbul"))
    #expect(NameKey("Ёлка") == NameKey("елка"))
    #expect(NameKey("Й") == NameKey("И\u{306}") || NameKey("Йод") == NameKey("И\u{306}од"))
    #expect(NameKey.inverted("Korea, Rep. of")?.text == NameKey("Republic of Korea").text)
    #expect(NameKey.inverted("Korea") == nil)
  }
}
