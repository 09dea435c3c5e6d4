public import Columns
import Decimals

/// The answer to a query: one row a group, sorted by key, with what became of every row that was read.
public struct Aggregation: Sendable {
  public struct Row: Sendable, Equatable {
    public var key: [String]
    public var values: [AggregateValue]
    /// How many rows were added.
    public var rowCount: Int

    public init(key: [String], values: [AggregateValue], rowCount: Int) {
      self.key = key
      self.values = values
      self.rowCount = rowCount
    }
  }

  /// A group whose left-out World row and whose partners' sum can be compared.
  public struct WorldRow: Sendable, Equatable {
    public var key: [String]
    public var world: AggregateValue
    public var partners: AggregateValue
  }

  public var groups: [String]
  public var measures: [Measure]
  public var rows: [Row]
  public var account: RowAccount
  public var worldRows: [WorldRow]
  /// Columns with several values that deserve a note, with their values.
  public var notes: [(column: String, values: [String])]
  /// The one value of each field that must not mix and that did not: the unit, the price base.
  public var constants: [String: String]
  /// The sum of the first measure over all groups.
  public var total: AggregateValue

  /// Merges the workers' parts. Throws `wouldMix` when rows were added that must not be.
  public init(_ plan: QueryPlan, _ consumers: [any BatchConsumer], rejected: Int) throws {
    let parts = consumers.compactMap { $0 as? Aggregator }
    try Self.check(plan, parts)
    groups = plan.groups.map(\.name)
    measures = plan.measures.map(\.measure)
    // Number the keys over all parts.
    var numbers: [[String]: Int] = [:]
    var keys: [[String]] = []
    var translations: [[Int]] = []
    for part in parts {
      translations.append(
        (0..<part.groupCount).map { group in
          let key = part.key(of: group)
          if let number = numbers[key] { return number }
          numbers[key] = keys.count
          keys.append(key)
          return keys.count - 1
        })
    }
    let merged = Merged(plan, parts, translations, groupCount: keys.count)
    var order = keys.indices.filter { merged.usedRows[$0] > 0 }
    order.sort { keys[$0].lexicographicallyPrecedes(keys[$1]) }
    rows = order.map { group in
      Row(
        key: keys[group], values: plan.measures.indices.map { merged.value(of: $0, group, plan) },
        rowCount: merged.usedRows[group])
    }
    let exponent = plan.measures.first?.exponent ?? 0
    total = merged.sums.first?.grandTotal(exponent: exponent) ?? .missing
    account = Self.account(plan, parts, merged, rejected: rejected, total: total)
    worldRows = []
    if let world = plan.exclusions.firstIndex(where: { $0.reason == "World rows" }), let sums = merged.sums.first {
      worldRows = order.compactMap { group in
        let value = merged.exclusionSums[world].total(of: group, exponent: exponent)
        guard value != .missing else { return nil }
        return WorldRow(key: keys[group], world: value, partners: sums.total(of: group, exponent: exponent))
      }
    }
    notes = plan.trackers.indices.compactMap { index in
      guard case .note = plan.trackers[index].purpose else { return nil }
      let values = Self.trackedTexts(index, parts)
      return values.count > 1 ? (plan.trackers[index].field.name, values) : nil
    }
    constants = [:]
    for (index, tracker) in plan.trackers.enumerated() {
      let values = Self.trackedTexts(index, parts)
      if values.count == 1 { constants[tracker.field.name] = values[0] }
    }
    if let combination = plan.flowCombination { combineFlows(combination) }
  }

  private static func trackedTexts(_ tracker: Int, _ parts: [Aggregator]) -> [String] {
    Set(parts.flatMap { $0.trackedTexts(tracker) }).sorted()
  }

  private static func check(_ plan: QueryPlan, _ parts: [Aggregator]) throws {
    for (index, tracker) in plan.trackers.enumerated() {
      guard case .mustNotMix(let why, let choices) = tracker.purpose else { continue }
      let values = trackedTexts(index, parts)
      if values.count > 1 {
        throw QueryError.wouldMix(field: tracker.field.name, values: values, why: why, choices: choices)
      }
    }
  }

  private static func account(
    _ plan: QueryPlan, _ parts: [Aggregator], _ merged: Merged, rejected: Int, total: AggregateValue
  ) -> RowAccount {
    var account = RowAccount()
    account.rejected = rejected
    account.read = parts.reduce(rejected) { $0 + $1.readRows }
    account.used = merged.usedRows.reduce(0, +)
    account.notSelected = parts.reduce(0) { $0 + $1.notSelected }
    account.withoutValue = parts.reduce(0) { $0 + $1.withoutValue }
    let exponent = plan.measures.first?.exponent ?? 0
    for (index, exclusion) in plan.exclusions.enumerated() where merged.exclusionRows[index] > 0 {
      let sum = merged.exclusionSums[index].grandTotal(exponent: exponent)
      var share: Double?
      if let part = sum.doubleValue, let whole = total.doubleValue, whole != 0 { share = part / whole }
      account.leftOut.append(
        RowAccount.LeftOut(reason: exclusion.reason, rows: merged.exclusionRows[index], total: sum, share: share))
    }
    var unreadable: [String: Int] = [:]
    for part in parts { unreadable.merge(part.unreadable, uniquingKeysWith: +) }
    for (field, rows) in unreadable.sorted(by: { $0.key < $1.key }) {
      account.leftOut.append(
        RowAccount.LeftOut(reason: "rows without a readable \(field)", rows: rows, total: .missing, share: nil))
    }
    return account
  }

  /// Folds the hidden last key field: exports plus or minus imports. A key with only one of them has neither.
  private mutating func combineFlows(_ combination: QueryPlan.FlowCombination) {
    groups.removeLast()
    var folded: [Row] = []
    var unpaired: Set<[String]> = []
    for row in rows {
      // Keys are sorted, so a key's imports (M) come right before its exports (X).
      let key = Array(row.key.dropLast())
      if let imports = folded.last, imports.key == key {
        folded[folded.count - 1] = Row(
          key: key,
          values: zip(row.values, imports.values).map { Self.combined(exports: $0, imports: $1, combination) },
          rowCount: imports.rowCount + row.rowCount)
        unpaired.remove(key)
      } else {
        folded.append(Row(key: key, values: row.values, rowCount: row.rowCount))
        unpaired.insert(key)
      }
    }
    rows = folded.map { row in
      guard unpaired.contains(row.key) else { return row }
      return Row(key: row.key, values: row.values.map { _ in .missing }, rowCount: row.rowCount)
    }
    worldRows = []
  }

  private static func combined(
    exports: AggregateValue, imports: AggregateValue, _ combination: QueryPlan.FlowCombination
  ) -> AggregateValue {
    if let out = exports.exactValue, let into = imports.exactValue,
      let sum = out.addingReportingOverflow(combination == .trade ? into : -into)
    {
      return .exact(sum)
    }
    guard let out = exports.doubleValue, let into = imports.doubleValue else { return .missing }
    return .rounded(combination == .trade ? out + into : out - into)
  }
}

/// The workers' groups under common numbers.
private struct Merged {
  var usedRows: [Int]
  var sums: [GroupedSums]
  var extremes: [GroupedExtremes]
  var textCounts: [[Int]]
  var distinctCounts: [[Int]]
  var exclusionRows: [Int]
  var exclusionSums: [GroupedSums]

  init(_ plan: QueryPlan, _ parts: [Aggregator], _ translations: [[Int]], groupCount: Int) {
    usedRows = Array(repeating: 0, count: groupCount)
    let measureCount = plan.measures.count
    sums = Array(repeating: GroupedSums(), count: measureCount)
    extremes = Array(repeating: GroupedExtremes(), count: measureCount)
    textCounts = Array(repeating: Array(repeating: 0, count: groupCount), count: measureCount)
    distinctCounts = textCounts
    exclusionRows = Array(repeating: 0, count: plan.exclusions.count)
    exclusionSums = Array(repeating: GroupedSums(), count: plan.exclusions.count)
    var texts: [Set<GroupText>] = Array(repeating: [], count: measureCount)
    for (part, translation) in zip(parts, translations) {
      for (theirs, rows) in part.usedRows.enumerated() { usedRows[translation[theirs]] += rows }
      for index in 0..<measureCount {
        sums[index].merge(part.sums[index], translation: translation, groupCount: groupCount)
        extremes[index].merge(part.extremes[index], translation: translation, groupCount: groupCount)
        for (theirs, count) in part.distinct[index].counts.enumerated() {
          textCounts[index][translation[theirs]] += count
        }
        for member in part.distinct[index].texts {
          texts[index].insert(GroupText(group: translation[member.group], text: member.text))
        }
      }
      for index in exclusionRows.indices {
        exclusionRows[index] += part.exclusionRows[index]
        exclusionSums[index].merge(part.exclusionSums[index], translation: translation, groupCount: groupCount)
      }
    }
    for index in 0..<measureCount { for member in texts[index] { distinctCounts[index][member.group] += 1 } }
  }

  private struct GroupText: Hashable {
    var group: Int
    var text: String
  }

  func value(of measure: Int, _ group: Int, _ plan: QueryPlan) -> AggregateValue {
    let planned = plan.measures[measure]
    let exponent = planned.exponent
    switch planned.measure.function {
    case .sum: return sums[measure].total(of: group, exponent: exponent)
    case .mean: return sums[measure].mean(of: group, exponent: exponent)
    case .min: return exact(extremes[measure].smallest, group, exponent)
    case .max: return exact(extremes[measure].largest, group, exponent)
    case .distinct: return .exact(ExactDecimal(distinctCounts[measure][group]))
    case .count:
      let numbers = group < sums[measure].counts.count ? sums[measure].counts[group] : 0
      return .exact(ExactDecimal(planned.kind == .decimal ? numbers : textCounts[measure][group]))
    }
  }

  private func exact(_ values: [ExactDecimal?], _ group: Int, _ exponent: Int) -> AggregateValue {
    guard group < values.count, let value = values[group] else { return .missing }
    return .exact(value.scaled(byPowerOfTen: exponent))
  }
}
