public import Vectors

extension Concentration {
  /// Shannon's entropy Σ sᵢ ln(1/sᵢ): 0 for a single item, ln n for an even spread. An item without trade adds 0.
  ///
  /// Source: C. E. Shannon (1948), Bell System Technical Journal 27; A. P. Jacquemin and C. H. Berry (1979).
  /// - Throws: `.noTrade`, `.negative`, `.notFinite`.
  public static func entropy(_ amounts: Vector) throws(IndicatorRefusal) -> Double {
    let shares = try TradeCheck("entropy").shares(amounts, "the amounts")
    var sum = CompensatedSum()
    for share in Array(shares) where share > 0 { sum.add(-share * naturalLogarithm(share)) }
    return max(0, sum.value)
  }
}
