public import Vectors

extension Concentration {
  /// Theil's index (1/n) Σ (xᵢ/μ) ln(xᵢ/μ): 0 for an even spread over n items, ln n for a single one.
  ///
  /// An item without trade adds 0 but counts in n under `.classification`.
  /// Source: H. Theil (1967), Economics and Information Theory; O. Cadot, C. Carrère and V. Strauss-Kahn (2011),
  /// Review of Economics and Statistics 93, 590–605.
  /// - Throws: `.noTrade`, `.negative`, `.notFinite`.
  public static func theil(_ amounts: Vector, items: ItemCount = .observed) throws(IndicatorRefusal) -> Double {
    let check = TradeCheck("Theil index")
    let shares = try check.shares(amounts, "the amounts")
    return theil(shares: shares, count: try count(amounts, items, check))
  }

  /// Σ s ln(n s).
  private static func theil(shares: Vector, count: Int) -> Double {
    var sum = CompensatedSum()
    for share in Array(shares) where share > 0 { sum.add(share * naturalLogarithm(Double(count) * share)) }
    return max(0, sum.value)
  }

  /// Theil's index as what lies within groups and what lies between them; the two add up to `total`.
  public struct TheilDecomposition: Sendable, Equatable, Codable {
    public let total: Double
    /// Σ_g s_g T_g, T_g the index of the items of group g.
    public let within: Double
    /// Σ_g s_g ln((s_g/n_g)·n), s_g the share of group g and n_g its number of items.
    public let between: Double
  }

  /// Theil's index over all the items given, split by group. `groups` names the group of each item; groups without
  /// trade count their items in n only. Traps when the lengths differ.
  ///
  /// Two groups, traded before and newly traded, give the intensive and the extensive margin of diversification.
  /// - Throws: `.noTrade`, `.negative`, `.notFinite`.
  public static func theilDecomposition(
    _ amounts: Vector, groups: [Int]
  ) throws(IndicatorRefusal) -> TheilDecomposition {
    precondition(groups.count == amounts.count, "a group for every item")
    let check = TradeCheck("Theil decomposition")
    let shares = try check.shares(amounts, "the amounts")
    var members: [Int: [Double]] = [:]
    for (group, share) in zip(groups, shares) { members[group, default: []].append(share) }
    var within = CompensatedSum()
    var between = CompensatedSum()
    for (_, parts) in members.sorted(by: { $0.key < $1.key }) {
      let share = Vector(parts).sumOfMagnitudes
      guard share > 0 else { continue }
      within.add(share * theil(shares: Vector(parts.map { $0 / share }), count: parts.count))
      between.add(share * naturalLogarithm(share * Double(amounts.count) / Double(parts.count)))
    }
    return TheilDecomposition(
      total: theil(shares: shares, count: amounts.count), within: within.value, between: between.value)
  }
}
