public import Vectors

extension Specialisation {
  /// Lafay's index 100 [(x_k − m_k)/(x_k + m_k) − (X − M)/(X + M)] (x_k + m_k)/(X + M), one number a product.
  ///
  /// In points, from −50 to 50; positive where the economy is specialised. Over all products it adds up to 0. A
  /// product that is not traded has 0. Traps when the lengths differ. O(products).
  ///
  /// Source: G. Lafay (1992), in M. G. Dagenais and P.-A. Muet (eds), International Trade Modelling.
  /// - Throws: `.noTrade` when there is neither export nor import, `.negative`, `.notFinite`.
  public static func lafay(exports: Vector, imports: Vector) throws(IndicatorRefusal) -> Vector {
    let check = TradeCheck("Lafay index")
    check.sameLength(exports, imports)
    try check.amounts(exports, "exports")
    try check.amounts(imports, "imports")
    let (out, into) = (exports.sumOfMagnitudes, imports.sumOfMagnitudes)
    let trade = try check.divisor(out + into, "exports and imports")
    let balance = (out - into) / trade
    // [(x − m)/(x + m) − b] (x + m)/T = ((x − m) − b (x + m))/T, which needs no division by x + m.
    return elementwise(exports, imports) { x, m in 100 * ((x - m) - balance * (x + m)) / trade }
  }
}
