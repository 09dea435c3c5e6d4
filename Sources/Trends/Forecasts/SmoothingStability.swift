/// Whether the forecasts of a form forget its distant past: the roots of its characteristic equation lie inside or on
/// the unit circle (Hyndman et al. 2008, chapter 10).
///
/// Inside the usual bounds that always holds for forms without a season or without a trend. With both, roots of
/// z^{m+1} + (α + β − φ) z^m + (α + β − α φ)(z^{m−1} + … + z²) + (α + β − α φ + γ − 1) z + φ (1 − α − γ)
/// are counted by Schur and Cohn's recursion, O(m²).
func isAdmissible(
  _ parameters: SmoothingParameters, period: Int, scratch: UnsafeMutablePointer<Double>
) -> Bool {
  guard period > 1 else { return true }
  let (alpha, beta) = (parameters.level, parameters.trend)
  let (gamma, phi) = (parameters.season, parameters.damping)
  let degree = period + 1
  for k in 0...degree { scratch[k] = alpha + beta - alpha * phi }
  scratch[0] = phi * (1 - alpha - gamma)
  scratch[1] = alpha + beta - alpha * phi + gamma - 1
  scratch[degree - 1] = alpha + beta - phi
  scratch[degree] = 1
  var order = degree
  while order > 0 {
    let ratio = scratch[0] / scratch[order]
    // A root on the circle, such as that of a season with γ near 0, makes the ratio 1 but for rounding.
    guard ratio.magnitude <= 1 + 1e-8 else { return false }
    let remainder = 1 - ratio * ratio
    if remainder < 1e-9 { return true }
    var (low, high) = (0, order)
    while low < high {
      let (a, b) = (scratch[low], scratch[high])
      scratch[low] = a - ratio * b
      scratch[high] = b - ratio * a
      (low, high) = (low + 1, high - 1)
    }
    if low == high { scratch[low] *= 1 - ratio }
    // Divide by z: the constant term has vanished.
    for k in 0..<order { scratch[k] = scratch[k + 1] }
    order -= 1
  }
  return true
}
