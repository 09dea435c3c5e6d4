import ArgumentParser
import Workflows

struct IndicatorCommand: ParsableCommand, ReadsVintages {
  static let configuration = CommandConfiguration(
    commandName: "indicator", abstract: "A trade indicator.",
    usage: "comity indicator NAME DATA ... [--variant VARIANT] [options]\n       comity indicator --list",
    discussion: """
      comity indicator balassa trade.csv --where reporter=VNM --where product=85*
      comity indicator intra-share trade.csv --where reporter=@ASEAN
      Conditions on the reporter choose rows of the result; the world stays whole.
      Several names divided by commas take one reading of the data.
      """)

  @Flag(name: .long, help: "Which indicators there are, what they need, their variants.")
  var list = false

  @Argument(help: ArgumentHelp("An indicator, or several: hhi,entropy.", valueName: "name"))
  var name: String

  @OptionGroup var selection: SelectionOptions
  var asOf: String? { selection.vintage.asOf }

  @Option(name: .long, help: "The variant (comity indicator --list).")
  var variant: String?

  @Option(name: .long, help: "What concentration is over: product (default) or partner.")
  var over: String?

  @Option(name: .long, help: "Cut product codes to 2, 4 or 6 digits.")
  var products: Int?

  @Option(name: .long, help: "Product codes carried over by a file of from, to, weight.")
  var concordance: String?

  @Flag(name: .long, help: "Low and high over all spreads of uncertain values.")
  var bounds = false

  @Option(name: .long, help: "Which rows are uncertain: FIELD=V1,V2 (default: marks).")
  var uncertain: String?

  @Option(name: .long, help: "The value that a traded product exceeds (margins).")
  var threshold: String?

  @Option(name: .long, help: "Values as an index: 2013=100.")
  var index: String?

  @OptionGroup var comparison: ComparisonOptions
  @OptionGroup var source: SourceOption

  @OptionGroup var format: FormatOptions

  /// `indicator --list` takes no data, so it is a command of its own.
  static func separatingList(_ arguments: [String]) -> [String] {
    guard arguments.first == configuration.commandName, arguments.contains("--list") else { return arguments }
    return [IndicatorListCommand.name] + arguments.dropFirst().filter { $0 != "--list" }
  }

  func run() throws {
    var request = IndicatorRequest()
    request.selection = selection.selection(comparing: comparison, source)
    request.names = words(name)
    request.variant = variant
    request.over = over
    request.productDigits = products
    request.threshold = threshold
    request.index = index
    request.concordance = concordance
    request.bounds = bounds
    request.uncertain = uncertain
    try Terminal.show(try Workflows.Comity.indicator(request, output: format.options))
  }
}

struct IndicatorListCommand: ParsableCommand {
  static let name = "indicator-list"

  static let configuration = CommandConfiguration(
    commandName: name, abstract: "Which indicators there are.", usage: "comity indicator --list [--format FORMAT]",
    shouldDisplay: false)

  @OptionGroup var format: FormatOptions

  func run() throws { try Terminal.show(try Workflows.Comity.indicatorList(output: format.options)) }
}
