import ArgumentParser
import Workflows

struct TrendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trend", abstract: "Trend estimates with tests and intervals.",
    usage: "comity trend DATA ... [--series F,F] [--method M,M] [options]",
    discussion: """
      Methods: drift, linear, log-linear, theil-sen, mann-kendall (default: all).
      comity explain METHOD tells what each one is.
      """)

  @OptionGroup var selection: SelectionOptions
  @OptionGroup var series: SeriesOptions

  @Option(name: .long, help: "The methods: M,M,…")
  var method: String?

  @Option(name: .long, help: "Standard errors of least squares: classical or newey-west.")
  var errors: String?

  @OptionGroup var format: FormatOptions

  func run() throws {
    var request = TrendRequest()
    request.series = series.request(selection.selection)
    request.methods = method.map { words($0) } ?? []
    request.errors = errors
    try Terminal.show(try Workflows.Comity.trend(request, output: format.options))
  }
}
