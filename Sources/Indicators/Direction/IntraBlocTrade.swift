extension Direction {
  /// The share T_ii / T_i of a bloc's trade that is among its members, from 0 to 1. Also known as intra-regional trade
  /// share. O(1).
  ///
  /// Source: L. Iapadre (2006), in P. De Lombaerde (ed.), Assessment and Measurement of Regional Integration.
  /// - Parameters:
  ///   - inside: Trade among the members. Exports are counted once; exports plus imports count each flow twice, in
  ///     `inside` and `all` alike.
  ///   - all: The members' trade with everybody, the members among them.
  /// - Throws: `.noTrade`, `.negative`, `.notFinite`.
  public static func intraShare(inside: Double, all: Double) throws(IndicatorRefusal) -> Double {
    let check = TradeCheck("intra-bloc share")
    try check.amount(inside, "trade among the members")
    return inside / (try check.divisor(all, "trade of the members"))
  }

  /// The intensity (T_ii/T_i) / (T_i/T_w) of a bloc's trade with itself, from 0; above 1 the members trade more with
  /// each other than their weight in the world suggests. O(1).
  ///
  /// Source: K. Anderson and H. Norheim (1993), Weltwirtschaftliches Archiv 129, 30–63.
  /// - Parameters:
  ///   - inside: Trade among the members.
  ///   - all: The members' trade with everybody.
  ///   - world: The trade of all economies.
  /// - Throws: `.noTrade`, `.negative`, `.notFinite`.
  public static func intraIntensity(inside: Double, all: Double, world: Double) throws(IndicatorRefusal) -> Double {
    let check = TradeCheck("intra-bloc intensity")
    try check.amount(inside, "trade among the members")
    let whole = try check.divisor(all, "trade of the members")
    return inside / whole / (whole / (try check.divisor(world, "trade of the world")))
  }
}
