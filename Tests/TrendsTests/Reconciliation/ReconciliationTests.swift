import TestSupport
import Testing
import Trends
import Vectors

@Suite struct ReconciliationTests {
  static let two = Hierarchy(aggregates: [[0, 1]], bottomCount: 2)
  static let five = Hierarchy(aggregates: [[0, 1, 2, 3, 4], [0, 1], [2, 3, 4]], bottomCount: 5)

  static func agree(_ found: [Double], _ truth: [Double], within tolerance: Double = 1e-11) -> Bool {
    found.count == truth.count
      && zip(found, truth).allSatisfy { abs($0 - $1) <= tolerance * max(1, abs($1)) }
  }

  /// METHODS 3: total, A, B with base 10, 4, 5.
  @Test func threeSeries() throws {
    let base: [Double] = [10, 4, 5]
    let ordinary = try Reconciliation(hierarchy: Self.two, method: .ordinaryLeastSquares).reconciled(base)
    #expect(Self.agree(ordinary, [29.0 / 3, 13.0 / 3, 16.0 / 3]))
    let covariance = Matrix(rows: [[4, 1, 1], [1, 1, 0.2], [1, 0.2, 2]])
    let full = try Reconciliation(hierarchy: Self.two, method: .minimumTrace(covariance: covariance)).reconciled(base)
    // 9.411765, 4.058824 and 5.352941.
    #expect(Self.agree(full, [160.0 / 17, 69.0 / 17, 91.0 / 17]))
    #expect(try Reconciliation(hierarchy: Self.two, method: .bottomUp).reconciled(base) == [9, 4, 5])
  }

  /// Against hierarchicalforecast and the projection on the constraints (Oracles/reconciliation/reconciliation.py).
  @Test func agreesWithOtherFormulas() throws {
    let rows = try ForecastOracle.rows("reconciliation/reconciliation.csv")
    func row(_ key: String) throws -> [Double] {
      try #require(rows.first { $0[0] == key }).dropFirst().map { Double($0)! }
    }
    let errorRows = rows.filter { $0[0].hasPrefix("errors") }.map { $0.dropFirst().map { Double($0)! } }
    let errors = (0..<8).map { series in errorRows.map { $0[series] } }
    let base = try row("base")
    let flat = try row("covariance")
    let covariance = Matrix(rows: (0..<8).map { Array(flat[($0 * 8)..<($0 * 8 + 8)]) })
    let methods: [(String, Reconciliation.Method)] = [
      ("ols", .ordinaryLeastSquares), ("structural", .structural),
      ("wls", .weightedLeastSquares(variances: try row("variances"))),
      ("full", .minimumTrace(covariance: covariance)), ("shrink", .minimumTraceShrinkage(errors: errors)),
    ]
    for (key, method) in methods {
      let reconciliation = try Reconciliation(hierarchy: Self.five, method: method)
      let (found, truth) = (try reconciliation.reconciled(base), try row(key))
      print("\(key): to \(zip(found, truth).map { agreeingDigits($0, $1) }.min() ?? 0) digits")
      #expect(Self.agree(found, truth))
      if key == "shrink" { #expect(Self.agree([try #require(reconciliation.shrinkage)], try row("intensity"))) }
    }
  }

  /// Reconciled forecasts add up; coherent ones are unchanged; unbiased weights reproduce any bottom.
  @Test func laws() throws {
    var random = SeededGenerator(seed: 4)
    let errors = (0..<8).map { _ in (0..<12).map { _ in Double.random(in: -1...1, using: &random) } }
    let variances = (0..<8).map { _ in Double.random(in: 0.01...100, using: &random) }
    let methods: [Reconciliation.Method] = [
      .bottomUp, .ordinaryLeastSquares, .structural, .weightedLeastSquares(variances: variances),
      .minimumTraceShrinkage(errors: errors),
      .minimumTrace(covariance: try ShrunkCovariance(errors: errors).covariance),
    ]
    for method in methods {
      let reconciliation = try Reconciliation(hierarchy: Self.five, method: method)
      for _ in 0..<20 {
        let base = (0..<8).map { _ in Double.random(in: -100...100, using: &random) }
        let found = try reconciliation.reconciled(base)
        #expect(Self.five.incoherence(found) == 0)
        #expect(Self.agree(try reconciliation.reconciled(found), found, within: 1e-10))
        let coherent = Self.five.summed(Array(base.prefix(5)))
        #expect(Self.agree(try reconciliation.reconciled(coherent), coherent, within: 1e-10))
      }
    }
  }

  /// A factor on all variances changes nothing, and a diagonal W is the same as the full matrix.
  @Test func weightsCountByRatios() throws {
    let base: [Double] = [120, 55, 70, 30, 22, 40, 18, 9]
    let variances: [Double] = [20, 9, 8, 7, 4, 8, 1, 0.2]
    let plain = try Reconciliation(hierarchy: Self.five, method: .weightedLeastSquares(variances: variances))
      .reconciled(base)
    for factor in [1e-200, 1e-6, 1e200] {
      let scaled = try Reconciliation(
        hierarchy: Self.five, method: .weightedLeastSquares(variances: variances.map { $0 * factor }))
      #expect(Self.agree(try scaled.reconciled(base), plain))
    }
    let full = try Reconciliation(
      hierarchy: Self.five, method: .minimumTrace(covariance: Matrix.diagonal(Vector(variances))))
    #expect(Self.agree(try full.reconciled(base), plain))
    let steps = try full.reconciled(base.map { [$0, 2 * $0] })
    #expect(Self.agree(steps.map { $0[0] }, plain) && Self.agree(steps.map { $0[1] / 2 }, plain))
  }

  @Test func refusals() {
    func refusal(_ method: Reconciliation.Method, base: [Double] = [10, 4, 5]) -> Reconciliation.Refusal? {
      do {
        _ = try Reconciliation(hierarchy: Self.two, method: method).reconciled(base)
        return nil
      } catch { return error }
    }
    #expect(refusal(.bottomUp, base: [1, .nan, 2]) == .notFinite(series: 1))
    #expect(refusal(.bottomUp, base: [1, 1e308, 1e308]) == .overflow)
    #expect(refusal(.weightedLeastSquares(variances: [1, 0, 1])) == .variance(series: 1, value: 0))
    #expect(refusal(.weightedLeastSquares(variances: [1, 1, .infinity])) == .notFinite(series: 2))
    #expect(
      refusal(.minimumTrace(covariance: Matrix(rows: [[1, 2, 0], [2, 1, 0], [0, 0, 1]]))) == .notPositiveDefinite)
    #expect(refusal(.minimumTraceShrinkage(errors: [[1, 2], [1, 3], [2, 1]])) == .tooFewErrors(needed: 3, found: 2))
    #expect(
      refusal(.minimumTraceShrinkage(errors: [[1, 2, 3], [0, 0, 0], [2, 1, 3]])) == .variance(series: 1, value: 0))
    #expect(Reconciliation.Refusal.variance(series: 1, value: 0).description.hasPrefix("Series 2 has error variance 0"))
  }
}
