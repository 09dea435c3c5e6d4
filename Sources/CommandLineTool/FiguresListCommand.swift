import ArgumentParser
import Workflows

/// Which rows of a ledger a command is about.
struct LedgerOptions: ParsableArguments {
  @Argument(
    help: "A folder with figures.csv and sources.csv, or a bundled package (default: asean-russia).")
  var ledger: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Which figures: COLUMN=V1,V2 COLUMN!=V COLUMN=T1* period=2016..2018 partner=@ASEAN. Repeatable; all must hold."))
  var `where`: [String] = []
}

struct FiguresListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "The figures of a ledger.",
    usage: "comity figures list [LEDGER] [--where COLUMN=VALUE] [--trail] [options]")

  @OptionGroup var ledger: LedgerOptions

  @Flag(name: .long, help: "Only quantities that were given more than once, each as a trail.")
  var trail = false

  @OptionGroup var format: FormatOptions

  func run() throws {
    var request = FiguresListRequest()
    request.ledger = ledger.ledger
    request.conditions = ledger.where
    request.trail = trail
    try Terminal.show(try Workflows.Comity.figuresList(request, output: format.options))
  }
}
