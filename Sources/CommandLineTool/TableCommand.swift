import ArgumentParser
import Workflows

struct TableCommand: ParsableCommand, ReadsVintages {
  static let configuration = CommandConfiguration(
    commandName: "table", abstract: "A pivot table of aggregates.",
    usage: "comity table DATA ... [--rows F,F] [--columns F,F] [options]",
    discussion: """
      comity table trade.csv --rows partner --columns period:year --where flow=X
      Fields may name a level: period:year|quarter|month, product:2|4|6.
      """)

  @OptionGroup var selection: SelectionOptions
  var asOf: String? { selection.vintage.asOf }
  @OptionGroup var comparison: ComparisonOptions

  @Option(name: .long, help: "The fields of the rows: F,F:level,…")
  var rows: String?

  @Option(name: .long, help: "The fields of the columns.")
  var columns: String?

  @Option(name: .long, help: "Shares of the row, column or total.")
  var share: String?

  @Option(name: .long, help: "The N largest rows; the rest as one.")
  var top: Int?

  @Flag(name: .long, help: "A last row that adds up the others; formulas in a workbook.")
  var totals = false

  @Option(name: .long, help: "An index: 2013=100.")
  var index: String?

  @OptionGroup var format: FormatOptions

  func validate() throws {
    if let top, top < 1 { throw ValidationError("--top takes a number from 1.") }
  }

  func run() throws {
    var request = TableRequest()
    request.selection = selection.selection(comparing: comparison)
    request.rows = rows.map { words($0) } ?? []
    request.columns = columns.map { words($0) } ?? []
    request.share = share
    request.top = top
    request.index = index
    request.totals = totals
    try Terminal.show(try Workflows.Comity.table(request, output: format.options))
  }
}
