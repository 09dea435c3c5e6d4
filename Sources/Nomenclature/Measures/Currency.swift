/// A currency in use in 2023: ISO 4217 without funds, precious metals and test codes.
public struct Currency: Sendable, Hashable, Comparable {
  /// The three letters: `USD`.
  public let code: String
  /// The ISO number: 840.
  public let numeric: Int
  /// `US Dollar`.
  public let name: String

  public static func == (left: Currency, right: Currency) -> Bool { left.code == right.code }
  public func hash(into hasher: inout Hasher) { hasher.combine(code) }
  public static func < (left: Currency, right: Currency) -> Bool { left.code < right.code }

  /// By code.
  public static let all: [Currency] = currencyTable.split(separator: "\n").map { row in
    let cells = row.split(separator: "|")
    return Currency(code: String(cells[0]), numeric: Int(cells[1])!, name: String(cells[2]))
  }

  public static let usDollar = Currency(code: "USD", numeric: 840, name: "US Dollar")

  init(code: String, numeric: Int, name: String) {
    self.code = code
    self.numeric = numeric
    self.name = name
  }

  /// The currency of a code (capitals or small), of its ISO name, or of a usual word or sign that means one only:
  /// `US dollars`, `euro`, `RM`, `€`. A bare `dollar` or `$` is nobody's in particular and gives `nil`, as does a name
  /// that two codes share (`Leone`, before and after the reform of 2022).
  public init?(_ text: some StringProtocol) {
    let text = trimmed(text)
    let key = NameKey(text)
    guard
      let currency = Currency.byCode[text.uppercased()] ?? Currency.bySign[text]
        ?? (key.text.isEmpty ? nil : Currency.byName[key])
    else { return nil }
    self = currency
  }

  private static let byCode = Dictionary(uniqueKeysWithValues: all.map { ($0.code, $0) })

  private static let bySign: [String: Currency] = {
    let signs = [
      "US$": "USD", "€": "EUR", "£": "GBP", "₽": "RUB", "RM": "MYR", "S$": "SGD", "฿": "THB", "₫": "VND",
      "₱": "PHP", "Rp": "IDR", "₹": "INR", "₸": "KZT",
    ]
    return signs.compactMapValues { byCode[$0] }
  }()

  private static let byName: [NameKey: Currency] = {
    var table: [NameKey: Currency] = [:]
    for (key, currencies) in Dictionary(grouping: all, by: { NameKey($0.name) }) where currencies.count == 1 {
      table[key] = currencies[0]
    }
    let words = [
      "us dollar": "USD", "us dollars": "USD", "u.s. dollars": "USD", "united states dollar": "USD", "euros": "EUR",
      "ringgit": "MYR", "rouble": "RUB", "roubles": "RUB", "ruble": "RUB", "rubles": "RUB", "russian rubles": "RUB",
      "singapore dollars": "SGD", "baht": "THB", "dong": "VND", "rupiah": "IDR", "yuan": "CNY", "renminbi": "CNY",
      "yen": "JPY", "pounds sterling": "GBP",
    ]
    for (word, code) in words { table[NameKey(word)] = byCode[code] }
    return table
  }()
}

extension Currency: CustomStringConvertible {
  public var description: String { code }
}
