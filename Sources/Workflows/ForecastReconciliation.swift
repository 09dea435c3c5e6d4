import Columns
import Documents
import Nomenclature
import Observations
import Panels
import Trends

/// Forecasts of series and of their totals that add up: the series of a panel are the bottom, their sums by every
/// beginning of the series fields stand above them.
struct ForecastReconciliation {
  /// What a key says in the place of a field that is summed over.
  static let total = "total"
  private static let mostSeries = 500
  private static let mostErrors = 20

  let weights: ReconciledForecasts.Weights

  init(_ name: String) throws {
    let known = ReconciledForecasts.Weights.allCases.map(\.rawValue)
    guard let weights = ReconciledForecasts.Weights(rawValue: name) else {
      let suggestions = NearestNames.suggestions(for: name, among: known, limit: 1)
      throw WorkflowError.unknown("reconciliation", name, suggestions: suggestions, known: known)
    }
    self.weights = weights
  }

  /// The panel with the sums first, over the periods that all series have.
  func panel(over bottom: Panel) throws -> (panel: Panel, hierarchy: Hierarchy) {
    guard bottom.series.count > 1 else {
      throw WorkflowError(
        "--reconcile makes series and their totals add up, and there is one. Name fields with --series.")
    }
    var prefixes: [[String]] = []
    var members: [[Int]] = []
    for depth in bottom.seriesFields.indices {
      for (index, series) in bottom.series.enumerated() {
        let prefix = Array(series.key[..<depth])
        if prefixes.last == prefix {
          members[members.count - 1].append(index)
        } else {
          prefixes.append(prefix)
          members.append([index])
        }
      }
    }
    // A sum of one series is that series.
    let kept = members.indices.filter { members[$0].count > 1 }
    let count = kept.count + bottom.series.count
    guard count <= Self.mostSeries else {
      throw WorkflowError(
        "--reconcile works with matrices of series by series, up to \(Self.mostSeries); there are \(count) with the totals. "
          + "Choose some with --where, or coarser fields.")
    }
    let whole = try commonPeriods(bottom)
    let sums = kept.map { place in
      let part = Panel(
        seriesFields: whole.seriesFields, frequency: whole.frequency, periods: whole.periods,
        series: members[place].map { whole.series[$0] }, unit: whole.unit)
      let left = whole.seriesFields.count - prefixes[place].count
      return Panel.Series(
        key: prefixes[place] + Array(repeating: Self.total, count: left), values: part.total().values)
    }
    var panel = whole
    panel.series = sums + whole.series
    return (panel, Hierarchy(aggregates: kept.map { members[$0] }, bottomCount: whole.series.count))
  }

  /// The periods from the latest first observation on; all series must have every one of them.
  private func commonPeriods(_ panel: Panel) throws -> Panel {
    func has(_ series: Panel.Series, _ place: Int) -> Bool { series.values[place].doubleValue != nil }
    let first = panel.series.compactMap { one in panel.periods.indices.first { has(one, $0) } }.max() ?? 0
    for series in panel.series {
      if let gap = panel.periods.indices.first(where: { $0 >= first && !has(series, $0) }) {
        throw WorkflowError(
          "\(series.key.joined(separator: " ")) has no value for \(panel.periods[gap]), and series that add up need the "
            + "same periods to the last. Leave it out with --where, or end earlier with --where period=….")
      }
    }
    return Panel(
      seriesFields: panel.seriesFields, frequency: panel.frequency, periods: Array(panel.periods[first...]),
      series: panel.series.map { Panel.Series(key: $0.key, values: Array($0.values[first...])) }, unit: panel.unit)
  }

  /// Reconciled forecasts of every series of the panel.
  func forecasts(
    _ panel: Panel, _ hierarchy: Hierarchy, method: ForecastMethod, horizon: Int, threads: Int
  ) throws -> ReconciledForecasts {
    let period = panel.periodsPerYear
    let found = concurrentMap(panel.series.count, threads: threads) { index -> Result<Base, ForecastRefusal> in
      let values = PresentSeries(panel, index).values
      let forecaster = method.forecaster(observations: values.count, period: period)
      do throws(ForecastRefusal) {
        return .success(
          Base(
            forecast: try forecaster.forecast(values: values, period: period, horizon: horizon),
            errors: try forecaster.oneStepErrors(Self.mostErrors, values: values, period: period)))
      } catch {
        return .failure(error)
      }
    }
    var bases: [Base] = []
    for (series, result) in zip(panel.series, found) {
      switch result {
      case .success(let base): bases.append(base)
      case .failure(let refusal):
        throw WorkflowError("\(series.key.joined(separator: " ")): \(refusal.description)")
      }
    }
    let length = bases.map(\.errors.count).min() ?? 0
    do throws(Reconciliation.Refusal) {
      return try ReconciledForecasts(
        bases.map(\.forecast), hierarchy: hierarchy, weights: weights,
        errors: bases.map { Array($0.errors.suffix(length)) })
    } catch {
      switch error {
      case .variance(let series, _):
        throw WorkflowError(
          "\(panel.series[series].key.joined(separator: " ")): all forecasts were without error, so it has no weight. "
            + "Leave it out with --where.")
      default: throw WorkflowError("No reconciled forecast: \(error.description)")
      }
    }
  }

  private struct Base: Sendable {
    let forecast: Forecast
    let errors: [Double]
  }
}
