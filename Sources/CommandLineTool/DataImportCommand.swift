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

    @OptionGroup var reading: ReadingOptions
    @OptionGroup var format: FormatOptions

    func run() throws {
      var request = DataImportRequest()
      request.selection.data = files
      reading.apply(to: &request.selection)
      request.name = name
      request.source = source
      request.licence = licence
      request.note = note
      request.retrieved = retrieved
      try Terminal.show(try Workflows.Comity.dataImport(request, output: format.options))
    }
  }
}
