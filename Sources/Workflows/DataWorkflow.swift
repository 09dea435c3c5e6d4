import Documents
import Nomenclature

extension Comity {
  /// `comity data list`: the bundled data sets.
  public static func dataList(output: OutputOptions) throws -> Outcome {
    let rows = try BundledData.packages().flatMap { package in
      package.resources.map { resource in
        Table.Row([
          .text("\(package.name)/\(resource.name)"), .text(resource.title), .text(resource.licence),
        ])
      }
    }
    let table = Table(
      id: "data", title: "Data sets",
      columns: [Table.Column("name"), Table.Column("title"), Table.Column("licence")], rows: rows,
      notes: ["comity data show NAME tells the columns and sources of one; comity table NAME reads it."])
    return try Rendering.outcome(table, output: output)
  }

  /// `comity data show NAME`: the columns, sources and licence of a data set.
  public static func dataShow(_ name: String, output: OutputOptions) throws -> Outcome {
    guard let resource = try BundledData.resource(name) else {
      let known = try BundledData.names()
      throw WorkflowError.unknown(
        "data set", name, suggestions: NearestNames.suggestions(for: name, among: known, limit: 2), known: known)
    }
    let rows = resource.fields.map { field in
      Table.Row([.text(field.name), .text(field.type), .text(field.description)])
    }
    var notes: [Prose] = resource.description.isEmpty ? [] : [Prose(resource.description)]
    if !resource.sources.isEmpty { notes.append(Prose("Sources: \(resource.sources.joined(separator: "; ")).")) }
    if !resource.licence.isEmpty { notes.append(Prose("Licence: \(resource.licence).")) }
    let table = Table(
      id: "data-show", title: "\(name): \(resource.title)",
      columns: [Table.Column("column"), Table.Column("type"), Table.Column("description")], rows: rows, notes: notes)
    return try Rendering.outcome(table, output: output)
  }
}
