import ArgumentParser
import Workflows

struct FiguresProgressCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "progress", abstract: "Goals met against time gone, targets against outcomes, funds.",
    usage: "comity figures progress [LEDGER] [--table NAME] [options]")

  @Argument(
    help: "A folder with figures.csv and sources.csv, or a bundled package (default: asean-russia).")
  var ledger: String?

  @Option(name: .long, help: "One table alone: progress, fund or areas (default for csv: progress).")
  var table: String?

  @Option(name: .long, help: "Write a picture (SVG): shares met by day with the even pace.")
  var chart: String?

  @Option(name: .long, help: "The programme to draw (default: the one with most records).")
  var programme: String?

  @OptionGroup var format: FormatOptions

  func run() throws {
    var request = FiguresProgressRequest()
    request.ledger = ledger
    request.table = table
    request.chart = chart
    request.programme = programme
    try Terminal.show(try Workflows.Comity.figuresProgress(request, output: format.options))
  }
}
