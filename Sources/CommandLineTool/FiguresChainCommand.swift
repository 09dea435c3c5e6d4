import ArgumentParser
import Workflows

struct FiguresChainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chain", abstract: "Reported growth rates as an index with its interval; a gap is a gap.",
    usage: "comity figures chain [LEDGER] [--series NAME] [options]")

  @Argument(
    help: "A folder with figures.csv and sources.csv, or a bundled package (default: asean-russia).")
  var ledger: String?

  @Option(name: .long, help: "The series to chain, such as asean-russia-trade/russian-side; all without.")
  var series: String?

  @OptionGroup var format: FormatOptions

  func run() throws {
    var request = FiguresChainRequest()
    request.ledger = ledger
    request.series = series
    try Terminal.show(try Workflows.Comity.figuresChain(request, output: format.options))
  }
}
