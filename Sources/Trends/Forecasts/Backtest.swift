/// How a forecaster would have done: forecasts from one origin after another, compared with what came.
///
/// Every origin t uses the values up to t only (all of them, or the last `window`) and forecasts the next `horizon`.
/// MASE divides the mean absolute error of an origin by the mean absolute change over a season (over one period when
/// the season is 1) among the values it was fitted on; RMSSE divides mean squares alike and takes the root; both are
/// then averaged over origins. Coverage is the share of outcomes inside the interval; its nominal value is the level.
///
/// Source: L. J. Tashman (2000), International Journal of Forecasting 16, 437–450; R. J. Hyndman and A. B. Koehler
/// (2006), International Journal of Forecasting 22, 679–688; RMSSE: S. Makridakis, E. Spiliotis and V. Assimakopoulos
/// (2022), International Journal of Forecasting 38, 1325–1336.
public struct Backtest: Sendable, Equatable {
  /// Periods forecast at each origin.
  public let horizon: Int
  /// Observations before the first origin.
  public let initial: Int
  /// Periods from one origin to the next.
  public let step: Int
  /// The most observations to fit on; `nil` uses all before the origin.
  public let window: Int?

  /// Traps unless horizon, initial and step are positive and the window, when given, too.
  public init(horizon: Int, initial: Int, step: Int = 1, window: Int? = nil) {
    precondition(horizon >= 1 && initial >= 1 && step >= 1, "horizon, first origin and step are at least 1")
    precondition(window ?? 1 >= 1, "a window is at least 1")
    self.horizon = horizon
    self.initial = initial
    self.step = step
    self.window = window
  }

  /// - Throws: `.tooFewObservations` when no origin has a whole horizon after it, `.notFinite`; or the first refusal of
  ///   the forecaster when it refuses every origin. O(origins × one forecast).
  public func run(
    _ forecaster: some Forecaster, values: [Double], period: Int
  ) throws(ForecastRefusal) -> BacktestResult {
    try forecaster.check(values: values, period: period, horizon: horizon, minimum: initial + horizon)
    var measures = Measures(horizon: horizon)
    var refusals: [ForecastRefusal] = []
    var origin = initial
    while origin + horizon <= values.count {
      let past = Array(values[max(0, origin - (window ?? origin))..<origin])
      let outcomes = Array(values[origin..<(origin + horizon)])
      do {
        let forecast = try forecaster.forecast(values: past, period: period, horizon: horizon)
        measures.add(forecast, outcomes: outcomes, past: past, period: period)
      } catch {
        refusals.append(error)
      }
      origin += step
    }
    guard measures.origins > 0 else { throw refusals[0] }
    return measures.result(forecaster: forecaster.name, refusals: refusals)
  }

  /// The sums of a run.
  private struct Measures {
    let horizon: Int
    var origins = 0
    var models: [String] = []
    var absolute: [Double]
    var scaledAbsolute: [Double] = []
    var scaledSquare: [Double] = []
    var inside = Array(repeating: 0, count: PredictionInterval.levels.count)

    init(horizon: Int) {
      self.horizon = horizon
      absolute = Array(repeating: 0, count: horizon)
    }

    mutating func add(_ forecast: Forecast, outcomes: [Double], past: [Double], period: Int) {
      origins += 1
      if !models.contains(forecast.model) { models.append(forecast.model) }
      let errors = zip(outcomes, forecast.points).map { $0 - $1 }
      for (step, error) in errors.enumerated() { absolute[step] += error.magnitude }
      if let scale = absoluteScale(past, period: period) {
        scaledAbsolute.append(errors.reduce(0) { $0 + $1.magnitude / scale } / Double(horizon))
      }
      if let scale = squareScale(past, period: period) { scaledSquare.append(rootMeanSquare(errors) / scale) }
      for (index, level) in PredictionInterval.levels.enumerated() {
        guard let interval = forecast.interval(level: level) else { continue }
        for step in 0..<horizon where interval.low[step] <= outcomes[step] && outcomes[step] <= interval.high[step] {
          inside[index] += 1
        }
      }
    }

    func result(forecaster: String, refusals: [ForecastRefusal]) -> BacktestResult {
      func mean(_ values: [Double]) -> Double? {
        values.isEmpty ? nil : values.reduce(0) { $0 + $1 / Double(values.count) }
      }
      let byStep = absolute.map { $0 / Double(origins) }
      return BacktestResult(
        forecaster: forecaster, origins: origins, refusedOrigins: refusals.count, firstRefusal: refusals.first,
        horizon: horizon, models: models, meanAbsoluteError: mean(byStep) ?? 0, meanAbsoluteErrorByStep: byStep,
        meanAbsoluteScaledError: mean(scaledAbsolute), rootMeanSquaredScaledError: mean(scaledSquare),
        originsWithoutScale: origins - scaledAbsolute.count,
        coverage: zip(PredictionInterval.levels, inside).map {
          BacktestResult.Coverage(level: $0, share: Double($1) / Double(origins * horizon))
        })
    }
  }
}

/// What a backtest measured.
public struct BacktestResult: Sendable, Equatable {
  public struct Coverage: Sendable, Equatable {
    /// The nominal probability.
    public let level: Double
    /// The share of outcomes inside.
    public let share: Double
  }

  public let forecaster: String
  /// Origins with a forecast.
  public let origins: Int
  /// Origins the forecaster refused; they count in no measure.
  public let refusedOrigins: Int
  public let firstRefusal: ForecastRefusal?
  public let horizon: Int
  /// The models used, in the order of their first use.
  public let models: [String]
  /// In the unit of the series.
  public let meanAbsoluteError: Double
  /// The same 1, 2, … periods ahead.
  public let meanAbsoluteErrorByStep: [Double]
  /// MASE: below 1 the forecasts are better than the one-step naive ones were in sample. `nil` without a scale.
  public let meanAbsoluteScaledError: Double?
  /// RMSSE.
  public let rootMeanSquaredScaledError: Double?
  /// Origins left out of MASE and RMSSE, since their values do not change or do not reach over a season.
  public let originsWithoutScale: Int
  public let coverage: [Coverage]
}

/// The mean of |y_t − y_{t−m}|; `nil` when it is 0 or there are no changes.
func absoluteScale(_ values: [Double], period: Int) -> Double? {
  let changes = differences(of: values, lag: period)
  let scale = changes.reduce(0) { $0 + $1.magnitude / Double(max(changes.count, 1)) }
  return scale > 0 && scale.isFinite ? scale : nil
}

/// The root mean square of y_t − y_{t−m}; `nil` when it is 0 or there are no changes.
func squareScale(_ values: [Double], period: Int) -> Double? {
  let scale = rootMeanSquare(differences(of: values, lag: period))
  return scale > 0 && scale.isFinite ? scale : nil
}
