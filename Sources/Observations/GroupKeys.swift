import Columns

/// One worker's groups as numbers that sort as their texts do.
final class GroupKeys: @unchecked Sendable {
  let aggregator: Aggregator
  let count: Int
  /// How many bits the keys have.
  fileprivate(set) var width = 0
  private let rankOfCode: [[UInt32]]
  private var keys: [UInt64]
  /// Where each field's rank stands in the key; empty when the ranks do not all fit.
  private var shifts: [Int] = []

  private init(_ aggregator: Aggregator, rankOfCode: [[UInt32]]) {
    self.aggregator = aggregator
    self.rankOfCode = rankOfCode
    count = aggregator.groupCount
    keys = aggregator.tables.isEmpty ? [0] : []
  }

  @inline(__always)
  func key(_ group: Int) -> UInt64 { keys.withUnsafeBufferPointer { $0[group] } }

  /// The keys of all workers; they are comparable across them.
  static func make(_ parts: [Aggregator], ranks: [[[UInt32]]], textCounts: [Int]) -> [GroupKeys] {
    let made = zip(parts, ranks).map { GroupKeys($0, rankOfCode: $1) }
    let widths = textCounts.map { Int.bitWidth - max(1, $0 - 1).leadingZeroBitCount }
    let isPacked = widths.reduce(0, +) <= UInt64.bitWidth
    if isPacked {
      let shifts = widths.indices.map { field in widths[(field + 1)...].reduce(0, +) }
      for part in made { part.shifts = shifts }
    }
    var prefixWidth = 0
    for (level, width) in widths.enumerated() {
      if prefixWidth + width > UInt64.bitWidth { prefixWidth = compress(made) }
      _ = concurrentMap(made.count) { made[$0].extend(level, by: width) }
      prefixWidth += width
    }
    for part in made { part.width = prefixWidth }
    return made
  }

  private func extend(_ level: Int, by shift: Int) {
    let table = aggregator.tables[level]
    let (lefts, rights, ranks, prefix) = (table.lefts, table.rights, rankOfCode[level], keys)
    keys = Array(unsafeUninitializedCapacity: table.count) { buffer, filled in
      ranks.withUnsafeBufferPointer { ranks in
        prefix.withUnsafeBufferPointer { prefix in
          for identifier in 0..<table.count {
            let left = level == 0 ? 0 : prefix[Int(lefts[identifier])] << UInt64(shift)
            buffer[identifier] = left | UInt64(ranks[Int(rights[identifier])])
          }
        }
      }
      filled = table.count
    }
  }

  /// Replaces the keys so far, which more bits would not fit beside, by their ranks; returns the bits these need.
  private static func compress(_ parts: [GroupKeys]) -> Int {
    let distinct = Set(parts.flatMap(\.keys)).sorted()
    let ranks = Dictionary(uniqueKeysWithValues: distinct.enumerated().map { ($1, UInt64($0)) })
    for part in parts { part.keys = part.keys.map { ranks[$0] ?? 0 } }
    return Int.bitWidth - max(1, distinct.count - 1).leadingZeroBitCount
  }

  /// Writes the ranks of a group's texts, one a field.
  @inline(__always)
  func ranks(_ group: Int, key: UInt64, into ranks: UnsafeMutablePointer<UInt32>) {
    if !shifts.isEmpty {
      var upper = UInt64.max
      var fieldMask: UInt64
      for (field, shift) in shifts.enumerated() {
        fieldMask = upper
        ranks[field] = UInt32(truncatingIfNeeded: (key & fieldMask) >> UInt64(shift))
        upper = shift == 0 ? 0 : (1 << UInt64(shift)) - 1
      }
      return
    }
    var identifier = group
    for level in aggregator.tables.indices.reversed() {
      ranks[level] = rankOfCode[level][Int(aggregator.tables[level].rights[identifier])]
      identifier = Int(aggregator.tables[level].lefts[identifier])
    }
  }
}
