import DelimitedText
import Documents
import Figures
import Foundation
import Nomenclature

/// `comity figures add`: rows for a ledger, validated as part of it.
public struct FiguresAddRequest: Sendable {
  /// A folder or a file of figures.
  public var ledger: String
  /// A file of drafts with the ledger's columns, or `-`; its rows are added in their order.
  public var drafts: String?
  /// One row: cells by column.
  public var cells: [(column: String, text: String)] = []
  /// Whether to say what would be added and write nothing.
  public var dryRun = false

  public init(ledger: String) { self.ledger = ledger }
}

extension Comity {
  /// Appends rows to the file of figures, or changes nothing: every fault of drafts and ledger is named.
  ///
  /// The file keeps its bytes; the rows are written below them, into a file beside it that takes its place.
  public static func figuresAdd(_ request: FiguresAddRequest, output: OutputOptions) throws -> Outcome {
    _ = try output.resolvedFormat()
    let files = try LedgerFiles(request.ledger)
    guard !files.isBundled else {
      throw WorkflowError(
        "\(request.ledger) comes with the program and is not added to. Copy its folder and name that.")
    }
    let known = files.tables.figures.header
    let drafts = try drafts(request, known: known)
    if let stranger = drafts.header.first(where: { !known.contains($0) }) {
      let suggestions = NearestNames.suggestions(for: stranger, among: known, limit: 2)
      throw WorkflowError.unknown("column of the ledger", stranger, suggestions: suggestions, known: known)
    }
    let whole = try files.tables.adding(drafts)
    let problems = try Ledger.problems(of: whole)
    guard problems.isEmpty else {
      let said = problems.map(\.description) + ["Nothing was written."]
      throw WorkflowError(said.joined(separator: "\n"))
    }
    let ledger = try Ledger(whole)
    let added = whole.figures.rows.suffix(drafts.rows.count)
    if !request.dryRun { try append(Array(added), to: files.figuresPath) }
    return try Rendering.outcome(
      addedTable(ledger.figures.suffix(added.count), files.figuresPath, request.dryRun), output: output)
  }

  private static func drafts(_ request: FiguresAddRequest, known: [String]) throws -> TextTable {
    if let path = request.drafts {
      guard request.cells.isEmpty else {
        throw WorkflowError("Give the row by options or the rows by --from, not both.")
      }
      let name = path == "-" ? "standard input" : path
      let contents =
        path == "-" ? FileHandle.standardInput.readDataToEndOfFile() : FileManager.default.contents(atPath: path)
      guard let contents else { throw ReadingError.notFound(file: path) }
      return try LedgerFiles.Files.table(Array(contents), name: "drafts", file: name)
    }
    guard !request.cells.isEmpty else {
      throw WorkflowError("Nothing to add. Give the cells of a row by options, or a file of drafts with --from.")
    }
    return try TextTable(
      name: "drafts", file: "the new row", header: request.cells.map(\.column), rows: [request.cells.map(\.text)],
      lines: [1])
  }

  private static func addedTable(_ figures: ArraySlice<ReportedFigure>, _ path: String, _ isDryRun: Bool) -> Table {
    var table = Table(id: "figures-added", title: "Figures added", columns: FigureCells.columns)
    for figure in figures { table.append(FigureCells.cells(figure)) }
    let count = FigureCells.counted(figures.count, "row")
    table.notes = [Prose(isDryRun ? "\(count) would be added to \(path)." : "\(count) added to \(path).")]
    return table
  }

  private static func append(_ rows: [[String]], to path: String) throws {
    guard let contents = FileManager.default.contents(atPath: path) else { throw ReadingError.notFound(file: path) }
    var bytes = Array(contents)
    let usesCarriageReturns = bytes.suffix(2) == [13, 10]
    if let last = bytes.last, last != 10 { bytes.append(10) }
    var dialect = DelimitedWriter.Dialect.csv
    if usesCarriageReturns { dialect.lineEnd = .carriageReturnLineFeed }
    var writer = DelimitedWriter(dialect: dialect)
    for row in rows { writer.append(row) }
    try OutputFile.write([bytes, writer.take()], to: path)
  }
}
