import Columns
import Documents
import Nomenclature
import Observations
import Panels
import Trends

/// `comity forecast`: forecasts with intervals and a backtest.
public struct ForecastRequest: Sendable {
  public var series = SeriesRequest()
  /// A method's name; by the length and frequency of the series when absent.
  public var method: String?
  /// How many periods ahead; a year of months or quarters, else five, when absent.
  public var horizon: Int?
  /// Whether to show how the method would have done instead of what it says.
  public var backtest = false
  /// `bottom-up`, `ols`, `structural`, `wls` or `mint`: totals are forecast, too, and all is made to add up.
  public var reconciliation: String?

  public init() {}
}

extension Comity {
  public static func forecast(_ request: ForecastRequest, output: OutputOptions) throws -> Outcome {
    let method = try ForecastMethod(request.method)
    let reconciliation = try request.reconciliation.map { try ForecastReconciliation($0) }
    if reconciliation != nil, request.backtest {
      throw WorkflowError("--backtest tests the method of each series: leave out --reconcile.")
    }
    var series = try SeriesPanel(request.series)
    let failedCheck = try request.series.selection.exceedsRejects(series.aggregated)
    let perYear = series.panel.periodsPerYear
    let horizon = request.horizon ?? (perYear > 1 ? perYear : 5)
    let threads = request.series.selection.threadCount
    var clock = StageClock()
    let table: Table
    if let reconciliation {
      let (panel, hierarchy) = try reconciliation.panel(over: series.panel)
      series.panel = panel
      let found = try reconciliation.forecasts(panel, hierarchy, method: method, horizon: horizon, threads: threads)
      table = ForecastTables(series: series, method: method, horizon: horizon, threads: threads).reconciled(found)
    } else {
      let work = ForecastTables(series: series, method: method, horizon: horizon, threads: threads)
      table = request.backtest ? work.backtests : work.forecasts
    }
    clock.end("forecast")
    let outcome = try Rendering.outcome(table, output: output, failedCheck: failedCheck)
    clock.end("write")
    return outcome.timed(request.series.selection, series.aggregated, clock)
  }
}

/// A method of `comity forecast`, as the command line names it.
enum ForecastMethod: Equatable {
  case automatic
  case named(String)

  static let known = [
    "ets", "theta", "holt-winters", "holt-winters-additive", "seasonal-naive", "naive", "drift",
  ]

  init(_ name: String?) throws {
    guard let name else {
      self = .automatic
      return
    }
    guard Self.known.contains(name) else {
      let suggestions = NearestNames.suggestions(for: name, among: Self.known, limit: 1)
      throw WorkflowError.unknown("method", name, suggestions: suggestions, known: Self.known)
    }
    self = .named(name)
  }

  /// The method for a series: a random walk with drift for short annual ones, exponential smoothing for the others.
  func forecaster(observations: Int, period: Int) -> any Forecaster {
    guard case .named(let name) = self else {
      return period == 1 && observations < 30 ? DriftForecast() : ExponentialSmoothing()
    }
    switch name {
    case "ets": return ExponentialSmoothing()
    case "theta": return ThetaForecast()
    case "holt-winters": return HoltWinters(isMultiplicative: true)
    case "holt-winters-additive": return HoltWinters(isMultiplicative: false)
    case "seasonal-naive": return SeasonalNaiveForecast()
    case "naive": return NaiveForecast()
    default: return DriftForecast()
    }
  }
}

/// Forecasts of every series of a panel, or how they would have been.
struct ForecastTables {
  private static let mostOrigins = 20

  let series: SeriesPanel
  let method: ForecastMethod
  let horizon: Int
  let threads: Int

  private var period: Int { series.panel.periodsPerYear }

  /// What is said of one series: an answer, or why there is none.
  private func each<Answer>(
    _ body: @escaping (any Forecaster, [Double]) throws(ForecastRefusal) -> Answer
  ) -> [(series: PresentSeries, answer: Answer?, refusal: String?)] {
    concurrentMap(series.panel.series.count, threads: threads) { index in
      let present = PresentSeries(series.panel, index)
      let forecaster = method.forecaster(observations: present.values.count, period: period)
      if let gap = present.gapSentence("\(forecaster.name) forecast") { return (present, nil, gap) }
      do throws(ForecastRefusal) {
        return (present, try body(forecaster, present.values), nil)
      } catch {
        return (present, nil, error.description)
      }
    }
  }

  var forecasts: Table {
    let found = each { [horizon, period] forecaster, values throws(ForecastRefusal) in
      try forecaster.forecast(values: values, period: period, horizon: horizon)
    }
    var rows: [Table.Row] = []
    var remarks: [String] = []
    for (index, result) in found.enumerated() {
      guard let forecast = result.answer else {
        let reason = result.refusal ?? ""
        let empty = Array(repeating: Cell.missing(reason: reason), count: 5)
        rows.append(Table.Row(series.keyCells(index) + [.missing(reason: reason)] + empty + [.text("refused")]))
        remarks.append(reason)
        continue
      }
      remarks += forecast.remarks.map { "\(forecast.model): \($0)" }
      rows += forecastRows(forecast, index, result.series)
    }
    let variants = Set(found.compactMap { $0.answer?.variant })
    var notes = series.notes
    if variants.count == 1, let variant = variants.first { notes.append(Prose("Method: \(variant).")) }
    notes.append("Intervals hold if the model is right; comity forecast --backtest shows how often they held.")
    notes += TableNotes.distinct(remarks)
    return table("forecast", "Forecast", forecastColumns, rows, notes)
  }

  /// Forecasts of series and their totals that add up.
  func reconciled(_ found: ReconciledForecasts) -> Table {
    var rows: [Table.Row] = []
    for (index, forecast) in found.forecasts.enumerated() {
      rows += forecastRows(forecast, index, PresentSeries(series.panel, index))
    }
    var notes = series.notes
    notes.append(Prose("Method: \(found.variant)."))
    notes.append(
      "A total stands before the series it sums; models are those of the forecasts before they were reconciled.")
    notes += TableNotes.distinct(
      found.forecasts.flatMap { forecast in forecast.remarks.map { "\(forecast.model): \($0)" } })
    return table("forecast", "Forecast", forecastColumns, rows, notes)
  }

  private func forecastRows(_ forecast: Forecast, _ index: Int, _ present: PresentSeries) -> [Table.Row] {
    (0..<horizon).map { step in
      let date = present.period(ofObservation: present.values.count + step + 1)
      let ends = PredictionInterval.levels.flatMap { level -> [Cell] in
        guard let interval = forecast.interval(level: level) else { return [.missing, .missing] }
        return [.number(interval.low[step]), .number(interval.high[step])]
      }
      return Table.Row(
        series.keyCells(index) + [.text(date), .number(forecast.points[step])] + ends + [.text(forecast.model)])
    }
  }

  private var forecastColumns: [Table.Column] {
    let format = CellFormat.significant(digits: 6)
    return [
      Table.Column("period"), Table.Column("forecast", format: format), Table.Column("low80", format: format),
      Table.Column("high80", format: format), Table.Column("low95", format: format),
      Table.Column("high95", format: format), Table.Column("model"),
    ]
  }

  var backtests: Table {
    let found = each { [horizon, period] forecaster, values throws(ForecastRefusal) in
      try Self.backtest(values, period: period, horizon: horizon).run(forecaster, values: values, period: period)
    }
    var rows: [Table.Row] = []
    var remarks: [String] = []
    for (index, result) in found.enumerated() {
      guard let test = result.answer else {
        let reason = result.refusal ?? ""
        remarks.append(reason)
        rows.append(
          Table.Row(series.keyCells(index) + [.text("refused")] + Array(repeating: .missing(reason: reason), count: 7)))
        continue
      }
      func number(_ value: Double?) -> Cell { value.map { .number($0) } ?? .missing }
      rows.append(
        Table.Row(
          series.keyCells(index) + [
            .text(test.forecaster), .integer(test.origins), .integer(test.horizon), .number(test.meanAbsoluteError),
            number(test.meanAbsoluteScaledError), number(test.rootMeanSquaredScaledError),
          ] + test.coverage.map { .number($0.share) }))
      if let refusal = test.firstRefusal {
        remarks.append("\(test.refusedOrigins) origins were refused: \(refusal.description)")
      }
    }
    let figures = CellFormat.significant(digits: 4)
    let share = CellFormat.percent(places: 0)
    let columns = [
      Table.Column("method"), Table.Column("origins"), Table.Column("horizon"),
      Table.Column("mean_absolute_error", heading: "mean absolute error", format: figures),
      Table.Column("mase", heading: "MASE", format: figures), Table.Column("rmsse", heading: "RMSSE", format: figures),
      Table.Column("coverage80", heading: "in 80 %", unit: "%", format: share),
      Table.Column("coverage95", heading: "in 95 %", unit: "%", format: share),
    ]
    var notes = series.notes
    notes.append(
      "Every origin forecasts from the values before it only; MASE below 1 is better than the naive forecast was.")
    notes += TableNotes.distinct(remarks)
    return table("backtest", "Backtest", columns, rows, notes)
  }

  /// Origins over the second half of the series, at most twenty of them.
  private static func backtest(_ values: [Double], period: Int, horizon: Int) -> Backtest {
    let initial = max(min(values.count / 2, values.count - horizon), 1)
    let span = max(0, values.count - horizon - initial)
    return Backtest(horizon: horizon, initial: initial, step: max(1, (span + mostOrigins - 1) / mostOrigins))
  }

  private func table(
    _ id: String, _ title: String, _ columns: [Table.Column], _ rows: [Table.Row], _ notes: [Prose]
  ) -> Table {
    Table(
      id: id, title: title + (series.panel.unit.isEmpty ? "" : ", \(series.panel.unit)"),
      columns: series.keyColumns + columns, rows: rows, notes: notes
    ).withUniqueColumnNames
  }
}
