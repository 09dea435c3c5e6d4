import Indicators
import TestSupport
import Testing
import Vectors

@Suite struct IndexNumbersTests {
  @Test func byHand() throws {
    // Prices 2 → 3 and 5 → 4, quantities 10 → 8 and 4 → 6.
    func index(_ formula: IndexNumbers.Formula) throws -> Double {
      try IndexNumbers.priceIndex(
        prices: [2, 5], quantities: [10, 4], laterPrices: [3, 4], laterQuantities: [8, 6], formula: formula)
    }
    #expect(isNear(try index(.laspeyres), 46.0 / 40))
    #expect(isNear(try index(.paasche), 48.0 / 46))
    #expect(isNear(try index(.fisher), (46.0 / 40 * 48 / 46).squareRoot()))
    // exp(½ ln 1.5 + ½ ln 0.8): both items have half of the value in both periods.
    #expect(isNear(try index(.tornqvist), 1.2.squareRoot()))
  }

  @Test func laws() throws {
    var generator = SeededGenerator(seed: 13)
    for _ in 0..<50 {
      let columns = (0..<4).map { _ in
        Vector((0..<15).map { _ in Double.random(in: 0.1..<50, using: &generator) })
      }
      for formula in IndexNumbers.Formula.allCases {
        let index = try IndexNumbers.priceIndex(
          prices: columns[0], quantities: columns[1], laterPrices: columns[2], laterQuantities: columns[3],
          formula: formula)
        let same = try IndexNumbers.priceIndex(
          prices: columns[0], quantities: columns[1], laterPrices: columns[0], laterQuantities: columns[3],
          formula: formula)
        #expect(isNear(same, 1))
        // All prices doubled double the index; money of another name does not change it.
        let doubled = try IndexNumbers.priceIndex(
          prices: columns[0], quantities: columns[1], laterPrices: Vector(columns[2].map { 2 * $0 }),
          laterQuantities: columns[3], formula: formula)
        #expect(isNear(doubled, 2 * index))
        let backward = try IndexNumbers.priceIndex(
          prices: columns[2], quantities: columns[3], laterPrices: columns[0], laterQuantities: columns[1],
          formula: formula)
        // Fisher and Törnqvist reverse in time.
        if formula == .fisher || formula == .tornqvist { #expect(isNear(index * backward, 1)) }
      }
    }
  }

  /// Six products in five periods, printed to four places in the manuals' worked example.
  @Test func publishedExample() throws {
    let rows = try OracleFile.rows("indicators/price_example.csv")
    func numbers(_ kind: String, _ period: Int) -> Vector {
      Vector(rows.filter { $0[0] == kind && $0[1] == String(period) }.compactMap { Double($0[3]) })
    }
    func value(_ kind: String, _ period: Int, _ item: String) throws -> Double {
      try #require(rows.first { $0[0] == kind && $0[1] == String(period) && $0[2] == item }.flatMap { Double($0[3]) })
    }
    for formula in IndexNumbers.Formula.allCases {
      for period in 1...5 {
        let index = try IndexNumbers.priceIndex(
          prices: numbers("price", 1), quantities: numbers("quantity", 1), laterPrices: numbers("price", period),
          laterQuantities: numbers("quantity", period), formula: formula)
        // Half a unit of the last place, and a whole one for the value that is cut off and not rounded in print.
        #expect(abs(index - (try value(formula.rawValue, period, "printed"))) < 1.0e-4)
        #expect(isNear(index, try value(formula.rawValue, period, "computed"), within: 1e-14))
      }
    }
  }

  @Test func chainsAndTerms() throws {
    #expect(IndexNumbers.chained([1.5, 2, .nan, 2]).prefix(3) == [100, 150, 300])
    #expect(IndexNumbers.chained([1.5, .nan, 2]).suffix(2).allSatisfy { $0.isNaN })
    #expect(try IndexNumbers.termsOfTrade(exportPrice: 120, importPrice: 80) == 150)
    #expect(throws: IndicatorRefusal(subject: "terms of trade", reason: .noTrade("the import price index"))) {
      try IndexNumbers.termsOfTrade(exportPrice: 1, importPrice: 0)
    }
  }

  @Test func itemsInBothPeriods() throws {
    let index = try IndexNumbers.priceIndex(
      prices: [2, 0, 3], quantities: [1, 5, 9], laterPrices: [4, 7, .nan], laterQuantities: [1, 1, 1],
      formula: .laspeyres)
    #expect(index == 2)
    #expect(throws: IndicatorRefusal.self) {
      try IndexNumbers.priceIndex(
        prices: [0], quantities: [1], laterPrices: [1], laterQuantities: [1], formula: .fisher)
    }
  }

  @Test func unitValues() throws {
    let values: Vector = [100, 210, 290, 410, 50_000, 7]
    let quantities: Vector = [10, 20, 30, 40, 50, 0]
    let all = try IndexNumbers.unitValue(values: values, quantities: quantities)
    #expect(isNear(all.value, 51_010.0 / 150) && all.outliers.isEmpty && all.withoutQuantity == [5])
    for rule in [IndexNumbers.OutlierRule.interquartile(1.5), .medianDeviation(3), .factor(5)] {
      let kept = try IndexNumbers.unitValue(values: values, quantities: quantities, outliers: rule)
      #expect(kept.outliers == [4])
      #expect(isNear(kept.value, 10.1))
      #expect(isNear(kept.coverage, 1_010.0 / 51_017))
    }
    // Three flows are too few to say which is wrong.
    let few = try IndexNumbers.unitValue(values: [1, 1, 1_000], quantities: [1, 1, 1], outliers: .factor(2))
    #expect(few.outliers.isEmpty)
    #expect(throws: IndicatorRefusal.self) { try IndexNumbers.unitValue(values: [1], quantities: [0]) }
  }

  @Test func concordance() throws {
    let links = [
      ProductConcordance.Link(from: "010110", to: "010121", weight: 0.25),
      .init(from: "010110", to: "010129", weight: 0.75),
      .init(from: "020100", to: "020100", weight: 1), .init(from: "030000", to: "030001", weight: 2),
    ]
    let concordance = try ProductConcordance(links)
    #expect(concordance.rescaled == ["030000": 2])
    let found = concordance.convert(["010110": 8, "020100": 5, "030000": 3, "990000": 11])
    #expect(found.values == ["010121": 2, "010129": 6, "020100": 5, "030001": 3])
    #expect(found.moved == 11 && found.unmatched == ["990000": 11] && found.unmatchedTotal == 11)
    #expect(throws: IndicatorRefusal.self) { try ProductConcordance([.init(from: "1", to: "2", weight: 0)]) }
    var generator = SeededGenerator(seed: 14)
    let many = (0..<300).map { index in
      ProductConcordance.Link(
        from: String(index % 60), to: String(Int.random(in: 0..<80, using: &generator)),
        weight: .random(in: 0.01..<1, using: &generator))
    }
    let values = Dictionary(uniqueKeysWithValues: (0..<70).map { (String($0), Double($0 * $0)) })
    let moved = try ProductConcordance(many).convert(values)
    let after = moved.values.values.reduce(0, +) + moved.unmatchedTotal
    #expect(isNear(after, values.values.reduce(0, +)))
  }
}
