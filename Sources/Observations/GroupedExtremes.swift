import Columns
import Decimals

/// The smallest and the largest number of each group.
struct GroupedExtremes {
  private(set) var smallest: [ExactDecimal?] = []
  private(set) var largest: [ExactDecimal?] = []

  mutating func add(
    _ column: DecimalColumn, groups: UnsafePointer<UInt32>, states: UnsafePointer<UInt8>, rows: Int, groupCount: Int
  ) {
    grow(to: groupCount)
    for row in 0..<rows where states[row] == 0 {
      guard let value = column.exactValue(at: row) else { continue }
      include(value, in: Int(groups[row]))
    }
  }

  static func gathered(_ order: GroupOrder.Range, from parts: [GroupedExtremes]) -> GroupedExtremes {
    var gathered = GroupedExtremes()
    guard parts.contains(where: { !$0.smallest.isEmpty }) else { return gathered }
    gathered.grow(to: order.count)
    for group in 0..<order.count {
      for member in order.members(of: group) where member.group < parts[member.part].smallest.count {
        if let value = parts[member.part].smallest[member.group] { gathered.include(value, in: group) }
        if let value = parts[member.part].largest[member.group] { gathered.include(value, in: group) }
      }
    }
    return gathered
  }

  mutating func include(_ value: ExactDecimal, in group: Int) {
    smallest[group] = smallest[group].map { Swift.min($0, value) } ?? value
    largest[group] = largest[group].map { Swift.max($0, value) } ?? value
  }

  mutating func grow(to groupCount: Int) {
    guard groupCount > smallest.count else { return }
    let room = groupCount - smallest.count
    smallest.append(contentsOf: repeatElement(nil, count: room))
    largest.append(contentsOf: repeatElement(nil, count: room))
  }
}

/// The texts that occur in each group, empty ones left out, and how many rows hold one.
struct GroupedDistinct {
  private var members: Set<UInt64> = []
  private(set) var counts: [Int] = []
  private var dictionary: TextDictionary?

  mutating func add(
    _ codes: [UInt32], _ dictionary: TextDictionary, groups: UnsafePointer<UInt32>, states: UnsafePointer<UInt8>,
    rows: Int, groupCount: Int, counts rowCounts: [Int]? = nil
  ) {
    self.dictionary = dictionary
    if groupCount > counts.count { counts.append(contentsOf: repeatElement(0, count: groupCount - counts.count)) }
    let empty = dictionary.code(of: "")
    for row in 0..<rows where states[row] == 0 && codes[row] != empty {
      members.insert(UInt64(groups[row]) << 32 | UInt64(codes[row]))
      counts[Int(groups[row])] += rowCounts?[row] ?? 1
    }
  }

  func text(of code: UInt32) -> String { dictionary?.text(of: code) ?? "" }

  /// The texts that each group holds.
  var texts: [Int: [String]] {
    Dictionary(grouping: members) { Int($0 >> 32) }.mapValues { $0.map { text(of: UInt32(truncatingIfNeeded: $0)) } }
  }
}
