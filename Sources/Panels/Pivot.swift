public import Observations

/// A table of values by row and column keys.
public struct Pivot: Sendable {
  public var rowKeys: [[String]]
  public var columnKeys: [[String]]
  /// `values[row][column]`; missing where no observation fell.
  public var values: [[AggregateValue]]
  /// Whether the last row is a remainder that stands for several.
  public var remainderCount = 0

  /// Pivots long rows, keys sorted. O(n log n).
  public init(_ cells: [(row: [String], column: [String], value: AggregateValue)]) {
    rowKeys = Set(cells.map(\.row)).sorted { $0.lexicographicallyPrecedes($1) }
    columnKeys = Set(cells.map(\.column)).sorted { $0.lexicographicallyPrecedes($1) }
    let rowNumbers = Dictionary(uniqueKeysWithValues: rowKeys.enumerated().map { ($1, $0) })
    let columnNumbers = Dictionary(uniqueKeysWithValues: columnKeys.enumerated().map { ($1, $0) })
    values = Array(repeating: Array(repeating: .missing, count: columnKeys.count), count: rowKeys.count)
    for cell in cells {
      guard let row = rowNumbers[cell.row], let column = columnNumbers[cell.column] else { continue }
      values[row][column] = cell.value
    }
  }

  /// What a share is a share of.
  public enum Whole: String, Sendable, CaseIterable { case row, column, total }

  /// Every value as a fraction of its row's, its column's or the whole table's sum. A share of a sum that is zero or
  /// that mixes signs is missing.
  public func shares(of whole: Whole) -> Pivot {
    var pivot = self
    func sum(_ cells: some Sequence<AggregateValue>) -> AggregateValue {
      var total = AggregateSum()
      var signs: Set<Bool> = []
      for cell in cells {
        total.add(cell)
        if let value = cell.doubleValue, value != 0 { signs.insert(value < 0) }
      }
      return signs.count > 1 ? .missing : total.value
    }
    let rowSums = values.map { sum($0) }
    let columnSums = columnKeys.indices.map { column in sum(values.map { $0[column] }) }
    let total = sum(values.joined())
    for row in rowKeys.indices {
      for column in columnKeys.indices {
        let base =
          switch whole {
          case .row: rowSums[row]
          case .column: columnSums[column]
          case .total: total
          }
        pivot.values[row][column] = Panel.quotient(values[row][column], base, times: 1)
      }
    }
    return pivot
  }

  /// The `count` rows with the largest sums, largest first, and the rest added into one row.
  public func top(_ count: Int) -> Pivot {
    guard rowKeys.count > count else { return self }
    let sums = values.map { cells -> Double in
      var sum = AggregateSum()
      cells.forEach { sum.add($0) }
      return sum.value.doubleValue ?? -.infinity
    }
    let order = rowKeys.indices.sorted { sums[$0] != sums[$1] ? sums[$0] > sums[$1] : $0 < $1 }
    let kept = Array(order.prefix(count))
    let rest = order.dropFirst(count)
    var pivot = self
    pivot.rowKeys = kept.map { rowKeys[$0] }
    pivot.values = kept.map { values[$0] }
    var remainder = columnKeys.indices.map { _ in AggregateSum() }
    for row in rest { for column in columnKeys.indices { remainder[column].add(values[row][column]) } }
    let width = rowKeys[0].count
    pivot.rowKeys.append(["other (\(rest.count))"] + Array(repeating: "", count: max(0, width - 1)))
    pivot.values.append(remainder.map(\.value))
    pivot.remainderCount = rest.count
    return pivot
  }
}
