public import Vectors

extension Concentration {
  /// UNCTAD's diversification index Σ |s_ik − s_wk| / 2: 0 for the world's structure, near 1 for none of it.
  ///
  /// Traps when the lengths differ. Source: UNCTAD (2019), Handbook of Statistics, after J. M. Finger and
  /// M. E. Kreinin (1979).
  /// - Parameters:
  ///   - amounts: Exports (or imports) of the economy by product.
  ///   - world: Those of the world by product.
  /// - Throws: `.noTrade`, `.negative`, `.notFinite`.
  public static func unctadDiversification(
    _ amounts: Vector, world: Vector
  ) throws(IndicatorRefusal) -> Double {
    let check = TradeCheck("UNCTAD diversification index")
    check.sameLength(amounts, world)
    var difference = try check.shares(amounts, "the amounts")
    difference.add(try check.shares(world, "the world's amounts"), times: -1)
    return difference.sumOfMagnitudes / 2
  }
}
