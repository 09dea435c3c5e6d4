import Testing
import Trends
import Vectors

@Suite struct LongRunCovarianceTests {
  static func fit(_ name: String) throws -> LeastSquaresRegression {
    if name == "macro" { return try LeastSquaresRegressionTests.macroRegression() }
    let design = Matrix(columns: [Vector(repeating: 1, count: 100), Vector((0..<100).map { Double($0) - 49.5 })])
    return try LeastSquaresRegression(design: design, response: Vector(Series.nile))
  }

  private func expect(_ covariance: Matrix, _ truth: [Double]?, within tolerance: Double, _ key: String) throws {
    let truth = try #require(truth, "\(key)")
    var next = 0
    for column in 0..<covariance.columnCount {
      for row in 0...column {
        // The off-diagonal may be near zero beside the variances it belongs to.
        let size = (covariance[row, row] * covariance[column, column]).squareRoot()
        #expect(abs(covariance[row, column] - truth[next]) < tolerance * size, "\(key) \(row) \(column)")
        #expect(covariance[row, column] == covariance[column, row])
        next += 1
      }
    }
    #expect(next == truth.count)
  }

  @Test(arguments: ["nile", "macro"]) func agreesWithSandwich(name: String) throws {
    let truths = try oracle("robust/robust_r.csv")
    let fit = try Self.fit(name)
    for correction in HeteroskedasticityCorrection.allCases {
      let key = "\(name) \(correction.rawValue)"
      try expect(fit.heteroskedasticityConsistentCovariance(correction), truths[key], within: 1e-11, key)
    }
    for isPrewhitened in [false, true] {
      func check(_ words: String, _ variant: LongRunCovariance) throws {
        let key = "\(name) \(words) \(isPrewhitened ? "TRUE" : "FALSE")"
        try expect(try fit.longRunCovariance(variant), truths[key], within: 1e-9, key)
      }
      func variant(
        _ kernel: LongRunCovariance.Kernel, _ bandwidth: LongRunCovariance.Bandwidth, _ factor: Bool = true
      ) -> LongRunCovariance {
        LongRunCovariance(
          kernel: kernel, bandwidth: bandwidth, isPrewhitened: isPrewhitened, hasSmallSampleFactor: factor)
      }
      try check("lag 4", variant(.bartlett, .lags(4)))
      try check("lag 4 plain", variant(.bartlett, .lags(4), false))
      try check("newey-west Bartlett", variant(.bartlett, .neweyWest))
      try check("andrews Bartlett", variant(.bartlett, .andrews))
      for (word, kernel) in [("Parzen", LongRunCovariance.Kernel.parzen), ("Quadratic Spectral", .quadraticSpectral)] {
        try check("newey-west \(word)", variant(kernel, .neweyWest))
        try check("bandwidth 5 \(word)", variant(kernel, .lags(4)))
        try check("andrews \(word)", variant(kernel, .andrews))
      }
    }
  }

  @Test func theDefaultIsNeweyWestAsEver() throws {
    let fit = try Self.fit("macro")
    let (old, new) = (fit.neweyWestCovariance(), try fit.longRunCovariance(LongRunCovariance()))
    for row in 0..<3 { #expect(agrees(new[row, row], old[row, row], within: 1e-14)) }
  }

  @Test func lagRulesAreThoseOfTheBooks() {
    func lags(_ bandwidth: LongRunCovariance.Bandwidth, _ n: Int) -> Int? {
      LongRunCovariance(bandwidth: bandwidth).lags(observations: n)
    }
    #expect([25, 100, 202].map { lags(.ruleOfThumb, $0) } == [2, 4, 4])
    #expect([15, 16, 80, 81, 625].map { lags(.fourthRoot, $0) } == [1, 2, 2, 3, 5])
    #expect([8, 64, 1_000].map { lags(.stockWatson, $0) } == [1, 3, 7])
    #expect(lags(.neweyWest, 100) == nil && lags(.lags(7), 100) == 7)
  }

  @Test func trendsNameTheVariant() throws {
    let robust = try LinearTrend(errors: .heteroskedasticityConsistent(.hc3)).estimate(
      times: Series.nileYears, values: Series.nile)
    #expect(robust.variant == "least squares on values, heteroskedasticity-consistent t interval (HC3), 95 %")
    #expect(agrees(robust.standardError.map { $0 * $0 }, 0.26030655286245485, within: 1e-11))
    let variant = LongRunCovariance(kernel: .quadraticSpectral, bandwidth: .andrews, isPrewhitened: true)
    let found = try LinearTrend(errors: .longRun(variant)).estimate(times: Series.nileYears, values: Series.nile)
    #expect(agrees(found.standardError.map { $0 * $0 }, 0.45091134397628774, within: 1e-9))
    #expect(found.variant.contains("quadratic spectral, bandwidth after Andrews 1991, factor n/(n−k), prewhitened"))
    let flat = try LinearTrend(errors: .longRun(variant)).estimate(times: [1, 2, 3, 4], values: [0, 0, 0, 0])
    #expect(flat.pValue == nil && flat.variant.contains("cannot be prewhitened"))
  }
}
