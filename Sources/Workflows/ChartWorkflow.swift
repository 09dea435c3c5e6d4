import Charts
import Documents
import Foundation
import Ingest
import Nomenclature
import Observations
import Panels
import Trends

/// `comity chart`: a picture of series, with a trend, its interval and breaks.
public struct ChartRequest: Sendable {
  public var series = SeriesRequest()
  /// The trend to draw: `linear`, `log-linear`, `theil-sen` or `none`; linear for one series, none for several, when
  /// absent.
  public var trend: String?
  /// Whether to draw the breaks after Bai and Perron.
  public var breaks = false

  public init() {}
}

extension Comity {
  public static func chart(_ request: ChartRequest, output: OutputOptions) throws -> Outcome {
    let known = ["linear", "log-linear", "theil-sen", "none"]
    if let name = request.trend, !known.contains(name) {
      let suggestions = NearestNames.suggestions(for: name, among: known, limit: 1)
      throw WorkflowError.unknown("trend", name, suggestions: suggestions, known: known)
    }
    if let path = output.path, path != "-", !path.hasSuffix(".svg") {
      throw WorkflowError("\(path): charts are written as SVG. Give the file a name that ends in .svg.")
    }
    let series = try SeriesPanel(request.series)
    let failedCheck = try request.series.selection.exceedsRejects(series.aggregated)
    var clock = StageClock()
    let picture = try SeriesChart(series: series, request: request)
    guard let drawn = LineChart(try picture.chart()) else {
      throw WorkflowError("There is no number to draw. Loosen the conditions.")
    }
    let svg = Array(drawn.svg.utf8)
    clock.end("draw")
    let outcome = try Rendering.place([svg], output, messages: picture.remarks, failedCheck: failedCheck)
    clock.end("write")
    return outcome.timed(request.series.selection, series.aggregated, clock)
  }
}

extension Comity {
  /// The chart as a part of a document, with what could not be drawn said below it.
  static func chartBlocks(_ request: ChartRequest) throws -> [Block] {
    let picture = try SeriesChart(series: try SeriesPanel(request.series), request: request)
    var chart = try picture.chart()
    // Files are no sources of a document: they stand among its inputs.
    chart.sources = []
    return [.chart(chart)] + picture.remarks.map { .paragraph(Prose($0)) }
  }
}

/// The chart of a panel.
final class SeriesChart {
  private static let mostSeries = 5

  private let series: SeriesPanel
  private let request: ChartRequest
  /// What could not be drawn, and why.
  private(set) var remarks: [String] = []

  init(series: SeriesPanel, request: ChartRequest) throws {
    guard series.panel.series.count <= Self.mostSeries else {
      throw WorkflowError(
        "\(series.panel.series.count) series are asked for, and \(Self.mostSeries) lines can be told apart in one chart. "
          + "Choose some with --where, or sum them by leaving out --series.")
    }
    self.series = series
    self.request = request
  }

  func chart() throws -> Chart {
    let panel = series.panel
    let unit = panel.unit
    var chart = Chart(
      id: "chart", title: title, unit: unit, form: .lines, categories: panel.periods.map(\.description),
      series: panel.series.map { Chart.Series(name: name($0.key), values: $0.values.map(\.doubleValue)) },
      sources: series.aggregated.files.names)
    let trend = request.trend ?? (panel.series.count == 1 ? "linear" : "none")
    for index in panel.series.indices {
      if trend != "none" { addTrend(trend, of: index, to: &chart) }
      if request.breaks { addBreaks(of: index, to: &chart) }
    }
    return chart
  }

  private var title: String {
    let measure = series.aggregated.aggregation.measures.first?.description ?? "value"
    let conditions = request.series.selection.conditions.map { $0.replacing("=", with: " ") }
    return ([measure] + conditions).joined(separator: ", ")
  }

  private func name(_ key: [String]) -> String { key.isEmpty ? "observed" : key.joined(separator: " ") }

  /// The fitted line, and the range of the lines whose slope lies in its interval, through the middle of the series.
  private func addTrend(_ name: String, of index: Int, to chart: inout Chart) {
    let panel = series.panel
    let (times, values) = panel.observations(of: index)
    let estimator: any TrendEstimator =
      switch name {
      case "log-linear": LogLinearTrend()
      case "theil-sen": TheilSen()
      default: LinearTrend()
      }
    do throws(TrendRefusal) {
      let found = try estimator.estimate(times: times, values: values)
      guard let start = found.fittedAtStart, let first = times.first, let last = times.last else { return }
      let isLogarithmic = name == "log-linear"
      func line(_ slope: Double, through level: Double, at middle: Double) -> [Double?] {
        panel.periods.map { period -> Double? in
          let time = Double(period.index)
          guard time >= first, time <= last else { return nil }
          return isLogarithmic
            ? level * exp(slope * (time - middle)) : level + slope * (time - middle)
        }
      }
      let middle = (first + last) / 2
      let level =
        isLogarithmic
        ? start * exp(found.estimate * (middle - first)) : start + found.estimate * (middle - first)
      chart.series.append(
        Chart.Series(
          name: panel.series.count == 1 ? name : "\(name) \(self.name(panel.series[index].key))",
          values: line(found.estimate, through: level, at: middle), isFitted: true))
      guard let low = found.low, let high = found.high else { return }
      let ends = zip(line(low, through: level, at: middle), line(high, through: level, at: middle))
      chart.bands.append(
        Chart.Band(
          name: "95 % of the slope", low: ends.map { Self.pick($0, $1, min) }, high: ends.map { Self.pick($0, $1, max) }
        ))
    } catch {
      remarks.append(error.sentence(period: series.panel.frequency.name(ofPeriod:)))
    }
  }

  private static func pick(_ left: Double?, _ right: Double?, _ choose: (Double, Double) -> Double) -> Double? {
    left.flatMap { left in right.map { choose(left, $0) } }
  }

  private func addBreaks(of index: Int, to chart: inout Chart) {
    let present = PresentSeries(series.panel, index)
    if let gap = present.gapSentence("break") {
      remarks.append(gap)
      return
    }
    do throws(TrendRefusal) {
      let found = try BaiPerron(present.values)
      for date in found.chosen.breakpoints {
        let period = present.periods[date - 1]
        guard let category = series.panel.periods.firstIndex(of: period) else { continue }
        chart.marks.append(Chart.Mark(afterCategory: category, label: "break"))
      }
    } catch {
      remarks.append(error.sentence(period: series.panel.frequency.name(ofPeriod:)))
    }
  }
}
