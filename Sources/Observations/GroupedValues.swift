import Columns
import Decimals

/// The values of each group with how often each occurs, for quantiles.
///
/// Values wait in a buffer that is sorted and merged when it is full, so memory depends on the distinct values of the
/// groups, not on the rows. O(rows log buffer).
final class GroupedValues {
  private static let smallestBuffer = 1 << 16

  private struct Entry: BitwiseCopyable {
    var mantissa: Int64
    var group: UInt32
    var count: UInt32
  }

  private var entries: [Entry] = []
  private var sortedCount = 0
  private var limit = GroupedValues.smallestBuffer
  private var scale = 0
  /// Values that 64 bits do not hold at the common scale.
  private var others: [UInt32: [ExactDecimal]] = [:]

  func add(
    _ column: DecimalColumn, groups: UnsafePointer<UInt32>, states: UnsafePointer<UInt8>, rows: Int
  ) {
    for row in 0..<rows where states[row] == 0 && column.scales[row] != DecimalColumn.missing {
      guard column.scales[row] != DecimalColumn.isWide else {
        if let value = column.exactValue(at: row) { others[groups[row], default: []].append(value) }
        continue
      }
      raiseScale(to: Int(column.scales[row]))
      add(column.mantissas[row], scale: Int(column.scales[row]), to: groups[row], count: 1)
    }
    if entries.count >= limit { compact() }
  }

  private func add(_ mantissa: Int64, scale ownScale: Int, to group: UInt32, count: UInt32) {
    let (raised, overflow) = mantissa.multipliedReportingOverflow(
      by: Int64(truncatingIfNeeded: PowersOfTen.wide(scale - ownScale)))
    guard !overflow else {
      let value = ExactDecimal(mantissa: Int128(mantissa), scale: ownScale)
      others[group, default: []] += Array(repeating: value, count: Int(count))
      return
    }
    entries.append(Entry(mantissa: raised, group: group, count: count))
  }

  private func raiseScale(to target: Int) {
    guard target > scale else { return }
    let (known, ownScale) = (entries, scale)
    entries.removeAll(keepingCapacity: true)
    sortedCount = 0
    scale = target
    for entry in known { add(entry.mantissa, scale: ownScale, to: entry.group, count: entry.count) }
  }

  /// Sorts by group and value and adds up equal ones.
  func compact() {
    guard sortedCount < entries.count else { return }
    entries.sort { ($0.group, $0.mantissa) < ($1.group, $1.mantissa) }
    var kept = 0
    for entry in entries {
      if kept > 0, entries[kept - 1].group == entry.group, entries[kept - 1].mantissa == entry.mantissa,
        UInt32.max - entries[kept - 1].count >= entry.count
      {
        entries[kept - 1].count += entry.count
      } else {
        entries[kept] = entry
        kept += 1
      }
    }
    entries.removeSubrange(kept...)
    sortedCount = kept
    limit = max(Self.smallestBuffer, kept * 2)
  }

  /// The values of a group in order, after `compact`.
  private func values(of group: UInt32) -> [(value: ExactDecimal, count: Int)] {
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].group < group { low = middle + 1 } else { high = middle }
    }
    var found: [(value: ExactDecimal, count: Int)] = []
    while low < entries.count, entries[low].group == group {
      found.append((ExactDecimal(mantissa: Int128(entries[low].mantissa), scale: scale), Int(entries[low].count)))
      low += 1
    }
    guard let wide = others[group] else { return found }
    return (found + wide.map { ($0, 1) }).sorted { $0.value < $1.value }
  }

  /// The quantile of a group whose rows several workers have; missing without values.
  static func quantile(_ part: ExactDecimal, of members: [(values: GroupedValues, group: Int)]) -> AggregateValue {
    var values = members.flatMap { $0.values.values(of: UInt32(truncatingIfNeeded: $0.group)) }
    if members.count > 1 { values.sort { $0.value < $1.value } }
    let count = values.reduce(0) { $0 + $1.count }
    guard count > 0 else { return .missing }
    let rank = ExactDecimal(count - 1) * part
    let below = rank.flooredInteger
    let share = rank - ExactDecimal(below)
    var reached = 0
    var lower: ExactDecimal?
    for (value, repetitions) in values {
      reached += repetitions
      if lower == nil, reached > below { lower = value }
      guard let start = lower, share != .zero else {
        if let lower { return .exact(lower) }
        continue
      }
      if reached > below + 1 {
        guard let step = share.multipliedReportingOverflow(by: value - start),
          let result = start.addingReportingOverflow(step)
        else { return .rounded(start.doubleValue + share.doubleValue * (value.doubleValue - start.doubleValue)) }
        return .exact(result)
      }
    }
    return lower.map { .exact($0) } ?? .missing
  }
}

extension ExactDecimal {
  /// The largest whole number that is not above a number of at least zero.
  fileprivate var flooredInteger: Int { Int(truncatingIfNeeded: mantissa / PowersOfTen.wide(max(0, scale))) }
}
