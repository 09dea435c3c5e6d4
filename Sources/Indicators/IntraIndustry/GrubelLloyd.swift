public import Vectors

extension IntraIndustry {
  /// Grubel and Lloyd's index 1 − Σ|x_k − m_k| / Σ(x_k + m_k): 0 for one-way trade, 1 for balanced two-way trade.
  ///
  /// Traps when the lengths differ. Source: H. G. Grubel and P. J. Lloyd (1975), Intra-Industry Trade.
  /// - Throws: `.noTrade`, `.negative`, `.notFinite`.
  public static func grubelLloyd(exports: Vector, imports: Vector) throws(IndicatorRefusal) -> Double {
    let parts = try IntraIndustryParts(exports, imports, TradeCheck("Grubel–Lloyd index"))
    return 1 - parts.difference / parts.trade
  }

  /// Grubel–Lloyd of each product, 1 − |x − m|/(x + m); NaN for a product that is not traded.
  /// - Throws: `.negative`, `.notFinite`.
  public static func grubelLloydByProduct(exports: Vector, imports: Vector) throws(IndicatorRefusal) -> Vector {
    let check = TradeCheck("Grubel–Lloyd index")
    check.sameLength(exports, imports)
    try check.amounts(exports, "exports")
    try check.amounts(imports, "imports")
    return elementwise(exports, imports) { x, m in x + m > 0 ? 1 - (x - m).magnitude / (x + m) : .nan }
  }
}

struct IntraIndustryParts {
  /// Σ|x − m|.
  let difference: Double
  /// Σ(x + m), above zero.
  let trade: Double
  /// |X − M|.
  let imbalance: Double

  init(_ exports: Vector, _ imports: Vector, _ check: TradeCheck) throws(IndicatorRefusal) {
    check.sameLength(exports, imports)
    try check.amounts(exports, "exports")
    try check.amounts(imports, "imports")
    let (out, into) = (exports.sumOfMagnitudes, imports.sumOfMagnitudes)
    trade = try check.divisor(out + into, "exports and imports")
    var gaps = exports
    gaps.add(imports, times: -1)
    difference = gaps.sumOfMagnitudes
    imbalance = (out - into).magnitude
  }
}
