import ArgumentParser
import Workflows

struct TrendCommand: ParsableCommand, ReadsVintages {
  static let configuration = CommandConfiguration(
    commandName: "trend", abstract: "Trend estimates with tests and intervals.",
    usage: "comity trend DATA ... [--series F,F] [--method M,M] [--screen] [options]",
    discussion: """
      Methods: drift, log-linear, linear, theil-sen, mann-kendall, compound-growth (these by default),
      huber, hamed-rao, yue-wang, prewhitened-mann-kendall, trend-free-prewhitened-mann-kendall,
      seasonal-mann-kendall, seasonal-theil-sen.
      comity explain METHOD tells what each one is, comity explain screening what --screen says.
      """)

  @OptionGroup var selection: SelectionOptions
  var asOf: String? { selection.vintage.asOf }
  @OptionGroup var comparison: ComparisonOptions
  @OptionGroup var source: SourceOption
  @OptionGroup var series: SeriesOptions

  @Option(name: .long, help: "The methods: M,M,… With --screen the one to judge by (default: drift).")
  var method: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Standard errors of least squares: classical, newey-west or hc0 to hc3 "
        + "(default: classical under 30 observations, then newey-west)."))
  var errors: String?

  @Option(
    name: .long,
    help: "key, or contribution: the series that give most to the growth of all first (default with --screen).")
  var sort: String?

  @Flag(name: .long, help: "One row a series: what moved, and can it be told from noise?")
  var screen = false

  @Flag(name: .long, help: "Tests in place of estimates: unit root, stationarity, autocorrelation around the line.")
  var diagnostics = false

  @OptionGroup var format: FormatOptions

  func run() throws {
    var request = TrendRequest()
    request.series = series.request(selection.selection(comparing: comparison, source))
    request.methods = method.map { words($0) } ?? []
    request.errors = errors
    request.sort = sort
    request.isScreen = screen
    request.isDiagnosis = diagnostics
    try Terminal.show(try Workflows.Comity.trend(request, output: format.options))
  }
}
