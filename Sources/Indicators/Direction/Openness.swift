extension Direction {
  /// Trade openness (X + M)/GDP, from 0; above 1 in small economies that pass goods on. Exports, imports and output in
  /// one currency and at current prices. O(1). Source: World Bank, World Development Indicators (2024).
  /// - Throws: `.noTrade` when output is zero, `.negative`, `.notFinite`.
  public static func openness(exports: Double, imports: Double, output: Double) throws(IndicatorRefusal) -> Double {
    let check = TradeCheck("trade openness")
    try check.amount(exports, "exports")
    try check.amount(imports, "imports")
    return (exports + imports) / (try check.divisor(output, "output"))
  }

  /// Import penetration M/(GDP + M − X): the part of home demand that imports meet. Above 1 where exports exceed
  /// output.
  /// O(1). Source: OECD (2010), Measuring Globalisation.
  /// - Throws: `.noTrade` when home demand is zero, `.negative` also when it is below zero, `.notFinite`.
  public static func penetration(exports: Double, imports: Double, output: Double) throws(IndicatorRefusal) -> Double {
    let check = TradeCheck("import penetration")
    try check.amount(exports, "exports")
    try check.amount(imports, "imports")
    try check.amount(output, "output")
    return imports / (try check.divisor(output + imports - exports, "home demand"))
  }

  /// Export propensity X/GDP, from 0. O(1). Source: OECD (2010), Measuring Globalisation.
  /// - Throws: `.noTrade` when output is zero, `.negative`, `.notFinite`.
  public static func propensity(exports: Double, output: Double) throws(IndicatorRefusal) -> Double {
    let check = TradeCheck("export propensity")
    try check.amount(exports, "exports")
    return exports / (try check.divisor(output, "output"))
  }
}
