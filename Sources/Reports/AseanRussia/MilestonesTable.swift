import Documents
import Figures

/// Dated events in order.
struct MilestonesTable {
  private let milestones: [Milestone]

  init(_ data: AseanRussiaData) {
    milestones = data.record.milestones.enumerated().sorted { left, right in
      left.element.days == right.element.days ? left.offset < right.offset : left.element.days < right.element.days
    }.map(\.element)
  }

  var blocks: [Block] { [.table(table.validated())] }

  private var table: Table {
    var table = Table(
      id: "milestones", title: "Milestones",
      columns: [
        Table.Column("days"), Table.Column("milestone"), Table.Column("between"), Table.Column("note"),
      ])
    for milestone in milestones {
      table.append(
        [
          .text("\(milestone.days)"), .text(milestone.title), .text(Wording.pair(milestone.subject, milestone.partner)),
          .text(milestone.note ?? ""),
        ], sources: milestone.figures)
    }
    return table
  }
}
