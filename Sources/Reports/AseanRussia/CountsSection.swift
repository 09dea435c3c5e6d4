import Documents
import Figures

/// Counts of activities, initiatives, companies, articles: each of its own kind, never added together.
struct CountsSection {
  private let entries: [(activity: Activity, figure: ReportedFigure)]

  init(_ data: AseanRussiaData) throws {
    var entries: [(activity: Activity, figure: ReportedFigure)] = []
    for activity in data.record.activities {
      guard let figure = data.ledger.figure(activity.figure) else {
        throw FigureError.notFound(selection: "the count \(activity.id)")
      }
      entries.append((activity, figure))
    }
    // By day, those without one last.
    self.entries = entries.enumerated().sorted { left, right in
      switch (left.element.activity.asOf, right.element.activity.asOf) {
      case (let a?, let b?): a == b ? left.offset < right.offset : a < b
      case (_?, nil): true
      case (nil, _?): false
      case (nil, nil): left.offset < right.offset
      }
    }.map(\.element)
  }

  var blocks: [Block] { [.table(table.validated())] }

  private var table: Table {
    var table = Table(
      id: "counts", title: "Counts as printed",
      columns: [
        Table.Column("as_of", heading: "as of"), Table.Column("count"), Table.Column("of", heading: "counted"),
        Table.Column("between"), Table.Column("note"),
      ])
    for (activity, figure) in entries {
      let part = activity.partOf.map { id in
        "part of the \(entries.first { $0.activity.id == id }?.figure.phrase ?? "") \(activity.noun)"
      }
      table.append(
        [
          activity.asOf.map { .text("\($0)") } ?? .missing(reason: "the day of the count is not printed"),
          .text(figure.phrase), .text(activity.noun), .text(Wording.pair(activity.subject, activity.partner)),
          .text([activity.note, part].compactMap { $0 }.joined(separator: "; ")),
        ], sources: [figure.id])
    }
    table.notes = ["The counts are of different things, some are parts of others; they have no sum."]
    return table
  }
}
