extension Direction {
  /// Iapadre's regional trade introversion with its parts.
  public struct Introversion: Sendable, Equatable, Codable {
    /// HI = (T_ii/T_i) / (T_oi/T_o): the weight of the bloc in its own trade over its weight in the others' trade.
    public let homogeneousIntensity: Double
    /// HE = (1 − a)/(1 − b): the weight of the others in the bloc's trade over their weight in their own.
    public let extraIntensity: Double
    /// (HI − HE)/(HI + HE), from −1 (all trade with others) to 1 (all trade inside); 0 is geographic neutrality.
    public let index: Double
  }

  /// The trade introversion of a bloc. O(1).
  ///
  /// a = T_ii/T_i and b = T_oi/T_o, with T_i the trade of the bloc, T_o that of all others.
  /// Source: L. Iapadre (2006), in P. De Lombaerde (ed.), Assessment and Measurement of Regional Integration.
  /// - Parameters:
  ///   - inside: Trade among the members, T_ii.
  ///   - all: Trade of the members with everybody, T_i.
  ///   - othersWithBloc: Trade of all other economies with the bloc, T_oi.
  ///   - others: Trade of all other economies with everybody, T_o.
  /// - Throws: `.noTrade` when a divisor is zero, `.noReference` when the others trade only with the bloc or not at all
  ///   with it, `.negative`, `.notFinite`.
  public static func introversion(
    inside: Double, all: Double, othersWithBloc: Double, others: Double
  ) throws(IndicatorRefusal) -> Introversion {
    let check = TradeCheck("trade introversion")
    try check.amount(inside, "trade among the members")
    try check.amount(othersWithBloc, "trade of the others with the bloc")
    let a = inside / (try check.divisor(all, "trade of the members"))
    let b = othersWithBloc / (try check.divisor(others, "trade of the other economies"))
    guard b > 0 else { throw check.refusal(.noReference("the other economies do not trade with the bloc")) }
    guard b < 1 else { throw check.refusal(.noReference("the other economies trade with the bloc only")) }
    guard a <= 1 else { throw check.refusal(.noReference("trade among the members is more than all their trade")) }
    let (home, extra) = (a / b, (1 - a) / (1 - b))
    return Introversion(homogeneousIntensity: home, extraIntensity: extra, index: (home - extra) / (home + extra))
  }
}
