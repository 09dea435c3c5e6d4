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
    let sign = probability < 0.5 ? -1.0 : 1.0
    // Falls from above 0 at the estimate to below 0 far from it.
    func left(_ distance: Double) -> Double { sign * (probability - cumulative(sign * distance)) }
    var (near, far) = (0.0, 1.0)
    var (atNear, atFar) = (left(near), left(far))
    guard atNear > 0, atNear.isFinite else { return nil }
    while atFar > 0 {
      guard far < 1e15 else { return nil }
      (near, atNear) = (far, atFar)
      far *= 4
      atFar = left(far)
    }
    // Regula falsi; an end that stays twice counts half (Illinois).
    var between = far
    var movedNear: Bool?
    for _ in 0..<200 where far - near > 1e-14 * far && atFar != 0 {
      between = near + (far - near) * (atNear / (atNear - atFar))
      let value = left(between)
      if value > 0 {
        if movedNear == true { atFar /= 2 }
        (near, atNear, movedNear) = (between, value, true)
      } else {
        if movedNear == false { atNear /= 2 }
        (far, atFar, movedNear) = (between, value, false)
      }
    }
    return sign * between
  }

  /// exp(u²/2) P(Z > u), by Laplace's continued fraction where the tail is small.
  private func scaledTail(_ u: Double) -> Double {
    guard u > 8 else { return exp(u * u / 2) * NormalDistribution().upperTail(u) }
    var fraction = u
    for i in (1...60).reversed() { fraction = u + Double(i) / fraction }
    return 1 / (fraction * (2 * Double.pi).squareRoot())
  }
}
