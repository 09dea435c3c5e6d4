extension Direction {
  /// What the partner's share of the world is counted of.
  public enum IntensityReference: String, Sendable, Hashable, CaseIterable, Codable {
    /// M_j / W.
    case world
    /// M_j / (M_w − M_i): the market that the exporter can sell to.
    case drysdaleGarnaut = "drysdale-garnaut"
  }

  /// The trade intensity (x_ij / X_i) / (M_j / W): from 0; above 1 the flow is larger than the partner's weight
  /// suggests.
  ///
  /// Source: A. J. Brown (1949); K. Kojima (1964); World Bank WITS; P. Drysdale and R. Garnaut (1982), Hitotsubashi
  /// Journal of Economics 22, 62–84. O(1).
  /// - Parameters:
  ///   - flow: Exports of the economy to the partner.
  ///   - exports: Exports of the economy to all.
  ///   - partnerImports: Imports of the partner from all.
  ///   - worldImports: Imports of all economies.
  ///   - ownImports: Imports of the economy, which `.drysdaleGarnaut` takes off the world.
  ///   - reference: What the partner's share is counted of.
  /// - Throws: `.noTrade` when something divided by is zero, `.noReference` when the economy is the only importer,
  ///   `.negative`, `.notFinite`.
  public static func intensity(
    flow: Double, exports: Double, partnerImports: Double, worldImports: Double, ownImports: Double = 0,
    reference: IntensityReference = .world
  ) throws(IndicatorRefusal) -> Double {
    let check = TradeCheck("trade intensity")
    try check.amount(flow, "exports to the partner")
    try check.amount(ownImports, "the economy's imports")
    let share = flow / (try check.divisor(exports, "the economy's exports"))
    var market = try check.divisor(worldImports, "the world's imports")
    if reference == .drysdaleGarnaut {
      market -= ownImports
      guard market > 0 else { throw check.refusal(.noReference("nobody but the economy imports")) }
    }
    return share / (try check.divisor(partnerImports, "the partner's imports") / market)
  }
}
