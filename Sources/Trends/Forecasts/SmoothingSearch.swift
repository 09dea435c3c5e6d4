#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Fits forms to one series, with buffers shared by all of them.
///
/// The series is scaled by a power of two so that its largest value is near 1.
final class SmoothingSearch {
  let values: [Double]
  let period: Int
  let exponent: Int
  let isPositive: Bool
  private var additiveIndices: [Double] = []
  private var multiplicativeIndices: [Double] = []
  private var earlyAdditiveIndices: [Double] = []
  private var earlyMultiplicativeIndices: [Double] = []
  private let storage: UnsafeMutablePointer<Double>
  private let series: UnsafeMutablePointer<Double>
  private let seasons: UnsafeMutablePointer<Double>
  private let scratch: UnsafeMutablePointer<Double>
  private let work: SmoothingSensitivities
  private let minimizer: BoundedLeastSquares
  private let capacity: Int

  /// Smoothing parameters found, where the next form of the same season may begin.
  struct Found {
    let form: SmoothingForm
    let parameters: [Double]
    let deviance: Double
    /// α, u, v and φ, with usual values for those the form does not have.
    let start: [Double]
  }

  /// `period` is 1 when no seasonal form is to be fitted.
  init(values: [Double], period: Int) {
    self.period = period
    exponent = (values.map(\.magnitude).max() ?? 0).exponentOrZero
    let exponent = exponent
    self.values = values.map { Double(sign: .plus, exponent: -exponent, significand: $0) }
    isPositive = values.allSatisfy { $0 > 0 }
    capacity = 5 + period
    storage = .allocate(capacity: values.count + 2 * period + 4)
    storage.initialize(repeating: 0, count: values.count + 2 * period + 4)
    series = storage
    seasons = series + values.count
    scratch = seasons + period
    for (index, value) in self.values.enumerated() { series[index] = value }
    work = SmoothingSensitivities(parameters: capacity, period: period)
    minimizer = BoundedLeastSquares(capacity: capacity)
    guard period > 1 else { return }
    let early = Array(self.values.prefix(4 * period))
    additiveIndices = SeasonalIndices(values: self.values, period: period, isMultiplicative: false).indices
    earlyAdditiveIndices = SeasonalIndices(values: early, period: period, isMultiplicative: false).indices
    if isPositive {
      multiplicativeIndices = Self.positive(
        SeasonalIndices(values: self.values, period: period, isMultiplicative: true).indices)
      earlyMultiplicativeIndices = Self.positive(
        SeasonalIndices(values: early, period: period, isMultiplicative: true).indices)
    }
  }

  /// Indices of at least 0.01, of mean 1.
  private static func positive(_ indices: [Double]) -> [Double] {
    let raised = indices.map { max($0, 0.01) }
    let mean = raised.reduce(0, +) / Double(raised.count)
    return raised.map { $0 / mean }
  }

  deinit { storage.deallocate() }

  func problem(_ form: SmoothingForm) -> SmoothingProblem {
    let rounding = 0x1p-50
    return SmoothingProblem(
      form: form, values: series, count: values.count, period: period,
      smallest: Double(values.count) * rounding * rounding, work: work, seasons: seasons, scratch: scratch)
  }

  /// Writes heuristic initial states: seasonal indices by classical decomposition (of the whole series or of its first
  /// four seasons), shrunk by `share`; level and slope by a line through the first seasons of the adjusted series.
  private func placeInitialStates(
    _ problem: SmoothingProblem, _ x: UnsafeMutablePointer<Double>, isEarly: Bool, share: Double
  ) {
    let form = problem.form
    let length = min(max(10, 2 * problem.period), values.count)
    var adjusted = Array(values[..<length])
    if form.season == .additive {
      let indices = (isEarly ? earlyAdditiveIndices : additiveIndices).map { $0 * share }
      for t in 0..<length { adjusted[t] -= indices[t % period] }
      for i in 0..<(period - 1) { x[problem.firstSeasonIndex + i] = indices[i] }
    } else if form.season == .multiplicative {
      let indices = (isEarly ? earlyMultiplicativeIndices : multiplicativeIndices).map { 1 + ($0 - 1) * share }
      for t in 0..<length { adjusted[t] /= indices[t % period] }
      for i in 0..<(period - 1) { x[problem.firstSeasonIndex + i] = indices[i] }
    }
    if form.trend == .none {
      x[problem.levelIndex] = adjusted.reduce(0, +) / Double(length)
    } else {
      let line = leastSquaresLine(adjusted)
      x[problem.levelIndex] = line.intercept
      x[problem.slopeIndex] = line.slope
      // A steep line may begin below zero, where multiplicative forms cannot.
      if form.needsPositiveValues, line.intercept + line.slope <= 0 || share == 0 {
        x[problem.levelIndex] = adjusted.reduce(0, +) / Double(length)
        x[problem.slopeIndex] = 0
      }
    }
  }

  /// Values of α, u, v (see `SmoothingProblem`) and φ from which a search may begin.
  private static let starts: [[Double]] = [
    [0.05, 0.1, 0.05, 0.97], [0.1, 0.9, 0.5, 0.97], [0.3, 0.05, 0.1, 0.97], [0.3, 0.3, 0.6, 0.9],
    [0.7, 0.05, 0.3, 0.9], [0.9, 0.5, 0.3, 0.97], [0.98, 0.02, 0.02, 0.82],
  ]

  /// The best of several searches for one form; `nil` when none gives a finite likelihood.
  ///
  /// Every start is looked at, those of earlier forms of the same season too, and the best `searches` are followed.
  func fit(_ form: SmoothingForm, searches: Int, tolerance: Double, beside earlier: [Found] = []) -> Found? {
    let problem = problem(form)
    var starts = Self.starts
    for found in earlier where found.form.season == form.season { starts.append(found.start) }
    var candidates: [(deviance: Double, parameters: [Double])] = []
    for isEarly in form.season == .none ? [false] : [false, true] {
      // Shrunken seasons are tried only where the full ones lead to forecasts that are not positive.
      for share in [1, 0.5, 0] {
        var x = Array(repeating: 0.0, count: problem.parameterCount)
        x.withUnsafeMutableBufferPointer { buffer in
          placeInitialStates(problem, buffer.baseAddress!, isEarly: isEarly, share: share)
        }
        let before = candidates.count
        for start in starts {
          let deviance = x.withUnsafeMutableBufferPointer { buffer in
            problem.setSmoothing(
              buffer.baseAddress!, level: start[0], trend: start[1], season: start[2], damping: start[3])
            return problem.objective(buffer.baseAddress!)
          }
          if deviance.isFinite { candidates.append((deviance, x)) }
        }
        if candidates.count > before { break }
      }
    }
    candidates.sort { $0.deviance < $1.deviance }
    var best: (deviance: Double, parameters: [Double])?
    for candidate in candidates.prefix(searches) {
      var x = candidate.parameters
      let deviance = x.withUnsafeMutableBufferPointer {
        minimizer.minimize(problem, from: $0.baseAddress!, tolerance: tolerance, mostIterations: 100)
      }
      if deviance.isFinite, deviance < best?.deviance ?? .infinity { best = (deviance, x) }
    }
    return best.map {
      Found(form: form, parameters: $0.parameters, deviance: $0.deviance, start: problem.start($0.parameters))
    }
  }

  /// Follows a search to the end.
  func polish(_ found: Found) -> Found {
    var x = found.parameters
    let problem = problem(found.form)
    let deviance = x.withUnsafeMutableBufferPointer {
      minimizer.minimize(problem, from: $0.baseAddress!, tolerance: 1e-11, mostIterations: 200)
    }
    return deviance <= found.deviance
      ? Found(form: found.form, parameters: x, deviance: deviance, start: found.start) : found
  }

  /// The fit in the unit of the series.
  func fit(_ found: Found) -> SmoothingFit {
    let form = found.form
    let problem = problem(form)
    let isSeasonal = form.season != .none
    let hasTrend = form.trend != .none
    var errors = Array(repeating: 0.0, count: values.count)
    var x = found.parameters
    return x.withUnsafeMutableBufferPointer { buffer in
      let start = buffer.baseAddress!
      let smoothing = problem.smoothing(start)
      _ = problem.placeSeasons(start)
      let season = isSeasonal ? (0..<period).map { seasons[$0] } : []
      var level = start[problem.levelIndex]
      var slope = hasTrend ? start[problem.slopeIndex] : 0
      let initial = SmoothingState(level: level, slope: hasTrend ? slope : nil, seasons: season)
      let sums = errors.withUnsafeMutableBufferPointer {
        form.run(
          values: series, count: values.count, period: problem.period, parameters: smoothing, level: &level,
          slope: &slope, seasons: seasons, errors: $0.baseAddress!)
      }
      let rotated = isSeasonal ? (0..<period).map { seasons[(values.count + $0) % period] } : []
      let last = SmoothingState(level: level, slope: hasTrend ? slope : nil, seasons: rotated)
      let errorExponent = form.error == .additive ? exponent : 0
      let errors = errors.map { Double(sign: .plus, exponent: errorExponent, significand: $0) }
      return SmoothingFit(
        form: form, period: isSeasonal ? period : 1, observations: values.count, levelSmoothing: smoothing.level,
        trendSmoothing: hasTrend ? smoothing.trend : nil, seasonSmoothing: isSeasonal ? smoothing.season : nil,
        damping: form.trend == .damped ? smoothing.damping : nil, initial: unscaled(initial, form),
        last: unscaled(last, form),
        deviance: found.deviance + 2 * Double(values.count) * Double(exponent) * log(2.0),
        sumOfSquares: Double(sign: .plus, exponent: 2 * errorExponent, significand: sums.squares), errors: errors,
        isExact: sums.squares <= problem.smallest)
    }
  }

  private func unscaled(_ state: SmoothingState, _ form: SmoothingForm) -> SmoothingState {
    func unscaled(_ value: Double) -> Double { Double(sign: .plus, exponent: exponent, significand: value) }
    return SmoothingState(
      level: unscaled(state.level), slope: state.slope.map(unscaled),
      seasons: form.season == .additive ? state.seasons.map(unscaled) : state.seasons)
  }
}
