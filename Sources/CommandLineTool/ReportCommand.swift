import ArgumentParser
import Workflows

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "A whole trend report.",
    usage: "comity report [NAME] [--timings] [--format FORMAT] [--output FILE]",
    discussion: """
      Without a name: the bundled report on ASEAN and Russia.
      With --output FOLDER/: a page, a workbook, Markdown, text and json, and the csv
      of every table with its metadata (CSV on the Web).
      """)

  @Argument(help: "The report: asean-russia.")
  var name: String?

  @Flag(name: .long, help: "What each stage took, on standard error.")
  var timings = false

  @OptionGroup var format: FormatOptions

  func run() throws {
    var request = ReportRequest()
    if let name { request.name = name }
    request.timings = timings
    try Terminal.show(try Workflows.Comity.report(request, output: format.options))
  }
}
