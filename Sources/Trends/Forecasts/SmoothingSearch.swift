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
  private let additiveIndices: [Double]?
  private let multiplicativeIndices: [Double]?
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
    if period > 1 {
      additiveIndices = SeasonalIndices(values: self.values, period: period, isMultiplicative: false).indices
      multiplicativeIndices =
        isPositive
        ? SeasonalIndices(values: self.values, period: period, isMultiplicative: true).indices.map { max($0, 0.01) }
        : nil
    } else {
      (additiveIndices, multiplicativeIndices) = (nil, nil)
    }
  }

  deinit { storage.deallocate() }

  func problem(_ form: SmoothingForm) -> SmoothingProblem {
    let rounding = 0x1p-50
    return SmoothingProblem(
      form: form, values: series, count: values.count, period: period,
      smallest: Double(values.count) * rounding * rounding, work: work, seasons: seasons, scratch: scratch)
  }

  /// The heuristic initial states of R's `ets`: seasonal indices by classical decomposition, level and slope by a line
  /// through the first seasons of the adjusted series.
  private func placeInitialStates(_ problem: SmoothingProblem, _ x: UnsafeMutablePointer<Double>) {
    let form = problem.form
    let length = min(max(10, 2 * problem.period), values.count)
    var adjusted = Array(values[..<length])
    if form.season == .additive, let indices = additiveIndices {
      for t in 0..<length { adjusted[t] -= indices[t % period] }
      for i in 0..<(period - 1) { x[problem.firstSeasonIndex + i] = indices[i] }
    } else if form.season == .multiplicative, let indices = multiplicativeIndices {
      let mean = indices.reduce(0, +) / Double(period)
      for t in 0..<length { adjusted[t] *= mean / indices[t % period] }
      for i in 0..<(period - 1) { x[problem.firstSeasonIndex + i] = indices[i] / mean }
    }
    if form.trend == .none {
      x[problem.levelIndex] = adjusted.reduce(0, +) / Double(length)
    } else {
      let line = leastSquaresLine(adjusted)
      x[problem.levelIndex] = line.intercept
      x[problem.slopeIndex] = line.slope
    }
  }

  /// Values of α, u, v (see `SmoothingProblem`) and φ from which a search begins.
  private static let starts: [(Double, Double, Double, Double)] = [
    (0.05, 0.1, 0.05, 0.97), (0.3, 0.05, 0.1, 0.95), (0.7, 0.05, 0.3, 0.9), (0.9, 0.5, 0.3, 0.95),
    (0.98, 0.02, 0.02, 0.85),
  ]

  /// The best of several searches for one form; `nil` when none gives a finite likelihood.
  ///
  /// Every start is looked at, the best `searches` are followed, and so is the best form of the same season so far.
  func fit(_ form: SmoothingForm, searches: Int, tolerance: Double, beside earlier: [Found] = []) -> Found? {
    let problem = problem(form)
    let count = problem.parameterCount
    var begin = Array(repeating: 0.0, count: count)
    begin.withUnsafeMutableBufferPointer { placeInitialStates(problem, $0.baseAddress!) }
    var candidates: [(deviance: Double, parameters: [Double])] = []
    for (alpha, u, v, phi) in Self.starts {
      var x = begin
      let deviance = x.withUnsafeMutableBufferPointer { buffer in
        problem.setSmoothing(buffer.baseAddress!, level: alpha, trend: u, season: v, damping: phi)
        var value = problem.objective(buffer.baseAddress!)
        if !value.isFinite, problem.slopeIndex >= 0 {
          // A steep line may begin below zero, where multiplicative forms cannot.
          buffer[problem.levelIndex] = values[..<min(values.count, max(10, 2 * problem.period))].reduce(0, +)
            / Double(min(values.count, max(10, 2 * problem.period)))
          buffer[problem.slopeIndex] = 0
          value = problem.objective(buffer.baseAddress!)
        }
        return value
      }
      if deviance.isFinite { candidates.append((deviance, x)) }
    }
    candidates.sort { $0.deviance < $1.deviance }
    var best: Found?
    for candidate in candidates.prefix(searches) {
      var x = candidate.parameters
      let deviance = x.withUnsafeMutableBufferPointer {
        minimizer.minimize(problem, from: $0.baseAddress!, tolerance: tolerance, mostIterations: 100)
      }
      if deviance.isFinite, deviance < best?.deviance ?? .infinity {
        best = Found(form: form, parameters: x, deviance: deviance)
      }
    }
    return best
  }

  /// Follows a search to the end.
  func polish(_ found: Found) -> Found {
    var x = found.parameters
    let problem = problem(found.form)
    let deviance = x.withUnsafeMutableBufferPointer {
      minimizer.minimize(problem, from: $0.baseAddress!, tolerance: 1e-11, mostIterations: 200)
    }
    return deviance <= found.deviance ? Found(form: found.form, parameters: x, deviance: deviance) : found
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
