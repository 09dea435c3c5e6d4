import Foundation
import TestSupport
import Testing
import Vectors

/// NIST Statistical Reference Datasets against exact solutions in fractions (Oracles/nist/exact_solutions.py).
@Suite struct LeastSquaresSolutionTests {
  static let sets: [(name: String, data: String, digits: Double)] = [
    ("norris", NISTReferenceData.norris, 11), ("pontius", NISTReferenceData.pontius, 11),
    ("noInt1", NISTReferenceData.noInt1, 11), ("noInt2", NISTReferenceData.noInt2, 11),
    ("filip", NISTReferenceData.filip, 7), ("longley", NISTReferenceData.longley, 11),
    ("wampler1", NISTReferenceData.wampler1, 11), ("wampler2", NISTReferenceData.wampler2, 11),
    ("wampler3", NISTReferenceData.wampler3, 11), ("wampler4", NISTReferenceData.wampler4, 11),
    ("wampler5", NISTReferenceData.wampler5, 11),
  ]

  static func design(_ name: String, _ predictors: [Double]) -> [Double] {
    switch name {
    case "noInt1", "noInt2": return predictors
    case "longley": return [1] + predictors
    default:
      let degree = ["norris": 1, "pontius": 2, "filip": 10][name] ?? 5
      return (0...degree).map { pow(predictors[0], Double($0)) }
    }
  }

  @Test func solvesTheReferenceSetsOfNIST() throws {
    let truths = Dictionary(grouping: try oracleRows("nist/exact_solutions.csv"), by: { $0[0] })
    for (name, data, digits) in Self.sets {
      let rows = data.split(separator: "\n").map { $0.split(separator: " ").map { Double($0)! } }
      let design = Matrix(rows: rows.map { Self.design(name, Array($0.dropFirst())) })
      let solution = try LeastSquaresSolution(design: design, response: Vector(rows.map { $0[0] }))
      let variance = solution.residualSumOfSquares / Double(solution.degreesOfFreedom)
      let truth = try #require(truths[name])
      #expect(truth.count == solution.coefficients.count)
      var (worst, worstError) = (16.0, 16.0)
      for (index, row) in truth.enumerated() {
        worst = min(worst, digitsOfAgreement(solution.coefficients[index], Double(row[2])!))
        let standardError = sqrt(variance * solution.inverseCrossProduct[index, index])
        worstError = min(worstError, digitsOfAgreement(standardError, Double(row[3])!))
      }
      let text = [worst, worstError].map { String(format: "%.1f", $0) }
      print("NIST \(name): \(text[0]) digits in the coefficients, \(text[1]) in the standard errors")
      #expect(worst >= digits, "\(name)")
      #expect(worstError >= (name == "filip" ? 7 : name == "wampler1" || name == "wampler2" ? 9 : 11), "\(name)")
    }
  }

  @Test func leavesResidualsOrthogonalToTheDesign() throws {
    var random = SeededGenerator(seed: 3)
    for _ in 0..<50 {
      let design = random.matrix(30, 4)
      let response = random.vector(30, in: -100...100)
      let solution = try LeastSquaresSolution(design: design, response: response)
      #expect(design.multiplied(by: solution.residuals, transposed: true).largestMagnitude < 1e-12)
      var fitted = design.multiplied(by: solution.coefficients)
      fitted.add(solution.residuals)
      #expect(largestDifference(fitted, response) < 1e-12)
      let identity = design.crossProduct.multiplied(by: solution.inverseCrossProduct)
      #expect(largestDifference(identity, .identity(4)) < 1e-12)
    }
  }

  @Test func scalingByPowersOfTwoScalesTheAnswerExactly() throws {
    var random = SeededGenerator(seed: 4)
    let design = random.matrix(12, 3)
    let response = random.vector(12)
    let plain = try LeastSquaresSolution(design: design, response: response)
    var scaled = response
    scaled.scale(by: 0x1p900)
    let large = try LeastSquaresSolution(design: design, response: scaled)
    #expect(large.coefficients.elementsEqual(plain.coefficients.map { $0 * 0x1p900 }))
  }

  @Test func refusesWhatHasNoAnswer() throws {
    let repeated = Matrix(rows: [[1, 2, 2], [1, 3, 3], [1, 4, 4], [1, 7, 7]])
    #expect(throws: LinearAlgebraError.rankDeficient(rank: 2, columns: 3, dependent: [2])) {
      try LeastSquaresSolution(design: repeated, response: [1, 2, 3, 4])
    }
    #expect(throws: LinearAlgebraError.underdetermined(rows: 1, columns: 2)) {
      try LeastSquaresSolution(design: Matrix(rows: [[1, 2]]), response: [1])
    }
    #expect(throws: LinearAlgebraError.notFinite(row: 1, column: 1)) {
      try LeastSquaresSolution(design: Matrix(rows: [[1], [2]]), response: [1, .nan])
    }
    #expect(throws: LinearAlgebraError.notFinite(row: 0, column: 0)) {
      try LeastSquaresSolution(design: Matrix(rows: [[.infinity], [2]]), response: [1, 2])
    }
    #expect(throws: LinearAlgebraError.rankDeficient(rank: 0, columns: 1, dependent: [0])) {
      try LeastSquaresSolution(design: Matrix(rows: [[0], [0]]), response: [1, 2])
    }
    #expect(throws: LinearAlgebraError.overflow) {
      try LeastSquaresSolution(design: Matrix(rows: [[1e-200], [1e-200]]), response: [1e200, 1e200])
    }
  }
}
