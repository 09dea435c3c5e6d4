public import Vectors

extension IntraIndustry {
  /// Trade overlap 2 Σ min(x_k, m_k) / Σ(x_k + m_k), from 0 to 1; the same number as `grubelLloyd`, from another form.
  ///
  /// Traps when the lengths differ. Source: J. M. Finger and D. A. DeRosa (1979); K. Anderson (1990).
  /// - Throws: `.noTrade`, `.negative`, `.notFinite`.
  public static func overlap(exports: Vector, imports: Vector) throws(IndicatorRefusal) -> Double {
    let parts = try IntraIndustryParts(exports, imports, TradeCheck("trade overlap"))
    return 2 * elementwise(exports, imports) { min($0, $1) }.sumOfMagnitudes / parts.trade
  }
}
