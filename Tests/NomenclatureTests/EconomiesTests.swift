import Nomenclature
import Testing

@Suite struct EconomiesTests {
  @Test func everyEconomyIsFoundByEachOfItsCodesAndNames() {
    #expect(Economies.all.count == 251)
    for economy in Economies.all {
      #expect(Economies.alpha3(economy.alpha3) == economy)
      #expect(Economies.alpha3(economy.alpha3.lowercased()) == economy)
      #expect(Economies.alpha2(economy.alpha2) == economy)
      #expect(Economies.numeric(economy.numeric) == economy)
      #expect(Economies.named(economy.name) == economy, "\(economy.name)")
      #expect(Economies.named(economy.shortName) == economy, "\(economy.shortName)")
      #expect(Economies.named(economy.name.uppercased()) == economy, "\(economy.name)")
      #expect(Economies.resolve(economy.alpha3) == economy)
      #expect(Economies.resolve(economy.alpha2) == economy)
      #expect(!Aggregates.isAggregate(alpha3: economy.alpha3), "\(economy.alpha3)")
    }
    for economy in Economies.former {
      #expect(Economies.alpha3(economy.alpha3) == economy)
      #expect(Economies.named(economy.shortName) == economy, "\(economy.shortName)")
      #expect(economy.lastYear != nil)
    }
  }

  static let spellings: [(String, [String])] = [
    ("VNM", ["Vietnam", "Viet Nam", "VIET NAM", "Viet-Nam", "Вьетнам", "Вьетнaм", "vnm"]),
    (
      "LAO",
      [
        "Laos", "Lao PDR", "Lao People's Dem. Rep.", "Lao People's Democratic Republic",
        "LAO, PEOPLE'S DEMOCRATIC REPUBLIC", "Lao People’s Democratic Republic", "Лаос",
      ]
    ),
    ("TUR", ["Turkey", "Türkiye", "TURKIYE", "Tu\u{308}rkiye", "Турция"]),
    ("RUS", ["Russia", "Russian Federation", "RUSSIAN FEDERATION", "Россия", "Российская Федерация"]),
    ("MMR", ["Burma", "Myanmar", "BUR", "Мьянма"]),
    ("CZE", ["Czechia", "Czech Republic", "Czech Rep.", "Чешская республика", "Чехия"]),
    (
      "CIV",
      [
        "Côte d'Ivoire", "Cote d'Ivoire", "Côte d’Ivoire", "Cote d` Ivoire", "COTE D'IVOIRE", "Ivory Coast",
        "Кот-д'Ивуар",
      ]
    ),
    (
      "KOR",
      [
        "Rep. of Korea", "Korea, Rep.", "Korea, Republic of", "Republic of Korea", "South Korea", "Korea",
        "Республикa \nКорея", "Республика\u{A0}Корея",
      ]
    ),
    (
      "PRK",
      [
        "Dem. People's Rep. of Korea", "Korea, Dem. People’s Rep.", "Korea, DPR of", "North Korea",
        "Korea, Democratic People's Republic of", "КНДР",
      ]
    ),
    ("SWZ", ["Swaziland", "Eswatini"]),
    ("MKD", ["Macedonia", "North Macedonia", "TFYR of Macedonia", "Macedonia, FYR"]),
    ("CPV", ["Cape Verde", "Cabo Verde", "Cape-Verde"]), ("TLS", ["East Timor", "Timor-Leste", "TIMOR LESTE", "TMP"]),
    ("KGZ", ["Kyrgyz Republic", "Kyrgyzstan", "Киргизия", "Кыргызстан"]),
    ("BRN", ["Brunei", "Brunei Darussalam", "BRUNEI DARUSSALAM", "Бруней", "Бруней-Даруссалам"]),
    ("USA", ["USA", "United States", "United states", "U.S.", "US", "United States of America", "США", "CША"]),
    ("GBR", ["UK", "United Kingdom", "Great Britain", "Великобритaния"]),
    ("IRN", ["Iran", "Iran, Islamic Rep.", "Iran (Islamic Republic of)", "IRAN, ISLAMIC REPUBLIC OF"]),
    ("SYR", ["Syria", "Syrian Arab Republic"]), ("MDA", ["Moldova", "Rep. of Moldova", "Moldova, Republic of"]),
    ("TZA", ["Tanzania", "United Rep. of Tanzania", "Tanzania, United Republic of"]),
    ("BOL", ["Bolivia", "Bolivia (Plurinational State of)", "BOLIVIA, PLURINATIONAL STATE OF"]),
    ("VEN", ["Venezuela", "Venezuela, RB", "Venezuela (Bolivarian Republic of)", "VENEZUELA, BOLIVARIAN REPUBLIC OF"]),
    ("COG", ["Congo", "Congo, Rep.", "Republic of the Congo", "Congo-Brazzaville"]),
    (
      "COD",
      [
        "Dem. Rep. of the Congo", "Congo, Dem. Rep.", "DR Congo", "CONGO, THE DEMOCRATIC REPUBLIC OF THE",
        "Congo (Dem. Rep. of)", "Zaire", "Congo, Democratic Republic of the",
      ]
    ),
    ("HKG", ["Hong Kong", "China, Hong Kong SAR", "Hong Kong SAR, China", "Гонконг"]),
    ("MAC", ["Macao", "Macau", "China, Macao SAR", "Macao SAR, China"]),
    ("TWN", ["Taiwan", "Chinese Taipei", "Chinese Taipai", "Taiwan, Province of China", "Taiwan, China", "Тaйвaнь"]),
    ("CHN", ["China", "China (People's Republic of)", "Китaй"]),
    ("EGY", ["Egypt", "Egypt, Arab Rep."]), ("YEM", ["Yemen", "Yemen, Rep."]), ("BHS", ["Bahamas, The", "Bahamas"]),
    ("LCA", ["St. Lucia", "Saint Lucia"]), ("BIH", ["Bosnia Herzegovina", "Bosnia and Herzegovina"]),
    ("SVK", ["Slovak Republic", "Slovakia", "Словакия"]), ("PSE", ["West Bank and Gaza", "State of Palestine"]),
    ("IDN", ["Indonesia", "Индонезия"]), ("MYS", ["Malaysia", "Малайзия"]), ("PHL", ["Philippines", "Филиппины"]),
    ("SGP", ["Singapore", "Сингапур"]), ("THA", ["Thailand", "Таиланд"]), ("KHM", ["Cambodia", "Камбоджа"]),
    ("ARM", ["Armenia", "Армения"]), ("BLR", ["Belarus", "Беларусь", "Белоруссия"]), ("KAZ", ["Казахстан"]),
    ("NLD", ["Нидерлaнды"]), ("DEU", ["Гермaния"]), ("FRA", ["Фрaнция"]), ("CHE", ["Швейцaрия"]),
    ("ARE", ["UAE", "ОАЭ"]), ("ROU", ["ROM", "Pумыния"]), ("XKX", ["Kosovo", "KSV"]), ("SUN", ["Fmr USSR", "СССР"]),
    ("GRC", ["EL", "Greece"]), ("NAM", ["NA", "Namibia"]), ("CUW", ["Curaçao", "CURACAO"]), ("NER", ["Niger"]),
    ("NGA", ["Nigeria"]), ("DMA", ["Dominica"]), ("DOM", ["Dominican Rep."]), ("GIN", ["Guinea"]),
  ]

  @Test(arguments: spellings) func spellingsOfFiles(_ alpha3: String, _ texts: [String]) {
    for text in texts { #expect(Economies.resolve(text)?.alpha3 == alpha3, "\(text)") }
  }

  /// A substring search for "russia" or "russa" finds Brunei; names are compared whole.
  @Test func partsOfNamesAreNotNames() {
    #expect(Economies.named("BRUNEI DARUSSALAM")?.alpha3 == "BRN")
    for text in ["RUSSA", "Darussalam", "Guin", "Indo", "Kong", "Republic", "land", "", " ", "-", "The", "nes"] {
      #expect(Economies.named(text) == nil, "\(text)")
    }
    for text in ["World", "Other Asia, nes", "Areas, nes", "ASEAN", "European Union", "Extra-ASEAN", "Bunkers"] {
      #expect(Economies.resolve(text) == nil, "\(text)")
    }
    #expect(Economies.resolve("na") == nil, "an alpha-2 code in small letters is too likely a missing mark")
  }

  @Test func noSpellingStandsForTwoEconomies() {
    for (alpha3, texts) in Self.spellings {
      let others = Self.spellings.filter { $0.0 != alpha3 }.flatMap(\.1)
      #expect(Set(texts).isDisjoint(with: others))
    }
  }

  @Test func suggestions() {
    #expect(Economies.nearest(to: "Vietnma").first == "Viet Nam")
    #expect(Economies.nearest(to: "Tailand").first == "Thailand")
    #expect(Economies.nearest(to: "Rusia").first == "Russia")
    #expect(Economies.nearest(to: "Indnesia").first == "Indonesia")
    #expect(Economies.nearest(to: "qqqqqqqqqq").isEmpty)
    #expect(Economies.nearest(to: "Vietnma", limit: 1).count == 1)
  }
}
