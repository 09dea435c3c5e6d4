import Catalog
import Documents

extension Comity {
  /// `comity data remove NAME@DATE`: takes a vintage out of the workspace.
  ///
  /// - Parameters:
  ///   - name: The vintage; a data set with one vintage needs no date.
  ///   - all: Whether a name without a date means all of its vintages.
  ///   - force: Whether to remove it although a report or a ledger check refers to it.
  ///   - output: How to tell what was removed.
  public static func dataRemove(_ name: String, all: Bool, force: Bool, output: OutputOptions) throws -> Outcome {
    _ = try output.resolvedFormat()
    if try BundledData.resource(name) != nil {
      throw WorkflowError("\(name) comes with the program and cannot be removed.")
    }
    let workspace = try ImportedData.existingWorkspace()
    let vintages = try workspace.removable(try DataSetName(parsing: name), all: all)
    try workspace.remove(vintages, force: force)
    let rows = vintages.map { vintage in
      Table.Row([
        .text(vintage.dataSet), .text(vintage.label), .integer(vintage.files.count), .integer(vintage.contents.rows),
      ])
    }
    let table = Table(
      id: "data-remove", title: "Removed",
      columns: [
        Table.Column("name"), Table.Column("vintage"), Table.Column("files", format: .plain(grouped: false)),
        Table.Column("rows", format: .plain(grouped: true)),
      ], rows: rows)
    var outcome = try Rendering.outcome(table, output: output)
    outcome.afterwards = { workspace.settled() }
    return outcome
  }
}
