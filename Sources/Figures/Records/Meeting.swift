/// A meeting of a numbered series.
public struct Meeting: Sendable, Hashable {
  public enum NumberBasis: String, Sendable, CaseIterable {
    case printed, inferred, none
  }

  public enum DateBasis: String, Sendable, CaseIterable {
    case printed, inferred, bounds
    case yearOnly = "year only"
  }

  public enum Status: String, Sendable, CaseIterable {
    case held, planned
  }

  public let series: String
  public let number: Int?
  public let numberBasis: NumberBasis
  /// Its days, or the days between which it took place (`dateBasis`).
  public let days: DateSpan
  public let dateBasis: DateBasis
  public let place: String?
  public let status: Status
  public let figures: [String]
  /// Whether it lies in the run of the series that has no gap.
  public let isInCompleteRun: Bool
  public let note: String?

  static func read(
    _ table: TextTable, ledger: Ledger, series: [MeetingSeries]
  ) throws(FigureError) -> [Meeting] {
    let known = Set(series.map(\.id))
    return try RowReader.read(table, key: ["series", "number", "date_start"]) { row throws(FigureError) in
      let name = try row.required("series")
      guard known.contains(name) else {
        throw .unknownReference(table: table.name, row: row.id, column: "series", text: name, target: "meeting series")
      }
      guard let days = try row.span("date_start", "date_end") else {
        throw row.failure("date_start", "", "is not allowed here")
      }
      let figures = try row.list("figures")
      for id in figures { try ledger.requireFigure(id, table: table.name, row: row.id, column: "figures") }
      for id in try row.list("sources") {
        try ledger.requireSource(id, table: table.name, row: row.id, column: "sources")
      }
      return Meeting(
        series: name, number: try row.integer("number"), numberBasis: try row.word("number_basis"), days: days,
        dateBasis: try row.word("date_basis"), place: try row.optional("place"), status: try row.word("status"),
        figures: figures, isInCompleteRun: try row.flag("in_complete_run"), note: try row.optional("note"))
    }
  }
}

/// A series of meetings, and from when to when its record has no gap.
public struct MeetingSeries: Sendable, Hashable {
  public let id: String
  public let title: String
  public let complete: DateSpan?

  static func read(_ table: TextTable) throws(FigureError) -> [MeetingSeries] {
    try RowReader.read(table, key: ["series"]) { row throws(FigureError) in
      MeetingSeries(
        id: try row.required("series"), title: try row.required("title"),
        complete: try row.span("complete_from", "complete_to"))
    }
  }
}
