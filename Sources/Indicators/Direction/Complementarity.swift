public import Vectors

extension Direction {
  /// Trade complementarity 100 (1 − Σ|m_jk − x_ik| / 2) of shares: 100 when the partner imports exactly what the
  /// economy exports, 0 when nothing of it. Traps when the lengths differ. O(products).
  ///
  /// Source: M. Michaely (1996), World Bank Policy Research Working Paper 1583.
  /// - Throws: `.noTrade`, `.negative`, `.notFinite`.
  public static func complementarity(exports: Vector, partnerImports: Vector) throws(IndicatorRefusal) -> Double {
    let check = TradeCheck("complementarity")
    check.sameLength(exports, partnerImports)
    var difference = try check.shares(exports, "the economy's exports")
    difference.add(try check.shares(partnerImports, "the partner's imports"), times: -1)
    return max(0, 100 * (1 - difference.sumOfMagnitudes / 2))
  }
}
