import ArgumentParser
import Workflows

struct ExportCommand: ParsableCommand, ReadsVintages {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "One report for every value of a field.",
    usage: "comity export SPEC.yaml --each FIELD --output DIR [--format csv,xlsx]",
    discussion: """
      comity export profile.yaml --each partner --format csv,xlsx --output profiles
      The data are read once. index.csv lists the files. Run again, it keeps those
      whose specification and data are as they were, and finishes what was ended.
      """)

  @Argument(help: "The file of the specification.")
  var specification: String

  @Option(name: .long, help: "The field: partner, reporter, product:2, …")
  var each: String

  @Option(name: .long, help: "A value of the field that has a report (default: all of them); repeatable.")
  var only: [String] = []

  @Option(name: .long, help: "csv, tsv, xlsx, html, markdown, text or json; several with commas.")
  var format = "csv"

  @Option(name: .shortAndLong, help: "The folder of the files.")
  var output: String

  @Option(name: .long, help: "A parameter of the specification: name=value; repeatable.")
  var set: [String] = []

  @OptionGroup var work: ThreadsOption

  @OptionGroup var engine: EngineOptions

  @Flag(name: .long, help: "What each stage took, on standard error.")
  var timings = false

  @OptionGroup var vintage: AsOfOption
  var asOf: String? { vintage.asOf }

  func run() throws { try Terminal.show(try Workflows.Comity.export(request)) }

  var request: ExportRequest {
    var request = ExportRequest()
    request.specification = specification
    request.settings = set
    request.each = each
    request.only = only
    request.formats = words(format)
    request.folder = output
    request.threads = work.threads
    request.engine = engine.choice
    request.timings = timings
    request.onProgress = Terminal.countProgress
    return request
  }
}
