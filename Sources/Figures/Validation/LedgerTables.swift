/// The tables of a ledger as they were read, before anything is believed.
public struct LedgerTables: Sendable {
  public var figures: TextTable
  public var sources: TextTable
  public var units: TextTable
  /// Without this table any name may stand as reporter or data origin.
  public var institutions: TextTable?
  /// Codes beside those of economies and blocs.
  public var areas: TextTable?
  public var conflicts: TextTable?

  public init(
    figures: TextTable, sources: TextTable, units: TextTable, institutions: TextTable? = nil, areas: TextTable? = nil,
    conflicts: TextTable? = nil
  ) {
    self.figures = figures
    self.sources = sources
    self.units = units
    self.institutions = institutions
    self.areas = areas
    self.conflicts = conflicts
  }

  /// The tables with rows added below the figures; a ledger with hashes gets theirs.
  ///
  /// The rows keep their own lines and are validated as part of the whole.
  /// - Throws: `FigureError` where a column stands twice.
  public func adding(_ drafts: TextTable) throws(FigureError) -> LedgerTables {
    var whole = self
    var added = try TextTable(
      name: figures.name, file: drafts.file, header: figures.header,
      rows: drafts.rows.indices.map { row in figures.header.map { drafts.cell($0, ofRow: row) } },
      lines: drafts.lines)
    if let place = figures.header.firstIndex(of: ContentHash.column) {
      let rows = added.rows.map { cells -> [String] in
        var cells = cells
        cells[place] = ContentHash.of(Array(zip(figures.header, cells)))
        return cells
      }
      added = try TextTable(name: added.name, file: added.file, header: added.header, rows: rows, lines: added.lines)
    }
    whole.figures = try figures.appending(added)
    return whole
  }
}

extension Ledger {
  /// Every fault of the tables; none for a ledger that can be read.
  ///
  /// - Throws: `FigureError` for tables that are none: a column that stands twice, a row of too many cells.
  public static func problems(of tables: LedgerTables) throws(FigureError) -> [LedgerProblem] {
    try LedgerValidation.problems(of: tables)
  }

  /// Reads tables that may lack optional columns and tables.
  ///
  /// - Throws: `LedgerProblems` with all faults, or `FigureError`.
  public init(_ tables: LedgerTables) throws {
    let problems = try LedgerValidation.problems(of: tables)
    guard problems.isEmpty else { throw LedgerProblems(problems) }
    let figures = try tables.figures.completed(with: LedgerColumns.optional)
    let named = figures.rows.indices.flatMap { row in
      ["reporter", "data_origin"].map { figures.cell($0, ofRow: row) }.filter { !$0.isEmpty }
    }
    try self.init(
      figures: figures, sources: tables.sources, units: tables.units,
      institutions: try tables.institutions
        ?? TextTable(
          name: "institutions", header: ["name", "area", "side"],
          rows: Set(named).sorted().map { [$0, "not said", "not said"] }),
      conflicts: try tables.conflicts ?? TextTable(name: "conflicts", header: Conflict.columns, rows: []))
  }
}
