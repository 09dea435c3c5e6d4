import ArgumentParser
import Workflows

struct ForecastCommand: ParsableCommand, ReadsVintages {
  static let configuration = CommandConfiguration(
    commandName: "forecast", abstract: "Forecasts with intervals and a backtest.",
    usage: "comity forecast DATA ... [--series F,F] [--horizon N] [options]",
    discussion: """
      Methods: ets, theta, holt-winters, holt-winters-additive, seasonal-naive, naive,
      drift. Without --method: drift for annual series under 30 years, else ets.
      """)

  @OptionGroup var selection: SelectionOptions
  var asOf: String? { selection.vintage.asOf }
  @OptionGroup var series: SeriesOptions

  @Option(name: .long, help: "The method.")
  var method: String?

  @Option(name: .long, help: "How many periods ahead (default: a year of months or quarters, else 5).")
  var horizon: Int?

  @Flag(name: .long, help: "How the method would have done from earlier periods.")
  var backtest = false

  @Option(
    name: .long,
    help: "Forecast totals, too, and make all add up: bottom-up, ols, structural, wls or mint.")
  var reconcile: String?

  @OptionGroup var format: FormatOptions

  func validate() throws {
    if let horizon, horizon < 1 || horizon > 1_000 {
      throw ValidationError("--horizon takes a number from 1 to 1000.")
    }
  }

  func run() throws {
    var request = ForecastRequest()
    request.series = series.request(selection.selection)
    request.method = method
    request.horizon = horizon
    request.backtest = backtest
    request.reconciliation = reconcile
    try Terminal.show(try Workflows.Comity.forecast(request, output: format.options))
  }
}
