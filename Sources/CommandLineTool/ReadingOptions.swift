import ArgumentParser
import Workflows

/// How the columns and cells of files are to be read, where they do not tell themselves.
struct ReadingOptions: ParsableArguments {
  @Option(name: .long, help: "The column or columns of the period: year or year,month.")
  var period: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "How to read the columns: comtrade, comtrade-legacy, baci, worldbank, sdmx-csv, eurostat, plain."))
  var profile: String?

  @Option(name: .long, help: "The character between cells (or tab).")
  var delimiter: String?

  @Option(name: .long, help: "The quote character, or none.")
  var quote: String?

  @Option(name: .customLong("record-end"), help: "The character that ends a record (or cr, lf).")
  var recordEnd: String?

  @Option(name: .customLong("decimal-sign"), help: "The decimal sign of the data: point or comma.")
  var decimalSign: String?

  @Option(name: .long, help: "A cell that means \"no value\"; repeatable.")
  var missing: [String] = []

  func apply(to selection: inout DataSelection) {
    selection.profile = profile
    selection.period = period.map { words($0) }
    selection.delimiter = delimiter
    selection.quote = quote
    selection.recordEnd = recordEnd
    selection.decimalSign = decimalSign
    selection.missing = missing
  }
}
