import Decimals
import Nomenclature
import Observations
import Panels
import TestSupport
import Testing

@Suite struct PeriodWindowsTests {
  private func months(_ first: String, _ last: String) -> [Period] { Period(first)!.periods(through: Period(last)!) }

  @Test func fiscalYearsBeginInTheirMonthAndBearBothNames() throws {
    let windows = try PeriodWindows.years(of: months("2018-01", "2020-05"), startingIn: 4)
    #expect(windows.windows.map { windows.name(of: $0.period) } == ["2018/19", "2019/20"])
    #expect(windows.windows[0].parts == months("2018-04", "2019-03"))
    #expect(windows.meaning.contains("2019/20 is 2019-04 to 2020-03"))
    #expect(
      Panel(seriesFields: [], frequency: .year, periods: [], series: [], unit: "", yearStart: 4).name(of: .year(1_999))
        == "1999/00")
  }

  @Test func toDateTakesTheSameMonthsOfEachYear() throws {
    let windows = try PeriodWindows.toDate(months("2017-03", "2019-08"))
    #expect(windows.windows.map(\.period) == [.year(2018), .year(2019)])
    #expect(windows.windows.map(\.parts) == [months("2018-01", "2018-08"), months("2019-01", "2019-08")])
    let fiscal = try PeriodWindows.toDate(months("2018-01", "2019-08"), yearStart: 7)
    #expect(fiscal.windows.map(\.parts) == [months("2018-07", "2018-08"), months("2019-07", "2019-08")])
    let quarters = try PeriodWindows.toDate(Period("2017-Q1")!.periods(through: Period("2018-Q2")!))
    #expect(quarters.windows.map { $0.parts.count } == [2, 2])
  }

  @Test func whatMakesNoYearIsRefused() throws {
    #expect(throws: PanelError.noPartsOfYears("year")) {
      try PeriodWindows.years(of: [.year(2018)], startingIn: 4)
    }
    #expect(throws: PanelError.yearStartsWithin("quarter", month: 5)) {
      try PeriodWindows.years(of: Period("2017-Q1")!.periods(through: Period("2019-Q2")!), startingIn: 5)
    }
    #expect(throws: PanelError.noWholeYear(first: "2018-01", last: "2018-11")) {
      try PeriodWindows.years(of: months("2018-01", "2018-11"), startingIn: 1)
    }
    #expect(throws: PanelError.windowTooLong(12, "month", first: "2018-01", last: "2018-11")) {
      try PeriodWindows.rolling(12, over: months("2018-01", "2018-11"))
    }
  }

  /// Rolling sums of a rolling window of 1 are the series; sums over windows are those of their parts, exactly; a hole
  /// leaves no window that holds it.
  @Test func sumsAreThoseOfTheParts() throws {
    var random = SeededGenerator(seed: 8)
    for _ in 0..<60 {
      let periods = Period.month(2_010, Int.random(in: 1...12, using: &random)).periods(
        through: Period.month(2_014, Int.random(in: 1...12, using: &random)))
      let values = periods.map { _ -> AggregateValue in
        Int.random(in: 0..<25, using: &random) == 0
          ? .missing
          : .exact(ExactDecimal(mantissa: Int128(Int64.random(in: -9_999...99_999, using: &random)), scale: 2))
      }
      let panel = Panel(
        seriesFields: [], frequency: .month, periods: periods, series: [.init(key: [], values: values)], unit: "USD")
      let windows = [
        try PeriodWindows.rolling(1, over: periods),
        try PeriodWindows.rolling(Int.random(in: 2...12, using: &random), over: periods),
        try PeriodWindows.toDate(periods),
        try PeriodWindows.years(of: periods, startingIn: Int.random(in: 1...12, using: &random)),
      ]
      for kind in windows {
        let summed = panel.summed(over: kind)
        #expect(summed.periods == kind.windows.map(\.period))
        for (window, found) in zip(kind.windows, summed.series[0].values) {
          let parts = window.parts.map { values[$0.index - periods[0].index] }
          if parts.contains(.missing) {
            #expect(found == .missing)
          } else {
            #expect(found == .exact(parts.compactMap(\.exactValue).reduce(.zero, +)))
          }
        }
      }
      #expect(panel.summed(over: windows[0]).series[0].values == values)
    }
  }
}

@Suite struct PanelComparisonTests {
  private let panel = Panel(
    seriesFields: ["partner"], frequency: .year, periods: [.year(2_018), .year(2_019), .year(2_020)],
    series: [
      .init(key: ["RUS"], values: [.exact(8), .exact(10), .exact(-2)]),
      .init(key: ["VNM"], values: [.missing, .exact(3), .exact(4)]),
      .init(key: ["THA"], values: [.exact(0), .exact(3), .exact(4)]),
    ], unit: "USD")

  @Test func changesAreFromOnePeriod() throws {
    let changes = try panel.changes(from: .year(2_018))
    #expect(changes.series[0].values == [.exact(0), .exact(ExactDecimal("0.25")!), .missing])
    #expect(changes.series[1].values == [.missing, .missing, .missing])
    #expect(changes.series[2].values == [.missing, .missing, .missing])
    #expect(throws: PanelError.periodNotThere("2021", first: "2018", last: "2020")) {
      try panel.changes(from: .year(2_021))
    }
  }

  @Test func growthFromOnePeriodAddsUp() throws {
    let paths = try panel.growth(from: .year(2_018))
    #expect(paths[0].rates.map(\.doubleValue) == [0, 0.25, nil])
    #expect(paths[2].rates[1] == .undefined(.zeroBase))
    #expect(paths[2].contributions[1].doubleValue == 3.0 / 8)
  }

  @Test func aQuotientWithoutDivisorIsMissing() throws {
    let heads: [String: AggregateValue] = ["RUS": .exact(4), "VNM": .exact(0)]
    let divided = panel.divided(unit: "USD / person") { key, _ in heads[key[0]] ?? .missing }
    #expect(divided.series[0].values == [.exact(2), .exact(ExactDecimal("2.5")!), .exact(ExactDecimal("-0.5")!)])
    #expect(divided.series[1].values == [.missing, .missing, .missing])
    #expect(divided.series[2].values == [.missing, .missing, .missing])
    #expect(divided.unit == "USD / person")
  }
}
