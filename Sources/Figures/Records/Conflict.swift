/// A quantity for which sources give different figures.
public struct Conflict: Sendable, Hashable {
  public let id: String
  public let subject: String
  public let partner: String?
  public let quantity: String
  public let period: String?
  /// The readings, each the figures that agree on it.
  public let readings: [[String]]
  /// Why they differ, as far as known: `sides`, `definition`, `vintage` …
  public let reason: String
  public let note: String?

  public var figures: [String] { readings.flatMap { $0 } }

  static let columns = ["id", "subject", "partner", "quantity", "period", "figures", "reason", "note"]

  static func read(_ table: TextTable) throws(FigureError) -> [Conflict] {
    try RowReader.read(table, key: ["id"]) { row throws(FigureError) in
      let readings = try row.required("figures").split(separator: "/", omittingEmptySubsequences: false).map {
        $0.split(separator: ";").map(String.init)
      }
      return Conflict(
        id: row.id, subject: try row.required("subject"), partner: try row.optional("partner"),
        quantity: try row.required("quantity"), period: try row.optional("period"), readings: readings,
        reason: try row.required("reason"), note: try row.optional("note"))
    }
  }
}
