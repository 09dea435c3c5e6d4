/// An area of cooperation that a document names.
public struct CooperationArea: Sendable, Hashable {
  public let area: String
  public let source: String

  static func read(_ table: TextTable, ledger: Ledger) throws(FigureError) -> [CooperationArea] {
    try RowReader.read(table, key: ["area", "source"]) { row throws(FigureError) in
      let source = try row.required("source")
      try ledger.requireSource(source, table: table.name, row: row.id, column: "source")
      return CooperationArea(area: try row.required("area"), source: source)
    }
  }
}
