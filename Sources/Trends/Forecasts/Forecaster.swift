import Vectors

/// A method that forecasts a plain series.
///
/// Values are consecutive and finite; `period` is the length of the season in observations: 12 for months, 4 for
/// quarters, 1 for annual series.
public protocol Forecaster: Sendable {
  /// The method in lower-case words, as in `ForecastRefusal`.
  var name: String { get }

  /// Traps unless the period and the horizon are at least 1.
  /// - Returns: `horizon` points with intervals of `PredictionInterval.levels`.
  func forecast(values: [Double], period: Int, horizon: Int) throws(ForecastRefusal) -> Forecast
}

extension Forecaster {
  func refusal(_ reason: ForecastRefusal.Reason) -> ForecastRefusal {
    ForecastRefusal(forecaster: name, reason: reason)
  }

  /// Throws unless the series is finite and has `minimum` observations.
  func check(values: [Double], period: Int, horizon: Int, minimum: Int) throws(ForecastRefusal) {
    precondition(period >= 1, "a period is at least 1")
    precondition(horizon >= 1, "a horizon is at least 1")
    guard values.count >= minimum else {
      throw refusal(.tooFewObservations(needed: minimum, found: values.count))
    }
    if let position = values.firstIndex(where: { !$0.isFinite }) { throw refusal(.notFinite(position: position)) }
  }

  /// A forecast with intervals point ± z × standard error.
  func forecast(
    model: String, variant: String, observations: Int, points: [Double], standardErrors: [Double],
    remarks: [String] = []
  ) throws(ForecastRefusal) -> Forecast {
    var intervals: [PredictionInterval] = []
    for level in PredictionInterval.levels {
      let reach = NormalDistribution().quantile(0.5 + level / 2)
      let low = zip(points, standardErrors).map { $0 - reach * $1 }
      let high = zip(points, standardErrors).map { $0 + reach * $1 }
      guard low.allSatisfy(\.isFinite), high.allSatisfy(\.isFinite) else { throw refusal(.overflow) }
      intervals.append(PredictionInterval(level: level, low: low, high: high))
    }
    return Forecast(
      model: model, variant: variant, observations: observations, points: points, intervals: intervals,
      remarks: remarks)
  }
}

/// Said when every error of a method is zero.
let exactFitRemark = "The method repeats the series exactly, so its intervals have no width and mean little."
