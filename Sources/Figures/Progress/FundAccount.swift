import Decimals
public import Intervals
import Nomenclature

/// The contributions to a fund, cumulated between bounds.
public struct FundAccount: Sendable, Hashable {
  /// Contributions by period, in order.
  public let contributions: [FundEntry]
  /// The running sums.
  public let cumulated: [Interval]
  /// Yearly rates without their years, the smaller first.
  public let rates: [FundEntry]
  /// Amounts at a day, which are not added.
  public let amounts: [FundEntry]

  /// - Parameter fund: What is known of one fund, in any order.
  public init(_ fund: [FundEntry]) {
    func entries(_ kind: FundEntry.Kind) -> [FundEntry] {
      fund.filter { $0.kind == kind }.sorted { left, right in
        guard let a = left.period, let b = right.period else { return left.low < right.low }
        return a < b
      }
    }
    contributions = entries(.contribution)
    cumulated = Interval.cumulated(contributions.map(\.interval))
    rates = entries(.rate)
    amounts = entries(.amount)
  }

  /// The sum of the contributions of all years that ended by the end of `year`.
  public func cumulated(to year: Int) -> Interval? {
    contributions.lastIndex { ($0.period?.last.year ?? .max) <= year }.map { cumulated[$0] }
  }

  /// Growth from the first contribution to the last one, as a fraction, and on average a year.
  public var growth: (total: Interval, perYear: Interval, years: Int)? {
    guard let first = contributions.first, let last = contributions.last, let start = first.period?.first.year,
      let end = last.period?.first.year, end > start,
      let total = try? Interval.growth(from: first.interval, to: last.interval)
    else { return nil }
    let one = Interval(exactly: .one)
    return (total, (total + one).root(end - start) - one, end - start)
  }

  /// Growth on the contribution before, as a fraction; `nil` for the first one, and between two years that are known by
  /// bounds alone: both hang on the one year of the increase, so that they are not independent.
  public func growth(at index: Int) -> Interval? {
    guard index > 0, contributions[index - 1].basis == .printed || contributions[index].basis == .printed else {
      return nil
    }
    return try? Interval.growth(from: contributions[index - 1].interval, to: contributions[index].interval)
  }
}
