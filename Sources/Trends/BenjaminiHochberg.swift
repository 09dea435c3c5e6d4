/// p values adjusted for looking at many series: the false discovery rate at which each would be called significant.
///
/// With p_(1) ≤ … ≤ p_(m): q_(i) = min over j ≥ i of m p_(j) / j, at most 1. The order of the input is kept.
/// O(m log m). Source: Benjamini, Y. and Hochberg, Y. (1995), Controlling the false discovery rate.
public func benjaminiHochbergAdjusted(_ pValues: [Double]) -> [Double] {
  let count = pValues.count
  let order = pValues.indices.sorted { pValues[$0] != pValues[$1] ? pValues[$0] < pValues[$1] : $0 < $1 }
  var adjusted = pValues
  var smallest = 1.0
  for (rank, index) in order.enumerated().reversed() {
    smallest = min(smallest, pValues[index] * Double(count) / Double(rank + 1))
    adjusted[index] = smallest
  }
  return adjusted
}
