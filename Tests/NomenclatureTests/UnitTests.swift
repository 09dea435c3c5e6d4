import Nomenclature
import TestSupport
import Testing

@Suite struct UnitTests {
  static let dollar = Currency.usDollar

  static let forms: [(String, Unit)] = [
    ("USD", .money(dollar)), ("million USD", .money(dollar, scale: .million)),
    ("billion USD", .money(dollar, scale: .billion)), ("USD million", .money(dollar, scale: .million)),
    ("mln USD", .money(dollar, scale: .million)), ("US dollars", .money(dollar)),
    ("billion US dollars", .money(dollar, scale: .billion)), ("million of USD", .money(dollar, scale: .million)),
    ("USD of 2010", .money(dollar, scale: .one, priceYear: 2010)),
    ("billion USD of 2010", .money(dollar, scale: .billion, priceYear: 2010)),
    ("2010 USD", .money(dollar, scale: .one, priceYear: 2010)),
    ("million USD in 2015 prices", .money(dollar, scale: .million, priceYear: 2015)),
    ("MYR", .money(Currency("MYR")!)), ("RM", .money(Currency("MYR")!)),
    ("percent", .percent), ("per cent", .percent), ("%", .percent), ("Percentage Points", .percentagePoints),
    ("times", .ratio), ("persons", .count(noun: "persons", scale: .one)),
    ("million persons", .count(noun: "persons", scale: .million)), ("number", .count(noun: "", scale: .one)),
    ("million", .count(noun: "", scale: .million)), ("index", .index(base: nil)),
    ("index (2013 = 100)", .index(base: .year(2013))), ("2013=100", .index(base: .year(2013))),
    ("Index, 2015-Q1=100", .index(base: .quarter(2015, 1))), ("kg", .physical(symbol: "kg", scale: .one)),
    ("thousand tonnes", .physical(symbol: "t", scale: .thousand)),
  ]

  @Test(arguments: forms) func formsOfTables(_ text: String, _ unit: Unit) { #expect(Unit(text) == unit) }

  @Test(arguments: ["", " ", "17", "milion USD", "USD per kg", "50 %", "persons of 2010", "=100", "2013 = 10", "a/b"])
  func otherTextsAreNone(_ text: String) { #expect(Unit(text) == nil) }

  @Test func printedUnitsAreReadBack() {
    for (_, unit) in Self.forms { #expect(Unit(unit.description) == unit, "\(unit)") }
    var generator = SeededGenerator(seed: 5)
    for currency in Currency.all {
      let scale = Scale.allCases.randomElement(using: &generator)!
      let year = Bool.random(using: &generator) ? Int.random(in: 1900...2030, using: &generator) : nil
      let unit = Unit.money(currency, scale: scale, priceYear: year)
      #expect(Unit(unit.description) == unit, "\(unit)")
    }
  }

  @Test func onlyEqualMoneyIsCommensurable() {
    let current = Unit.money(Self.dollar, scale: .million)
    #expect(current.isCommensurable(with: .money(Self.dollar, scale: .billion)))
    #expect(!current.isCommensurable(with: .money(Self.dollar, scale: .million, priceYear: 2010)))
    #expect(!current.isCommensurable(with: .money(Currency("MYR")!, scale: .million)))
    #expect(!Unit.percent.isCommensurable(with: .percentagePoints))
    #expect(current.scaled(to: .one).description == "USD" && Unit.percent.scaled(to: .million) == .percent)
    #expect(current.scale.factor == 1_000_000)
    for scale in Scale.allCases { #expect(String(scale.factor) == "1" + String(repeating: "0", count: scale.exponent)) }
  }

  @Test func currencies() {
    for currency in Currency.all {
      #expect(Currency(currency.code) == currency && Currency(currency.code.lowercased()) == currency)
      let isShared = Currency.all.contains { $0.name == currency.name && $0 != currency }
      #expect(Currency(currency.name) == (isShared ? nil : currency), "\(currency.name)")
      #expect(currency.code.utf8.count == 3)
    }
    #expect(Set(Currency.all.map(\.numeric)).count == Currency.all.count)
    #expect(Currency("USD")?.numeric == 840 && Currency("RUB")?.name == "Russian Ruble")
    #expect(Currency("€")?.code == "EUR" && Currency("roubles")?.code == "RUB")
    for text in ["$", "dollar", "XAU", "XXX", "", "US", "rupees", "Leone"] { #expect(Currency(text) == nil, "\(text)") }
  }
}
