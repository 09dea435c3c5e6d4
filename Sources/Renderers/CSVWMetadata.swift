public import Documents

/// What the csv files of tables mean, as metadata of the W3C (Tennison, Kellogg and Herman, 2015, "Metadata Vocabulary
/// for Tabular Data"): titles, the columns' names, headings, types and units, the notes.
public struct CSVWMetadata {
  /// A table and the address of its csv, relative to the metadata.
  public typealias Entry = (table: Table, address: String)

  public static func bytes(title: String, tables: [Entry], sources: [Source] = []) -> [UInt8] {
    let cited = sources.map { source in
      var members = [("dc:identifier", JSONValue.string(source.id)), ("dc:title", .string(source.citation))]
      if let address = source.address { members.append(("dc:relation", .string(address))) }
      return JSONValue.object(members)
    }
    var group: [(name: String, value: JSONValue)] = [
      ("@context", .array([.string("http://www.w3.org/ns/csvw"), .object([("@language", .string("en"))])])),
      ("dc:title", .string(title)),
      ("tables", .array(tables.map { value(of: $0) })),
    ]
    if !cited.isEmpty { group.append(("dc:source", .array(cited))) }
    var text = ""
    JSONValue.object(group).write(into: &text)
    return Array((text + "\n").utf8)
  }

  private static func value(of entry: Entry) -> JSONValue {
    let table = entry.table
    var members: [(name: String, value: JSONValue)] = [
      ("url", .string(entry.address)), ("dc:title", .string(table.title)),
    ]
    let notes = table.notes.map { ProseText.plain($0) }
    if !notes.isEmpty { members.append(("dc:description", .strings(notes))) }
    let columns = ExactColumn.all(of: table).map { column in
      var described: [(name: String, value: JSONValue)] = [
        ("name", .string(column.name)), ("titles", .strings([column.name])), ("datatype", .string(type(column, table))),
      ]
      if let index = column.index {
        let heading = table.columns[index].heading
        described.append(("dc:description", .string(heading)))
        if let unit = ExactText.unit(table.columns[index]) { described.append(("schema:unitText", .string(unit))) }
      } else {
        described.append(("separator", .string(" ")))
      }
      return JSONValue.object(described)
    }
    members.append(("tableSchema", .object([("columns", .array(columns))])))
    return .object(members)
  }

  private static func type(_ column: ExactColumn, _ table: Table) -> String {
    guard let index = column.index else { return "string" }
    var type: String?
    for row in table.rows {
      switch row.cells[index] {
      case .text(let text) where !text.isEmpty: return "string"
      case .text, .missing: break
      case .decimal: type = type ?? "decimal"
      case .number, .interval: type = "double"
      }
    }
    return type ?? "string"
  }
}

/// A column as csv has it: a table's column, one half of one with intervals, or the ids of the sources.
struct ExactColumn {
  var name: String
  /// `nil` for the sources.
  var index: Int?

  static func all(of table: Table) -> [ExactColumn] {
    var names = UniqueNames()
    var all = table.columns.enumerated().flatMap { index, column in
      let isSplit = table.hasIntervals(inColumn: index)
      return (isSplit ? [column.name + "_low", column.name + "_high"] : [column.name]).map {
        ExactColumn(name: names.name($0), index: index)
      }
    }
    if table.hasSources { all.append(ExactColumn(name: names.name("sources"), index: nil)) }
    return all
  }
}
