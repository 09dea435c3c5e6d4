import Catalog
import Documents

extension Comity {
  /// `comity data verify [NAME…]`: every page of the database, every piece and every SHA-256 of the stored files.
  ///
  /// The check fails when anything is damaged or missing. What killed imports have left is told and does no harm.
  ///
  /// - Parameters:
  ///   - names: Data sets or vintages; all when empty.
  ///   - output: Where the findings go.
  public static func dataVerify(_ names: [String], output: OutputOptions) throws -> Outcome {
    _ = try output.resolvedFormat()
    let workspace = try ImportedData.existingWorkspace()
    let findings = try workspace.verify(try names.map { try DataSetName(parsing: $0) })
    let rows = findings.map { finding in
      Table.Row([
        .text(finding.name), .text(finding.file), .text(finding.digest),
        finding.kind == .file ? .integer(finding.bytes) : .missing,
        .text(finding.fault == nil ? "whole" : finding.isHarmless ? "left over" : "damaged"),
        .text(finding.fault ?? ""),
      ])
    }
    let damaged = findings.filter { $0.fault != nil && !$0.isHarmless }
    var table = Table(
      id: "data-verify", title: "The workspace, verified",
      columns: [
        Table.Column("name"), Table.Column("file"), Table.Column("sha256", isForMachines: true),
        Table.Column("bytes", format: .plain(grouped: true)), Table.Column("finding"), Table.Column("detail"),
      ], rows: rows)
    let files = findings.filter { $0.kind == .file }.count
    table.notes = [
      Prose(
        "The database and \(files) files of \(workspace.folder): \(damaged.isEmpty ? "all whole" : "\(damaged.count) damaged")."
      )
    ]
    if !damaged.isEmpty {
      table.notes.append("Importing a published file again mends its stored form; so does a copy from a backup.")
    }
    return try Rendering.outcome(table, output: output, failedCheck: !damaged.isEmpty)
  }
}
