import Columns

/// The groups of several workers in the order of their keys' texts, cut into ranges that can be worked on in parallel.
///
/// Each field's distinct texts are ranked once; a group's key is then the number its ranks make, and groups are sorted
/// by radix. Equal keys of different workers come to stand side by side, as members of one group.
/// O(groups × bits / 11 + texts log texts).
struct GroupOrder {
  /// The distinct texts of each field, sorted.
  let texts: [[String]]
  let ranges: [Range]

  private static let smallest = 1 << 16

  init(_ parts: [Aggregator], fieldCount: Int) {
    var texts: [[String]] = []
    var ranks = parts.map { _ in [[UInt32]]() }
    for field in 0..<fieldCount {
      var spellings: [String: String] = [:]
      for part in parts {
        for case let text? in part.texts(ofField: field) {
          spellings[text] = spellings[text]?.firstSpelling(text) ?? text
        }
      }
      let sorted = spellings.values.sorted()
      let rankOfText = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1, UInt32($0)) })
      for (index, part) in parts.enumerated() {
        ranks[index].append(part.texts(ofField: field).map { $0.flatMap { rankOfText[$0] } ?? 0 })
      }
      texts.append(sorted)
    }
    self.texts = texts
    let keys = GroupKeys.make(parts, ranks: ranks, textCounts: texts.map(\.count))
    let bounds = Self.bounds(keys, count: parts.count)
    ranges = concurrentMap(bounds.count) { index in
      Range(keys, from: index == 0 ? nil : bounds[index - 1], through: index == bounds.count - 1 ? nil : bounds[index])
    }
  }

  var count: Int { ranges.reduce(0) { $0 + $1.count } }

  /// Where the ranges end, from a sample of the keys; the last number means nothing.
  private static func bounds(_ parts: [GroupKeys], count: Int) -> [UInt64] {
    let total = parts.reduce(0) { $0 + $1.count }
    guard count > 1, total >= smallest else { return [0] }
    var sample = parts.flatMap { part in
      stride(from: 0, to: part.count, by: max(1, part.count / 512)).map { part.key($0) }
    }
    sample.sort()
    let ends = (1..<count).map { sample[min(sample.count - 1, $0 * sample.count / count)] }
    var bounds: [UInt64] = []
    for end in ends where bounds.last != end { bounds.append(end) }
    return bounds + [0]
  }

  /// One worker's group, by the number it has there.
  struct Member: BitwiseCopyable {
    var key: UInt64
    private var groupNumber: UInt32
    private var partNumber: UInt32

    init(key: UInt64, part: Int, group: Int) {
      self.key = key
      groupNumber = UInt32(truncatingIfNeeded: group)
      partNumber = UInt32(truncatingIfNeeded: part)
    }

    @inline(__always) var group: Int { Int(groupNumber) }
    @inline(__always) var part: Int { Int(partNumber) }
  }

  /// Groups that follow one another, with their members.
  final class Range: @unchecked Sendable {
    let count: Int
    private let sorted: UnsafeMutablePointer<Member>
    private let starts: UnsafeMutablePointer<UInt32>
    private let parts: [GroupKeys]

    /// The groups with keys above `low` and up to `high` that hold used rows.
    convenience init(_ parts: [GroupKeys], from low: UInt64?, through high: UInt64?) {
      // What one worker has left out of a group may stand beside rows that another has used.
      let leftOut = parts.map { parts.count > 1 ? $0.aggregator.sumsLeftOut : [] }
      func forEach(_ body: (Member) -> Void) {
        for (index, part) in parts.enumerated() {
          for group in 0..<part.count {
            let key = part.key(group)
            if let low, key <= low { continue }
            if let high, key > high { continue }
            guard part.aggregator.usedRows(of: group) > 0 || leftOut[index].contains(where: { $0.count(of: group) > 0 })
            else { continue }
            body(Member(key: key, part: index, group: group))
          }
        }
      }
      var total = 0
      forEach { _ in total += 1 }
      precondition(total < 1 << 32, "more than four thousand million groups")
      let members = UnsafeMutablePointer<Member>.allocate(capacity: total)
      var filled = 0
      forEach { member in
        members[filled] = member
        filled += 1
      }
      self.init(
        parts, members, total, bits: parts.map(\.width).max() ?? 0, mayBeUnused: leftOut.contains { !$0.isEmpty })
    }

    /// Groups made of members, whatever texts stand behind them.
    convenience init(_ members: [Member]) {
      let copy = UnsafeMutablePointer<Member>.allocate(capacity: members.count)
      for (index, member) in members.enumerated() { copy[index] = member }
      self.init([], copy, members.count, bits: UInt64.bitWidth, mayBeUnused: false)
    }

    private init(
      _ parts: [GroupKeys], _ members: UnsafeMutablePointer<Member>, _ count: Int, bits: Int, mayBeUnused: Bool
    ) {
      self.parts = parts
      sorted = sortedByRadix(members, count, bits: bits)
      let total = mayBeUnused ? Self.dropUnused(sorted, count, parts) : count
      starts = .allocate(capacity: total + 1)
      var groups = 0
      for index in 0..<total where index == 0 || sorted[index].key != sorted[index - 1].key {
        starts[groups] = UInt32(truncatingIfNeeded: index)
        groups += 1
      }
      starts[groups] = UInt32(truncatingIfNeeded: total)
      self.count = groups
    }

    /// Takes out the groups of which no member has used rows; returns how many members stay.
    private static func dropUnused(_ sorted: UnsafeMutablePointer<Member>, _ count: Int, _ parts: [GroupKeys]) -> Int {
      var (kept, start) = (0, 0)
      while start < count {
        var (end, isUsed) = (start, false)
        while end < count, sorted[end].key == sorted[start].key {
          isUsed = isUsed || parts[sorted[end].part].aggregator.usedRows(of: sorted[end].group) > 0
          end += 1
        }
        if isUsed {
          for index in start..<end { sorted[kept + index - start] = sorted[index] }
          kept += end - start
        }
        start = end
      }
      return kept
    }

    deinit {
      sorted.deallocate()
      starts.deallocate()
    }

    @inline(__always)
    func members(of group: Int) -> UnsafeBufferPointer<Member> {
      UnsafeBufferPointer(start: sorted + Int(starts[group]), count: Int(starts[group + 1] - starts[group]))
    }

    /// Writes the ranks of a group's texts, one a field.
    @inline(__always)
    func ranks(of group: Int, into ranks: UnsafeMutablePointer<UInt32>) {
      let member = sorted[Int(starts[group])]
      parts[member.part].ranks(member.group, key: member.key, into: ranks)
    }
  }
}

/// Sorts by key, 11 bits at a time from the lowest; takes the memory over and returns the sorted one.
private func sortedByRadix(
  _ members: UnsafeMutablePointer<GroupOrder.Member>, _ count: Int, bits: Int
) -> UnsafeMutablePointer<GroupOrder.Member> {
  if count < 2_048 {
    var few = UnsafeMutableBufferPointer(start: members, count: count)
    few.sort { ($0.key, $0.part, $0.group) < ($1.key, $1.part, $1.group) }
    return members
  }
  let digitBits = 11
  let digits = 1 << digitBits
  var (source, target) = (members, UnsafeMutablePointer<GroupOrder.Member>.allocate(capacity: count))
  let places = UnsafeMutablePointer<Int>.allocate(capacity: digits)
  defer { places.deallocate() }
  for shift in stride(from: 0, to: bits, by: digitBits) {
    places.initialize(repeating: 0, count: digits)
    for index in 0..<count { places[Int(truncatingIfNeeded: source[index].key >> UInt64(shift)) & (digits - 1)] &+= 1 }
    var sum = 0
    for digit in 0..<digits { (places[digit], sum) = (sum, sum + places[digit]) }
    for index in 0..<count {
      let digit = Int(truncatingIfNeeded: source[index].key >> UInt64(shift)) & (digits - 1)
      target[places[digit]] = source[index]
      places[digit] &+= 1
    }
    (source, target) = (target, source)
  }
  target.deallocate()
  return source
}
