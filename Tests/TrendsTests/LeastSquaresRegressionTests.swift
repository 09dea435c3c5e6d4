import Foundation
import TestSupport
import Testing
import Trends
import Vectors

@Suite struct LeastSquaresRegressionTests {
  /// y = 400 Δ ln(investment) on 400 Δ ln(product), the lagged real interest rate and 1, as in the tests of statsmodels.
  static func macroRegression() throws -> LeastSquaresRegression {
    let table = Macrodata.table
    let changes = zip(table.dropFirst(), table)
    let design = Matrix(rows: changes.map { [400 * (log($0[0]) - log($1[0])), $1[2], 1] })
    return try LeastSquaresRegression(
      design: design, response: Vector(changes.map { 400 * (log($0[1]) - log($1[1])) }))
  }

  @Test func agreesOnQuarterlyMacroData() throws {
    let fit = try Self.macroRegression()
    #expect(fit.observations == 202)
    #expect(LeastSquaresRegression.automaticLag(observations: 202) == 4)
    let covariance = fit.neweyWestCovariance()
    for (index, truth) in [4.3742216647032, -0.61399696947899, -9.4816727746549].enumerated() {
      #expect(agrees(fit.coefficients[index], truth, within: 1e-12))
    }
    for (index, truth) in [0.33125644884286, 0.29582347593197, 1.1859338087713].enumerated() {
      #expect(agrees(covariance[index, index].squareRoot(), truth, within: 1e-12))
    }
  }

  /// The sum written out pair by pair.
  @Test func neweyWestAgreesWithTheDoubleSum() throws {
    var random = SeededGenerator(seed: 21)
    let n = 25
    let design = Matrix(rows: (0..<n).map { _ in [1, Double.random(in: -1...1, using: &random)] })
    let response = Vector((0..<n).map { _ in Double.random(in: -1...1, using: &random) })
    let fit = try LeastSquaresRegression(design: design, response: response)
    for lag in [0, 1, 5, 24, 40] {
      var middle = Matrix(rows: 2, columns: 2)
      for s in 0..<n {
        for t in 0..<n where abs(s - t) <= lag {
          let weight = 1 - Double(abs(s - t)) / Double(lag + 1)
          for i in 0..<2 {
            for j in 0..<2 {
              middle[i, j] += weight * fit.residuals[s] * fit.residuals[t] * design[s, i] * design[t, j]
            }
          }
        }
      }
      let truth = fit.inverseCrossProduct.multiplied(by: middle).multiplied(by: fit.inverseCrossProduct)
      let covariance = fit.neweyWestCovariance(lag: lag)
      for i in 0..<2 {
        for j in 0..<2 { #expect(abs(covariance[i, j] - truth[i, j] * 25 / 23) < 1e-14) }
      }
    }
  }

  @Test func needsMoreRowsThanColumns() {
    #expect(throws: LinearAlgebraError.underdetermined(rows: 2, columns: 2)) {
      try LeastSquaresRegression(design: Matrix(rows: [[1, 1], [1, 2]]), response: [1, 2])
    }
  }
}
