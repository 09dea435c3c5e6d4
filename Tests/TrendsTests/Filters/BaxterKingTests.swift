import Foundation
import Testing
import Trends

@Suite struct BaxterKingTests {
  @Test(arguments: [BaxterKing.quarterly, .annual, BaxterKing(shortest: 2.5, longest: 40, terms: 20)])
  func agreesWithStatsmodels(filter: BaxterKing) throws {
    let found = try filter.filter(HodrickPrescottTests.product)
    let shortest = filter.shortest == 2.5 ? "2.5" : "\(Int(filter.shortest))"
    let rows = try oracleRows("filters/filters.csv").filter {
      $0[0] == "baxter-king \(shortest) \(Int(filter.longest)) \(filter.terms)"
    }
    #expect(rows.count > 20)
    for row in rows {
      let index = try #require(Int(row[1])) - 1
      // statsmodels sums products of the full level, so the cycle has the digits of the level.
      let correct = digits(found.cycle[index], Double(row[3])!, scale: Double(row[2])!)
      #expect(correct >= 14, "observation \(index + 1): \(correct) digits")
    }
    #expect(found.filtered == 203 - 2 * filter.terms)
    #expect(found.cycle.prefix(filter.terms).allSatisfy { $0 == nil } && found.trend.last == .some(nil))
  }

  @Test func weightsSumToZeroAndRemoveTrends() throws {
    for filter in [BaxterKing.quarterly, .annual, .monthly] {
      let weights = filter.weights
      #expect(abs(weights[0] + 2 * weights.dropFirst().reduce(0, +)) < 1e-15)
      let line = (0..<100).map { 5 + 3 * Double($0) }
      let cycle = try filter.filter(line).cycle.compactMap(\.self)
      #expect(cycle.allSatisfy { abs($0) < 1e-11 })
    }
  }

  /// A long enough filter keeps a wave inside the band and removes those outside.
  @Test func keepsTheBand() throws {
    func power(_ period: Double) throws -> Double {
      let wave = (0..<400).map { sin(2 * Double.pi * Double($0) / period) }
      let cycle = try BaxterKing(shortest: 6, longest: 32, terms: 80).filter(wave).cycle.compactMap(\.self)
      return cycle.reduce(0) { $0 + $1 * $1 } / Double(cycle.count) * 2
    }
    #expect(abs(try power(12) - 1) < 0.05)
    #expect(try power(4) < 0.01)
    #expect(try power(100) < 0.01)
  }

  @Test func refusals() {
    func reason(_ values: [Double]) -> DecompositionRefusal.Reason? {
      #expect(throws: DecompositionRefusal.self) { try BaxterKing.annual.filter(values) }?.reason
    }
    #expect(reason([1, 2, 4, 3, 5, 6]) == .tooFewObservations(needed: 7, found: 6))
    #expect(reason([1, 2, 4, 3, 5, 6, .nan]) == .notFinite(index: 6))
  }
}
