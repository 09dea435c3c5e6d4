import ArgumentParser
import Workflows

/// The options of every command over data.
struct SelectionOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("Files, folders, - or bundled or imported data sets.", valueName: "data"))
  var data: [String]

  @OptionGroup var vintage: AsOfOption

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Which rows: FIELD=V1,V2 FIELD!=V FIELD=LOW..HIGH FIELD=27* FIELD=@BLOC. Repeatable; all must hold."))
  var `where`: [String] = []

  @Option(
    name: .long,
    help: "What to compute: FIELD[:sum|mean|median|min|max|count|distinct], FIELD:quantile:P, FIELD:mean:WEIGHT.")
  var values: String?

  @OptionGroup var reading: ReadingOptions

  @Option(name: .long, help: "Who is a member in a period: by its start, its end (default) or the whole of it.")
  var members: String?

  @Flag(name: .customLong("same-reporters"), help: "Only reporters with data in every period.")
  var sameReporters = false

  @Option(name: .long, help: "The currency to convert to, with --rates.")
  var currency: String?

  @Option(name: .long, help: "Exchange rates: a file with currency, year, per_usd.")
  var rates: String?

  @Option(name: .long, help: "A price index by period, with --base.")
  var deflate: String?

  @Option(name: .long, help: "The period whose prices are taken.")
  var base: String?

  @Option(name: .customLong("max-rejects"), help: "Go on with at most N or P% unreadable rows.")
  var maxRejects: String?

  @Option(name: .long, help: "Write unreadable rows to a file.")
  var rejects: String?

  @OptionGroup var work: ThreadsOption

  @OptionGroup var engine: EngineOptions

  @Flag(name: .long, help: "What each stage took, on standard error.")
  var timings = false

  func validate() throws {
    if data.isEmpty { throw ValidationError("Name a file, a folder, - or a bundled or imported data set.") }
    if rates != nil, currency == nil { throw ValidationError("--rates needs --currency, the currency to convert to.") }
    if base != nil, deflate == nil { throw ValidationError("--base needs --deflate, the price index to use.") }
  }

  func selection(comparing comparison: ComparisonOptions, _ source: SourceOption? = nil) -> DataSelection {
    var selection = selection
    selection.source = source?.source
    selection.comparison = comparison.comparison
    return selection
  }

  var selection: DataSelection {
    var selection = DataSelection()
    selection.data = data
    selection.asOf = vintage.asOf
    reading.apply(to: &selection)
    selection.conditions = self.where
    selection.values = values.map { words($0) } ?? []
    selection.maxRejects = maxRejects
    selection.rejectsFile = rejects
    selection.threads = work.threads
    selection.engine = engine.choice
    selection.currency = currency
    selection.ratesFile = rates
    selection.deflator = deflate
    selection.base = base
    selection.members = members
    selection.sameReporters = sameReporters
    selection.timings = timings
    selection.onProgress = Terminal.progress
    return selection
  }
}

/// `a,b` as two words.
func words(_ text: String) -> [String] {
  text.split(separator: ",").map { word in
    var word = word
    while word.first == " " { word.removeFirst() }
    while word.last == " " { word.removeLast() }
    return String(word)
  }
}

/// The options of every command that prints a result.
struct FormatOptions: ParsableArguments {
  @Option(
    name: .long, help: "text, csv, tsv, json, markdown, html or xlsx (default: the suffix of --output, else text).")
  var format: String?

  @Option(name: .shortAndLong, help: "A file to write instead of standard output.")
  var output: String?

  @Flag(name: .long, help: "With csv and tsv: the notes on standard error.")
  var notes = false

  @Option(name: .long, help: "excel: byte order mark, CR LF, guarded formulas.")
  var dialect: String?

  @Option(name: .long, help: "comma: ; between cells and a decimal comma.")
  var decimal: String?

  var options: OutputOptions {
    var options = OutputOptions()
    options.format = format
    options.path = output
    options.notes = notes
    options.dialect = dialect
    options.decimalSign = decimal
    return options
  }
}
