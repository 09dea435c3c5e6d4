import Columns

/// Which members of a bloc have a value in which period, as batches pass.
final class PresenceTable {
  private let field: String
  private let member: FieldEncoder
  private let period: FieldEncoder
  private let pairs = IdentifierTable()
  private let members = GroupBuffer<UInt32>(zero: 0)
  private let periods = GroupBuffer<UInt32>(zero: 0)

  init(_ planned: QueryPlan.PlannedPresence, member: FieldEncoder, period: FieldEncoder) {
    field = planned.member.name
    self.member = member
    self.period = period
  }

  /// Takes the used rows of a batch that the encoders have encoded; those without the value in slot `value` are passed
  /// over.
  func add(_ batch: Batch, states: UnsafePointer<UInt8>, value slot: Int) {
    let rows = batch.rowCount
    for buffer in [members, periods] { buffer.grow(to: rows) }
    var count = 0
    for row in 0..<rows where states[row] == 0 && Self.hasValue(batch.columns[slot], row) {
      members.elements[count] = member.codes[row]
      periods.elements[count] = period.codes[row]
      count += 1
    }
    pairs.identify(
      UnsafePointer(members.elements), periods.elements, count: count, leftCount: member.count,
      rightCount: period.count,
      into: members.elements)
  }

  private static func hasValue(_ column: Batch.Column, _ row: Int) -> Bool {
    guard case .decimal(let values) = column, values.uniformScale == nil else { return true }
    return values.scales[row] != DecimalColumn.missing
  }

  var found: [Aggregation.Presence] {
    (0..<pairs.count).compactMap { pair in
      guard let economy = member.texts[Int(pairs.lefts[pair])], let date = period.texts[Int(pairs.rights[pair])] else {
        return nil
      }
      return Aggregation.Presence(field: field, economy: economy, period: date)
    }
  }
}
