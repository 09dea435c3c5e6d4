/// The coefficients x that make Σ (bᵢ − (A x)ᵢ)² least, for a design matrix A (m × n, full rank) and a response b.
///
/// The columns and the response are scaled by powers of two (which loses nothing), A is factored by QR with column
/// pivoting, and the solution is refined through the augmented system r + A x = b, Aᵀ r = 0, whose residuals are
/// formed in double-double. Refining x alone would leave the error of ill-conditioned problems with large residuals.
/// O(m n²) time, O(m n) memory.
///
/// Source: Å. Björck (1967), "Iterative refinement of linear least squares solutions I", BIT 7, 257–278.
public struct LeastSquaresSolution: Sendable {
  /// x, n numbers.
  public let coefficients: Vector
  /// b − A x, m numbers, as refined beside x (not subtracted afterwards, which would lose their digits).
  public let residuals: Vector
  /// (AᵀA)⁻¹, from which standard errors are made.
  public let inverseCrossProduct: Matrix
  /// |R₁₁| / |Rₙₙ| of the scaled columns: about how many times an error in the data is magnified in x.
  public let conditionEstimate: Double

  /// m − n.
  public var degreesOfFreedom: Int { residuals.count - coefficients.count }
  /// Σ rᵢ².
  public var residualSumOfSquares: Double { compensatedDotProduct(residuals, residuals) }

  /// One refinement step is enough to reach the accuracy of the data in practice.
  ///
  /// - Throws: `.notFinite` (a response counts as the column after the last), `.underdetermined` (m < n),
  ///   `.rankDeficient`, `.overflow`.
  public init(design: Matrix, response: Vector, refinementSteps: Int = 1) throws(LinearAlgebraError) {
    precondition(design.rowCount == response.count, "a response of another length than the design")
    let columns = design.columnCount
    guard columns > 0, design.rowCount >= columns else {
      throw .underdetermined(rows: design.rowCount, columns: columns)
    }
    try design.requireFinite()
    if let row = response.firstIndex(where: { !$0.isFinite }) { throw .notFinite(row: row, column: columns) }

    let exponents = (0..<columns).map { binaryExponent(design.column($0)) }
    let scaledDesign = Matrix(columns: (0..<columns).map { design.column($0).scaled(byPowerOfTwo: -exponents[$0]) })
    let responseExponent = binaryExponent(response)
    let scaledResponse = response.scaled(byPowerOfTwo: -responseExponent)
    let factored = try PivotedQR(scaledDesign)
    guard factored.rank == columns else {
      let dependent = factored.permutation[factored.rank...].sorted()
      throw .rankDeficient(rank: factored.rank, columns: columns, dependent: dependent)
    }

    var system = AugmentedSystem(design: scaledDesign, factored: factored)
    system.correct(first: scaledResponse, second: .zeros(columns))
    for _ in 0..<refinementSteps { system.refine(response: scaledResponse) }

    coefficients = Vector(
      zip(system.coefficients, exponents).map { scaled($0, byPowerOfTwo: responseExponent - $1) })
    residuals = system.residuals.scaled(byPowerOfTwo: responseExponent)
    inverseCrossProduct = factored.inverseCrossProduct(exponents: exponents)
    let diagonal = factored.upperTriangular.diagonal
    conditionEstimate = (diagonal[0] / diagonal[columns - 1]).magnitude
    guard coefficients.allSatisfy(\.isFinite), residuals.allSatisfy(\.isFinite) else { throw .overflow }
  }
}

/// r + A x = f, Aᵀ r = g, solved with the factors of A.
private struct AugmentedSystem {
  let design: Matrix
  let factored: PivotedQR
  var coefficients: Vector
  var residuals: Vector

  init(design: Matrix, factored: PivotedQR) {
    self.design = design
    self.factored = factored
    coefficients = .zeros(design.columnCount)
    residuals = .zeros(design.rowCount)
  }

  /// Adds the solution for the right-hand sides f and g to the running solution.
  mutating func correct(first: Vector, second: Vector) {
    let permuted = Vector(factored.permutation.map { second[$0] })
    let h = factored.solvingTriangle(permuted, transposed: true)
    var d = factored.applyingOrthogonal(to: first, transposed: true)
    var upper = Vector(d.prefix(h.count))
    upper.add(h, times: -1)
    let change = factored.solvingTriangle(upper)
    for (index, column) in factored.permutation.enumerated() { coefficients[column] += change[index] }
    for index in h.indices { d[index] = h[index] }
    residuals.add(factored.applyingOrthogonal(to: d))
  }

  mutating func refine(response: Vector) {
    var first = zip(response, residuals).map { DoubleDouble(sumOf: $0, and: -$1) }
    var second = Vector.zeros(design.columnCount)
    for column in 0..<design.columnCount {
      let values = design.column(column)
      let coefficient = coefficients[column]
      var sum = DoubleDouble.zero
      for row in values.indices {
        first[row] = first[row] - DoubleDouble(productOf: values[row], and: coefficient)
        sum = sum + DoubleDouble(productOf: values[row], and: residuals[row])
      }
      second[column] = -sum.value
    }
    correct(first: Vector(first.map(\.value)), second: second)
  }
}

extension PivotedQR {
  /// (AᵀA)⁻¹ = P R⁻¹ R⁻ᵀ Pᵀ, where column j of this A is that of another times 2^−exponents[j].
  fileprivate func inverseCrossProduct(exponents: [Int]) -> Matrix {
    let inverse = solvingTriangle(.identity(columnCount))
    let product = inverse.multiplied(by: inverse, transposingOther: true)
    var result = Matrix(rows: columnCount, columns: columnCount)
    for i in 0..<columnCount {
      for j in 0...i {
        let (row, column) = (permutation[i], permutation[j])
        let value = scaled(product[i, j], byPowerOfTwo: -exponents[row] - exponents[column])
        result[row, column] = value
        result[column, row] = value
      }
    }
    return result
  }
}

/// The exponent of the largest magnitude, so that dividing by its power of two leaves numbers below 2; 0 for zeros.
private func binaryExponent(_ values: Vector) -> Int {
  let largest = values.largestMagnitude
  return largest == 0 ? 0 : Int(largest.exponent)
}

private func scaled(_ value: Double, byPowerOfTwo exponent: Int) -> Double {
  Double(sign: .plus, exponent: exponent, significand: value)
}

extension Vector {
  fileprivate func scaled(byPowerOfTwo exponent: Int) -> Vector {
    Vector(map { Double(sign: .plus, exponent: exponent, significand: $0) })
  }
}
