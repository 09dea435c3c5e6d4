public import Vectors

/// The shares of products in an economy's trade, made once where many economies are compared with each other.
public struct TradeStructure: Sendable, Equatable {
  /// Adding up to 1.
  public let shares: Vector

  /// - Throws: `.noTrade` when the amounts add up to zero, `.negative`, `.notFinite`.
  public init(_ amounts: Vector) throws(IndicatorRefusal) {
    shares = try TradeCheck("structure of trade").shares(amounts, "the amounts")
  }

  /// 100 Σ min(s_k, t_k): `Direction.similarity` of two exporters, and `Direction.complementarity` of an exporter with an
  /// importer, since 1 − Σ|s − t|/2 = Σ min(s, t) for shares. Traps when the lengths differ. O(products).
  public func overlap(with other: TradeStructure) -> Double {
    precondition(shares.count == other.shares.count, "as many products on both sides")
    return min(100, 100 * sumOfMinima(shares, other.shares))
  }

  /// 100 Σ s_k t_k / √(Σ s_k² Σ t_k²). Traps when the lengths differ. O(products).
  public func cosine(with other: TradeStructure) -> Double {
    min(100, 100 * shares.dotProduct(with: other.shares) / shares.euclideanNorm / other.shares.euclideanNorm)
  }
}
