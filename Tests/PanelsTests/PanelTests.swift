import Decimals
import Nomenclature
import Observations
import Panels
import Testing

@Suite struct PanelTests {
  private func panel(_ cells: [(String, String, String)]) throws -> Panel {
    let rows = cells.map { Aggregation.Row(key: [$0.0, $0.1], values: [.exact(ExactDecimal($0.2)!)], rowCount: 1) }
    return try Panel(rows: rows, seriesFields: ["partner"], unit: "USD")
  }

  @Test func gapsAreExplicitAndNeverZero() throws {
    let made = try panel([("RUS", "2015", "1"), ("RUS", "2018", "4"), ("VNM", "2016", "2")])
    #expect(made.periods.map(\.description) == ["2015", "2016", "2017", "2018"])
    #expect(made.series[0].values == [.exact(1), .missing, .missing, .exact(4)])
    #expect(made.series[1].values == [.missing, .exact(2), .missing, .missing])
    #expect(made.total().counts == [1, 1, 0, 1])
    #expect(made.observations(of: 0).times == [2015, 2018])
  }

  @Test func yearsAndMonthsDoNotMix() {
    #expect(throws: PanelError.mixedFrequencies(["month", "year"])) {
      try panel([("RUS", "2015", "1"), ("RUS", "2015-02", "4")])
    }
  }

  @Test func quartersAreSumsOfThreeMonths() throws {
    let months = (1...5).map { ("RUS", "2015-0\($0)", "1.5") }
    let quarters = try panel(months).resampled(to: .quarter)
    #expect(quarters.periods.map(\.description) == ["2015-Q1", "2015-Q2"])
    #expect(quarters.series[0].values == [.exact(ExactDecimal("4.5")!), .missing])
    #expect(throws: PanelError.self) { try quarters.resampled(to: .month) }
  }

  @Test func anIndexIsAHundredAtItsBase() throws {
    let made = try panel([("RUS", "2015", "8"), ("RUS", "2016", "10"), ("VNM", "2016", "3")])
    let index = try made.indexed(at: Period("2015")!)
    #expect(index.series[0].values == [.exact(100), .exact(125)])
    #expect(index.series[1].values == [.missing, .missing])
    #expect(throws: PanelError.self) { try made.indexed(at: Period("2010")!) }
  }

  @Test func constantPricesAndOtherCurrencies() throws {
    let made = try panel([("RUS", "2015", "8"), ("RUS", "2016", "10")])
    let prices: [Period: AggregateValue] = [Period("2015")!: .exact(80), Period("2016")!: .exact(100)]
    #expect(try made.deflated(by: prices, base: Period("2016")!).series[0].values == [.exact(10), .exact(10)])
    #expect(try made.converted(to: "EUR", rates: prices).series[0].values[1] == .exact(ExactDecimal("0.1")!))
    #expect(throws: PanelError.noDeflator(period: "2014")) { try made.deflated(by: prices, base: Period("2014")!) }
  }

  @Test func aPivotKeepsItsTotals() throws {
    let cells: [(row: [String], column: [String], value: AggregateValue)] = [
      (["a"], ["x"], .exact(1)), (["b"], ["x"], .exact(3)), (["c"], ["x"], .exact(6)), (["c"], ["y"], .exact(2)),
    ]
    let pivot = Pivot(cells)
    #expect(pivot.values[0] == [.exact(1), .missing])
    #expect(pivot.shares(of: .column).values.map { $0[0].doubleValue } == [0.1, 0.3, 0.6])
    let top = pivot.top(1)
    #expect(top.rowKeys == [["c"], ["other (2)"]])
    #expect(top.values[1] == [.exact(4), .missing])
    let mixed = Pivot([(["a"], [""], .exact(1)), (["b"], [""], .exact(-3))])
    #expect(mixed.shares(of: .total).values.allSatisfy { $0 == [.missing] })
  }
}
