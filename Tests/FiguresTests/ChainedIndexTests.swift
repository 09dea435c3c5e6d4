import Decimals
import Figures
import Intervals
import Testing

@Suite struct ChainedIndexTests {
  private func ledger(_ levels: [(Int, String)], _ rates: [(Int, String)]) throws -> Ledger {
    var rows = levels.map { year, value in
      SmallLedger.figure(
        "L\(year)", kind: "level", value: value, printed: "\(value) billion USD", unit: "billion USD", year: year)
    }
    rows += rates.map { year, value in
      SmallLedger.figure(
        "G\(year)", kind: "growth", value: value, printed: "\(value)%", unit: "percent", year: year, base: year - 1)
    }
    var tables = try SmallLedger(rows).tables()
    tables.conflicts = nil
    return try Ledger(tables)
  }

  @Test func ratesAreChained() throws {
    let index = try ledger([], [(2018, "10"), (2019, "-5")]).chainedIndex(series: "tha-rus")
    #expect(index.points.map(\.year) == [2017, 2018, 2019])
    #expect(index.points[0].index == Interval(exactly: ExactRational(100)))
    #expect(index.points[1].index.text(places: nil) == "[109.5, 110.5)")
    // (109.5, 110.5) × (0.945, 0.955), the product of independent roundings.
    #expect(index.points[2].index.lower.value == ExactRational(ExactDecimal("103.4775")!))
    #expect(index.points[2].index.upper.value == ExactRational(ExactDecimal("105.5275")!))
    #expect(index.points.allSatisfy { $0.level == nil } && index.gaps.isEmpty)
  }

  @Test func aGapIsAGap() throws {
    let index = try ledger([(2010, "5")], [(2013, "10"), (2016, "4")]).chainedIndex(series: "tha-rus")
    #expect(index.points.map(\.year) == [2010, 2012, 2013, 2015, 2016])
    #expect(Set(index.points.map(\.chain)).count == 3)
    #expect(index.gaps == [2011, 2014])
    #expect(index.points.filter { $0.year >= 2012 }.allSatisfy { $0.level == nil })
  }

  @Test func levelsAreSplicedFromTheNearestPrintedOne() throws {
    let index = try ledger([(2018, "20.0")], [(2018, "10"), (2019, "5"), (2020, "0")]).chainedIndex(series: "tha-rus")
    func level(_ year: Int) -> Interval? { index.points.first { $0.year == year }?.level }
    #expect(level(2018)?.text(places: nil) == "[19.95, 20.05)")
    // 20 × 1.05 with both roundings, and backwards 20 / 1.1; the steps before 2018 do not widen what comes after it.
    #expect(level(2019)?.text(places: nil) == "[20.84775, 21.15275)")
    #expect(level(2017)?.text(places: 3) == "[18.054, 18.311)")
    #expect(index.points.filter(\.isPrinted).map(\.year) == [2018])
  }

  @Test func levelsStepWhereNoRateIsPrinted() throws {
    let index = try ledger([(2016, "13.6"), (2017, "18.3")], [(2018, "6.8")]).chainedIndex(series: "tha-rus")
    #expect(index.points.map(\.step) == [.base, .levels, .rate])
    #expect(index.points[1].index.text(places: 2) == "[133.70, 135.42)")
  }

  @Test func everyTruthLiesInside() throws {
    // Any true levels whose printed rates round to what is given stay inside the chain.
    let true0 = 100.0
    let steps = [0.1049, -0.0451, 0.0799]
    let printed = ["10", "-5", "8"]
    let index = try ledger([], zip(2001..., printed).map { ($0, $1) }).chainedIndex(series: "tha-rus")
    var truth = true0
    for (offset, step) in steps.enumerated() {
      truth *= 1 + step
      let bounds = index.points[offset + 1].index
      #expect(bounds.lower.value!.doubleValue <= truth && truth < bounds.upper.value!.doubleValue)
    }
  }
}
