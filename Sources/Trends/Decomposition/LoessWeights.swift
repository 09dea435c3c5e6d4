/// The weights of a local constant or line at one point of an equally spaced series, by where the point stands in its
/// window: they depend on nothing else, so a series needs few different rows of them.
///
/// `offset` counts from the first observation of the window, may lie one outside it, and the window has `length`
/// observations. Distance r has the tricube weight (1 − (r/h)³)³ with h the greater distance to an end of the window,
/// enlarged by half the observations `window` asks for beyond the `count` of the series.
struct LoessWeights {
  let count: Int
  let window: Int
  let degree: Int
  /// Observations in the window.
  let length: Int

  init(count: Int, window: Int, degree: Int) {
    precondition(count >= 2, "two points or more")
    self.count = count
    self.window = window
    self.degree = degree
    length = min(window, count)
  }

  /// Tricube weights without normalisation.
  func fillTricube(offset: Int, _ row: UnsafeMutablePointer<Double>) {
    let reach = Double(max(offset, length - 1 - offset) + max(0, (window - count) / 2))
    for k in 0..<length {
      let distance = Double(abs(k - offset))
      let cube = (distance / reach) * (distance / reach) * (distance / reach)
      row[k] = distance > 0.999 * reach ? 0 : distance <= 0.001 * reach ? 1 : (1 - cube) * (1 - cube) * (1 - cube)
    }
  }

  /// The row of the smoothing matrix: Σ row[k] x[k] is the fitted value. `row` may come in with tricube weights times
  /// robustness weights; `false` when they are all 0, and then there is no fit.
  @discardableResult func fillRow(offset: Int, from weights: UnsafeMutablePointer<Double>) -> Bool {
    var total = 0.0
    for k in 0..<length { total += weights[k] }
    guard total > 0 else { return false }
    var mean = 0.0
    for k in 0..<length {
      weights[k] /= total
      mean += weights[k] * Double(k - offset)
    }
    guard degree > 0 else { return true }
    var spread = 0.0
    for k in 0..<length { spread += weights[k] * (Double(k - offset) - mean) * (Double(k - offset) - mean) }
    guard isWide(spread) else { return true }
    for k in 0..<length { weights[k] *= 1 - mean / spread * (Double(k - offset) - mean) }
    return true
  }

  /// A line is fitted only when the weights do not all lie near one point.
  @inline(__always) func isWide(_ spread: Double) -> Bool {
    spread.squareRoot() > 0.001 * Double(count - 1)
  }
}
