public import Decimals

/// The extensive and intensive margins of an economy's exports to a market.
public struct HummelsKlenow: Sendable, Equatable {
  /// Σ_{k∈K} w_k / Σ w_k: what part of the reference the products K make up that the economy exports; 0 to 1.
  public let extensive: ExactRational
  /// Σ_{k∈K} x_k / Σ_{k∈K} w_k: the economy's part in those products.
  public let intensive: ExactRational
  /// Their product, exactly: Σ_{k∈K} x_k / Σ w_k.
  public let share: ExactRational
  /// How many products K holds.
  public let products: Int
  /// The value of products at or below the threshold, which count as not traded.
  public let belowThreshold: ExactDecimal

  /// The margins as exact fractions: extensive × intensive = share. O(products). Traps when the lengths differ.
  ///
  /// A product of K that the reference does not hold adds to the intensive margin only.
  /// Source: D. Hummels and P. J. Klenow (2005), American Economic Review 95, 704–723.
  /// - Parameters:
  ///   - exports: The economy's exports to the market by product, not negative.
  ///   - reference: The reference's exports to the market by product (the world's, with or without the economy).
  ///   - threshold: The value that a traded product exceeds.
  /// - Throws: `.noTrade` when the reference is zero, `.noReference` when the economy exports nothing above the
  ///   threshold that the reference exports too, `.negative`, `.tooManyDigits`.
  public init(
    exports: [ExactDecimal], reference: [ExactDecimal], threshold: ExactDecimal = .zero
  ) throws(IndicatorRefusal) {
    precondition(exports.count == reference.count, "as many numbers on both sides")
    let check = TradeCheck("margins of trade")
    let sums = ExactAmounts(check)
    var (count, left) = (0, ExactDecimal.zero)
    var (whole, common, traded) = (ExactDecimal.zero, ExactDecimal.zero, ExactDecimal.zero)
    for index in exports.indices {
      let (own, world) = (exports[index], reference[index])
      try sums.require(own, "exports", index)
      try sums.require(world, "reference exports", index)
      whole = try sums.sum(whole, world)
      if own > threshold {
        count += 1
        common = try sums.sum(common, world)
        traded = try sums.sum(traded, own)
      } else {
        left = try sums.sum(left, own)
      }
    }
    guard !whole.isZero else { throw check.refusal(.noTrade("exports of the reference")) }
    guard !common.isZero else {
      throw check.refusal(.noReference("the economy exports nothing that the reference exports too"))
    }
    extensive = try sums.ratio(common, whole)
    intensive = try sums.ratio(traded, common)
    share = try sums.ratio(traded, whole)
    products = count
    belowThreshold = left
  }
}
