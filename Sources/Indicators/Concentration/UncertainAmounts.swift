public import Vectors

/// Amounts of which a part is uncertain: its total is taken as right, and it may lie anywhere among the items that have
/// some of it.
///
/// Of all such spreads one is as even as can be and one as concentrated as can be (in the order of majorisation), so
/// that every index of concentration has its bounds there: Herfindahl–Hirschman, Hirschman, Theil, UNCTAD, entropy.
/// Source: A. W. Marshall and I. Olkin (1979), Inequalities: Theory of Majorization and Its Applications.
public struct UncertainAmounts: Sendable, Equatable {
  /// What is certain of each item.
  public let certain: Vector
  /// The items that have uncertain amounts.
  public let uncertainItems: [Int]
  /// Σ of the uncertain amounts.
  public let uncertainTotal: Double

  /// O(items).
  /// - Parameters:
  ///   - amounts: All of each item.
  ///   - uncertain: What of it is uncertain; more than all of an item counts as all of it. Traps when the lengths differ.
  /// - Throws: `.negative`, `.notFinite`.
  public init(_ amounts: Vector, uncertain: Vector) throws(IndicatorRefusal) {
    let check = TradeCheck("bounds")
    check.sameLength(amounts, uncertain)
    try check.amounts(amounts, "the amounts")
    try check.amounts(uncertain, "the uncertain amounts")
    let capped = elementwise(amounts, uncertain) { min($0, $1) }
    certain = elementwise(amounts, capped) { $0 - $1 }
    uncertainItems = capped.indices.filter { capped[$0] > 0 }
    uncertainTotal = capped.sumOfMagnitudes
  }

  /// The uncertain total as a part of all; NaN without any amount.
  public var uncertainShare: Double { uncertainTotal / (certain.sumOfMagnitudes + uncertainTotal) }

  /// The uncertain total filled up from the smallest item until it is used up. O(items log items).
  public var mostEven: Vector {
    var rest = uncertainTotal
    let ascending = uncertainItems.sorted { (certain[$0], $0) < (certain[$1], $1) }
    guard var level = ascending.first.map({ certain[$0] }) else { return certain }
    var filled = 0
    // Raises the smallest items together to the level of the next, as long as the rest allows.
    while filled < ascending.count {
      filled += 1
      let next = filled < ascending.count ? certain[ascending[filled]] : .infinity
      let needed = (next - level) * Double(filled)
      if needed >= rest {
        level += rest / Double(filled)
        break
      }
      rest -= needed
      level = next
    }
    var amounts = Array(certain)
    for item in ascending.prefix(filled) { amounts[item] = level }
    return Vector(amounts)
  }

  /// The uncertain total on the largest of its items. O(items).
  public var mostConcentrated: Vector {
    guard let largest = uncertainItems.max(by: { (certain[$0], $1) < (certain[$1], $0) }) else { return certain }
    var amounts = Array(certain)
    amounts[largest] += uncertainTotal
    return Vector(amounts)
  }

  /// The least and the most of the whole that some items can be: all of the uncertain total outside them, or inside, as
  /// far as items there have some of it. NaN without any amount. O(items).
  public func shareBounds(of items: Set<Int>) -> (low: Double, high: Double) {
    let amount = amountBounds(of: items)
    let whole = certain.sumOfMagnitudes + uncertainTotal
    return (amount.low / whole, amount.high / whole)
  }

  /// The same as amounts.
  public func amountBounds(of items: Set<Int>) -> (low: Double, high: Double) {
    let inside = items.sorted().reduce(0) { $0 + certain[$1] }
    let canLieInside = uncertainItems.contains { items.contains($0) }
    let canLieOutside = uncertainItems.contains { !items.contains($0) }
    return (inside + (canLieOutside ? 0 : uncertainTotal), inside + (canLieInside ? uncertainTotal : 0))
  }

  /// The least and the greatest value of an index of concentration, or of one of evenness such as entropy, over all
  /// spreads of the uncertain total. Two evaluations of the index.
  public func bounds(
    _ index: (Vector) throws(IndicatorRefusal) -> Double
  ) throws(IndicatorRefusal) -> (low: Double, high: Double) {
    let (even, concentrated) = (try index(mostEven), try index(mostConcentrated))
    return (min(even, concentrated), max(even, concentrated))
  }
}
