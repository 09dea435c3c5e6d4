public import Vectors

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Ordinary least squares of a response on the columns of a design matrix, with classical and Newey–West covariances.
///
/// The design (m × k, m > k, full rank) holds its own column of ones where an intercept is wanted. Rows are in the
/// order of time, since Newey–West and the autocorrelation of residuals depend on it. O(m k²).
public struct LeastSquaresRegression: Sendable {
  public let design: Matrix
  public let coefficients: Vector
  public let residuals: Vector
  /// (XᵀX)⁻¹.
  public let inverseCrossProduct: Matrix

  /// - Throws: as `LeastSquaresSolution`; `.underdetermined` also when m = k, which leaves nothing to judge errors by.
  public init(design: Matrix, response: Vector) throws(LinearAlgebraError) {
    guard design.rowCount > design.columnCount else {
      throw .underdetermined(rows: design.rowCount, columns: design.columnCount)
    }
    let solution = try LeastSquaresSolution(design: design, response: response)
    self.design = design
    coefficients = solution.coefficients
    residuals = solution.residuals
    inverseCrossProduct = solution.inverseCrossProduct
  }

  public var observations: Int { residuals.count }
  /// m − k.
  public var degreesOfFreedom: Int { residuals.count - coefficients.count }
  /// Σ eₜ².
  public var residualSumOfSquares: Double { compensatedDotProduct(residuals, residuals) }
  /// s² = Σ eₜ² / (m − k).
  public var residualVariance: Double { residualSumOfSquares / Double(degreesOfFreedom) }

  /// s² (XᵀX)⁻¹: right when errors are independent and of one variance.
  public var classicalCovariance: Matrix {
    var covariance = inverseCrossProduct
    for column in 0..<covariance.columnCount {
      for row in 0..<covariance.rowCount { covariance[row, column] *= residualVariance }
    }
    return covariance
  }

  /// m/(m−k) (XᵀX)⁻¹ (Γ₀ + Σ_{l=1}^{L} (1 − l/(L+1)) (Γₗ + Γₗᵀ)) (XᵀX)⁻¹, Γₗ = Σₜ eₜ eₜ₋ₗ xₜ xₜ₋ₗᵀ.
  ///
  /// Bartlett's weights keep it positive semidefinite; no prewhitening. Also known as HAC. O(L m k²).
  /// - Parameter lag: L, by default `automaticLag`. Traps when negative.
  /// - Source: W. K. Newey and K. D. West (1987), Econometrica 55, 703–708; the lag (1994), Review of Economic
  ///   Studies 61, 631–653.
  public func neweyWestCovariance(lag: Int? = nil) -> Matrix {
    let lag = lag ?? Self.automaticLag(observations: observations)
    precondition(lag >= 0, "a negative lag")
    var scores = design
    for column in 0..<design.columnCount {
      scores.setColumn(column, to: Vector(zip(design.column(column), residuals).map { $0 * $1 }))
    }
    var middle = scores.crossProduct
    for distance in 1..<max(min(lag, observations - 1) + 1, 1) {
      let weight = 1 - Double(distance) / Double(lag + 1)
      let later = Matrix(columns: (0..<scores.columnCount).map { Vector(scores.column($0).dropFirst(distance)) })
      let earlier = Matrix(columns: (0..<scores.columnCount).map { Vector(scores.column($0).dropLast(distance)) })
      let gamma = later.multiplied(by: earlier, transposingSelf: true)
      for i in 0..<middle.rowCount {
        for j in 0..<middle.columnCount { middle[i, j] += weight * (gamma[i, j] + gamma[j, i]) }
      }
    }
    return sandwich(middle, times: Double(observations) / Double(degreesOfFreedom))
  }

  /// ⌊4 (m/100)^{2/9}⌋.
  public static func automaticLag(observations: Int) -> Int {
    Int((4 * pow(Double(observations) / 100, 2.0 / 9)).rounded(.down))
  }

  /// Σ (eₜ − eₜ₋₁)² / Σ eₜ² (Durbin and Watson 1950); `nil` when all residuals are 0.
  public var durbinWatson: Double? { ResidualAutocorrelation(residuals).durbinWatson }

  /// Σ eₜ eₜ₋₁ / Σ eₜ²; `nil` when all residuals are 0.
  public var lagOneAutocorrelation: Double? { ResidualAutocorrelation(residuals).lagOne }
}

/// How residuals follow each other in the order of the observations.
struct ResidualAutocorrelation {
  let durbinWatson: Double?
  let lagOne: Double?

  init(_ residuals: some RandomAccessCollection<Double>) {
    let squares = residuals.reduce(into: CompensatedSum()) { $0.add($1 * $1) }.value
    guard squares > 0, squares.isFinite else {
      (durbinWatson, lagOne) = (nil, nil)
      return
    }
    var differences = CompensatedSum()
    var products = CompensatedSum()
    for (earlier, later) in zip(residuals, residuals.dropFirst()) {
      differences.add((later - earlier) * (later - earlier))
      products.add(later * earlier)
    }
    durbinWatson = differences.value / squares
    lagOne = products.value / squares
  }
}
