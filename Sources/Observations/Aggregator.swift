public import Columns
import Decimals

/// One worker's part of an aggregation: consumes batches, keeps groups. Memory depends on groups, not on rows.
public final class Aggregator: BatchConsumer {
  let plan: QueryPlan
  /// The last group table numbers whole keys; the ones before it number their beginnings.
  let tables: [IdentifierTable]
  let sums: [GroupedSums]
  var extremes: [GroupedExtremes]
  var distinct: [GroupedDistinct]
  /// For the measures that are weighted means, and those that are quantiles.
  let products: [GroupedProducts]
  let values: [GroupedValues]
  private(set) var exclusionRows: [Int]
  let exclusionSums: [GroupedSums]
  private(set) var unreadable: [String: Int] = [:]
  private(set) var seen: [[Bool]]
  /// Used rows by the number of their flag, and those of them whose first value is missing.
  private var flagRows: [Int] = []
  private var flagRowsWithoutValue: [Int] = []
  private(set) var readRows = 0
  private(set) var notSelected = 0
  private(set) var withoutValue = 0

  private let flagTracker: Int?
  let selectionEncoders: [FieldEncoder]
  let usedEncoders: [FieldEncoder]
  let groupEncoders: [FieldEncoder]
  let trackerEncoders: [FieldEncoder]
  let presences: [PresenceTable]
  let selections: [GateMemo]
  let exclusions: [GateMemo]
  let states = GroupBuffer<UInt8>(zero: 0)
  let groups = GroupBuffer<UInt32>(zero: 0)
  /// The rows of a batch that are looked at further, where these are not all, and their codes side by side.
  private let chosen = GroupBuffer<UInt32>(zero: 0)
  private let chosenCodes = GroupBuffer<UInt32>(zero: 0)
  private let chosenGroups = GroupBuffer<UInt32>(zero: 0)
  /// Used rows whose first value is no number, by group; all used rows where the first value is text.
  private let otherRows = GroupBuffer<Int>(zero: 0)

  private static let notSelectedState = UInt8.max
  private static let unreadableState = UInt8.max - 1

  public let selectionColumns: [Int]

  public init(_ plan: QueryPlan) {
    self.plan = plan
    flagTracker = plan.flagTracker
    var encoders: [String: FieldEncoder] = [:]
    func encoder(_ field: QueryPlan.PlannedField) -> FieldEncoder {
      if let known = encoders[field.name] { return known }
      let made = FieldEncoder(field)
      encoders[field.name] = made
      return made
    }
    selections = plan.selections.map { GateMemo($0, encoders: $0.fields.map(encoder)) }
    selectionEncoders = Array(encoders.values)
    groupEncoders = plan.groups.map(encoder)
    trackerEncoders = plan.trackers.map { encoder($0.field) }
    exclusions = plan.exclusions.map { GateMemo($0.gate, encoders: $0.gate.fields.map(encoder)) }
    presences = plan.presences.map { PresenceTable($0, member: encoder($0.member), period: encoder($0.period)) }
    let used =
      plan.groups + plan.trackers.map(\.field) + plan.exclusions.flatMap(\.gate.fields)
      + plan.presences.flatMap { [$0.member, $0.period] }
    usedEncoders = Set(used.map(\.name)).compactMap { encoders[$0] }
    selectionColumns = Set(plan.selections.flatMap(\.fields).flatMap(\.slots)).sorted()
    tables = plan.groups.map { _ in IdentifierTable() }
    sums = plan.measures.map { _ in GroupedSums() }
    extremes = Array(repeating: GroupedExtremes(), count: plan.measures.count)
    distinct = Array(repeating: GroupedDistinct(), count: plan.measures.count)
    products = plan.measures.map { _ in GroupedProducts() }
    values = plan.measures.map { _ in GroupedValues() }
    exclusionRows = Array(repeating: 0, count: plan.exclusions.count)
    exclusionSums = plan.exclusions.map { _ in GroupedSums() }
    seen = Array(repeating: [], count: plan.trackers.count)
  }

  /// How many groups there are, those of left-out rows among them.
  var groupCount: Int { tables.last?.count ?? 1 }

  /// The texts of a group field by number, the first of them none.
  func texts(ofField field: Int) -> [String?] { groupEncoders[field].texts }

  /// How many rows of a group were used.
  func usedRows(of group: Int) -> Int {
    (plan.measures[0].kind == .decimal ? sums[0].count(of: group) : 0)
      + (group < otherRows.count ? otherRows.elements[group] : 0)
  }

  /// The sums of rows left out, of the exclusions that left some out.
  var sumsLeftOut: [GroupedSums] { exclusionRows.indices.filter { exclusionRows[$0] > 0 }.map { exclusionSums[$0] } }

  /// The marks beside the rows used, in the column that qualifies single values: rows with a value, and without.
  var flagCounts: [(flag: String, rows: Int, withoutValue: Int)] {
    guard let tracker = flagTracker else { return [] }
    return flagRows.indices.compactMap { code in
      guard flagRows[code] > 0, let text = trackerEncoders[tracker].texts[code] else { return nil }
      return (text, flagRows[code] - flagRowsWithoutValue[code], flagRowsWithoutValue[code])
    }
  }

  func trackedTexts(_ tracker: Int) -> [String] {
    seen[tracker].indices.filter { seen[tracker][$0] }.compactMap { trackerEncoders[tracker].texts[$0] }
  }

  /// Who has data when, of the blocs whose members were selected.
  var presentMembers: [Aggregation.Presence] { presences.flatMap(\.found) }

  public var requiredTexts: RequiredTexts? { plan.requiredTexts }

  public func mayBeSelected(_ texts: [String], inColumn column: Int) -> [Bool]? {
    let gates = plan.selections.filter { gate in gate.fields.allSatisfy { $0.slots == [column] } }
    guard !gates.isEmpty else { return nil }
    return texts.map { text in gates.allSatisfy { gate in gate.passes(gate.fields.map { $0.derive([text]) }) } }
  }

  public func passOver(rows: Int) {
    readRows += rows
    notSelected += rows
  }

  public func select(_ batch: Batch, into chosen: UnsafeMutablePointer<UInt32>) -> Int {
    let rows = batch.rowCount
    let states = freshStates(rows)
    for encoder in selectionEncoders { encoder.encode(batch) }
    for gate in selections { _ = gate.apply(rows: rows, states: states, state: Self.notSelectedState) }
    var count = 0
    for row in 0..<rows {
      chosen[count] = UInt32(truncatingIfNeeded: row)
      count &+= states[row] == 0 ? 1 : 0
    }
    notSelected += rows - count
    readRows += rows - count
    return count
  }

  /// Takes selected rows.
  public func consume(_ batch: Batch) {
    let rows = batch.rowCount
    guard rows > 0 else { return }
    readRows += rows
    let states = freshStates(rows)
    for encoder in usedEncoders { encoder.encode(batch) }
    var stopped = markUnreadable(rows)
    identifyGroups(rows, isWhole: stopped == 0)
    for (index, gate) in exclusions.enumerated() {
      let excluded = gate.apply(rows: rows, states: states, state: UInt8(index + 1))
      exclusionRows[index] += excluded
      stopped += excluded
    }
    for (index, encoder) in trackerEncoders.enumerated() { track(index, encoder, rows) }
    for presence in presences { presence.add(batch, states: states, value: plan.measures[0].slot) }
    for (index, measure) in plan.measures.enumerated() { add(measure, index, batch, isWhole: stopped == 0) }
  }

  func freshStates(_ rows: Int) -> UnsafeMutablePointer<UInt8> {
    states.grow(to: rows)
    states.elements.update(repeating: 0, count: rows)
    return states.elements
  }

  /// Marks the rows of which a group field cannot be read; returns how many rows of the batch these are. `counts` says how many
  /// rows of the file each stands for, where that is not one.
  func markUnreadable(_ rows: Int, counts: [Int]? = nil) -> Int {
    let states = states.elements
    var marked = 0
    for (index, encoder) in groupEncoders.enumerated() {
      let codes = encoder.codes
      var (found, foundRows) = (0, 0)
      for row in 0..<rows where codes[row] == FieldEncoder.unreadable && states[row] == 0 {
        states[row] = Self.unreadableState
        found += 1
        foundRows += counts?[row] ?? 1
      }
      if found > 0 { unreadable[plan.groups[index].unreadable, default: 0] += foundRows }
      marked += found
    }
    return marked
  }

  func identifyGroups(_ rows: Int, isWhole: Bool) {
    groups.grow(to: rows)
    if isWhole {
      identify(rows, into: groups.elements) { $0.codes }
      return
    }
    // Rows that are left out make no groups.
    for buffer in [chosen, chosenCodes, chosenGroups] { buffer.grow(to: rows) }
    let (chosen, chosenCodes, chosenGroups) = (chosen.elements, chosenCodes.elements, chosenGroups.elements)
    let (states, groups) = (states.elements, groups.elements)
    var count = 0
    for row in 0..<rows where states[row] == 0 {
      chosen[count] = UInt32(truncatingIfNeeded: row)
      count &+= 1
    }
    identify(count, into: chosenGroups) { encoder in
      let codes = encoder.codes
      for index in 0..<count { chosenCodes[index] = codes[Int(chosen[index])] }
      return chosenCodes
    }
    for index in 0..<count { groups[Int(chosen[index])] = tables.isEmpty ? 0 : chosenGroups[index] }
  }

  private func identify(
    _ rows: Int, into groups: UnsafeMutablePointer<UInt32>,
    codes: (FieldEncoder) -> UnsafeMutablePointer<UInt32>
  ) {
    var leftCount = 1
    for (level, encoder) in groupEncoders.enumerated() {
      tables[level].identify(
        level == 0 ? nil : UnsafePointer(groups), codes(encoder), count: rows, leftCount: leftCount,
        rightCount: encoder.count, into: groups)
      leftCount = tables[level].count
    }
  }

  func track(_ index: Int, _ encoder: FieldEncoder, _ rows: Int, counts: [Int]? = nil) {
    if seen[index].count < encoder.count {
      seen[index].append(contentsOf: repeatElement(false, count: encoder.count - seen[index].count))
    }
    let (codes, states) = (encoder.codes, states.elements)
    seen[index].withUnsafeMutableBufferPointer { seen in
      guard let seen = seen.baseAddress else { return }
      for row in 0..<rows where states[row] == 0 { seen[Int(codes[row])] = true }
    }
    guard index == flagTracker else { return }
    let missing = encoder.count - flagRows.count
    flagRows.append(contentsOf: repeatElement(0, count: missing))
    flagRowsWithoutValue.append(contentsOf: repeatElement(0, count: missing))
    for row in 0..<rows where states[row] == 0 { flagRows[Int(codes[row])] += counts?[row] ?? 1 }
  }

  /// Notes rows of the file that were read.
  func addRead(_ rows: Int) { readRows += rows }

  /// Notes rows of the file that an exclusion leaves out.
  func addExcluded(_ exclusion: Int, rows: Int) { exclusionRows[exclusion] += rows }

  /// Notes used rows of the file that count in their group by another number than their first value; `isMissing` where
  /// that is a number that is not there.
  func addWithout(_ rows: Int, row: Int, group: UInt32, isMissing: Bool) {
    otherRows.grow(to: groupCount)
    otherRows.elements[Int(group)] += rows
    guard isMissing else { return }
    withoutValue += rows
    if let flag = flagTracker { flagRowsWithoutValue[Int(trackerEncoders[flag].codes[row])] += rows }
  }

  private func add(_ planned: QueryPlan.PlannedMeasure, _ index: Int, _ batch: Batch, isWhole: Bool) {
    let (rows, groups, states) = (batch.rowCount, groups.elements, states.elements)
    switch batch.columns[planned.slot] {
    case .decimal(let column):
      switch planned.measure.function {
      case .min, .max:
        extremes[index].add(column, groups: groups, states: states, rows: rows, groupCount: groupCount)
      case .weightedMean:
        if let slot = planned.weightSlot, case .decimal(let weights) = batch.columns[slot] {
          products[index].add(
            column, weights: weights, groups: groups, states: states, rows: rows, groupCount: groupCount)
        }
      case .quantile: values[index].add(column, groups: groups, states: states, rows: rows)
      case .sum, .mean, .count, .distinct: break
      }
      sums[index].add(
        column, groups: groups, states: isWhole ? nil : states, wanted: 0, rows: rows, groupCount: groupCount)
      guard index == 0 else { return }
      for exclusion in exclusionSums.indices where exclusionRows[exclusion] > 0 {
        exclusionSums[exclusion].add(
          column, groups: groups, states: states, wanted: UInt8(exclusion + 1), rows: rows, groupCount: groupCount)
      }
      guard column.uniformScale == nil else { return }
      otherRows.grow(to: groupCount)
      for row in 0..<rows where column.scales[row] == DecimalColumn.missing && states[row] == 0 {
        otherRows.elements[Int(groups[row])] += 1
        withoutValue += 1
        if let flag = flagTracker { flagRowsWithoutValue[Int(trackerEncoders[flag].codes[row])] += 1 }
      }
    case .text(let codes, let dictionary):
      distinct[index].add(codes, dictionary, groups: groups, states: states, rows: rows, groupCount: groupCount)
      guard index == 0 else { return }
      otherRows.grow(to: groupCount)
      for row in 0..<rows where states[row] == 0 { otherRows.elements[Int(groups[row])] += 1 }
    }
  }
}
