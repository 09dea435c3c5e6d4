import ArgumentParser
import Workflows

struct FiguresCheckCommand: ParsableCommand, ReadsVintages {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Do the claims of a ledger agree with data and with each other?",
    usage: "comity figures check [LEDGER] [--against DATA] [--strict] [options]",
    discussion: """
      The verdict is that of the claimant's own reading; beneath it stands which other
      reading would turn it. --strict ends with 1 when a claim fails.
      """)

  @OptionGroup var ledger: LedgerOptions

  @Option(
    name: .long,
    help: "Data of trade by partner: files, a folder, - or a bundled data set (default: the ledger's own table trade).")
  var against: [String] = []

  @Option(name: .customLong("data-where"), help: "Which rows of the data, such as product=TOTAL; repeatable.")
  var dataWhere: [String] = []

  @Option(name: .long, help: "How to read the columns of the data: comtrade, baci, plain …")
  var profile: String?

  @Flag(name: .long, help: "A row for every reading, not only the claimant's own.")
  var readings = false

  @Flag(name: .long, help: "End with 1 when a claim fails.")
  var strict = false

  @OptionGroup var vintage: AsOfOption
  @OptionGroup var format: FormatOptions
  var asOf: String? { vintage.asOf }

  func run() throws {
    var request = FiguresCheckRequest()
    request.ledger = ledger.ledger
    request.conditions = ledger.where
    request.data.data = against
    request.data.conditions = dataWhere
    request.data.profile = profile
    request.strict = strict
    request.readings = readings
    try Terminal.show(try Workflows.Comity.figuresCheck(request, output: format.options))
  }
}
