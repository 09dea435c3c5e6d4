public import Vectors

extension Concentration {
  /// UNCTAD's concentration index (√H − √(1/n)) / (1 − √(1/n)): 0 for an even spread over n items, 1 for a single one.
  ///
  /// Source: UNCTAD (2019), Handbook of Statistics, indicators of market structure.
  /// - Throws: `.noTrade`, `.negative`, `.notFinite`, `.tooFew` with fewer than two items.
  public static func unctad(_ amounts: Vector, items: ItemCount = .observed) throws(IndicatorRefusal) -> Double {
    let check = TradeCheck("UNCTAD concentration index")
    let shares = try check.shares(amounts, "the amounts")
    let size = try count(amounts, items, check)
    guard size >= 2 else { throw check.refusal(.tooFew("items", needed: 2, found: size)) }
    let even = (1 / Double(size)).squareRoot()
    return max(0, (shares.euclideanNorm - even) / (1 - even))
  }
}
