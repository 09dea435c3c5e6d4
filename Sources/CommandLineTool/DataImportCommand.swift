import ArgumentParser
import Workflows

extension DataCommand {
  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "import", abstract: "Keeps published files as a vintage of a data set.",
      usage: "comity data import FILE ... --name NAME [options]",
      discussion: """
        comity data import trade.csv --name asean/trade --source "UN Comtrade" \\
          --licence "UN Comtrade terms" --retrieved 2024-11-02
        The same name imported again is a new vintage; the same bytes are kept once.
        """)

    @Argument(help: ArgumentHelp("Files or folders.", valueName: "file"))
    var files: [String]

    @Option(name: .long, help: "What the data set is called: asean/trade.")
    var name: String

    @Option(name: .long, help: "Where the files come from: a publisher, an address.")
    var source = ""

    @Option(name: .long, help: "Under which licence.")
    var licence = ""

    @Option(name: .long, help: "The day on which they were taken from there (default: today).")
    var retrieved: String?

    @Option(name: .long, help: "What a reader should know.")
    var note = ""

    @Option(name: .long, help: "The column or columns of the period: year or year,month.")
    var period: String?

    @Option(
      name: .long, help: "How to read them: comtrade, comtrade-legacy, baci, worldbank, sdmx-csv, eurostat, plain.")
    var profile: String?

    @Option(name: .long, help: "The character between cells (or tab).")
    var delimiter: String?

    @Option(name: .long, help: "The quote character, or none.")
    var quote: String?

    @Option(name: .customLong("record-end"), help: "The character that ends a record (or cr, lf).")
    var recordEnd: String?

    @Option(name: .customLong("decimal-sign"), help: "The decimal sign of the data: point or comma.")
    var decimalSign: String?

    @Option(name: .long, help: "A cell that means \"no value\"; repeatable.")
    var missing: [String] = []

    @OptionGroup var format: FormatOptions

    func run() throws {
      var request = DataImportRequest()
      request.selection.data = files
      request.selection.profile = profile
      request.selection.period = period.map { words($0) }
      request.selection.delimiter = delimiter
      request.selection.quote = quote
      request.selection.recordEnd = recordEnd
      request.selection.decimalSign = decimalSign
      request.selection.missing = missing
      request.name = name
      request.source = source
      request.licence = licence
      request.note = note
      request.retrieved = retrieved
      try Terminal.show(try Workflows.Comity.dataImport(request, output: format.options))
    }
  }
}
