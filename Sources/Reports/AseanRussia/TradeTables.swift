import Decimals
import Figures
import Intervals
import Nomenclature
import Observations
import Panels

/// Questions to the bundled table of official levels. One source, unit, price base and scope at a time: the query
/// stops where they would mix.
struct TradeTables {
  let data: AseanRussiaData

  init(_ data: AseanRussiaData) { self.data = data }

  /// Exports plus imports of a reporter by partner and year, from one source. A year with a missing month or a missing
  /// flow is missing.
  func trade(reporter: String, source: String) throws -> TradePanel {
    try annual(
      [.oneOf("reporter", reporter), .oneOf("source", source), .oneOf("sector", "total"), .oneOf("flow", "T")],
      by: Field("partner"))
  }

  /// Exports plus imports of a reporter with a partner by sector and year, totals left out.
  func sectors(reporter: String, partner: String, source: String) throws -> TradePanel {
    try annual(
      [
        .oneOf("reporter", reporter), .oneOf("partner", partner), .oneOf("source", source),
        Condition(field: "sector", test: .isNoneOf(["total"])), .oneOf("flow", "T"),
      ], by: Field("sector"))
  }

  private func annual(_ conditions: [Condition], by field: Field) throws -> TradePanel {
    let query = Query(conditions: conditions, groups: [field, Field("period")], measures: [Measure("value")])
    let aggregation = try data.answer(.trade, query)
    var panel = try Panel(aggregation, unit: aggregation.constants["unit"] ?? "")
    if panel.frequency != .year { panel = try panel.resampled(to: .year) }
    return TradePanel(
      panel: panel, priceBase: aggregation.constants["price_base"] ?? "", scope: aggregation.constants["scope"] ?? "",
      rowCount: aggregation.account.used)
  }

  /// The US consumer price index by year.
  func prices() throws -> [Period: AggregateValue] {
    try byYear(.prices, [.oneOf("economy", "USA")], "index")
  }

  /// Units of a currency for one US dollar, annual averages.
  func rates(_ currency: String) throws -> [Period: AggregateValue] {
    try byYear(.rates, [.oneOf("currency", currency)], "per_usd")
  }

  private func byYear(
    _ table: AseanRussiaData.ObservationTable, _ conditions: [Condition], _ column: String
  ) throws -> [Period: AggregateValue] {
    let query = Query(conditions: conditions, groups: [Field("period")], measures: [Measure(column)])
    var values: [Period: AggregateValue] = [:]
    for row in try data.answer(table, query).rows {
      if let text = row.key.first, let period = Period(text) { values[period] = row.values[0] }
    }
    return values
  }
}

/// Series of one source with what tells them apart from others.
struct TradePanel {
  var panel: Panel
  /// `current`, or the year whose prices are used.
  var priceBase: String
  var scope: String
  var rowCount: Int

  var isCurrent: Bool { priceBase == "current" }

  /// `mn USD`, `mn USD of 2010`.
  var unit: String { "mn \(panel.unit)" + (isCurrent ? "" : " of \(priceBase)") }
}

extension Condition {
  fileprivate static func oneOf(_ field: String, _ value: String) -> Condition {
    Condition(field: field, test: .isOneOf([value]))
  }
}

extension Panel {
  /// The sum of all series as one series; missing where nothing is observed, and where a series is missing that was
  /// observed in another year, since a sum over fewer is no sum.
  func summed(named name: String) -> Panel {
    let (values, counts) = total()
    let most = series.count
    return Panel(
      seriesFields: seriesFields, frequency: frequency, periods: periods,
      series: [
        Series(key: [name], values: zip(values, counts).map { $1 == most ? $0 : .missing })
      ], unit: unit)
  }

  func series(_ key: String) -> Series? { series.first { $0.key == [key] } }

  /// Years and values of a series without its gaps.
  func annual(_ key: String) -> (years: [Int], values: [Double]) {
    guard let one = series(key) else { return ([], []) }
    var (years, values): ([Int], [Double]) = ([], [])
    for (period, value) in zip(periods, one.values) {
      guard let number = value.doubleValue else { continue }
      years.append(period.year)
      values.append(number)
    }
    return (years, values)
  }

  func value(_ key: String, _ year: Int) -> AggregateValue {
    guard let index = periods.firstIndex(of: .year(year)), let one = series(key) else { return .missing }
    return one.values[index]
  }

  /// Growth of a series between two years.
  func growth(_ key: String, from: Int, to: Int) -> GrowthRate { .between(value(key, from), value(key, to)) }
}
