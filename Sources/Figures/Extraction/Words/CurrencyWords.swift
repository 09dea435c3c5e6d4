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
    "peso": "PHP", "pesos": "PHP", "franc": "CHF", "francs": "CHF", "kips": "LAK", "tenges": "KZT",
    "tala": "WST", "vatu": "VUV", "kina": "PGK", "pa'anga": "TOP", "tugrik": "MNT", "tugriks": "MNT",
    "togrog": "MNT", "togrogs": "MNT", "tögrög": "MNT", "tögrögs": "MNT", "manat": "AZN", "manats": "AZN",
    "lari": "GEL", "laris": "GEL", "leu": "RON", "lei": "RON", "somoni": "TJS", "somonis": "TJS", "soum": "UZS",
    "soums": "UZS", "taka": "BDT", "dirham": "AED", "dirhams": "AED", "riyal": "SAR", "riyals": "SAR",
    "zloty": "PLN", "zlotys": "PLN", "forint": "HUF", "forints": "HUF", "koruna": "CZK", "korunas": "CZK",
    "shekel": "ILS", "shekels": "ILS", "rand": "ZAR", "naira": "NGN", "birr": "ETB", "ngultrum": "BTN",
    "rufiyaa": "MVR", "reais": "BRL", "pataca": "MOP", "patacas": "MOP",
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
    "united states dollars": "USD", "states dollars": "USD", "fijian dollars": "FJD", "fiji dollars": "FJD",
    "samoan tala": "WST", "tongan pa'anga": "TOP", "mongolian tugriks": "MNT", "georgian lari": "GEL",
    "azerbaijani manat": "AZN", "azerbaijani manats": "AZN", "turkmen manat": "TMT", "turkmen manats": "TMT",
    "romanian lei": "RON", "moldovan lei": "MDL", "uzbek soums": "UZS", "uzbek sums": "UZS", "uzbek sum": "UZS",
    "kazakhstani tenges": "KZT", "kyrgyz som": "KGS", "uae dirhams": "AED", "moroccan dirhams": "MAD",
    "saudi riyals": "SAR", "qatari riyals": "QAR", "omani rials": "OMR", "brazilian reais": "BRL",
    "us cents": "USD", "u.s. cents": "USD", "american cents": "USD", "euro cents": "EUR",
  ]

  /// Words and signs that two countries share: which code is meant where the sentence names one of the two.
  private static let shared: [String: [(code: String, countries: Set<String>)]] = [
    "¥": [("JPY", ["japan", "japanese", "tokyo"]), ("CNY", ["china", "chinese", "beijing"])],
    "manat": [
      ("AZN", ["azerbaijan", "azerbaijani", "baku"]),
      ("TMT", ["turkmenistan", "turkmen", "ashgabat"]),
    ],
    "leu": [
      ("RON", ["romania", "romanian", "bucharest"]),
      ("MDL", ["moldova", "moldovan", "chisinau", "chişinău", "chișinău"]),
    ],
  ]
  private static let sharedForms = ["manats": "manat", "lei": "leu"]

  static func isShared(_ word: String) -> Bool { shared[sharedForms[word] ?? word] != nil }

  /// The code of a shared word or sign where the words around it name one of its countries and not the other.
  static func code(of word: String, among words: some Sequence<String>) -> String? {
    guard let candidates = shared[sharedForms[word] ?? word] else { return nil }
    let around = Set(words)
    let named = candidates.filter { !$0.countries.isDisjoint(with: around) }
    return named.count == 1 ? named[0].code : nil
  }

  /// Currencies of which the hundredth part is a cent.
  private static let withCents: Set<String> = [
    "USD", "EUR", "SGD", "AUD", "NZD", "CAD", "HKD", "BND", "TWD", "FJD", "ZAR",
  ]
  /// Words for cents and the currency that they tell; empty where they tell none.
  private static let cents: [String: String] = ["cent": "", "cents": "", "eurocent": "EUR", "eurocents": "EUR"]

  /// Whether the words behind an amount are cents, of which currency where they tell it, and how many words they are.
  static func cents(_ tokens: ArraySlice<Token>) -> (code: String?, count: Int)? {
    guard let first = tokens.first, first.kind == .word else { return nil }
    if let code = cents[first.text] { return (code.isEmpty ? nil : code, 1) }
    guard let second = tokens.dropFirst().first, second.kind == .word, second.text == "cents" else { return nil }
    return national["\(first.text) cents"].map { ($0, 2) }
  }

  /// The one currency with cents that the tokens of a sentence tell; `nil` where there is none or more than one.
  static func told(in tokens: ArraySlice<Token>) -> String? {
    var codes: Set<String> = []
    var place = tokens.startIndex
    while place < tokens.endIndex {
      let token = tokens[place]
      var count = 1
      if token.kind == .word, place + 1 < tokens.endIndex, tokens[place + 1].text == "$", tokens[place + 1].isGlued,
        let code = dollars[token.text]
      {
        codes.insert(code)
        count = 2
      } else if cents(tokens[place...]) == nil, let (code, words) = suffix(tokens[place...].prefix(3)) {
        codes.insert(code)
        count = words
      }
      place += count
    }
    codes.formIntersection(withCents)
    return codes.count == 1 ? codes.first : nil
  }

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
