import ArgumentParser
import Workflows

struct DecomposeCommand: ParsableCommand, ReadsVintages {
  static let configuration = CommandConfiguration(
    commandName: "decompose", abstract: "Trend, seasonal and cycle.",
    usage: "comity decompose DATA ... [--series F,F] [--method METHOD] [options]",
    discussion: """
      Methods: stl, classical, x-13 (when it is installed) for seasons;
      hodrick-prescott, hamilton, baxter-king for cycles. Without --method: stl, or
      hodrick-prescott for annual series.
      """)

  @OptionGroup var selection: SelectionOptions
  var asOf: String? { selection.vintage.asOf }
  @OptionGroup var series: SeriesOptions

  @Option(name: .long, help: "The method.")
  var method: String?

  @Flag(name: .long, help: "stl that outliers do not carry away.")
  var robust = false

  @Flag(name: .long, help: "Parts multiply: stl of logarithms, multiplicative classical and x-13.")
  var multiplicative = false

  @Option(name: .long, help: "The smoothing of hodrick-prescott (default: 1600 for quarters, 6.25, 129600).")
  var smoothing: Double?

  @OptionGroup var format: FormatOptions

  func run() throws {
    var request = DecomposeRequest()
    request.series = series.request(selection.selection)
    request.method = method
    request.robust = robust
    request.multiplicative = multiplicative
    request.smoothing = smoothing
    try Terminal.show(try Workflows.Comity.decompose(request, output: format.options))
  }
}
