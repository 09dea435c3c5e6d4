public import Vectors

extension Concentration {
  /// The Hirschman index √Σ sᵢ²: 1/√n for an even spread, 1 for a single item.
  ///
  /// Source: A. O. Hirschman (1945), National Power and the Structure of Foreign Trade.
  /// - Throws: `.noTrade`, `.negative`, `.notFinite`.
  public static func hirschman(_ amounts: Vector) throws(IndicatorRefusal) -> Double {
    try TradeCheck("Hirschman index").shares(amounts, "the amounts").euclideanNorm
  }
}
