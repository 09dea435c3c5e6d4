import Vectors

extension NumericPanel {
  /// What each series contributes to the growth of all between two periods.
  public struct Contributions: Sendable {
    /// One a series, NaN for a series that lacks a value at either end.
    public let values: [Double]
    /// The sums of all series at the first and the last period.
    public let first: Double
    public let last: Double
    /// How many series have a value at both ends.
    public let seriesCount: Int
  }

  /// (x_{i,T} − x_{i,0}) / X_0 between the first and the last period of the panel, X_0 the exact sum of all series there
  /// rounded once. NaN where a series lacks an end, and for all when X_0 is zero. O(series).
  public func contributions() -> Contributions {
    guard let end = periods.indices.last else { return Contributions(values: [], first: 0, last: 0, seriesCount: 0) }
    func total(_ period: Int) -> Double {
      exactSum((0..<count).lazy.map { self.value(of: $0, at: period) }.filter { !$0.isNaN })
    }
    let (first, last) = (total(0), total(end))
    let values = (0..<count).map { series in
      let part = (value(of: series, at: end) - value(of: series, at: 0)) / first
      return part.isFinite ? part : .nan
    }
    return Contributions(values: values, first: first, last: last, seriesCount: values.count { !$0.isNaN })
  }

  /// The series in the order of the absolute contribution, largest first; those without one last, in their order.
  public func order(by contributions: Contributions) -> [Int] {
    let sizes = contributions.values.map { $0.isNaN ? -1 : $0.magnitude }
    return (0..<count).sorted { sizes[$0] != sizes[$1] ? sizes[$0] > sizes[$1] : $0 < $1 }
  }
}
