import Figures

/// A ledger of a few rows that is right as a whole, to be broken one cell at a time.
struct SmallLedger {
  static let figureColumns = [
    "id", "subject", "partner", "topic", "measure", "flow", "sector", "sector_definition", "kind", "value", "upper",
    "as_printed", "printed_basis", "qualifier", "unit", "period_start", "period_end", "period_kind", "base_start",
    "base_end", "reporter", "data_origin", "source", "series", "principal", "claim", "part_of", "supersedes",
    "conflicts_with", "derived_from", "complete_from", "inferred", "flag", "note",
  ]

  var figures: [[String: String]] = [
    Self.figure("T001", kind: "level", value: "18.3", printed: "18.30 billion USD", unit: "billion USD", year: 2017),
    Self.figure("T002", kind: "growth", value: "17", printed: "17%", unit: "percent", year: 2018, base: 2017),
  ]

  static func figure(
    _ id: String, kind: String, value: String, printed: String, unit: String, year: Int, base: Int? = nil
  ) -> [String: String] {
    var row = [
      "id": id, "subject": "RUS", "partner": "THA", "topic": "trade", "measure": "trade", "flow": "T",
      "sector": "total", "kind": kind, "value": value, "as_printed": printed, "printed_basis": "document",
      "qualifier": "exact", "unit": unit, "period_start": "\(year)-01-01", "period_end": "\(year)-12-31",
      "period_kind": "annual", "reporter": "Ministry", "source": "paper", "series": "tha-rus", "principal": "true",
    ]
    if let base {
      row["base_start"] = "\(base)-01-01"
      row["base_end"] = "\(base)-12-31"
    }
    return row
  }

  func ledger() throws -> Ledger { try Ledger(try tables()) }

  /// The tables as they would be read from `figures.csv` and the files beside it.
  func tables(columns: [String] = Self.figureColumns) throws -> LedgerTables {
    LedgerTables(
      figures: try TextTable(
        name: "figures", file: "figures.csv", header: columns,
        rows: figures.map { row in columns.map { row[$0] ?? "" } }),
      sources: try TextTable(
        name: "sources", file: "sources.csv",
        header: ["id", "publisher", "title", "published", "address", "kind", "licence"],
        rows: [
          ["paper", "A Paper", "A title", "2018-11", "", "publication", "facts"],
          ["other", "Another", "Another title", "2019-02", "", "publication", "facts"],
        ]),
      units: try TextTable(
        name: "units", header: ["unit", "base_unit", "scale", "dimension"],
        rows: [
          ["billion USD", "USD", "1000000000", "currency"], ["million USD", "USD", "1000000", "currency"],
          ["percent", "1", "0.01", "ratio"], ["percent per year", "1 per year", "0.01", "rate"],
          ["times", "1", "1", "ratio"], ["date", "date", "1", "date"], ["action lines", "action lines", "1", "count"],
        ]),
      institutions: try TextTable(
        name: "institutions", header: ["name", "area", "side"],
        rows: [
          ["Ministry", "RUS", "russian"], ["Thai customs", "THA", "thai"], ["Russian customs", "RUS", "russian"],
        ]),
      conflicts: try TextTable(
        name: "conflicts",
        header: ["id", "subject", "partner", "quantity", "period", "figures", "reason", "note"],
        rows: figures.count < 2 ? [] : [["levels", "RUS", "THA", "trade", "2017", "T001/T002", "sides", ""]]))
  }

  /// A ledger of these rows alone.
  init(_ figures: [[String: String]]) { self.figures = figures }
  init() {}

  /// The ledger with one cell of the first figure changed.
  static func broken(_ column: String, _ text: String, row: Int = 0) -> SmallLedger {
    var ledger = SmallLedger()
    ledger.figures[row][column] = text
    return ledger
  }
}
