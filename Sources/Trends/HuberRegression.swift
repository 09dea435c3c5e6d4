public import Vectors

/// Regression that counts large residuals linearly instead of squared: Huber's M-estimate.
///
/// Minimises Σ ρ(eₜ/s), ρ(u) = u²/2 up to |u| = k and k|u| − k²/2 beyond, k = 1.345, with s = median |eₜ| / 0.6745 of
/// the present residuals, by reweighted least squares from the least-squares start. 95 % as efficient as least squares
/// when errors are normal. It resists wrong values, not wrong periods. O(m n²) a step.
///
/// Source: P. J. Huber (1964), Annals of Mathematical Statistics 35, 73–101; the covariance: P. J. Huber and E. M.
/// Ronchetti (2009), Robust Statistics, (7.81).
public struct HuberRegression: Sendable {
  public enum Failure: Error, Sendable, Equatable {
    case algebra(LinearAlgebraError)
    case didNotConverge(iterations: Int)
  }

  /// The residuals that count in full reach to this many scales.
  public static let tuning = 1.345
  static let mostIterations = 500
  /// Φ⁻¹(¾), which makes the median of magnitudes agree with the standard deviation of normal errors.
  private static let normalMedian = NormalDistribution().quantile(0.75)

  public let design: Matrix
  public let coefficients: Vector
  public let residuals: Vector
  /// s; 0 when at least half of the residuals are zero.
  public let scale: Double
  /// Weights 1 … 0 of the last step.
  public let weights: Vector
  /// H (XᵀX)⁻¹ with H = K² s² Σψ²/(m − n) / (mean ψ')², K = 1 + n/m var ψ' / (mean ψ')².
  public let covariance: Matrix

  public var degreesOfFreedom: Int { design.rowCount - design.columnCount }

  /// - Throws: as `LeastSquaresRegression`, or when the weights did not settle in 500 steps.
  public init(design: Matrix, response: Vector) throws(Failure) {
    let start: LeastSquaresRegression
    do throws(LinearAlgebraError) { start = try LeastSquaresRegression(design: design, response: response) } catch {
      throw .algebra(error)
    }
    let smallest = 16 * response.largestMagnitude.ulp
    var coefficients = start.coefficients
    var residuals = start.residuals
    var scale = Self.scale(residuals)
    var weights = Vector(repeating: 1, count: response.count)
    var isSettled = scale <= smallest
    for _ in 0..<Self.mostIterations where !isSettled {
      weights = Vector(residuals.map { min(1, Self.tuning * scale / $0.magnitude) })
      let roots = weights.map { $0.squareRoot() }
      let weighted = Matrix(
        columns: (0..<design.columnCount).map { column in
          Vector(zip(design.column(column), roots).map { $0 * $1 })
        })
      let solution: LeastSquaresSolution
      do throws(LinearAlgebraError) {
        solution = try LeastSquaresSolution(design: weighted, response: Vector(zip(response, roots).map { $0 * $1 }))
      } catch {
        throw .algebra(error)
      }
      let fitted = design.multiplied(by: solution.coefficients)
      let next = Vector(zip(response, fitted).map { $0 - $1 })
      let moved = zip(next, residuals).map { ($0 - $1).magnitude }.max() ?? 0
      coefficients = solution.coefficients
      residuals = next
      let before = scale
      scale = Self.scale(residuals)
      isSettled =
        scale <= smallest || (moved <= 1e-12 * before && (scale - before).magnitude <= 1e-12 * before)
        || moved <= smallest / 64
    }
    guard isSettled else { throw .didNotConverge(iterations: Self.mostIterations) }
    self.design = design
    self.coefficients = coefficients
    self.residuals = residuals
    self.scale = scale <= smallest ? 0 : scale
    self.weights = weights
    covariance = Self.covariance(
      residuals: residuals, scale: self.scale, inverseCrossProduct: start.inverseCrossProduct,
      columns: design.columnCount)
  }

  private static func scale(_ residuals: Vector) -> Double {
    let sorted = residuals.map(\.magnitude).sorted()
    let middle = sorted.count / 2
    let median = sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    return median / normalMedian
  }

  private static func covariance(
    residuals: Vector, scale: Double, inverseCrossProduct: Matrix, columns: Int
  ) -> Matrix {
    var result = inverseCrossProduct
    let (m, n) = (Double(residuals.count), Double(columns))
    var factor = 0.0
    if scale > 0 {
      var squares = 0.0
      var inside = 0.0
      for residual in residuals {
        let bounded = min(max(residual / scale, -tuning), tuning)
        squares += bounded * bounded
        inside += (residual / scale).magnitude <= tuning ? 1 : 0
      }
      let mean = inside / m
      let correction = 1 + n / m * (1 - mean) / mean
      factor = correction * correction * scale * scale * (squares / (m - n)) / (mean * mean)
    }
    for column in 0..<result.columnCount {
      for row in 0..<result.rowCount { result[row, column] *= factor }
    }
    return result
  }
}
