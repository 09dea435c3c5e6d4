import Documents
import Figures

/// Quantities for which sources give different figures, with each reading and the reason as far as known.
struct ConflictsSection {
  private let ledger: Ledger
  private let conflicts: [Conflict]

  init(_ data: AseanRussiaData) throws {
    ledger = data.ledger
    conflicts = data.ledger.conflicts
  }

  var blocks: [Block] { [.table(table.validated())] }

  /// How many conflicts have each reason, the most frequent first.
  private var reasons: [(reason: String, count: Int)] {
    Dictionary(grouping: conflicts, by: \.reason).map { ($0.key, $0.value.count) }
      .sorted { $0.1 == $1.1 ? $0.0 < $1.0 : $0.1 > $1.1 }
  }

  private var table: Table {
    var table = Table(
      id: "conflicts", title: "Quantities with different figures",
      columns: [
        Table.Column("quantity"), Table.Column("readings"), Table.Column("reason"), Table.Column("note"),
      ])
    for conflict in conflicts {
      table.append(
        [
          .text(quantity(conflict)), .text(readings(conflict)), .text(conflict.reason), .text(conflict.note ?? ""),
        ], sources: conflict.figures)
    }
    let counted = reasons.map { "\($0.reason) \($0.count)" }.joined(separator: ", ")
    table.notes = ["\(conflicts.count) conflicts; reasons: \(counted)."]
    return table
  }

  private func quantity(_ conflict: Conflict) -> String {
    let head = "\(Wording.pair(conflict.subject, conflict.partner)): \(conflict.quantity)"
    return conflict.period.map { "\(head), \($0)" } ?? head
  }

  /// `16.7 / 18.3 billion USD`: the first figure of each reading, the unit once where it is the same.
  private func readings(_ conflict: Conflict) -> String {
    let firsts = conflict.readings.compactMap { $0.first.flatMap { ledger.figure($0) } }
    let units = Set(firsts.map(\.unit.name))
    guard units.count == 1, let unit = units.first, firsts.allSatisfy({ $0.isMeasured }) else {
      return firsts.map { $0.isMeasured ? $0.quoted : $0.asPrinted }.joined(separator: " / ")
    }
    return firsts.map(\.phrase).joined(separator: " / ") + (unit == "percent" ? " %" : " \(unit)")
  }
}
