import Decimals
import Ingest
import Nomenclature
import Observations
import Panels

/// A small file or bundled table of one value a period: prices, exchange rates.
enum TimeSeriesFile {
  /// The values of a file by period; with several columns of numbers the one named `index` or `value`.
  static func values(_ name: String) throws -> [Period: AggregateValue] {
    var selection = DataSelection()
    selection.data = [name]
    selection.threads = 1
    let files = try selection.open()
    let measure = files.header.contains("index") ? [Measure("index")] : []
    return try byPeriod(selection, files, measures: measure)
  }

  /// Units of `from` for one unit of `to`, by period, from a file of units per US dollar.
  static func rates(_ name: String, from: String, to: String) throws -> [Period: AggregateValue] {
    let source = try perDollar(name, currency: from)
    let target = try perDollar(name, currency: to)
    guard let source else {
      guard let target else { return [:] }
      return target.mapValues { Panel.quotient(.exact(1), $0, times: 1) }
    }
    guard let target else { return source }
    return source.reduce(into: [:]) { rates, entry in
      if let other = target[entry.key] { rates[entry.key] = Panel.quotient(entry.value, other, times: 1) }
    }
  }

  /// `nil` for the dollar itself.
  private static func perDollar(_ name: String, currency: String) throws -> [Period: AggregateValue]? {
    if currency == "USD" { return nil }
    var selection = DataSelection()
    selection.data = [name]
    selection.threads = 1
    selection.conditions = ["currency=\(currency)"]
    let files = try selection.open()
    for column in ["currency", "per_usd"] where !files.header.contains(column) {
      throw WorkflowError("\(name) has no column \"\(column)\". Rates need columns currency, year and per_usd.")
    }
    let values = try byPeriod(selection, files, measures: [Measure("per_usd", .mean)])
    guard !values.isEmpty else { throw WorkflowError("\(name) has no rates of \(currency).") }
    return values
  }

  private static func byPeriod(
    _ selection: DataSelection, _ files: ObservationFiles, measures: [Measure]
  ) throws -> [Period: AggregateValue] {
    let answer = try SharedReading.apart {
      try selection.aggregate(files, groups: [Field("period")], measures: measures)
    }
    var values: [Period: AggregateValue] = [:]
    for row in answer.aggregation.rows {
      if let period = row.key.first.flatMap({ Period($0) }) { values[period] = row.values[0] }
    }
    return values
  }
}
