import ArgumentParser
import Workflows

struct ReportCommand: ParsableCommand, ReadsVintages {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "A whole trend report.",
    usage: "comity report [NAME | SPEC.yaml] [--set NAME=VALUE] [options]",
    discussion: """
      Without a name: the bundled report on ASEAN and Russia.
      comity report --init asean-russia > mine.yaml copies it, to be changed.
      With --output FOLDER/: a page, a workbook, Markdown, text and json, and the csv
      of every table with its metadata (CSV on the Web).
      """)

  @Argument(
    help: """
      The report: asean-russia, economy-profile, bloc-partners, monthly-bulletin, or \
      a file that specifies one.
      """)
  var name: String?

  @Option(name: .long, help: "A parameter of the specification: name=value; repeatable.")
  var set: [String] = []

  @Flag(name: .long, help: "An example of a specification; with a NAME, that one to copy.")
  var `init` = false

  @Flag(name: .long, help: "The form of specifications, as JSON Schema for editors.")
  var schema = false

  @OptionGroup var engine: EngineOptions

  @Flag(name: .long, help: "What each stage took, on standard error.")
  var timings = false

  @OptionGroup var vintage: AsOfOption
  @OptionGroup var format: FormatOptions
  var asOf: String? { vintage.asOf }

  func run() throws {
    if schema { return try Terminal.show(Workflows.Comity.specificationSchema) }
    if self.`init` { return try Terminal.show(try Workflows.Comity.specificationExample(name)) }
    var request = ReportRequest()
    if let name { request.name = name }
    request.settings = set
    request.engine = engine.choice
    request.timings = timings
    try Terminal.show(try Workflows.Comity.report(request, output: format.options))
  }
}
