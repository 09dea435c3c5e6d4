import ArgumentParser
import Workflows

extension DataCommand {
  struct Diff: ParsableCommand, ReadsVintages {
    static let configuration = CommandConfiguration(
      commandName: "diff", abstract: "What was added, removed and revised between two vintages.",
      usage: "comity data diff NAME@DATE NAME@DATE [--rows F,F] [options]",
      discussion: """
        comity data diff trade@2024-10-01 trade@2024-11-02 --rows partner,period
        With one name: its latest vintage beside the one before.
        """)

    @Argument(help: ArgumentHelp("The earlier and the later vintage.", valueName: "vintage"))
    var vintages: [String]

    @Option(name: .long, help: "The fields that make a cell (default: those that tell observations apart).")
    var rows: String?

    @Option(name: .long, help: ArgumentHelp("Which rows: FIELD=V1,V2 …; repeatable, all must hold."))
    var `where`: [String] = []

    @Option(name: .long, help: "What to compare: FIELD[:sum|mean|…].")
    var values: String?

    @Flag(name: .long, help: "The statistics of the revisions, not the cells.")
    var statistics = false

    @Flag(name: .long, help: "Cells that did not change, too.")
    var unchanged = false

    @OptionGroup var work: ThreadsOption

    @OptionGroup var vintage: AsOfOption
    @OptionGroup var format: FormatOptions
    var asOf: String? { vintage.asOf }

    func validate() throws {
      guard (1...2).contains(vintages.count) else { throw ValidationError("Name one or two vintages.") }
    }

    func run() throws {
      var request = DataDiffRequest()
      request.vintages = vintages
      request.rows = rows.map { words($0) } ?? []
      request.selection.conditions = self.where
      request.selection.values = values.map { words($0) } ?? []
      request.selection.threads = work.threads
      request.statistics = statistics
      request.unchanged = unchanged
      try Terminal.show(try Workflows.Comity.dataDiff(request, output: format.options))
    }
  }
}
