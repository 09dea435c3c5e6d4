import ArgumentParser
import Workflows

/// The options that compare along time and with other quantities.
struct ComparisonOptions: ParsableArguments {
  @Option(name: .long, help: "Compare all periods with this one.")
  var against: String?

  @Flag(name: .customLong("to-date"), help: "The same months (or quarters) of each year, up to the last there is.")
  var toDate = false

  @Option(name: .long, help: "Sums of the last N periods.")
  var rolling: Int?

  @Option(name: .customLong("year-starts"), help: "Years that begin in a month: 04.")
  var yearStarts: Int?

  @Option(name: .long, help: "A file whose series continue those of the data, linked where they overlap.")
  var splice: String?

  @Option(name: .customLong("with"), help: "A file to divide by: output, population.")
  var companion: String?

  @Option(name: .customLong("with-where"), help: "Which rows of that file: FIELD=VALUE. Repeatable.")
  var companionConditions: [String] = []

  @Option(name: .long, help: "The fields that join the two files: F,F (default: those both have).")
  var on: String?

  @Flag(name: .long, help: "How many members of a bloc have data, as a column.")
  var coverage = false

  func validate() throws {
    if let rolling, rolling < 2 { throw ValidationError("--rolling takes a number from 2.") }
    if let yearStarts, !(1...12).contains(yearStarts) {
      throw ValidationError("--year-starts takes a month, 01 to 12.")
    }
    if on != nil || !companionConditions.isEmpty, companion == nil {
      throw ValidationError("--on and --with-where need --with, the file to join.")
    }
  }

  var comparison: Comparison {
    var comparison = Comparison()
    comparison.against = against
    comparison.toDate = toDate
    comparison.rolling = rolling
    comparison.yearStart = yearStarts
    comparison.splice = splice
    comparison.companion = companion
    comparison.companionConditions = companionConditions
    comparison.on = on.map { words($0) } ?? []
    comparison.coverage = coverage
    return comparison
  }
}
