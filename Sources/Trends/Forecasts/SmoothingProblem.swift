/// Bounds of the smoothing parameters, those of R's `ets`: α and γ from 0.0001 to 0.9999, β from 0.0001 to α,
/// γ to 1 − α, φ from 0.8 to 0.98.
enum SmoothingBounds {
  static let least = 1e-4
  static let most = 0.9999
  static let leastDamping = 0.8
  static let mostDamping = 0.98
}

/// The likelihood of one form as a sum of squares.
///
/// Parameters in order: α; u with β = 0.0001 + (α − 0.0001) u; v with γ = 0.0001 + (1 − α − 0.0001) v; φ; the initial
/// level; slope; seasons 0 … m − 2, the last of which follows from their sum. In these the bounds are plain intervals.
/// With multiplicative errors the squares are those of e_t G, G the geometric mean of the one-step forecasts, whose
/// n ln Σ is the likelihood.
struct SmoothingProblem: BoundedLeastSquaresProblem {
  let form: SmoothingForm
  let values: UnsafePointer<Double>
  let count: Int
  let period: Int
  let smallest: Double
  let work: SmoothingSensitivities
  let seasons: UnsafeMutablePointer<Double>
  let scratch: UnsafeMutablePointer<Double>
  let parameterCount: Int
  private let trendIndex: Int
  private let seasonIndex: Int
  private let dampingIndex: Int
  let levelIndex: Int
  let slopeIndex: Int
  let firstSeasonIndex: Int

  init(
    form: SmoothingForm, values: UnsafePointer<Double>, count: Int, period: Int, smallest: Double,
    work: SmoothingSensitivities, seasons: UnsafeMutablePointer<Double>, scratch: UnsafeMutablePointer<Double>
  ) {
    self.form = form
    self.values = values
    self.count = count
    self.period = form.season == .none ? 1 : period
    self.smallest = smallest
    self.work = work
    self.seasons = seasons
    self.scratch = scratch
    var next = 1
    func place(_ isPresent: Bool, _ width: Int = 1) -> Int {
      guard isPresent else { return -1 }
      defer { next += width }
      return next
    }
    trendIndex = place(form.trend != .none)
    seasonIndex = place(form.season != .none)
    dampingIndex = place(form.trend == .damped)
    levelIndex = place(true)
    slopeIndex = place(form.trend != .none)
    firstSeasonIndex = place(form.season != .none, period - 1)
    parameterCount = next
  }

  func lowerBound(_ index: Int) -> Double {
    if index == 0 { return SmoothingBounds.least }
    if index == dampingIndex { return SmoothingBounds.leastDamping }
    return index < levelIndex ? 0 : -.infinity
  }

  func upperBound(_ index: Int) -> Double {
    if index == 0 { return SmoothingBounds.most }
    if index == dampingIndex { return SmoothingBounds.mostDamping }
    return index < levelIndex ? 1 : .infinity
  }

  /// α, β, γ and φ; the trend and the season come from parts of what α leaves them.
  func smoothing(_ x: UnsafePointer<Double>) -> SmoothingParameters {
    let least = SmoothingBounds.least
    return SmoothingParameters(
      level: x[0], trend: trendIndex < 0 ? 0 : least + (x[0] - least) * x[trendIndex],
      season: seasonIndex < 0 ? 0 : least + (1 - x[0] - least) * x[seasonIndex],
      damping: dampingIndex < 0 ? 1 : x[dampingIndex])
  }

  /// Sets α, u, v and φ where the form has them.
  func setSmoothing(_ x: UnsafeMutablePointer<Double>, level: Double, trend: Double, season: Double, damping: Double) {
    x[0] = level
    if trendIndex >= 0 { x[trendIndex] = trend }
    if seasonIndex >= 0 { x[seasonIndex] = season }
    if dampingIndex >= 0 { x[dampingIndex] = damping }
  }

  /// α, u, v and φ of `parameters`, with usual values for those the form does not have.
  func start(_ x: [Double]) -> [Double] {
    [
      x[0], trendIndex < 0 ? 0.05 : x[trendIndex], seasonIndex < 0 ? 0.05 : x[seasonIndex],
      dampingIndex < 0 ? 0.97 : x[dampingIndex],
    ]
  }

  /// Fills `seasons` from the parameters; false when a multiplicative one is not positive.
  func placeSeasons(_ x: UnsafePointer<Double>) -> Bool {
    guard form.season != .none else { return true }
    var last = form.season == .multiplicative ? Double(period) : 0
    for i in 0..<(period - 1) {
      let season = x[firstSeasonIndex + i]
      seasons[i] = season
      last -= season
      if form.season == .multiplicative, season <= 0 { return false }
    }
    seasons[period - 1] = last
    return form.season != .multiplicative || last > 0
  }

  private func isInside(_ parameters: SmoothingParameters) -> Bool {
    form.trend == .none || form.season == .none || isAdmissible(parameters, period: period, scratch: scratch)
  }

  func objective(_ x: UnsafeMutablePointer<Double>) -> Double {
    let parameters = smoothing(x)
    guard isInside(parameters), placeSeasons(x) else { return .infinity }
    var level = x[levelIndex]
    var slope = slopeIndex < 0 ? 0 : x[slopeIndex]
    return form.run(
      values: values, count: count, period: period, parameters: parameters, level: &level, slope: &slope,
      seasons: seasons
    ).likelihood(count: count, smallest: smallest)
  }

  func normalEquations(
    _ x: UnsafeMutablePointer<Double>, matrix: UnsafeMutablePointer<Double>,
    gradient: UnsafeMutablePointer<Double>
  ) -> Double {
    let parameters = smoothing(x)
    guard isInside(parameters), placeSeasons(x) else { return .infinity }
    placeDerivatives(x)
    let sums = form.derivatives(
      values: values, count: count, period: period, parameters: parameters, level: x[levelIndex],
      slope: slopeIndex < 0 ? 0 : x[slopeIndex], seasons: seasons, width: (parameterCount + 1) / 2, work: work)
    guard sums.squares.isFinite else { return .infinity }
    let isMultiplicative = form.error == .multiplicative
    let scale = Double(count) / max(sums.squares, smallest)
    for i in 0..<parameterCount {
      let (p, h) = (i / 2, i % 2)
      let growth = isMultiplicative ? work.logarithms[p][h] / Double(count) : 0
      let own = work.gradient[p][h]
      gradient[i] = scale * (own + sums.squares * growth)
      let row = work.cross + i * work.capacity
      for j in i..<parameterCount {
        var entry = row[j / 2][j % 2]
        if isMultiplicative {
          let other = work.logarithms[j / 2][j % 2] / Double(count)
          entry += own * other + growth * work.gradient[j / 2][j % 2] + sums.squares * growth * other
        }
        matrix[i * parameterCount + j] = scale * entry
        matrix[j * parameterCount + i] = scale * entry
      }
    }
    return sums.likelihood(count: count, smallest: smallest)
  }

  /// The derivatives of the initial states and of the smoothing parameters by the parameters.
  private func placeDerivatives(_ x: UnsafePointer<Double>) {
    let least = SmoothingBounds.least
    work.clear(period: period)
    work.alpha[0][0] = 1
    if trendIndex >= 0 {
      work.beta[0][0] = x[trendIndex]
      work.beta[trendIndex / 2][trendIndex % 2] = x[0] - least
      work.slope[slopeIndex / 2][slopeIndex % 2] = 1
    }
    if seasonIndex >= 0 {
      work.gamma[0][0] = -x[seasonIndex]
      work.gamma[seasonIndex / 2][seasonIndex % 2] = 1 - x[0] - least
      for i in 0..<(period - 1) {
        let index = firstSeasonIndex + i
        work.seasons(i)[index / 2][index % 2] = 1
        work.seasons(period - 1)[index / 2][index % 2] = -1
      }
    }
    if dampingIndex >= 0 { work.phi[dampingIndex / 2][dampingIndex % 2] = 1 }
    work.level[levelIndex / 2][levelIndex % 2] = 1
  }
}
