public import Vectors

extension Direction {
  /// How the structures of two economies' exports are compared.
  public enum SimilarityMeasure: String, Sendable, Hashable, CaseIterable, Codable {
    /// 100 Σ min(s_ik, s_jk).
    case fingerKreinin = "finger-kreinin"
    /// 100 Σ s_ik s_jk / √(Σ s_ik² Σ s_jk²).
    case cosine
  }

  /// Export similarity, from 0 (no product in common) to 100 (the same structure). Traps when the lengths differ.
  /// O(products).
  ///
  /// Source: J. M. Finger and M. E. Kreinin (1979), Economic Journal 89, 905–912; R. G. D. Allen (1957) for the cosine.
  /// - Throws: `.noTrade`, `.negative`, `.notFinite`.
  public static func similarity(
    _ exports: Vector, _ others: Vector, measure: SimilarityMeasure = .fingerKreinin
  ) throws(IndicatorRefusal) -> Double {
    let check = TradeCheck("export similarity")
    check.sameLength(exports, others)
    let (left, right) = (try TradeStructure(exports), try TradeStructure(others))
    switch measure {
    case .fingerKreinin: return left.overlap(with: right)
    case .cosine: return left.cosine(with: right)
    }
  }
}
