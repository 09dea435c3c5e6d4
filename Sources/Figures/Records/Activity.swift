public import Nomenclature

/// A count of things done or planned, each of its own kind: counts are not added to one another.
public struct Activity: Sendable, Hashable {
  public let id: String
  /// What is counted: `activities`, `initiatives`.
  public let noun: String
  public let subject: String
  public let partner: String
  public let asOf: CalendarDate?
  /// The figure that holds the number and its words.
  public let figure: String
  public let source: String
  /// The count that this one is a part of.
  public let partOf: String?
  public let note: String?

  static func read(_ table: TextTable, ledger: Ledger) throws(FigureError) -> [Activity] {
    try RowReader.read(table, key: ["id"]) { row throws(FigureError) in
      let figure = try row.required("figure")
      try ledger.requireFigure(figure, table: table.name, row: row.id, column: "figure")
      let source = try row.required("source")
      try ledger.requireSource(source, table: table.name, row: row.id, column: "source")
      return Activity(
        id: row.id, noun: try row.required("noun"), subject: try row.required("subject"),
        partner: try row.required("partner"), asOf: try row.date("as_of"), figure: figure, source: source,
        partOf: try row.optional("part_of"), note: try row.optional("note"))
    }
  }
}
