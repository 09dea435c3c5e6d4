import Catalog
import Decimals
import Documents
import Nomenclature

extension Comity {
  /// `comity data list`: the bundled data sets, and the imported ones with their vintages.
  public static func dataList(output: OutputOptions) throws -> Outcome {
    var table = Table(
      id: "data", title: "Data sets",
      columns: [
        Table.Column("name"), Table.Column("kind"), Table.Column("title"), Table.Column("licence"),
        Table.Column("vintages", format: .plain(grouped: false)), Table.Column("latest"),
        Table.Column("rows", format: .plain(grouped: true)),
        Table.Column("bytes", format: .plain(grouped: true), isForMachines: true),
      ],
      notes: ["comity data show NAME tells the columns and sources of one; comity table NAME reads it."])
    let none = Cell.missing(reason: "the bundled data sets come with the program")
    for package in try BundledData.packages() {
      for resource in package.resources {
        table.rows.append(
          Table.Row([
            .text("\(package.name)/\(resource.name)"), "bundled", .text(resource.title), .text(resource.shortLicence),
            none,
            none, none, none,
          ]))
      }
    }
    if let workspace = try Workspace.find() {
      let vintages = try workspace.vintages()
      for name in Array(Set(vintages.map(\.dataSet))).sorted() {
        let own = vintages.filter { $0.dataSet == name }
        guard let latest = own.last else { continue }
        table.rows.append(
          Table.Row([
            .text(name), "imported", .text(latest.origin.source), .text(latest.origin.licence), .integer(own.count),
            .text(latest.label), .integer(latest.contents.rows),
            .integer(own.reduce(0) { sum, vintage in vintage.files.reduce(sum) { $0 + $1.bytes } }),
          ]))
      }
      table.notes.append(Prose("Imported data sets are kept in \(workspace.folder)."))
    }
    return try Rendering.outcome(table, output: output)
  }

  /// `comity data show NAME`: the columns, sources and licence of a data set; of an imported one its vintages, files,
  /// periods, economies and the account of its rows, too.
  public static func dataShow(_ name: String, output: OutputOptions) throws -> Outcome {
    guard let resource = try BundledData.resource(name) else {
      if let data = try ImportedData.find(name) {
        return try Rendering.outcome(try ImportedDescription(data).table, output: output)
      }
      let known = try BundledData.names() + (try Workspace.find()?.names() ?? [])
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

/// All that the workspace knows of a vintage, one fact a row.
private struct ImportedDescription {
  let data: ImportedData

  init(_ data: ImportedData) { self.data = data }

  var table: Table {
    get throws {
      let vintage = data.vintage
      let contents = vintage.contents
      var table = Table(
        id: "data-show", title: vintage.name,
        columns: [
          Table.Column("part"), Table.Column("item"), Table.Column("text"),
          Table.Column("number", format: .plain(grouped: true)),
        ])
      func add(_ part: String, _ item: String, _ text: String, _ number: Int? = nil) {
        table.rows.append(
          Table.Row([.text(part), .text(item), .text(text), number.map { .integer($0) } ?? .missing]))
      }
      add("origin", "source", vintage.origin.source)
      add("origin", "licence", vintage.origin.licence)
      add("origin", "note", vintage.origin.note)
      add("origin", "retrieved", "\(vintage.retrieved)")
      add("origin", "imported", vintage.imported)
      for other in try data.workspace.vintages(of: vintage.dataSet) {
        add("vintage", other.label, other.name, other.contents.rows)
      }
      for file in vintage.files { add("file", file.name, file.digest, file.bytes) }
      add("reading", "profile", contents.profile)
      for (option, values) in contents.reading.sorted(by: { $0.key < $1.key }) where option != "profile" {
        add("reading", option, values.joined(separator: ","))
      }
      for (place, column) in contents.columns.enumerated() { add("column", column, "", place + 1) }
      for line in contents.account { add("rows", line.kind, line.reason, line.rows) }
      for (part, counts) in [
        ("period", contents.periods), ("reporter", contents.reporters), ("partner", contents.partners),
      ] {
        for count in counts { add(part, count.text, Self.economy(part, count.text), count.rows) }
      }
      for reference in try data.workspace.references(to: vintage) { add("reference", reference.kind, reference.path) }
      table.notes = [
        "Numbers are bytes of files, places of columns, and rows that are used.",
        Prose("Kept in \(data.workspace.folder)."),
      ]
      return table
    }
  }

  private static func economy(_ part: String, _ code: String) -> String {
    part == "period" ? "" : Economies.resolve(code)?.name ?? ""
  }
}
