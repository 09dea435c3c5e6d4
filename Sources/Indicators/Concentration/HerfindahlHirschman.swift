public import Vectors

extension Concentration {
  /// The Herfindahl–Hirschman index Σ sᵢ² of the shares sᵢ = xᵢ / Σ x: 1/n for an even spread, 1 for a single item.
  ///
  /// Also known as HHI. Source: O. C. Herfindahl (1950); A. O. Hirschman (1964), American Economic Review 54, 761.
  /// - Throws: `.noTrade` when the amounts add up to zero, `.negative`, `.notFinite`.
  public static func herfindahlHirschman(_ amounts: Vector) throws(IndicatorRefusal) -> Double {
    let shares = try TradeCheck("Herfindahl–Hirschman index").shares(amounts, "the amounts")
    return shares.dotProduct(with: shares)
  }

  /// (H − 1/n) / (1 − 1/n): 0 for an even spread over n items, 1 for a single one.
  ///
  /// One item of one leaves 0/0 and is refused; so are no items.
  /// - Throws: as `herfindahlHirschman`, and `.tooFew` with fewer than two items.
  public static func normalisedHerfindahlHirschman(
    _ amounts: Vector, items: ItemCount = .observed
  ) throws(IndicatorRefusal) -> Double {
    let check = TradeCheck("normalised Herfindahl–Hirschman index")
    let shares = try check.shares(amounts, "the amounts")
    let size = try count(amounts, items, check)
    guard size >= 2 else { throw check.refusal(.tooFew("items", needed: 2, found: size)) }
    let even = 1 / Double(size)
    return max(0, (shares.dotProduct(with: shares) - even) / (1 - even))
  }
}
