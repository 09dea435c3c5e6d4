public import Vectors

/// The covariance of errors around zero, shrunk to its diagonal: λ diag + (1 − λ) covariance.
///
/// λ = Σ_{i≠j} Var(r_ij) / Σ_{i≠j} r_ij², at most 1, r the correlations and Var their estimated variances: the
/// intensity of least expected squared error. Positive definite when λ > 0. Three errors or more. O(T n²).
///
/// Source: J. Schäfer and K. Strimmer (2005), Statistical Applications in Genetics and Molecular Biology 4, 32.
public struct ShrunkCovariance: Sendable {
  public let covariance: Matrix
  /// λ.
  public let intensity: Double

  /// `errors` has a row for each series. Traps when the rows differ in length.
  public init(errors: [[Double]]) throws(Reconciliation.Refusal) {
    let length = errors.first?.count ?? 0
    precondition(errors.allSatisfy { $0.count == length }, "errors of one length")
    guard length >= 3 else { throw .tooFewErrors(needed: 3, found: length) }
    let times = Double(length)
    var deviations: [Double] = []
    for (series, row) in errors.enumerated() {
      guard row.allSatisfy(\.isFinite) else { throw .notFinite(series: series) }
      let deviation = rootMeanSquare(row)
      guard deviation > 0 else { throw .variance(series: series, value: 0) }
      deviations.append(deviation)
    }
    let standard = zip(errors, deviations).map { row, deviation in row.map { $0 / deviation } }
    let columns = Matrix(columns: standard.map { Vector($0) })
    let squares = Matrix(columns: standard.map { row in Vector(row.map { $0 * $0 }) })
    let products = columns.crossProduct
    let fourth = squares.crossProduct
    var (noise, signal) = (0.0, 0.0)
    for i in errors.indices {
      for j in errors.indices where i != j {
        noise += (fourth[i, j] - products[i, j] * products[i, j] / times) / (times * (times - 1))
        signal += (products[i, j] / times) * (products[i, j] / times)
      }
    }
    intensity = signal > 0 ? max(0, min(1, noise / signal)) : 1
    var shrunk = products
    for i in errors.indices {
      for j in errors.indices {
        let correlation = i == j ? 1 : (1 - intensity) * products[i, j] / times
        shrunk[i, j] = correlation * deviations[i] * deviations[j]
      }
    }
    covariance = shrunk
  }
}
