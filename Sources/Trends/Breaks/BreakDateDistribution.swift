import Vectors

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The law of argmax V(s), V(s) = W(−s) − |s|/2 for s ≤ 0 and √φ W(s) − ξ|s|/2 for s > 0, W a Brownian motion on either
/// side: that of an estimated break date about the true one.
///
/// ξ = δᵀQ₂δ / δᵀQ₁δ and φ = ξ σ₂²/σ₁².
///
/// Source: J. Bai (1997), Review of Economics and Statistics 79, 551–563, appendix; Bai and Perron (1998), Econometrica
/// 66, 47–78.
struct BreakDateDistribution {
  let xi: Double
  let phi: Double

  init(regressorRatio: Double, varianceRatio: Double) {
    xi = regressorRatio
    phi = regressorRatio * varianceRatio
  }

  /// P(argmax ≤ x).
  func cumulative(_ x: Double) -> Double {
    let distance = x.magnitude
    let root = distance.squareRoot()
    if x < 0 {
      let ratio = xi / phi
      let density = (distance / (2 * Double.pi)).squareRoot() * exp(-distance / 8)
      let far = (phi / xi) * (phi + 2 * xi) / (phi + xi) * exp(-distance / 8) * scaledTail((0.5 + ratio) * root)
      let weight = distance / 2 - 2 + (phi + 2 * xi) * (phi + 2 * xi) / ((phi + xi) * xi)
      return -density - far + weight * NormalDistribution().upperTail(root / 2)
    }
    let ratio = xi * xi / phi
    let density = (ratio * distance / (2 * Double.pi)).squareRoot() * exp(-ratio * distance / 8)
    let far =
      (xi / phi) * (2 * phi + xi) / (phi + xi) * exp(-ratio * distance / 8)
      * scaledTail((phi + xi / 2) / phi.squareRoot() * root)
    let weight = (2 * phi + xi) * (2 * phi + xi) / ((phi + xi) * phi) - 2 + ratio * distance / 2
    return 1 + density + far - weight * NormalDistribution().upperTail((ratio * distance).squareRoot() / 2)
  }

  /// `nil` when the quantile lies on the other side of 0, so that the interval would not hold the estimate.
  func quantile(_ probability: Double) -> Double? {
    let atZero = cumulative(0)
    guard atZero.isFinite, probability < 0.5 ? atZero > probability : atZero < probability else { return nil }
    let sign = probability < 0.5 ? -1.0 : 1.0
    var (near, far) = (0.0, 1.0)
    while probability < 0.5 ? cumulative(-far) > probability : cumulative(far) < probability {
      far *= 2
      guard far < 1e15 else { return nil }
    }
    for _ in 0..<200 {
      let middle = (near + far) / 2
      let value = cumulative(sign * middle)
      if probability < 0.5 ? value > probability : value < probability { near = middle } else { far = middle }
    }
    return sign * (near + far) / 2
  }

  /// exp(u²/2) P(Z > u), by Laplace's continued fraction where the tail is small.
  private func scaledTail(_ u: Double) -> Double {
    guard u > 8 else { return exp(u * u / 2) * NormalDistribution().upperTail(u) }
    var fraction = u
    for i in (1...60).reversed() { fraction = u + Double(i) / fraction }
    return 1 / (fraction * (2 * Double.pi).squareRoot())
  }
}
