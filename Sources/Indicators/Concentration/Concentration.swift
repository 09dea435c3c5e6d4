import Vectors

/// How unevenly trade is spread over products or partners.
///
/// All take amounts that are not negative; a zero is an item that is not traded, NaN is refused. Unchanged when all
/// amounts are multiplied by a constant. O(n).
public enum Concentration {
  /// What n is, where an index is set against an even spread.
  public enum ItemCount: Sendable, Hashable {
    /// The items with an amount above zero.
    case observed
    /// All items of a classification, traded or not.
    case classification(Int)
  }

  /// The number of items by a rule. Throws where the classification is said to be smaller than what is there.
  static func count(_ amounts: Vector, _ rule: ItemCount, _ check: TradeCheck) throws(IndicatorRefusal) -> Int {
    let observed = amounts.count { $0 > 0 }
    switch rule {
    case .observed: return observed
    case .classification(let size):
      guard size >= observed else {
        throw check.refusal(.tooFew("items in the classification", needed: observed, found: size))
      }
      return size
    }
  }
}
