extension Direction {
  /// Baldwin's hub-ness measure s^X_ij (1 − s^M_ji): near 1 where the economy lives on the partner's market and the
  /// partner hardly buys from it; from 0 to 1. O(1).
  ///
  /// Source: R. Baldwin (2004), The Spoke Trap: Hub and Spoke Bilateralism in East Asia.
  /// - Parameters:
  ///   - flow: Exports of the economy to the partner.
  ///   - exports: Exports of the economy to all.
  ///   - partnerImportsFromEconomy: Imports of the partner from the economy; its own figure or `flow`.
  ///   - partnerImports: Imports of the partner from all.
  /// - Throws: `.noTrade`, `.negative`, `.notFinite`.
  public static func hubness(
    flow: Double, exports: Double, partnerImportsFromEconomy: Double, partnerImports: Double
  ) throws(IndicatorRefusal) -> Double {
    let check = TradeCheck("hub-ness")
    try check.amount(flow, "exports to the partner")
    try check.amount(partnerImportsFromEconomy, "imports of the partner from the economy")
    let share = flow / (try check.divisor(exports, "the economy's exports"))
    let reliance = partnerImportsFromEconomy / (try check.divisor(partnerImports, "the partner's imports"))
    return share * (1 - reliance)
  }
}
