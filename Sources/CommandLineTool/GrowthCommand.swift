import ArgumentParser
import Workflows

struct GrowthCommand: ParsableCommand, ReadsVintages {
  static let configuration = CommandConfiguration(
    commandName: "growth", abstract: "Growth rates and contributions to growth.",
    usage: "comity growth DATA ... [--series F,F] [--variant VARIANT] [options]")

  @OptionGroup var selection: SelectionOptions
  var asOf: String? { selection.vintage.asOf }
  @OptionGroup var comparison: ComparisonOptions
  @OptionGroup var source: SourceOption
  @OptionGroup var series: SeriesOptions

  @Option(
    name: .long, help: "year-on-year (default), period-on-period, log-difference or compound-annual.")
  var variant: String?

  @Flag(name: .long, help: "What each series contributes to the growth of all.")
  var contributions = false

  @OptionGroup var format: FormatOptions

  func run() throws {
    var request = GrowthRequest()
    request.series = series.request(selection.selection(comparing: comparison, source))
    request.variant = variant
    request.contributions = contributions
    try Terminal.show(try Workflows.Comity.growth(request, output: format.options))
  }
}
