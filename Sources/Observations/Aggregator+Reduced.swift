import Columns
import Decimals

extension Aggregator {
  /// The rows that meet the conditions; the others are counted as not selected and not looked at again.
  public func selected(_ rows: ReducedRows) -> [UInt32] {
    let states = freshStates(rows.batch.rowCount)
    for encoder in selectionEncoders { encoder.encode(rows.batch) }
    for gate in selections { _ = gate.apply(rows: rows.batch.rowCount, states: states, state: 1) }
    var chosen: [UInt32] = []
    for (row, count) in rows.counts.enumerated() {
      if states[row] == 0 {
        chosen.append(UInt32(truncatingIfNeeded: row))
      } else {
        passOver(rows: count)
      }
    }
    return chosen
  }

  /// Takes selected rows that stand for several rows each.
  ///
  /// - Precondition: no measure of the plan is a weighted mean or a quantile.
  public func consume(_ reduced: ReducedRows) {
    let (rows, counts) = (reduced.batch.rowCount, reduced.counts)
    guard rows > 0 else { return }
    let batch = reduced.batchWithPresence
    addRead(counts.reduce(0, +))
    let states = freshStates(rows)
    for encoder in usedEncoders { encoder.encode(batch) }
    let marked = markUnreadable(rows, counts: counts)
    identifyGroups(rows, isWhole: marked == 0)
    for (index, gate) in exclusions.enumerated() {
      let state = UInt8(index + 1)
      guard gate.apply(rows: rows, states: states, state: state) > 0 else { continue }
      addExcluded(index, rows: (0..<rows).reduce(0) { $0 + (states[$1] == state ? counts[$1] : 0) })
    }
    for (index, encoder) in trackerEncoders.enumerated() { track(index, encoder, rows, counts: counts) }
    for presence in presences { presence.add(batch, states: states, value: plan.measures[0].slot) }
    for (index, measure) in plan.measures.enumerated() { add(reduced, measure, index) }
  }

  private func add(_ reduced: ReducedRows, _ planned: QueryPlan.PlannedMeasure, _ index: Int) {
    let (rows, groups, states) = (reduced.batch.rowCount, groups.elements, states.elements)
    if case .text(let codes, let dictionary) = reduced.batch.columns[planned.slot] {
      distinct[index].add(
        codes, dictionary, groups: groups, states: states, rows: rows, groupCount: groupCount, counts: reduced.counts)
      guard index == 0 else { return }
      for row in 0..<rows where states[row] == 0 {
        addWithout(reduced.counts[row], row: row, group: groups[row], isMissing: false)
      }
      return
    }
    guard let numbers = reduced.numbers[planned.slot] else {
      preconditionFailure("reduced rows without the numbers of a measure")
    }
    let isExtreme = planned.measure.function == .min || planned.measure.function == .max
    sums[index].grow(to: groupCount)
    if isExtreme { extremes[index].grow(to: groupCount) }
    for row in 0..<rows where states[row] == 0 {
      let group = Int(groups[row])
      let number = numbers[row]
      if let sum = number.sum { sums[index].add(sum, times: number.times, count: number.count, to: group) }
      if isExtreme {
        for value in [number.smallest, number.largest] { if let value { extremes[index].include(value, in: group) } }
      }
      if index == 0 {
        addWithout(reduced.counts[row] - number.count, row: row, group: groups[row], isMissing: true)
      }
    }
    guard index == 0 else { return }
    for exclusion in exclusionSums.indices where exclusionRows[exclusion] > 0 {
      exclusionSums[exclusion].grow(to: groupCount)
      for row in 0..<rows where states[row] == UInt8(exclusion + 1) {
        if let sum = numbers[row].sum {
          exclusionSums[exclusion].add(
            sum, times: numbers[row].times, count: numbers[row].count, to: Int(groups[row]))
        }
      }
    }
  }
}
