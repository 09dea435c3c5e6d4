import Decimals
import Figures
import Nomenclature
import Observations

/// The bundled table of trade as levels that claims are checked against.
extension AseanRussiaData {
  func officialLevels() throws -> OfficialLevels {
    let columns = [
      "reporter", "partner", "flow", "period", "sector", "data_origin", "unit", "price_base", "scope",
    ]
    let answer = try answer(.trade, Query(groups: columns.map { Field($0) }, measures: [Measure("value")]))
    let rows = answer.rows.compactMap { row -> OfficialLevels.Row? in
      guard let flow = FigureFlow(rawValue: row.key[2]), let period = Period(row.key[3]),
        let value = row.values.first?.exactValue
      else { return nil }
      return OfficialLevels.Row(
        reporter: row.key[0], partner: row.key[1], flow: flow, period: period, sector: row.key[4], origin: row.key[5],
        unit: row.key[6], priceBase: row.key[7], scope: row.key[8], value: value)
    }
    return OfficialLevels(name: "the bundled table of trade", rows: rows)
  }

  /// Consumer prices of the United States by year.
  func consumerPrices() throws -> [Int: ExactDecimal] {
    let answer = try answer(
      .prices,
      Query(
        conditions: [Condition(field: "economy", test: .isOneOf(["USA"]))], groups: [Field("period")],
        measures: [Measure("index")]))
    var prices: [Int: ExactDecimal] = [:]
    for row in answer.rows {
      if let year = Period(row.key[0])?.year, let index = row.values.first?.exactValue { prices[year] = index }
    }
    return prices
  }
}
