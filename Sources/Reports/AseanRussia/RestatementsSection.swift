import Decimals
import Documents
import Figures
import Intervals

/// Quantities that one side gave more than once with different numbers, in the order of printing.
struct RestatementsSection {
  private let ledger: Ledger
  private let trails: [RestatementTrail]

  init(_ data: AseanRussiaData) {
    ledger = data.ledger
    trails = data.ledger.restatements.filter { trail in
      Set(trail.steps.compactMap { $0.figure.reported?.number.value }).count > 1
    }
  }

  var blocks: [Block] { [.table(table.validated())] }

  private var table: Table {
    var table = Table(
      id: "restatements", title: "One quantity by one side, as it was given over time",
      columns: [
        Table.Column("quantity"), Table.Column("printed", heading: "as printed"), Table.Column("published"),
        Table.Column("standing"),
      ])
    for trail in trails {
      for step in trail.steps {
        let figure = step.figure
        let pair = Wording.pair(figure.subject, figure.partner)
        table.append(
          [
            .text("\(pair): \(figure.measure), \(figure.period?.description ?? "no period")"), .text(figure.wording),
            ledger.source(figure.source)?.published.map { .text("\($0)") } ?? .missing(reason: "day not known"),
            .text(step.standing),
          ], sources: [figure.id])
      }
    }
    table.notes = ["Rows of one quantity are never added, and one of them is in use."]
    return table
  }
}
