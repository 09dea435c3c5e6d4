import TestSupport
import Testing
import Trends

@Suite struct ClassicalDecompositionTests {
  @Test(arguments: [
    "airpassengers additive", "airpassengers multiplicative", "nottem additive", "nottem multiplicative",
  ])
  func agreesWithR(name: String) throws {
    let words = name.split(separator: " ").map(String.init)
    let (period, values) = try #require(try SeasonalTrendLoessTests.series()[words[0]])
    let form = try #require(SeasonalDecomposition.Form(rawValue: words[1]))
    try Self.compare(ClassicalDecomposition(period: period, form: form).decompose(values), name)
  }

  @Test func agreesWithROnAnOddPeriod() throws {
    let values = try #require(try SeasonalTrendLoessTests.series()["nottem"]).values.prefix(113)
    try Self.compare(ClassicalDecomposition(period: 7).decompose(Array(values)), "nottem cut 113 period 7")
  }

  static func compare(_ found: SeasonalDecomposition, _ name: String) throws {
    let rows = try oracleRows("decomposition/stl_r.csv").filter { $0[0] == name }
    #expect(rows.count > 15)
    for row in rows {
      guard let index = Int(row[1]).map({ $0 - 1 }) else { continue }
      for (part, truth) in zip([found.trend[index], found.seasonal[index], found.remainder[index]], row[2...4]) {
        guard let truth = Double(truth) else {
          #expect(part == nil)
          continue
        }
        let correct = digits(part, truth, scale: max(1, abs(truth)))
        #expect(correct >= 12, "\(name), observation \(index + 1): \(correct) digits")
      }
    }
  }

  @Test func addsUp() throws {
    var random = SeededGenerator(seed: 76)
    for _ in 0..<50 {
      let period = Int.random(in: 2...13, using: &random)
      let values = (0..<Int.random(in: (2 * period)...80, using: &random)).map { _ in
        Double.random(in: 1...9, using: &random)
      }
      let sum = try ClassicalDecomposition(period: period).decompose(values)
      let product = try ClassicalDecomposition(period: period, form: .multiplicative).decompose(values)
      for i in values.indices {
        #expect((sum.trend[i] == nil) == (i < period / 2 || i >= values.count - period / 2))
        if let trend = sum.trend[i] {
          #expect(abs(trend + sum.seasonal[i] + sum.remainder[i]! - values[i]) < 1e-13)
          #expect(digits(product.trend[i]! * product.seasonal[i] * product.remainder[i]!, values[i]) > 14)
        }
      }
      #expect(abs(sum.seasonal.prefix(period).reduce(0, +)) < 1e-12)
      #expect(abs(product.seasonal.prefix(period).reduce(0, +) - Double(period)) < 1e-12)
    }
  }

  @Test func adjustsForTheSeason() throws {
    let values = (0..<24).map { 10 + Double($0) + [1.0, -1][$0 % 2] }
    let found = try ClassicalDecomposition(period: 2).decompose(values)
    for (i, value) in found.seasonallyAdjusted(values).enumerated() { #expect(abs(value - 10 - Double(i)) < 1e-13) }
  }

  @Test func refusals() throws {
    func reason(_ values: [Double]) -> DecompositionRefusal.Reason? {
      #expect(throws: DecompositionRefusal.self) {
        try ClassicalDecomposition(period: 3, form: .multiplicative).decompose(values)
      }?.reason
    }
    #expect(reason([1, 2, 3, 4, 5]) == .tooFewObservations(needed: 6, found: 5))
    #expect(reason([1, 2, 3, 4, 5, -6]) == .notPositive(index: 5, value: -6))
    #expect(reason([1, 2, 3, .nan, 5, 6]) == .notFinite(index: 3))
    let constant = try ClassicalDecomposition(period: 3, form: .multiplicative).decompose([2, 2, 2, 2, 2, 2])
    #expect(constant.seasonal == [1, 1, 1, 1, 1, 1] && constant.remainder[2] == 1)
  }
}
