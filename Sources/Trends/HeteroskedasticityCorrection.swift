public import Vectors

/// How squared residuals stand for the variance of each error, when errors have different variances but are
/// independent. Also known as White's standard errors.
///
/// Source: H. White (1980), Econometrica 48, 817–838; J. G. MacKinnon and H. White (1985), Journal of Econometrics 29,
/// 305–325.
public enum HeteroskedasticityCorrection: String, Sendable, Codable, CaseIterable {
  /// eₜ².
  case hc0
  /// eₜ² n/(n − k).
  case hc1
  /// eₜ²/(1 − hₜ), hₜ = xₜᵀ(XᵀX)⁻¹xₜ: unbiased when the variances are equal.
  case hc2
  /// eₜ²/(1 − hₜ)²: about the jackknife, the best of the four in small samples.
  case hc3
}

extension LeastSquaresRegression {
  /// (XᵀX)⁻¹ Σ ωₜ xₜ xₜᵀ (XᵀX)⁻¹ with ωₜ after the correction. O(m k²).
  ///
  /// A row that determines its own fit (hₜ = 1) has residual 0 and adds nothing.
  public func heteroskedasticityConsistentCovariance(_ correction: HeteroskedasticityCorrection) -> Matrix {
    var scores = design
    for row in 0..<observations {
      let x = design.row(row)
      let residual = residuals[row]
      let free = max(1 - x.dotProduct(with: inverseCrossProduct.multiplied(by: x)), 0)
      let factor: Double =
        switch correction {
        case .hc0, .hc1: residual
        case .hc2: free > 0 ? residual / free.squareRoot() : 0
        case .hc3: free > 0 ? residual / free : 0
        }
      for column in 0..<design.columnCount { scores[row, column] = design[row, column] * factor }
    }
    let scale = correction == .hc1 ? Double(observations) / Double(degreesOfFreedom) : 1
    return sandwich(scores.crossProduct, times: scale)
  }

  /// (XᵀX)⁻¹ `middle` (XᵀX)⁻¹ times a factor, symmetric to the last bit.
  func sandwich(_ middle: Matrix, times factor: Double) -> Matrix {
    var covariance = inverseCrossProduct.multiplied(by: middle).multiplied(by: inverseCrossProduct)
    for i in 0..<covariance.rowCount {
      for j in 0...i {
        let value = factor * (covariance[i, j] + covariance[j, i]) / 2
        covariance[i, j] = value
        covariance[j, i] = value
      }
    }
    return covariance
  }
}
