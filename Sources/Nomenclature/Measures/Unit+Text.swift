extension Unit {
  /// Reads a unit as tables and this library print it.
  ///
  /// - Money: `USD`, `million USD`, `USD million`, `billion USD of 2010`, `US dollars`, `2010 USD`
  /// - Percent: `percent`, `per cent`, `%`; `percentage points`, `p.p.`
  /// - Others: `times`, `number`, `persons`, `million persons`, `index`, `index (2013 = 100)`, `2013=100`, `kg`, `tonnes`
  ///
  /// A text of letters that is none of these is a count of that noun. `nil` for an empty text, and for one that holds
  /// digits, signs or a currency code it cannot place.
  public init?(_ text: some StringProtocol) {
    let text = trimmed(text)
    let small = text.lowercased()
    guard !small.isEmpty else { return nil }
    if let word = Unit.words[small] {
      self = word
    } else if let index = Unit.index(small) {
      self = index
    } else if let unit = Unit.scaledUnit(text) {
      self = unit
    } else {
      return nil
    }
  }

  private static let words: [String: Unit] = [
    "percent": .percent, "per cent": .percent, "%": .percent, "pct": .percent,
    "percentage point": .percentagePoints, "percentage points": .percentagePoints, "p.p.": .percentagePoints,
    "pp": .percentagePoints, "pct points": .percentagePoints,
    "times": .ratio, "ratio": .ratio, "multiple": .ratio,
    "number": .count(noun: "", scale: .one), "count": .count(noun: "", scale: .one),
  ]

  private static let physicalSymbols: [String: String] = [
    "kg": "kg", "kilogram": "kg", "kilograms": "kg", "t": "t", "ton": "t", "tons": "t", "tonne": "t", "tonnes": "t",
    "metric tons": "t", "m3": "m3", "cubic metres": "m3", "l": "l", "litres": "l", "kwh": "kWh", "barrels": "barrels",
    "m2": "m2", "square metres": "m2", "km": "km",
  ]

  /// `index`, `index (2013 = 100)`, `index, 2013=100`, `2013 = 100`.
  private static func index(_ small: String) -> Unit? {
    let isNamed = small.hasPrefix("index")
    let rest = (isNamed ? small.dropFirst(5) : small[...]).filter { !"(), ".contains($0) }
    if rest.isEmpty { return isNamed ? .index(base: nil) : nil }
    guard rest.hasSuffix("=100"), let base = Period(rest.dropLast(4)) else { return nil }
    return .index(base: base)
  }

  /// A scale and a currency, physical unit or noun in either order, with a price year for money.
  private static func scaledUnit(_ text: String) -> Unit? {
    var words = text.split(whereSeparator: \.isWhitespace).map(String.init)
    let priceYear = takePriceYear(from: &words)
    var scale = Scale.one
    if words.count > 1, let first = Scale(words[0]) {
      scale = first
      words.removeFirst()
      if words.first?.lowercased() == "of" { words.removeFirst() }
    } else if words.count > 1, let last = words.last, let trailing = Scale(last) {
      scale = trailing
      words.removeLast()
    } else if words.count == 1, priceYear == nil, let alone = Scale(words[0]) {
      return .count(noun: "", scale: alone)
    }
    let rest = words.joined(separator: " ")
    if let currency = Currency(rest) { return .money(currency, scale: scale, priceYear: priceYear) }
    guard priceYear == nil, !rest.isEmpty else { return nil }
    if let symbol = physicalSymbols[rest.lowercased()] { return .physical(symbol: symbol, scale: scale) }
    // A currency beside words that mean nothing here, as in "milion USD", is a slip and no noun.
    guard !rest.split(separator: " ").contains(where: { $0 == $0.uppercased() && Currency($0) != nil }) else {
      return nil
    }
    let isNoun = rest.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || $0 == " " || $0 == "-" }
    return isNoun ? .count(noun: rest, scale: scale) : nil
  }

  /// Takes `of 2010`, `in 2010 prices` or a leading `2010` away and gives its year.
  private static func takePriceYear(from words: inout [String]) -> Int? {
    if words.count > 2, words[words.count - 1].lowercased() == "prices", let year = year(words[words.count - 2]) {
      words.removeLast(2)
      if let last = words.last?.lowercased(), ["in", "at", "of"].contains(last) { words.removeLast() }
      return year
    }
    if words.count > 2, words[words.count - 2].lowercased() == "of", let year = year(words[words.count - 1]) {
      words.removeLast(2)
      return year
    }
    if words.count > 1, let year = year(words[0]) {
      words.removeFirst()
      return year
    }
    return nil
  }

  private static func year(_ word: String) -> Int? {
    guard word.utf8.count == 4, let year = Int(word), (1800...2200).contains(year) else { return nil }
    return year
  }
}
