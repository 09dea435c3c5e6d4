public import Columns
import Decimals

/// One worker's part of an aggregation: consumes batches, keeps groups. Memory depends on groups, not on rows.
public final class Aggregator: BatchConsumer {
  let plan: QueryPlan
  /// The last group table numbers whole keys; the ones before it number their beginnings.
  private(set) var tables: [IdentifierTable]
  private(set) var sums: [GroupedSums]
  private(set) var extremes: [GroupedExtremes]
  private(set) var distinct: [GroupedDistinct]
  private(set) var usedRows: [Int] = []
  private(set) var exclusionRows: [Int]
  private(set) var exclusionSums: [GroupedSums]
  private(set) var unreadable: [String: Int] = [:]
  private(set) var seen: [[Bool]]
  private(set) var readRows = 0
  private(set) var notSelected = 0
  private(set) var withoutValue = 0

  private var encoders: [String: FieldEncoder] = [:]
  private let groupEncoders: [FieldEncoder]
  private let trackerEncoders: [FieldEncoder]
  private let selections: [GateMemo]
  private let exclusions: [GateMemo]
  private var states: [UInt8] = []
  private var groups: [UInt32] = []

  private static let notSelectedState = UInt8.max
  private static let unreadableState = UInt8.max - 1

  public init(_ plan: QueryPlan) {
    self.plan = plan
    var encoders: [String: FieldEncoder] = [:]
    func encoder(_ field: QueryPlan.PlannedField) -> FieldEncoder {
      if let known = encoders[field.name] { return known }
      let made = FieldEncoder(field)
      encoders[field.name] = made
      return made
    }
    groupEncoders = plan.groups.map(encoder)
    trackerEncoders = plan.trackers.map { encoder($0.field) }
    selections = plan.selections.map { GateMemo($0, encoders: $0.fields.map(encoder)) }
    exclusions = plan.exclusions.map { GateMemo($0.gate, encoders: $0.gate.fields.map(encoder)) }
    self.encoders = encoders
    tables = Array(repeating: IdentifierTable(), count: plan.groups.count)
    sums = Array(repeating: GroupedSums(), count: plan.measures.count)
    extremes = Array(repeating: GroupedExtremes(), count: plan.measures.count)
    distinct = Array(repeating: GroupedDistinct(), count: plan.measures.count)
    exclusionRows = Array(repeating: 0, count: plan.exclusions.count)
    exclusionSums = Array(repeating: GroupedSums(), count: plan.exclusions.count)
    seen = Array(repeating: [], count: plan.trackers.count)
  }

  /// How many groups there are, those of left-out rows among them.
  var groupCount: Int { tables.last?.count ?? 1 }

  /// The texts of a group's key.
  func key(of group: Int) -> [String] {
    var texts: [String] = []
    var identifier = UInt32(group)
    for level in tables.indices.reversed() {
      let right = tables[level].rights[Int(identifier)]
      texts.append(groupEncoders[level].texts[Int(right)] ?? "")
      identifier = tables[level].lefts[Int(identifier)]
    }
    return texts.reversed()
  }

  func trackedTexts(_ tracker: Int) -> [String] {
    seen[tracker].indices.filter { seen[tracker][$0] }.compactMap { trackerEncoders[tracker].texts[$0] }
  }

  func distinctText(_ measure: Int, _ code: UInt32) -> String { distinct[measure].text(of: code) }

  public func consume(_ batch: Batch) {
    let rows = batch.rowCount
    guard rows > 0 else { return }
    readRows += rows
    for encoder in encoders.values { encoder.encode(batch) }
    states = Array(repeating: 0, count: rows)
    for gate in selections { gate.apply(rows: rows, states: &states, state: Self.notSelectedState) }
    for (index, encoder) in groupEncoders.enumerated() {
      let codes = encoder.codes
      for row in 0..<rows where states[row] == 0 && codes[row] == FieldEncoder.unreadable {
        states[row] = Self.unreadableState
        unreadable[plan.groups[index].unreadable, default: 0] += 1
      }
    }
    for (index, gate) in exclusions.enumerated() { gate.apply(rows: rows, states: &states, state: UInt8(index + 1)) }
    identifyGroups(rows)
    count(rows)
    for (index, encoder) in trackerEncoders.enumerated() { track(index, encoder, rows) }
    for (index, measure) in plan.measures.enumerated() { add(measure, index, batch) }
  }

  private func identifyGroups(_ rows: Int) {
    if groups.count < rows { groups = Array(repeating: 0, count: rows) }
    var leftCount = 1
    for (level, encoder) in groupEncoders.enumerated() {
      groups.withUnsafeMutableBufferPointer { target in
        encoder.codes.withUnsafeBufferPointer { codes in
          guard let base = target.baseAddress, let right = codes.baseAddress else { return }
          tables[level].identify(
            level == 0 ? nil : UnsafePointer(base), right, count: rows, leftCount: leftCount,
            rightCount: encoder.count, into: base)
        }
      }
      leftCount = tables[level].count
    }
  }

  private func count(_ rows: Int) {
    if usedRows.count < groupCount {
      usedRows.append(contentsOf: repeatElement(0, count: groupCount - usedRows.count))
    }
    for row in 0..<rows {
      switch states[row] {
      case 0: usedRows[Int(groups[row])] += 1
      case Self.notSelectedState: notSelected += 1
      case Self.unreadableState: break
      case let state: exclusionRows[Int(state) - 1] += 1
      }
    }
  }

  private func track(_ index: Int, _ encoder: FieldEncoder, _ rows: Int) {
    if seen[index].count < encoder.count {
      seen[index].append(contentsOf: repeatElement(false, count: encoder.count - seen[index].count))
    }
    let codes = encoder.codes
    for row in 0..<rows where states[row] == 0 { seen[index][Int(codes[row])] = true }
  }

  private func add(_ planned: QueryPlan.PlannedMeasure, _ index: Int, _ batch: Batch) {
    switch batch.columns[planned.slot] {
    case .decimal(let column):
      if planned.measure.function == .min || planned.measure.function == .max {
        extremes[index].add(column, groups: groups, states: states, rows: batch.rowCount, groupCount: groupCount)
      }
      sums[index].add(
        column, groups: groups, states: states, wanted: 0, rows: batch.rowCount, groupCount: groupCount)
      guard index == 0 else { return }
      for exclusion in exclusionSums.indices where exclusionRows[exclusion] > 0 {
        exclusionSums[exclusion].add(
          column, groups: groups, states: states, wanted: UInt8(exclusion + 1), rows: batch.rowCount,
          groupCount: groupCount)
      }
      if column.uniformScale == nil {
        for row in 0..<batch.rowCount where states[row] == 0 && column.scales[row] == DecimalColumn.missing {
          withoutValue += 1
        }
      }
    case .text(let codes, let dictionary):
      distinct[index].add(
        codes, dictionary, groups: groups, states: states, rows: batch.rowCount, groupCount: groupCount)
    }
  }
}
