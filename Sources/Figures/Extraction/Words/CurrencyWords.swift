import Nomenclature

/// Signs, codes and words of currencies, before and after amounts.
enum CurrencyWords {
  /// A bare dollar is read as the United States dollar, as in `PrintedNumber`; signs that currencies share stay signs.
  static let signs: [String: String] = [
    "$": "USD", "€": "EUR", "£": "GBP", "¥": "¥", "₽": "RUB", "฿": "THB", "₹": "INR", "₫": "VND", "₩": "KRW",
    "₱": "PHP", "₸": "KZT", "₴": "UAH", "₦": "NGN", "₺": "TRY", "₪": "ILS", "₾": "GEL", "₼": "AZN", "₭": "LAK",
    "₮": "MNT", "֏": "AMD",
  ]

  /// Letters before a dollar sign.
  static let dollars: [String: String] = [
    "us": "USD", "s": "SGD", "sg": "SGD", "a": "AUD", "au": "AUD", "c": "CAD", "ca": "CAD", "hk": "HKD", "nz": "NZD",
    "nt": "TWD", "b": "BND", "u.s.": "USD",
  ]

  /// Letters before an amount beside the ISO codes; all of them need a capital.
  private static let letters: [String: String] = [
    "rm": "MYR", "rp": "IDR", "rs": "INR", "rmb": "CNY", "thb": "THB", "bt": "THB", "rub": "RUB", "rur": "RUB",
    "rbs": "RUB", "rb": "RUB", "rbls": "RUB",
    "php": "PHP", "sgd": "SGD", "us": "USD", "usd": "USD", "eur": "EUR", "cny": "CNY",
  ]

  /// Letters that are a currency only right before three digits or more: P500.
  static let gluedLetters: [String: String] = ["p": "PHP"]

  private static let words: [String: String] = [
    "dollar": "USD", "dollars": "USD", "euro": "EUR", "euros": "EUR", "rouble": "RUB", "roubles": "RUB",
    "ruble": "RUB", "rubles": "RUB", "baht": "THB", "bahts": "THB", "ringgit": "MYR", "ringgits": "MYR",
    "yuan": "CNY", "renminbi": "CNY", "rmb": "CNY", "yen": "JPY", "won": "KRW", "dong": "VND", "dongs": "VND",
    "rupiah": "IDR", "rupiahs": "IDR", "rupee": "INR", "rupees": "INR", "kip": "LAK", "kyat": "MMK", "kyats": "MMK",
    "riel": "KHR", "riels": "KHR", "tenge": "KZT", "dram": "AMD", "drams": "AMD", "som": "KGS", "soms": "KGS",
    "sterling": "GBP", "pound": "GBP", "pounds": "GBP", "hryvnia": "UAH", "hryvnias": "UAH", "lira": "TRY",
    "peso": "PHP", "pesos": "PHP", "franc": "CHF", "francs": "CHF",
  ]

  /// Nations whose word before "dollars" and the like changes the currency.
  private static let national: [String: String] = [
    "us dollars": "USD", "us dollar": "USD", "u.s. dollars": "USD", "u.s. dollar": "USD", "american dollars": "USD",
    "singapore dollars": "SGD", "singapore dollar": "SGD", "singaporean dollars": "SGD", "brunei dollars": "BND",
    "australian dollars": "AUD", "canadian dollars": "CAD", "hong kong dollars": "HKD", "zealand dollars": "NZD",
    "kong dollars": "HKD", "taiwan dollars": "TWD", "belarusian roubles": "BYN", "belarusian rubles": "BYN",
    "russian roubles": "RUB", "russian rubles": "RUB", "philippine pesos": "PHP", "mexican pesos": "MXN",
    "swiss francs": "CHF", "indian rupees": "INR", "pakistani rupees": "PKR", "sri lankan rupees": "LKR",
    "thai baht": "THB", "malaysian ringgit": "MYR", "chinese yuan": "CNY", "japanese yen": "JPY", "korean won": "KRW",
    "vietnamese dong": "VND", "indonesian rupiah": "IDR", "lao kip": "LAK", "myanmar kyat": "MMK",
    "cambodian riel": "KHR", "kazakh tenge": "KZT", "kazakhstani tenge": "KZT", "armenian drams": "AMD",
    "kyrgyz soms": "KGS", "pounds sterling": "GBP", "british pounds": "GBP", "turkish lira": "TRY",
    "united states dollars": "USD", "states dollars": "USD",
  ]

  /// Codes that are also names before numbers (SDG 17, COP 26) or words in capitals.
  private static let ambiguous: Set<String> = [
    "sdg", "cop", "all", "top", "cup", "mop", "pen", "mad", "bam", "sos", "ang", "gip", "cdf", "stn", "bob", "dop",
    "ern",
  ]
  private static let codes = Set(Currency.all.map { $0.code.lowercased() }).subtracting(ambiguous)

  /// The currency that a word before an amount names: USD, Rs, RM.
  static func prefix(_ token: Token) -> String? {
    guard token.kind == .word, token.isCapitalised || token.text == "rs" else { return nil }
    if let letters = letters[token.text] {
      // "US" alone before a number is a country.
      return token.text == "us" ? nil : letters
    }
    return (token.isAllCapitals || token.text == "thb") && codes.contains(token.text) ? token.text.uppercased() : nil
  }

  /// The currency named by the words behind an amount, and how many words name it.
  static func suffix(_ tokens: ArraySlice<Token>) -> (String, Int)? {
    guard let first = tokens.first, first.kind == .word || first.kind == .currency else { return nil }
    if first.kind == .currency { return signs[first.text].map { ($0, 1) } }
    if first.isAllCapitals, codes.contains(first.text) || first.text == "rmb" {
      return (first.text == "rmb" ? "CNY" : first.text.uppercased(), 1)
    }
    let following = tokens.dropFirst().prefix(2).prefix { $0.kind == .word }.map(\.text)
    for count in stride(from: following.count, to: 0, by: -1) {
      let phrase = ([first.text] + following.prefix(count)).joined(separator: " ")
      if let code = national[phrase] { return (code, count + 1) }
    }
    return words[first.text].map { ($0, 1) }
  }
}
