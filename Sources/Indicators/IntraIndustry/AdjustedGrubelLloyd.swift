public import Vectors

extension IntraIndustry {
  /// Grubel–Lloyd divided by 1 − |X − M|/(X + M), the most that an unbalanced trade could reach: from 0 to 1.
  ///
  /// Traps when the lengths differ. Source: H. G. Grubel and P. J. Lloyd (1975), Intra-Industry Trade, chapter 2.
  /// - Throws: `.noTrade`, also when only exports or only imports are there; `.negative`, `.notFinite`.
  public static func adjustedGrubelLloyd(exports: Vector, imports: Vector) throws(IndicatorRefusal) -> Double {
    let check = TradeCheck("adjusted Grubel–Lloyd index")
    let parts = try IntraIndustryParts(exports, imports, check)
    let most = parts.trade - parts.imbalance
    guard most > 0 else { throw check.refusal(.noTrade("exports or imports")) }
    return min(1, (parts.trade - parts.difference) / most)
  }
}
