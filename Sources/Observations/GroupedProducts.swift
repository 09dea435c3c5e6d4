import Columns
import Decimals

/// Exact sums of `weight × value` and of the weights, one a group, over the rows that have both.
final class GroupedProducts {
  private let products = GroupedSums()
  private let weights = GroupedSums()

  func add(
    _ values: DecimalColumn, weights weightColumn: DecimalColumn, groups: UnsafePointer<UInt32>,
    states: UnsafePointer<UInt8>, rows: Int, groupCount: Int
  ) {
    products.grow(to: groupCount)
    weights.grow(to: groupCount)
    for row in 0..<rows where states[row] == 0 {
      guard let value = values.number(at: row), let weight = weightColumn.number(at: row) else { continue }
      products.addProduct(value, weight, to: Int(groups[row]))
      weights.addProduct(weight, WideDecimal(mantissa: 1, exponent: 0), to: Int(groups[row]))
    }
  }

  static func gathered(_ order: GroupOrder.Range, from parts: [GroupedProducts]) -> GroupedMeans {
    GroupedMeans(
      products: GroupedSums.gathered(order, from: parts.map(\.products)),
      weights: GroupedSums.gathered(order, from: parts.map(\.weights)))
  }
}

/// Weighted means by group.
struct GroupedMeans {
  let products: GroupedSums
  let weights: GroupedSums

  /// How many rows have a value and a weight.
  func count(of group: Int) -> Int { weights.count(of: group) }

  /// `Σ w x / Σ w` as the nearest double of the exact quotient where that is representable; missing where no row has
  /// both, or the weights add up to nothing.
  func mean(of group: Int, exponent: Int) -> AggregateValue {
    guard weights.count(of: group) > 0 else { return .missing }
    let product = products.total(of: group, exponent: exponent)
    let weight = weights.total(of: group, exponent: 0)
    if let top = product.exactValue.flatMap({ ExactRational($0) }),
      let bottom = weight.exactValue.flatMap({ ExactRational($0) })
    {
      if bottom.isZero { return .missing }
      if let quotient = top.divided(by: bottom) { return .rounded(quotient.doubleValue) }
    }
    guard let top = product.doubleValue, let bottom = weight.doubleValue, bottom != 0 else { return .missing }
    return .rounded(top / bottom)
  }
}
