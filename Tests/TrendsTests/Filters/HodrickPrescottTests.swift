import Foundation
import TestSupport
import Testing

@testable import Trends

@Suite struct HodrickPrescottTests {
  static let product = Macrodata.table.map { $0[0] }

  @Test func agreesOnRealProduct() throws {
    let found = try HodrickPrescott(.quarterly).filter(Self.product)
    for (index, cycle, trend) in [(0, 39.51191485, 2670.837085), (1, 80.08853246, 2698.712468)] {
      #expect(abs(try #require(found.cycle[index]) - cycle) < 1e-8)
      #expect(abs(try #require(found.trend[index]) - trend) < 5e-7)
    }
    #expect(found.variant == "two-sided Hodrick–Prescott filter, λ = 1600, the rule for quarters")
    #expect(found.filtered == 203 && found.observations == 203)
  }

  @Test func agreesWithStatsmodels() throws {
    let found = try HodrickPrescott(.quarterly).filter(Self.product)
    let rows = try oracleRows("filters/filters.csv").filter { $0[0] == "hodrick-prescott 1600" }
    #expect(rows.count > 25)
    for row in rows {
      let index = try #require(Int(row[1])) - 1
      let correct = digits(found.trend[index], Double(row[2])!)
      #expect(correct >= 11, "observation \(index + 1): \(correct) digits")
    }
  }

  @Test func agreesWithTheExactSolution() throws {
    let found = try HodrickPrescott(.quarterly).filter(Self.product)
    let rows = try oracleRows("filters/filters.csv").filter { $0[0] == "exactly 1600" }
    #expect(rows.count > 25)
    for row in rows {
      let index = try #require(Int(row[1])) - 1
      let correct = (
        digits(found.trend[index], Double(row[2])!), digits(found.cycle[index], Double(row[3])!, scale: 10)
      )
      #expect(correct.0 >= 14 && correct.1 >= 11, "observation \(index + 1): \(correct) digits")
    }
  }

  @Test(arguments: [1e-6, 6.25, 100, 1600, 129_600, 1e12]) func agreesWithExactSolutions(lambda: Double) throws {
    let found = try HodrickPrescott(.value(lambda)).filter(Array(Self.product.prefix(40)))
    let rows = try oracleRows("filters/filters.csv").filter {
      $0[0].hasPrefix("exact ") && Double($0[0].dropFirst(6)) == lambda
    }
    #expect(rows.count == 8)
    for row in rows {
      let index = try #require(Int(row[1])) - 1
      let correct = digits(found.trend[index], Double(row[2])!)
      #expect(correct >= 13, "trend \(index + 1): \(correct) digits")
      let ofCycle = digits(found.cycle[index], Double(row[3])!, scale: Double(row[2])! * min(1, lambda))
      #expect(ofCycle >= 13, "cycle \(index + 1): \(ofCycle) digits")
    }
  }

  @Test func namedRules() {
    let rules: [HodrickPrescott.Smoothing] = [.annual, .annualHundred, .quarterly, .monthly]
    #expect(rules.map(\.lambda) == [1600 / 256, 100, 1600, 1600 * 81])
  }

  /// The conditions of the minimum: x = trend + λ DᵀD trend, and the cycle has no mean and no slope.
  @Test func satisfiesTheNormalEquations() throws {
    var random = SeededGenerator(seed: 71)
    for _ in 0..<60 {
      let values = (0..<Int.random(in: 3...90, using: &random)).map { _ in Double.random(in: -5...9, using: &random) }
      let lambda = exp(Double.random(in: -6...9, using: &random))
      let found = try HodrickPrescott(.value(lambda)).filter(values)
      let trend = found.trend.compactMap(\.self)
      var sums = trend
      for t in 0..<(values.count - 2) {
        let bend = lambda * (trend[t] - 2 * trend[t + 1] + trend[t + 2])
        sums[t] += bend
        sums[t + 1] -= 2 * bend
        sums[t + 2] += bend
      }
      for (sum, value) in zip(sums, values) { #expect(abs(sum - value) < 1e-11 * max(1, lambda)) }
      let cycle = found.cycle.compactMap(\.self)
      #expect(abs(cycle.reduce(0, +)) < 1e-9)
      #expect(abs(cycle.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element }) < 1e-7)
    }
  }

  @Test func limits() throws {
    let nile = Series.nile
    #expect(try HodrickPrescott(.value(0)).filter(nile).trend == nile)
    let line = try LinearTrend(errors: .classical).estimate(times: Series.nileYears, values: nile)
    for lambda in [1e13, 1e30, .infinity] {
      let trend = try HodrickPrescott(.value(lambda)).filter(nile).trend.compactMap(\.self)
      #expect(digits(trend[0], try #require(line.fittedAtStart)) > 6.5)
      for (left, right) in zip(trend, trend.dropFirst()) {
        #expect(abs((right - left) - line.estimate) < 1e-5, "λ = \(lambda)")
      }
    }
  }

  @Test func refusals() {
    func reason(_ values: [Double]) -> DecompositionRefusal.Reason? {
      #expect(throws: DecompositionRefusal.self) { try HodrickPrescott(.annual).filter(values) }?.reason
    }
    #expect(reason([1, 2]) == .tooFewObservations(needed: 3, found: 2))
    #expect(reason([1, 2, .nan, 4]) == .notFinite(index: 2))
    #expect(reason([1e308, -1e308, 1e308, 2]) == .overflow)
    let gap = DecompositionRefusal(method: .hodrickPrescott, reason: .notFinite(index: 2))
    #expect(
      gap.description == """
        No hodrick-prescott of this series: observation 3 is missing or infinite, and every period counts; fill the gap \
        or take a part without.
        """)
  }

  @Test func constantSeriesIsItsTrend() throws {
    let found = try HodrickPrescott(.quarterly).filter([7, 7, 7, 7])
    #expect(found.trend == [7, 7, 7, 7] && found.cycle == [0, 0, 0, 0])
  }
}
