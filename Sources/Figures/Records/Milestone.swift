public import Nomenclature

/// A dated event.
public struct Milestone: Sendable, Hashable {
  public let id: String
  public let days: DateSpan
  public let title: String
  public let subject: String
  public let partner: String?
  public let figures: [String]
  public let note: String?

  static func read(_ table: TextTable, ledger: Ledger) throws(FigureError) -> [Milestone] {
    try RowReader.read(table, key: ["id"]) { row throws(FigureError) in
      guard let days = try row.span("date_start", "date_end") else {
        throw row.failure("date_start", "", "is not allowed here")
      }
      let figures = try row.list("figures")
      for id in figures { try ledger.requireFigure(id, table: table.name, row: row.id, column: "figures") }
      return Milestone(
        id: row.id, days: days, title: try row.required("title"), subject: try row.required("subject"),
        partner: try row.optional("partner"), figures: figures, note: try row.optional("note"))
    }
  }
}

/// The first day of a membership as printed.
public struct MembershipRecord: Sendable, Hashable {
  public let bloc: String
  public let economy: String
  public let from: CalendarDate
  public let basis: String
  public let figure: String
  public let flag: String?
  public let note: String?

  static func read(_ table: TextTable, ledger: Ledger) throws(FigureError) -> [MembershipRecord] {
    try RowReader.read(table, key: ["bloc", "economy"]) { row throws(FigureError) in
      guard let from = try row.date("from") else { throw row.failure("from", "", "is not allowed here") }
      let figure = try row.required("figure")
      try ledger.requireFigure(figure, table: table.name, row: row.id, column: "figure")
      return MembershipRecord(
        bloc: try row.required("bloc"), economy: try row.required("economy"), from: from,
        basis: try row.required("basis"), figure: figure, flag: try row.optional("flag"), note: try row.optional("note")
      )
    }
  }
}
