import Vectors

/// Forecasts of a hierarchy made to add up, with intervals.
///
/// The points are those of `Reconciliation`. With P = S (SᵀW⁻¹S)⁻¹ SᵀW⁻¹, D the standard errors of the base forecasts at
/// a step (from the width of their widest interval) and R the shrunk correlation of one-step errors, the standard errors
/// at that step are √diag(P D R D Pᵀ); intervals are normal and symmetric. O(horizon · n³) for n series.
///
/// Source: S. L. Wickramasuriya, G. Athanasopoulos and R. J. Hyndman (2019), Journal of the American Statistical
/// Association 114, 804–819 (the covariance of reconciled errors); that R is the same at every step is ours.
public struct ReconciledForecasts: Sendable {
  /// How base forecasts are weighed.
  public enum Weights: String, Sendable, CaseIterable {
    case bottomUp = "bottom-up"
    /// W = 1.
    case ordinaryLeastSquares = "ols"
    /// W diagonal, the number of bottom series each series sums.
    case structural
    /// W diagonal, the variance of each series' one-step errors.
    case weightedLeastSquares = "wls"
    /// W the covariance of one-step errors shrunk to its diagonal.
    case minimumTrace = "mint"
  }

  /// One for each series, in the order of the hierarchy.
  public let forecasts: [Forecast]
  /// The definition used, as a sentence.
  public let variant: String

  /// - Parameters:
  ///   - base: a forecast of every series, all of one horizon.
  ///   - hierarchy: how the series add up.
  ///   - weights: how base forecasts are weighed.
  ///   - errors: one-step errors of every series, all of one length, three or more.
  /// - Throws: `.tooFewErrors`, `.notFinite`, `.variance` for a series whose errors are all zero, `.overflow`. Traps when
  ///   the numbers of forecasts, errors and series differ.
  public init(
    _ base: [Forecast], hierarchy: Hierarchy, weights: Weights, errors: [[Double]]
  ) throws(Reconciliation.Refusal) {
    precondition(base.count == hierarchy.count && errors.count == hierarchy.count, "a forecast of every series")
    let covariance = try ShrunkCovariance(errors: errors)
    let variances = errors.indices.map { covariance.covariance[$0, $0] }
    let method: Reconciliation.Method =
      switch weights {
      case .bottomUp: .bottomUp
      case .ordinaryLeastSquares: .ordinaryLeastSquares
      case .structural: .structural
      case .weightedLeastSquares: .weightedLeastSquares(variances: variances)
      case .minimumTrace: .minimumTraceShrinkage(errors: errors)
      }
    let reconciliation = try Reconciliation(hierarchy: hierarchy, method: method)
    let points = try reconciliation.reconciled(base.map(\.points))
    let projection = try Self.projection(reconciliation)
    let horizon = base[0].points.count
    var deviations = Array(repeating: Array(repeating: 0.0, count: horizon), count: base.count)
    for step in 0..<horizon {
      let scaled = base.map { Self.standardError($0, step) }
      // D R D, with R the shrunk correlation.
      var between = covariance.covariance
      for i in base.indices {
        for j in base.indices {
          between[i, j] *= scaled[i] / variances[i].squareRoot() * (scaled[j] / variances[j].squareRoot())
        }
      }
      let half = projection.multiplied(by: between)
      for i in base.indices {
        let variance = base.indices.reduce(0) { $0 + half[i, $1] * projection[i, $1] }
        deviations[i][step] = max(variance, 0).squareRoot()
        guard deviations[i][step].isFinite else { throw .overflow }
      }
    }
    let sentence =
      "reconciled \(reconciliation.variant); errors from \(errors[0].count) one-step forecasts, normal intervals"
    variant = sentence
    forecasts = base.indices.map { index in
      let intervals = PredictionInterval.levels.map { level in
        let reach = NormalDistribution().quantile(0.5 + level / 2)
        return PredictionInterval(
          level: level, low: zip(points[index], deviations[index]).map { $0 - reach * $1 },
          high: zip(points[index], deviations[index]).map { $0 + reach * $1 })
      }
      return Forecast(
        model: base[index].model, variant: sentence, observations: base[index].observations, points: points[index],
        intervals: intervals, remarks: base[index].remarks)
    }
  }

  /// P, column by column.
  private static func projection(_ reconciliation: Reconciliation) throws(Reconciliation.Refusal) -> Matrix {
    let count = reconciliation.hierarchy.count
    var columns: [Vector] = []
    for series in 0..<count {
      var unit = Array(repeating: 0.0, count: count)
      unit[series] = 1
      columns.append(Vector(try reconciliation.reconciled(unit)))
    }
    return Matrix(columns: columns)
  }

  private static func standardError(_ forecast: Forecast, _ step: Int) -> Double {
    guard let widest = forecast.intervals.max(by: { $0.level < $1.level }) else { return 0 }
    let reach = NormalDistribution().quantile(0.5 + widest.level / 2)
    return (widest.high[step] - widest.low[step]) / (2 * reach)
  }
}

extension Forecaster {
  /// The errors of forecasts of the last `count` observations, each from the values before it: outcome less forecast.
  ///
  /// - Parameters:
  ///   - count: how many; as many fewer as the forecaster refuses from the earliest origins.
  ///   - values: consecutive and finite.
  ///   - period: the length of the season.
  /// - Throws: the refusal of the last origin. O(count × one forecast).
  public func oneStepErrors(_ count: Int, values: [Double], period: Int) throws(ForecastRefusal) -> [Double] {
    var errors: [Double] = []
    for origin in (max(1, values.count - count)..<max(values.count, 1)).reversed() {
      do throws(ForecastRefusal) {
        let found = try forecast(values: Array(values[..<origin]), period: period, horizon: 1)
        errors.append(values[origin] - found.points[0])
      } catch {
        if errors.isEmpty { throw error }
        break
      }
    }
    return errors.reversed()
  }
}
