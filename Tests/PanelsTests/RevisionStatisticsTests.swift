import Decimals
import Observations
import Panels
import TestSupport
import Testing

@Suite struct RevisionStatisticsTests {
  private func statistics(_ cells: [(String, String)]) -> RevisionStatistics {
    RevisionStatistics(
      cells.map {
        (ExactDecimal($0.0).map { .exact($0) } ?? .missing, ExactDecimal($0.1).map { .exact($0) } ?? .missing)
      })
  }

  /// Against scipy 1.17.1 (`ttest_1samp`) and numpy: Tests/OracleTests/Oracles/revisions/revisions.py.
  @Test func asScipySays() throws {
    let found = statistics([
      ("100", "101.5"), ("200", "198"), ("50", "50"), ("80", "84"), ("120.25", "120.75"), ("10", "9.5"), ("0", "1"),
    ])
    #expect(found.compared == 7)
    #expect(found.revised == 6)
    #expect(found.upward == 4)
    #expect(found.sum == ExactDecimal("4.5"))
    let values = try #require(found.values)
    expect(values.mean, 0.6428571428571429)
    expect(values.meanAbsolute, 1.3571428571428572)
    expect(values.standardDeviation, 1.864454471471609)
    expect(values.biasStatistic, 0.912245460839306)
    expect(values.biasPValue, 0.39681181801879006)
    #expect(values.lowest == -2)
    #expect(values.highest == 4)
    let fractions = try #require(found.fractions)
    #expect(fractions.count == 6)
    expect(fractions.mean, 0.001526334026334026)
    expect(fractions.standardDeviation, 0.03264448138726762)
    expect(fractions.biasPValue, 0.913275449011533)
    expect(found.relativeMeanAbsolute, 9.5 / 560.25)
  }

  private func expect(_ found: Double?, _ expected: Double) {
    guard let found else {
      Issue.record("there is no number")
      return
    }
    #expect(abs(found - expected) <= 1e-12 * max(1, abs(expected)))
  }

  @Test func fewAndMissingCells() {
    #expect(statistics([]).values == nil)
    #expect(statistics([("1", ""), ("", "2")]).compared == 0)
    let one = statistics([("10", "12")])
    #expect(one.values?.mean == 2)
    #expect(one.values?.standardDeviation == nil)
    #expect(one.values?.biasPValue == nil)
    let same = statistics([("10", "10.1"), ("20", "20.1"), ("30", "30.1")])
    #expect(same.values?.standardDeviation == 0)
    #expect(same.values?.biasStatistic == nil)
    let zero = statistics([("0", "5")])
    #expect(zero.fractions == nil)
    #expect(zero.relativeMeanAbsolute == nil)
  }

  /// A revision back has the same size and the other sign; scaling scales.
  @Test func lawsOfRevisions() throws {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<50 {
      let cells = (0..<Int.random(in: 2...40, using: &generator)).map { _ in
        (Int.random(in: 1...1_000_000, using: &generator), Int.random(in: 1...1_000_000, using: &generator))
      }
      func values(_ pairs: [(Int, Int)]) throws -> RevisionStatistics.Moments {
        try #require(
          RevisionStatistics(pairs.map { (.exact(ExactDecimal($0.0)), .exact(ExactDecimal($0.1))) }).values)
      }
      let forth = try values(cells)
      let back = try values(cells.map { ($0.1, $0.0) })
      let scaled = try values(cells.map { (8 * $0.0, 8 * $0.1) })
      #expect(back.mean == -forth.mean)
      #expect(back.meanAbsolute == forth.meanAbsolute)
      #expect(scaled.mean == 8 * forth.mean)
      #expect(scaled.standardDeviation == forth.standardDeviation.map { 8 * $0 })
      #expect(scaled.biasPValue == forth.biasPValue)
      #expect(back.standardDeviation == forth.standardDeviation)
    }
  }
}
