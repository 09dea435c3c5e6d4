import Columns
import Decimals

/// The groups of an aggregation as columns, sorted by key: each distinct text once, and numbers beside.
///
/// They come in parts, one after another in the order of keys, so that several threads can work on them.
public struct GroupColumns: Sendable {
  /// The distinct texts of each group field, sorted.
  public let texts: [[String]]
  public let parts: [Part]

  /// Groups that follow one another.
  public final class Part: @unchecked Sendable {
    let range: GroupOrder.Range
    fileprivate let plan: QueryPlan
    fileprivate let sums: [GroupedSums]
    fileprivate let extremes: [GroupedExtremes]
    fileprivate let weightedMeans: [GroupedMeans?]
    fileprivate let textCounts: [[Int]]
    fileprivate let distinctCounts: [[Int]]
    fileprivate let exclusionSums: [GroupedSums]
    fileprivate let aggregators: [Aggregator]
    /// The scale that a measure's exponent takes off, where the measure is a sum; asked for with every group.
    private let sumExponents: [Int?]

    fileprivate init(_ range: GroupOrder.Range, _ plan: QueryPlan, _ parts: [Aggregator]) {
      self.range = range
      self.plan = plan
      aggregators = parts
      sumExponents = plan.measures.map { $0.measure.function == .sum ? $0.exponent : nil }
      sums = plan.measures.indices.map { index in GroupedSums.gathered(range, from: parts.map { $0.sums[index] }) }
      extremes = plan.measures.indices.map { index in
        GroupedExtremes.gathered(range, from: parts.map { $0.extremes[index] })
      }
      weightedMeans = plan.measures.indices.map { index in
        plan.measures[index].weightSlot.map { _ in
          GroupedProducts.gathered(range, from: parts.map { $0.products[index] })
        }
      }
      exclusionSums = plan.exclusions.indices.map { index in
        GroupedSums.gathered(range, from: parts.map { $0.exclusionSums[index] })
      }
      var counts: [[Int]] = []
      var distinct: [[Int]] = []
      for (index, measure) in plan.measures.enumerated() {
        guard measure.kind == .text else {
          counts.append([])
          distinct.append([])
          continue
        }
        let texts = parts.map { $0.distinct[index].texts }
        let members = (0..<range.count).map { range.members(of: $0) }
        counts.append(
          members.map { group in
            group.reduce(0) { sum, member in
              let counts = parts[member.part].distinct[index].counts
              return sum + (member.group < counts.count ? counts[member.group] : 0)
            }
          })
        distinct.append(
          members.map { group in Set(group.flatMap { member in texts[member.part][member.group] ?? [] }).count })
      }
      textCounts = counts
      distinctCounts = distinct
    }

    public var count: Int { range.count }

    /// Writes the places of a group's texts among the sorted texts of each field.
    @inline(__always)
    public func ranks(of group: Int, into ranks: UnsafeMutablePointer<UInt32>) { range.ranks(of: group, into: ranks) }

    /// How many rows were added.
    public func rowCount(of group: Int) -> Int {
      range.members(of: group).reduce(0) { $0 + aggregators[$1.part].usedRows(of: $1.group) }
    }

    /// The value as mantissa and scale where it is a sum that 64 bits hold, which nearly all are.
    @inline(__always)
    public func narrowSum(of group: Int, measure: Int) -> (mantissa: Int64, scale: Int)? {
      guard let exponent = sumExponents[measure], let mantissa = sums[measure].plainMantissa(of: group)
      else { return nil }
      return (mantissa, sums[measure].scale - exponent)
    }

    public func value(of group: Int, measure: Int) -> AggregateValue {
      let planned = plan.measures[measure]
      let exponent = planned.exponent
      switch planned.measure.function {
      case .sum: return sums[measure].total(of: group, exponent: exponent)
      case .mean: return sums[measure].mean(of: group, exponent: exponent)
      case .weightedMean: return weightedMeans[measure]?.mean(of: group, exponent: exponent) ?? .missing
      case .quantile(let part):
        let members = range.members(of: group).map { (aggregators[$0.part].values[measure], $0.group) }
        switch GroupedValues.quantile(part, of: members) {
        case .exact(let value): return .exact(value.scaled(byPowerOfTen: exponent))
        case .rounded(let value): return .rounded(value * PowersOfTen.double(exponent))
        case .missing: return .missing
        }
      case .min: return exact(extremes[measure].smallest, group, exponent)
      case .max: return exact(extremes[measure].largest, group, exponent)
      case .distinct: return .exact(ExactDecimal(distinctCounts[measure][group]))
      case .count:
        return .exact(
          ExactDecimal(planned.kind == .decimal ? sums[measure].count(of: group) : textCounts[measure][group]))
      }
    }

    private func exact(_ values: [ExactDecimal?], _ group: Int, _ exponent: Int) -> AggregateValue {
      guard group < values.count, let value = values[group] else { return .missing }
      return .exact(value.scaled(byPowerOfTen: exponent))
    }
  }

  init(_ plan: QueryPlan, _ aggregators: [Aggregator]) {
    let order = GroupOrder(aggregators, fieldCount: plan.groups.count)
    texts = order.texts
    _ = concurrentMap(aggregators.count) { part in aggregators[part].values.forEach { $0.compact() } }
    parts = concurrentMap(order.ranges.count) { Part(order.ranges[$0], plan, aggregators) }
  }

  public var count: Int { parts.reduce(0) { $0 + $1.count } }

  /// What is made of each part, in their order; several threads work on them.
  public func mapParts<Result>(_ body: @escaping (Part) -> Result) -> [Result] {
    concurrentMap(parts.count) { body(parts[$0]) }
  }

  var usedRows: Int {
    mapParts { part in (0..<part.count).reduce(0) { $0 + part.rowCount(of: $1) } }.reduce(0, +)
  }

  /// Used rows with a value and no weight, where a measure is a weighted mean.
  var rowsWithoutWeight: Int {
    parts.reduce(0) { sum, part in
      part.plan.measures.indices.filter { part.plan.measures[$0].weightSlot != nil }.reduce(sum) { sum, measure in
        (0..<part.count).reduce(sum) {
          $0 + part.sums[measure].count(of: $1) - (part.weightedMeans[measure]?.count(of: $1) ?? 0)
        }
      }
    }
  }

  func grandTotal(exponent: Int) -> AggregateValue {
    GroupedSums.grandTotal(parts.map { $0.sums[0] }, exponent: exponent)
  }

  /// The texts of a group's key.
  func key(of group: Int, in part: Part) -> [String] {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: max(1, texts.count)) { ranks in
      guard let base = ranks.baseAddress else { return [] }
      part.ranks(of: group, into: base)
      return texts.indices.map { texts[$0][Int(ranks[$0])] }
    }
  }

  var rows: [Aggregation.Row] {
    parts.flatMap { part in
      (0..<part.count).map { group in
        Aggregation.Row(
          key: key(of: group, in: part), values: part.plan.measures.indices.map { part.value(of: group, measure: $0) },
          rowCount: part.rowCount(of: group))
      }
    }
  }

  /// The groups with rows that an exclusion left out: what these add up to, and what the others do.
  func pairs(withExclusion exclusion: Int, exponent: Int) -> [Aggregation.WorldRow] {
    parts.flatMap { part in
      (0..<part.count).compactMap { group in
        let value = part.exclusionSums[exclusion].total(of: group, exponent: exponent)
        guard value != .missing else { return nil }
        return Aggregation.WorldRow(
          key: key(of: group, in: part), world: value, partners: part.sums[0].total(of: group, exponent: exponent))
      }
    }
  }
}
