import TestSupport
import Testing
import Trends
import Vectors

@Suite struct CumulativeSumTestTests {
  static let names = [CumulativeSumTest.Residuals.recursive: "Rec-CUSUM", .ordinary: "OLS-CUSUM"]

  @Test func agreesWithStrucchange() throws {
    let oracle = try OracleTable("breaks")
    for example in try BreakCase.all(oracle) {
      for (residuals, name) in Self.names {
        let truth = try oracle("\(example) \(name)")
        let found = try CumulativeSumTest(example.values, regression: example.regression, residuals: residuals)
        expectDigits([found.statistic], [truth[0]], 10, "\(example) \(name)")
        expectDigits([found.pValue], [truth[1]], 9.5, "\(example) \(name) p")
        expectDigits(found.process, try oracle("\(example) \(name) process"), 10, "\(example) \(name) W", floor: 1)
        #expect(found.firstObservation + found.process.count - 1 == example.values.count)
      }
    }
    #expect(abs(try CumulativeSumTest(Series.nile).statistic - 2.0669) < 5e-5)
  }

  @Test func pValuesAndBoundariesAgreeWithStrucchange() throws {
    for (key, truth) in try OracleTable("breaks").rows where key.hasPrefix("crossing ") {
      let x = Double(key.split(separator: " ")[1])!
      expectDigits(CumulativeSumTest.Residuals.allCases.map { $0.pValue(x) }, truth, 12, key)
    }
    // The published heights at 5 %: 0.948 (Brown, Durbin and Evans) and 1.358 (Kolmogorov).
    let recursive = try CumulativeSumTest(Series.nile)
    #expect(abs(recursive.boundary.last! / 3 - 0.948) < 5e-4)
    let ordinary = try CumulativeSumTest(Series.nile, residuals: .ordinary)
    #expect(abs(ordinary.boundary[0] - 1.358) < 5e-4 && ordinary.boundary.first == ordinary.boundary.last)
  }

  @Test func crossesWhenItRejects() throws {
    var random = SeededGenerator(seed: 48)
    for _ in 0..<100 {
      let n = Int.random(in: 12...60, using: &random)
      let shift = Double.random(in: 0...4, using: &random)
      let values = (0..<n).map { Double.random(in: -2...2, using: &random) + ($0 >= n / 2 ? shift : 0) }
      for residuals in CumulativeSumTest.Residuals.allCases {
        let found = try CumulativeSumTest(values, regression: .level, residuals: residuals)
        #expect((found.firstCrossing != nil) == (found.pValue < 0.05))
        let moved = try CumulativeSumTest(values.map { 8 * $0 + 5 }, residuals: residuals)
        expectDigits(moved.process, found.process, 10, "moved", floor: 1)
        let turned = try CumulativeSumTest(values.map { -$0 }, residuals: residuals)
        expectDigits(turned.process, found.process.map { -$0 }, 10, "turned", floor: 1)
      }
    }
  }

  /// Each recursive residual from a regression of its own.
  @Test func recursiveResidualsAgreeWithThePlainTwin() throws {
    var random = SeededGenerator(seed: 49)
    let n = 30
    let columns = [
      Vector(repeating: 1, count: n), Vector((0..<n).map { _ in Double.random(in: -1...1, using: &random) }),
    ]
    let values = (0..<n).map { _ in Double.random(in: -5...5, using: &random) }
    var residuals: [Double] = []
    for t in 2..<n {
      let fit = try LeastSquaresSolution(
        design: Matrix(columns: columns.map { Vector($0[0..<t]) }), response: Vector(values[0..<t]))
      let row = Vector(columns.map { $0[t] })
      let variance = 1 + row.dotProduct(with: fit.inverseCrossProduct.multiplied(by: row))
      residuals.append((values[t] - row.dotProduct(with: fit.coefficients)) / variance.squareRoot())
    }
    let mean = residuals.reduce(0, +) / 28
    let deviation = (residuals.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / 27).squareRoot()
    var sum = 0.0
    let truth = residuals.map { residual in
      sum += residual
      return sum / deviation / 28.0.squareRoot()
    }
    let found = try CumulativeSumTest(values, regression: .regressors(Matrix(columns: columns)))
    expectDigits(found.process, truth, 11, "W", floor: 1)
  }

  @Test func answersForHardSeriesAndRefusesOthers() throws {
    for residuals in CumulativeSumTest.Residuals.allCases {
      func reason(_ values: [Double], _ regression: BreakRegression = .level) -> TrendRefusal.Reason? {
        refusal { _ = try CumulativeSumTest(values, regression: regression, residuals: residuals) }
      }
      #expect(reason([1, 2]) == .tooFewObservations(needed: 10, found: 2))
      #expect(reason([Double](repeating: 7.7, count: 20)) == .noScatter)
      #expect(reason((0..<20).map { 0.3 * Double($0) }, .levelAndTrend) == .noScatter)
      #expect(reason(Series.nile + [.nan]) == .notFinite(time: 101))
      var outlier = Series.nile
      outlier[60] = 1e300
      let found = try CumulativeSumTest(outlier, residuals: residuals)
      #expect(found.statistic.isFinite && found.process.allSatisfy(\.isFinite))
    }
    let late = Matrix(columns: [
      Vector(repeating: 1, count: 100), Vector((0..<100).map { $0 < 50 ? 0 : Double($0) }),
    ])
    #expect(refusal { _ = try CumulativeSumTest(Series.nile, regression: .regressors(late)) } == .regressorsDependent)
  }
}
