import ArgumentParser
import Workflows

struct ChartCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chart", abstract: "A picture of series (SVG).",
    usage: "comity chart DATA ... [--series F,F] [--trend METHOD] [--breaks] [--output FILE.svg]",
    discussion: "One line a series, at most five; readable in black and white.")

  @OptionGroup var selection: SelectionOptions
  @OptionGroup var series: SeriesOptions

  @Option(
    name: .long, help: "linear, log-linear, theil-sen or none (default: linear for one series, none for several).")
  var trend: String?

  @Flag(name: .long, help: "Breaks of the level after Bai and Perron.")
  var breaks = false

  @Option(name: .shortAndLong, help: "A file to write instead of standard output; its name ends in .svg.")
  var output: String?

  func run() throws {
    var request = ChartRequest()
    request.series = series.request(selection.selection)
    request.trend = trend
    request.breaks = breaks
    var options = OutputOptions()
    options.path = output
    try Terminal.show(try Workflows.Comity.chart(request, output: options))
  }
}
