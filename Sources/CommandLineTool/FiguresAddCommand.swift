import ArgumentParser
import Workflows

struct FiguresAddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Rows for a ledger, added only when all of it is right.",
    usage: "comity figures add LEDGER (--from FILE | --id ID …) [--dry-run]",
    discussion: "Rows are appended; nothing is changed when anything is wrong, and every fault is named.")

  @Argument(help: "A folder with figures.csv and sources.csv.")
  var ledger: String

  @Option(name: .long, help: "A file of drafts with columns of the ledger, or -.")
  var from: String?

  @Flag(name: .customLong("dry-run"), help: "Validate and say what would be added.")
  var dryRun = false

  @OptionGroup(title: "The cells of a row") var cells: FigureCellOptions
  @OptionGroup var format: FormatOptions

  func run() throws {
    var request = FiguresAddRequest(ledger: ledger)
    request.drafts = from
    request.dryRun = dryRun
    request.cells = cells.cells
    try Terminal.show(try Workflows.Comity.figuresAdd(request, output: format.options))
  }
}

/// One option a column of the ledger.
struct FigureCellOptions: ParsableArguments {
  @Option(name: .long, parsing: .unconditional, help: "Its own name, such as T400.")
  var id: String?
  @Option(name: .long, parsing: .unconditional, help: "The code of the area it is about.")
  var subject: String?
  @Option(name: .long, parsing: .unconditional, help: "The code of the other side.")
  var partner: String?
  @Option(name: .long, parsing: .unconditional, help: "What it is about.")
  var topic: String?
  @Option(name: .long, parsing: .unconditional, help: "What is measured: trade, exports …")
  var measure: String?
  @Option(name: .long, parsing: .unconditional, help: "X exports, M imports, T both, B balance, seen from the subject.")
  var flow: String?
  @Option(name: .long, parsing: .unconditional, help: "The sector of the goods; total for all.")
  var sector: String?
  @Option(name: .customLong("sector-definition"), parsing: .unconditional, help: "Whose definition of the sector.")
  var sectorDefinition: String?
  @Option(
    name: .long, parsing: .unconditional,
    help: "level, growth, multiple, share, count, contribution, target, ordinal, date or period.")
  var kind: String?
  @Option(name: .long, parsing: .unconditional, help: "The number at the scale of its unit.")
  var value: String?
  @Option(name: .long, parsing: .unconditional, help: "The second number of a range.")
  var upper: String?
  @Option(
    name: .customLong("as-printed"), parsing: .unconditional,
    help: "The number as printed, with its digits and scale word.")
  var asPrinted: String?
  @Option(name: .customLong("printed-basis"), parsing: .unconditional, help: "Where the printed text was seen.")
  var printedBasis: String?
  @Option(
    name: .long, parsing: .unconditional, help: "exact, about, nearly, almost, more than, at least, up to, less than …")
  var qualifier: String?
  @Option(name: .long, parsing: .unconditional, help: "The unit with its scale word: billion USD, percent.")
  var unit: String?
  @Option(name: .customLong("period-start"), parsing: .unconditional, help: "The first day of the period.")
  var periodStart: String?
  @Option(name: .customLong("period-end"), parsing: .unconditional, help: "The last day of the period.")
  var periodEnd: String?
  @Option(
    name: .customLong("period-kind"), parsing: .unconditional,
    help: "annual, part-year, multi-year, cumulative, as-of, event, span or unknown.")
  var periodKind: String?
  @Option(name: .customLong("base-start"), parsing: .unconditional, help: "What growth compares with: its first day.")
  var baseStart: String?
  @Option(name: .customLong("base-end"), parsing: .unconditional, help: "What growth compares with: its last day.")
  var baseEnd: String?
  @Option(name: .long, parsing: .unconditional, help: "The institution that claims it.")
  var reporter: String?
  @Option(name: .customLong("data-origin"), parsing: .unconditional, help: "The institution whose statistics it is.")
  var dataOrigin: String?
  @Option(name: .long, parsing: .unconditional, help: "The id of the publication.")
  var source: String?
  @Option(name: .long, parsing: .unconditional, help: "The comparable series it belongs to.")
  var series: String?
  @Option(name: .long, parsing: .unconditional, help: "Whether it is the one to use: true or false.")
  var principal: String?
  @Option(name: .long, parsing: .unconditional, help: "The common name of one claim printed twice.")
  var claim: String?
  @Option(name: .customLong("part-of"), parsing: .unconditional, help: "Ids of the figures it is a part of.")
  var partOf: String?
  @Option(name: .long, parsing: .unconditional, help: "Ids of the figures it restates.")
  var supersedes: String?
  @Option(
    name: .customLong("conflicts-with"), parsing: .unconditional, help: "Ids of figures that give another number.")
  var conflictsWith: String?
  @Option(name: .customLong("derived-from"), parsing: .unconditional, help: "Ids of the figures it was computed from.")
  var derivedFrom: String?
  @Option(name: .customLong("complete-from"), parsing: .unconditional, help: "From when the record has no gap.")
  var completeFrom: String?
  @Option(name: .long, parsing: .unconditional, help: "Columns that are inferred.")
  var inferred: String?
  @Option(name: .long, parsing: .unconditional, help: "A doubt about the figure.")
  var flag: String?
  @Option(name: .long, parsing: .unconditional, help: "A short note.")
  var note: String?

  var cells: [(column: String, text: String)] {
    let all: [(String, String?)] = [
      ("id", id), ("subject", subject), ("partner", partner), ("topic", topic), ("measure", measure), ("flow", flow),
      ("sector", sector), ("sector_definition", sectorDefinition), ("kind", kind), ("value", value),
      ("upper", upper), ("as_printed", asPrinted), ("printed_basis", printedBasis), ("qualifier", qualifier),
      ("unit", unit), ("period_start", periodStart), ("period_end", periodEnd), ("period_kind", periodKind),
      ("base_start", baseStart), ("base_end", baseEnd), ("reporter", reporter), ("data_origin", dataOrigin),
      ("source", source), ("series", series), ("principal", principal), ("claim", claim), ("part_of", partOf),
      ("supersedes", supersedes), ("conflicts_with", conflictsWith), ("derived_from", derivedFrom),
      ("complete_from", completeFrom), ("inferred", inferred), ("flag", flag), ("note", note),
    ]
    return all.compactMap { column, text in text.map { (column, $0) } }
  }
}
