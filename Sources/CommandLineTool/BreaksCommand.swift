import ArgumentParser
import Workflows

struct BreaksCommand: ParsableCommand, ReadsVintages {
  static let configuration = CommandConfiguration(
    commandName: "breaks", abstract: "Structural breaks: tests and dates with intervals.",
    usage: "comity breaks DATA ... [--series F,F] [--method M,M] [options]",
    discussion: """
      Methods: structural-break, bai-perron, pettitt, recursive-cusum, ols-cusum
      (default: all). comity explain METHOD tells what each one is.
      """)

  @OptionGroup var selection: SelectionOptions
  var asOf: String? { selection.vintage.asOf }
  @OptionGroup var series: SeriesOptions

  @Option(name: .long, help: "The methods: M,M,…")
  var method: String?

  @Option(name: .long, help: "What is constant between breaks: level (default) or trend.")
  var around: String?

  @OptionGroup var format: FormatOptions

  func run() throws {
    var request = BreaksRequest()
    request.series = series.request(selection.selection)
    request.methods = method.map { words($0) } ?? []
    request.around = around
    try Terminal.show(try Workflows.Comity.breaks(request, output: format.options))
  }
}
