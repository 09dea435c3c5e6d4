import DelimitedText
import Documents
import Nomenclature
import Observations
import Renderers

/// `comity indicator NAME`: a trade indicator.
public struct IndicatorRequest: Sendable {
  public var selection = DataSelection()
  /// One name, or several for one reading of the data.
  public var names: [String] = []
  public var variant: String?
  /// `product` or `partner`: over what concentration is measured.
  public var over: String?
  /// 2, 4 or 6: the digits to which product codes are cut.
  public var productDigits: Int?
  /// `2013=100`: values as an index.
  public var index: String?
  /// A file of columns from, to and weight that carries product codes over to those of another edition.
  public var concordance: String?
  /// Whether to add what the index could be if uncertain values were spread in another way.
  public var bounds = false
  /// Which rows are uncertain: a condition; the file's own marks without one.
  public var uncertain: String?
  /// The value that a traded product exceeds, for margins.
  public var threshold: String?

  public init() {}
}

extension Comity {
  /// `comity indicator --list`.
  public static func indicatorList(output: OutputOptions) throws -> Outcome {
    let rows = IndicatorCatalogue.all.map { entry in
      let needs: [(IndicatorEntry.Need, String)] = [
        (.products, "products"), (.partners, "partners"), (.quantities, "quantities"), (.companion, "--with FILE"),
        (.bloc, "a bloc"),
      ]
      return Table.Row([
        .text(entry.name), .text(entry.title), .text(entry.fields.joined(separator: ", ")),
        .text(needs.filter { entry.needs.contains($0.0) }.map(\.1).joined(separator: ", ")),
        .text(entry.variants.joined(separator: ", ")),
      ])
    }
    let table = Table(
      id: "indicators", title: "Trade indicators",
      columns: ["name", "title", "fields", "needs", "variants"].map { Table.Column($0) }, rows: rows,
      notes: ["The first variant is the default. `comity explain NAME` defines an indicator."])
    return try Rendering.outcome(table, output: output)
  }

  public static func indicator(_ request: IndicatorRequest, output: OutputOptions) throws -> Outcome {
    let run = try IndicatorRun(request)
    try run.computeAll()
    var clock = run.clock
    let notes = run.notes
    let failedCheck = try run.loaded.map { try request.selection.exceedsRejects($0.aggregated) } ?? false
    let title = run.entries.map(\.title).joined(separator: ", ")
    let format = try output.resolvedFormat()
    var outcome: Outcome
    if format == .csv || format == .tsv, run.rows.exact.isEmpty {
      let options = try Rendering.options(format, output)
      var dialect = options.delimited
      if format == .tsv { dialect.separator = UInt8(ascii: "\t") }
      let header = Table(id: "indicator", title: "", columns: run.rows.columns)
      let pieces = PlainRowsText(dialect: dialect, threads: request.selection.threadCount).pieces(run.rows)
      outcome = try Rendering.place(
        [format.renderer.render(header, options: options)] + pieces, output,
        messages: output.notes ? notes.map(\.plainText) : [], failedCheck: failedCheck)
    } else {
      outcome = try Rendering.outcome(
        run.rows.table(title: title, notes: notes), output: output, failedCheck: failedCheck)
    }
    clock.end("write")
    if request.selection.timings { outcome.timings = run.readingTimings + clock.timings }
    return outcome
  }
}
