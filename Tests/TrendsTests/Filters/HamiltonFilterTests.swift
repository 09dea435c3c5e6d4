import Foundation
import TestSupport
import Testing
import Trends

@Suite struct HamiltonFilterTests {
  @Test(arguments: [HamiltonFilter.quarterly, .annual, .monthly]) func agreesWithStatsmodels(filter: HamiltonFilter)
    throws
  {
    let found = try filter.filter(HodrickPrescottTests.product.map { 100 * log($0) })
    let rows = try oracleRows("filters/filters.csv").filter { $0[0] == "hamilton \(filter.horizon) \(filter.lags)" }
    #expect(rows.count > 20)
    for row in rows {
      let index = try #require(Int(row[1])) - 1
      let correct = (
        digits(found.trend[index], Double(row[2])!), digits(found.cycle[index], Double(row[3])!, scale: 1)
      )
      #expect(correct.0 >= 11 && correct.1 >= 9, "observation \(index + 1): \(correct) digits")
    }
    let first = filter.horizon + filter.lags - 1
    #expect(found.cycle.prefix(first).allSatisfy { $0 == nil } && found.filtered == 203 - first)
  }

  @Test func cyclesAreUncorrelatedWithWhatForecastsThem() throws {
    var random = SeededGenerator(seed: 72)
    for _ in 0..<30 {
      let values = (0..<Int.random(in: 20...60, using: &random)).map { _ in Double.random(in: 0...10, using: &random) }
      let cycle = try HamiltonFilter(horizon: 3, lags: 2).filter(values).cycle
      for lag in 3...4 {
        let product = values.indices.reduce(0.0) { sum, t in sum + (cycle[t] ?? 0) * (t < 4 ? 0 : values[t - lag]) }
        #expect(abs(product) < 1e-10)
      }
      #expect(abs(cycle.reduce(0.0) { $0 + ($1 ?? 0) }) < 1e-10)
    }
  }

  @Test func refusals() {
    func reason(_ values: [Double]) -> DecompositionRefusal.Reason? {
      #expect(throws: DecompositionRefusal.self) { try HamiltonFilter.annual.filter(values) }?.reason
    }
    #expect(reason([1, 2, 4, 3]) == .tooFewObservations(needed: 5, found: 4))
    #expect(reason([1, 2, 4, 3, .infinity]) == .notFinite(index: 4))
    #expect(reason([4, 4, 4, 4, 4, 4]) == .lagsDependent)
  }
}
