#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Holt and Winters' method with R's starting values: smoothing by least squares of the one-step errors.
///
/// Level, slope and seasons start from the classical decomposition of the first two seasons (a line through its moving
/// average, and its indices); errors count from the second season on; α, β and γ in [0, 1] minimise Σ e². The season
/// is smoothed against the new level. Standard errors: those of R's `predict.HoltWinters`, for the multiplicative form
/// an approximation. Three seasons of observations or more; no zero with multiplicative seasons. O(n) a step.
///
/// Source: P. R. Winters (1960), Management Science 6, 324–342; variances: C. Chatfield and M. Yar (1991),
/// International Journal of Forecasting 7, 31–37; starting values: R's `stats::HoltWinters`.
public struct HoltWinters: Forecaster {
  public let isMultiplicative: Bool
  public var name: String { "Holt–Winters \(isMultiplicative ? "multiplicative" : "additive")" }

  public init(isMultiplicative: Bool) { self.isMultiplicative = isMultiplicative }

  /// Parameters, errors and last states.
  public struct Fit: Sendable, Equatable, Codable {
    /// α.
    public let levelSmoothing: Double
    /// β.
    public let trendSmoothing: Double
    /// γ.
    public let seasonSmoothing: Double
    public let initial: SmoothingState
    /// Season i applies i + 1 periods ahead.
    public let last: SmoothingState
    /// One-step errors from the second season on.
    public let errors: [Double]
    public var sumOfSquares: Double { errors.reduce(0) { $0 + $1 * $1 } }
  }

  /// The fit with the parameters of least squares.
  public func fit(values: [Double], period: Int) throws(ForecastRefusal) -> Fit {
    let start = try initialState(values: values, period: period)
    let exponent = (values.map(\.magnitude).max() ?? 0).exponentOrZero
    func scaled(_ value: Double) -> Double { Double(sign: .plus, exponent: -exponent, significand: value) }
    let problem = HoltWintersProblem(
      values: values.map(scaled), period: period, isMultiplicative: isMultiplicative,
      start: SmoothingState(
        level: scaled(start.level), slope: start.slope.map(scaled),
        seasons: isMultiplicative ? start.seasons : start.seasons.map(scaled)))
    let minimizer = BoundedLeastSquares(capacity: 3)
    var best: (objective: Double, parameters: [Double]) = (.infinity, [])
    for begin in [[0.3, 0.1, 0.1], [0.1, 0.02, 0.8], [0.7, 0.05, 0.3], [0.9, 0.3, 0.05]] {
      var x = begin
      let objective = x.withUnsafeMutableBufferPointer {
        minimizer.minimize(problem, from: $0.baseAddress!, tolerance: 1e-12, mostIterations: 500)
      }
      if objective < best.objective { best = (objective, x) }
    }
    guard best.objective.isFinite else { throw refusal(.noAdmissibleParameters) }
    return try fit(
      values: values, period: period, levelSmoothing: best.parameters[0], trendSmoothing: best.parameters[1],
      seasonSmoothing: best.parameters[2])
  }

  /// The fit with given parameters. Traps unless they lie between 0 and 1.
  public func fit(
    values: [Double], period: Int, levelSmoothing: Double, trendSmoothing: Double, seasonSmoothing: Double
  ) throws(ForecastRefusal) -> Fit {
    for parameter in [levelSmoothing, trendSmoothing, seasonSmoothing] {
      precondition(parameter >= 0 && parameter <= 1, "smoothing parameters lie between 0 and 1")
    }
    let start = try initialState(values: values, period: period)
    let problem = HoltWintersProblem(values: values, period: period, isMultiplicative: isMultiplicative, start: start)
    let run = problem.run([levelSmoothing, trendSmoothing, seasonSmoothing])
    guard run.errors.allSatisfy(\.isFinite) else { throw refusal(.overflow) }
    return Fit(
      levelSmoothing: levelSmoothing, trendSmoothing: trendSmoothing, seasonSmoothing: seasonSmoothing,
      initial: start, last: run.last, errors: run.errors)
  }

  public func forecast(values: [Double], period: Int, horizon: Int) throws(ForecastRefusal) -> Forecast {
    precondition(horizon >= 1, "a horizon is at least 1")
    let fit = try fit(values: values, period: period)
    let (alpha, beta, gamma) = (fit.levelSmoothing, fit.trendSmoothing, fit.seasonSmoothing)
    let points = (1...horizon).map { h in
      let level = fit.last.level + Double(h) * (fit.last.slope ?? 0)
      let season = fit.last.seasons[(h - 1) % period]
      return isMultiplicative ? level * season : level + season
    }
    let count = Double(fit.errors.count)
    let mean = fit.errors.reduce(0, +) / count
    let variance = fit.errors.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
    func response(_ j: Int) -> Double {
      alpha * (1 + Double(j) * beta) + (j % period == 0 ? gamma * (1 - alpha) : 0)
    }
    let standardErrors = (1...horizon).map { h in
      var sum = 1.0
      for j in 1..<h {
        let ratio =
          isMultiplicative
          ? fit.last.seasons[(h - 1) % period] / fit.last.seasons[((h - 1 - j) % period + period) % period] : 1
        sum += (response(j) * ratio) * (response(j) * ratio)
      }
      return (variance * sum).squareRoot()
    }
    let parameters = "α \(rounded(alpha)), β \(rounded(beta)), γ \(rounded(gamma))"
    return try forecast(
      model: name,
      variant: "least squares from R's starting values, \(parameters); intervals by formula, normal quantiles",
      observations: values.count, points: points, standardErrors: standardErrors,
      remarks: variance == 0 ? [exactFitRemark] : [])
  }

  /// R's starting values.
  private func initialState(values: [Double], period: Int) throws(ForecastRefusal) -> SmoothingState {
    precondition(period >= 1, "a period is at least 1")
    guard period > 1 else { throw refusal(.notSeasonal) }
    try check(values: values, period: period, horizon: 1, minimum: 3 * period)
    if isMultiplicative, let position = values.firstIndex(where: { $0 <= 0 }) {
      throw refusal(.notPositive(position: position, value: values[position]))
    }
    let start = SeasonalIndices(
      values: Array(values[..<(2 * period)]), period: period, isMultiplicative: isMultiplicative)
    let line = leastSquaresLine(start.trend)
    guard line.intercept.isFinite, line.slope.isFinite, start.indices.allSatisfy(\.isFinite) else {
      throw refusal(.overflow)
    }
    return SmoothingState(level: line.intercept, slope: line.slope, seasons: start.indices)
  }
}

/// Σ e² of Holt and Winters' recursion by α, β and γ, with its derivatives.
struct HoltWintersProblem: BoundedLeastSquaresProblem {
  let values: [Double]
  let period: Int
  let isMultiplicative: Bool
  let start: SmoothingState

  var parameterCount: Int { 3 }
  func lowerBound(_ index: Int) -> Double { 0 }
  func upperBound(_ index: Int) -> Double { 1 }

  /// A number and its derivatives by α, β and γ.
  private struct Dual {
    var value: Double
    var slope = SIMD3<Double>.zero

    static func + (a: Dual, b: Dual) -> Dual { Dual(value: a.value + b.value, slope: a.slope + b.slope) }
    static func - (a: Dual, b: Dual) -> Dual { Dual(value: a.value - b.value, slope: a.slope - b.slope) }
    static func * (a: Dual, b: Dual) -> Dual {
      Dual(value: a.value * b.value, slope: a.slope * b.value + b.slope * a.value)
    }
    static func / (a: Dual, b: Dual) -> Dual {
      let ratio = a.value / b.value
      return Dual(value: ratio, slope: (a.slope - b.slope * ratio) / b.value)
    }
  }

  private func errors(_ x: [Double]) -> (errors: [Dual], level: Dual, slope: Dual, seasons: [Dual]) {
    let alpha = Dual(value: x[0], slope: [1, 0, 0])
    let beta = Dual(value: x[1], slope: [0, 1, 0])
    let gamma = Dual(value: x[2], slope: [0, 0, 1])
    let one = Dual(value: 1)
    var (level, slope) = (Dual(value: start.level), Dual(value: start.slope ?? 0))
    var seasons = start.seasons.map { Dual(value: $0) }
    var errors: [Dual] = []
    errors.reserveCapacity(values.count - period)
    for t in period..<values.count {
      let y = Dual(value: values[t])
      let base = level + slope
      let season = seasons[t % period]
      errors.append(y - (isMultiplicative ? base * season : base + season))
      let news = isMultiplicative ? y / season : y - season
      let next = alpha * news + (one - alpha) * base
      slope = beta * (next - level) + (one - beta) * slope
      level = next
      seasons[t % period] = gamma * (isMultiplicative ? y / level : y - level) + (one - gamma) * season
    }
    return (errors, level, slope, seasons)
  }

  /// The errors with these parameters and the states they leave.
  func run(_ x: [Double]) -> (errors: [Double], last: SmoothingState) {
    let found = errors(x)
    let seasons = (0..<period).map { found.seasons[(values.count + $0) % period].value }
    return (
      found.errors.map(\.value),
      SmoothingState(level: found.level.value, slope: found.slope.value, seasons: seasons)
    )
  }

  private func logarithm(_ squares: Double) -> Double {
    // Exact fits have no logarithm; values are scaled to about 1, so this is their rounding.
    squares.isFinite ? Double(values.count) * log(max(squares, 1e-30)) : .infinity
  }

  func objective(_ parameters: UnsafeMutablePointer<Double>) -> Double {
    let found = errors(Array(UnsafeBufferPointer(start: parameters, count: 3)))
    return logarithm(found.errors.reduce(0) { $0 + $1.value * $1.value })
  }

  func normalEquations(
    _ parameters: UnsafeMutablePointer<Double>, matrix: UnsafeMutablePointer<Double>,
    gradient: UnsafeMutablePointer<Double>
  ) -> Double {
    let found = errors(Array(UnsafeBufferPointer(start: parameters, count: 3)))
    let squares = found.errors.reduce(0) { $0 + $1.value * $1.value }
    guard squares.isFinite else { return .infinity }
    let scale = Double(values.count) / max(squares, 1e-30)
    for i in 0..<3 {
      gradient[i] = scale * found.errors.reduce(0) { $0 + $1.value * $1.slope[i] }
      for j in 0..<3 { matrix[i * 3 + j] = scale * found.errors.reduce(0) { $0 + $1.slope[i] * $1.slope[j] } }
    }
    return logarithm(squares)
  }
}
