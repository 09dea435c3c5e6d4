import Documents
import Nomenclature

extension Comity {
  /// `comity blocs [NAME…] [--on DATE]`: blocs and their dated membership.
  public static func blocs(_ names: [String], on date: String?, output: OutputOptions) throws -> Outcome {
    let blocs =
      try names.isEmpty
      ? Blocs.all
      : names.map { name in
        guard let bloc = Blocs.named(name) else {
          let known = Blocs.all.map(\.code)
          throw WorkflowError.unknown("bloc", name, suggestions: Blocs.nearest(to: name, limit: 2), known: known)
        }
        return bloc
      }
    let period = try date.map { text in
      guard let period = Period(text) else {
        throw WorkflowError("\"\(text)\" is not a date. Write 2018, 2018-04 or 2018-04-30.")
      }
      return period
    }
    let rows = blocs.flatMap { bloc in
      bloc.memberships.filter { membership in period.map { membership.covers($0.lastDay) } ?? true }.map { membership in
        Table.Row([
          .text(bloc.code), .text(membership.economy),
          .text(Economies.alpha3(membership.economy)?.shortName ?? membership.economy),
          .text(membership.from.description), membership.to.map { .text($0.description) } ?? .missing,
          .text(membership.checked ? "yes" : "no"), .text(membership.source),
        ])
      }
    }
    var notes: [Prose] = ["A member on the last day of a period counts for the whole period."]
    if let period { notes.insert("Members on \(period.lastDay.description).", at: 0) }
    let table = Table(
      id: "blocs", title: names.isEmpty ? "Blocs" : blocs.map(\.name).joined(separator: ", "),
      columns: [
        Table.Column("bloc"), Table.Column("economy"), Table.Column("name"), Table.Column("from"), Table.Column("to"),
        Table.Column("checked"), Table.Column("source"),
      ],
      rows: rows, notes: notes)
    return try Rendering.outcome(table, output: output)
  }
}
