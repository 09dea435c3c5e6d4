import ArgumentParser
import Workflows

struct ChartCommand: ParsableCommand, ReadsVintages {
  static let configuration = CommandConfiguration(
    commandName: "chart", abstract: "A picture of series (SVG, PNG).",
    usage: "comity chart DATA ... [--series F,F] [--form FORM] [--output FILE.svg]",
    discussion: """
      One line or bar a series, at most five; up to 60 rows of a heat map or dumbbell.
      Slopes and dumbbells show the first and the last period.
      """)

  @OptionGroup var selection: SelectionOptions
  var asOf: String? { selection.vintage.asOf }
  @OptionGroup var series: SeriesOptions

  @Option(
    name: .long, help: "linear, log-linear, theil-sen or none (default: linear for one series, none for several).")
  var trend: String?

  @Flag(name: .long, help: "Breaks of the level after Bai and Perron.")
  var breaks = false

  @Option(name: .long, help: "lines, bars, stacked, slope, heat-map or dumbbell (default: lines).")
  var form: String?

  @Option(
    name: .shortAndLong,
    help: "A file to write instead of standard output: .svg, .png, or .json for Vega-Lite.")
  var output: String?

  func run() throws {
    var request = ChartRequest()
    request.series = series.request(selection.selection)
    request.trend = trend
    request.breaks = breaks
    request.form = form
    var options = OutputOptions()
    options.path = output
    try Terminal.show(try Workflows.Comity.chart(request, output: options))
  }
}
