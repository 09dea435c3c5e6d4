public import Documents
import Intervals

/// JSON with exact cells: decimals with all their digits, doubles with the shortest, rates as fractions, missing cells
/// and numbers that are not finite `null`, intervals as `{"low", "high", "low_closed", "high_closed"}` with `null` for an
/// absent bound.
///
/// A table is `{"id", "title", "columns": [{"name", "heading", "unit"}], "rows": [{name: value…}], "notes", "sources"}`;
/// rows carry `sources` when any row has them and `summary` when any is one. A document is `{"title", "subtitle",
/// "blocks": [{"type": …}], "sources": [{"id", "citation", "address"}]}`.
public struct JSONRenderer: PlainRenderer {
  public init() {}

  public func render(_ document: Document, options: RenderingOptions) -> [UInt8] {
    let document = document.validated()
    return bytes(
      .object([
        ("title", .string(document.title)), ("subtitle", optional(document.subtitle)),
        ("blocks", .array(document.blocks.map(value(of:)))),
        (
          "sources",
          .array(
            document.sources.map { source in
              .object([
                ("id", .string(source.id)), ("citation", .string(source.citation)),
                ("address", optional(source.address)),
              ])
            })
        ),
      ]))
  }

  public func render(_ table: Table, options: RenderingOptions) -> [UInt8] {
    bytes(.object(members(of: table.validated())))
  }

  private func value(of block: Block) -> JSONValue {
    switch block {
    case .heading(let level, let text):
      .object([("type", .string("heading")), ("level", .number("\(level)")), ("text", .string(text))])
    case .paragraph(let prose): .object([("type", .string("paragraph"))] + members(of: prose))
    case .list(let items):
      .object([("type", .string("list")), ("items", .array(items.map { .object(members(of: $0)) }))])
    case .table(let table): .object([("type", .string("table"))] + members(of: table))
    case .chart(let chart): .object([("type", .string("chart"))] + members(of: chart))
    }
  }

  private func members(of prose: Prose) -> [(name: String, value: JSONValue)] {
    [("text", .string(ProseText.plain(prose))), ("sources", .strings(prose.sourceIDs))]
  }

  private func members(of table: Table) -> [(name: String, value: JSONValue)] {
    var names = UniqueNames()
    let columnNames = table.columns.map { names.name($0.name) }
    let sourcesName = names.name("sources")
    let summaryName = names.name("summary")
    let hasSummaries = table.rows.contains(where: \.isSummary)
    let columns = zip(table.columns, columnNames).map { column, name in
      JSONValue.object([
        ("name", .string(name)), ("heading", .string(column.heading)), ("unit", optional(ExactText.unit(column))),
      ])
    }
    let hasSources = table.hasSources
    let rows = table.rows.map { row in
      var members = zip(columnNames, row.cells).map { (name: $0, value: value(of: $1)) }
      if hasSources { members.append((sourcesName, .strings(row.sources))) }
      if hasSummaries { members.append((summaryName, .bool(row.isSummary))) }
      return JSONValue.object(members)
    }
    return [
      ("id", .string(table.id)), ("title", .string(table.title)), ("columns", .array(columns)), ("rows", .array(rows)),
      ("notes", .strings(table.notes.map(ProseText.plain))), ("sources", .strings(table.usedSourceIDs)),
    ]
  }

  private func members(of chart: Chart) -> [(name: String, value: JSONValue)] {
    let series = chart.series.map { series in
      JSONValue.object([
        ("name", .string(series.name)),
        ("values", .array(series.values.map { number($0.flatMap(NumberText.shortest)) })),
      ])
    }
    func bounds(_ values: [Double?]) -> JSONValue { .array(values.map { number($0.flatMap(NumberText.shortest)) }) }
    let bands = chart.bands.map { band in
      JSONValue.object([("name", .string(band.name)), ("low", bounds(band.low)), ("high", bounds(band.high))])
    }
    return [
      ("id", .string(chart.id)), ("title", .string(chart.title)), ("unit", .string(chart.unit)),
      ("form", .string(chart.form.rawValue)),
      ("categories", .strings(chart.categories)), ("series", .array(series)),
    ] + (bands.isEmpty ? [] : [("bands", .array(bands))]) + [("sources", .strings(chart.sources))]
  }

  private func value(of cell: Cell) -> JSONValue {
    switch cell {
    case .text(let text): .string(text)
    case .decimal, .number: number(ExactText.number(cell))
    case .interval(let interval):
      .object([
        ("low", number(ExactText.bound(interval.lower))), ("high", number(ExactText.bound(interval.upper))),
        ("low_closed", .bool(interval.lower.isClosed)), ("high_closed", .bool(interval.upper.isClosed)),
      ])
    case .missing: .null
    }
  }

  private func number(_ digits: String?) -> JSONValue { digits.map(JSONValue.number) ?? .null }
  private func optional(_ text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }

  private func bytes(_ value: JSONValue) -> [UInt8] {
    var text = ""
    value.write(into: &text)
    return Array((text + "\n").utf8)
  }
}
