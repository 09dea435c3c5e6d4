public import Nomenclature

/// A level that was aimed at or expected, with the figures of what came of it.
public struct Target: Sendable, Hashable {
  public enum Kind: String, Sendable, CaseIterable {
    case target, expectation
  }

  /// The rows of the trade table that tell the outcome.
  public struct TradeKey: Sendable, Hashable {
    public let reporter: String
    public let partner: String
    public let flow: FigureFlow
    public let year: Int
  }

  public let id: String
  public let kind: Kind
  public let subject: String
  public let partner: String
  public let measure: String
  public let targetFigures: [String]
  public let deadline: CalendarDate?
  public let outcomeFigures: [String]
  public let tradeKey: TradeKey?
  public let note: String?

  static func read(_ table: TextTable, ledger: Ledger) throws(FigureError) -> [Target] {
    try RowReader.read(table, key: ["id"]) { row throws(FigureError) in
      let (targets, outcomes) = (try row.list("target_figures"), try row.list("outcome_figures"))
      for id in targets { try ledger.requireFigure(id, table: table.name, row: row.id, column: "target_figures") }
      for id in outcomes { try ledger.requireFigure(id, table: table.name, row: row.id, column: "outcome_figures") }
      return Target(
        id: row.id, kind: try row.word("kind"), subject: try row.required("subject"),
        partner: try row.required("partner"), measure: try row.required("measure"), targetFigures: targets,
        deadline: try row.date("deadline"), outcomeFigures: outcomes, tradeKey: try key(row),
        note: try row.optional("note"))
    }
  }

  private static func key(_ row: RowReader) throws(FigureError) -> TradeKey? {
    guard let text = try row.optional("trade_key") else { return nil }
    let parts = text.split(separator: ",").map(String.init)
    guard parts.count == 4, let flow = FigureFlow(rawValue: parts[2]), let year = Int(parts[3]) else {
      throw row.failure("trade_key", text, "is not reporter,partner,flow,year")
    }
    return TradeKey(reporter: parts[0], partner: parts[1], flow: flow, year: year)
  }
}
