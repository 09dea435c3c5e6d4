/// Series that add up: aggregates, each the sum of some bottom series, and the bottom series themselves.
///
/// Series are in the order aggregates, then bottom. A grouping that crosses (countries by products) is a hierarchy too.
public struct Hierarchy: Sendable, Equatable {
  /// The bottom series (0 …) each aggregate is the sum of.
  public let aggregates: [[Int]]
  public let bottomCount: Int

  /// Traps when an aggregate names a series that does not exist, or one twice.
  public init(aggregates: [[Int]], bottomCount: Int) {
    precondition(bottomCount >= 1, "a hierarchy has bottom series")
    for members in aggregates {
      precondition(members.allSatisfy { $0 >= 0 && $0 < bottomCount }, "an aggregate of series that do not exist")
      precondition(Set(members).count == members.count, "an aggregate that counts a series twice")
    }
    self.aggregates = aggregates
    self.bottomCount = bottomCount
  }

  /// Aggregates and bottom series.
  public var count: Int { aggregates.count + bottomCount }

  /// All series from the bottom ones. Traps when their number differs.
  public func summed(_ bottom: [Double]) -> [Double] {
    precondition(bottom.count == bottomCount, "as many values as bottom series")
    return aggregates.map { members in members.reduce(0) { $0 + bottom[$1] } } + bottom
  }

  /// The largest difference between an aggregate and the sum of its series.
  public func incoherence(_ values: [Double]) -> Double {
    precondition(values.count == count, "as many values as series")
    let sums = summed(Array(values[aggregates.count...]))
    return zip(values, sums).map { ($0 - $1).magnitude }.max() ?? 0
  }

  /// How many bottom series each series sums: 1 for the bottom series themselves.
  var sizes: [Double] { aggregates.map { Double($0.count) } + Array(repeating: 1, count: bottomCount) }
}
