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
