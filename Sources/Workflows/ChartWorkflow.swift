import Charts
import Documents
import ExternalPrograms
import Foundation
import Ingest
import Nomenclature
import Observations
import Panels
import Renderers
import Trends

/// `comity chart`: a picture of series, with a trend, its interval and breaks.
public struct ChartRequest: Sendable {
  public var series = SeriesRequest()
  /// The trend to draw: `linear`, `log-linear`, `theil-sen` or `none`; linear for one series, none for several, when
  /// absent.
  public var trend: String?
  /// Whether to draw the breaks after Bai and Perron.
  public var breaks = false
  /// `lines`, `bars`, `stacked`, `slope`, `heat-map` or `dumbbell`; lines when absent.
  public var form: String?

  public init() {}

  /// What cannot be asked for, whatever the data are; the form otherwise.
  func check() throws -> Chart.Form {
    let known = Chart.Form.allCases.filter { $0 != .intervals }.map(\.rawValue)
    let name = self.form ?? Chart.Form.lines.rawValue
    guard known.contains(name), let form = Chart.Form(rawValue: name) else {
      let suggestions = NearestNames.suggestions(for: name, among: known, limit: 1)
      throw WorkflowError.unknown("form of chart", name, suggestions: suggestions, known: known)
    }
    if form != .lines, breaks || trend != nil {
      throw WorkflowError("--trend and --breaks are drawn over lines. Leave them out, or leave out --form \(name).")
    }
    return form
  }
}

extension Comity {
  public static func chart(_ request: ChartRequest, output: OutputOptions) throws -> Outcome {
    let known = ["linear", "log-linear", "theil-sen", "none"]
    if let name = request.trend, !known.contains(name) {
      let suggestions = NearestNames.suggestions(for: name, among: known, limit: 1)
      throw WorkflowError.unknown("trend", name, suggestions: suggestions, known: known)
    }
    let form = try PictureForm(path: output.path)
    let series = try SeriesPanel(request.series)
    let failedCheck = try request.series.selection.exceedsRejects(series.aggregated)
    var clock = StageClock()
    let picture = try SeriesChart(series: series, request: request)
    let chart = try picture.chart()
    guard let drawn = Picture.svg(chart) else {
      throw WorkflowError("There is no number to draw. Loosen the conditions.")
    }
    let bytes =
      switch form {
      case .svg: Array(drawn.utf8)
      case .png(let program): try program.png(drawn)
      case .vegaLite: VegaLite.bytes(chart)
      }
    clock.end("draw")
    let outcome = try Rendering.place([bytes], output, messages: picture.remarks, failedCheck: failedCheck)
    clock.end("write")
    return outcome.timed(request.series.selection, series.aggregated, clock)
  }
}

/// What a chart is written as, by the ending of its file.
private enum PictureForm {
  case svg
  case png(SVGPictureProgram)
  case vegaLite

  /// The program for PNG is looked for before any work.
  init(path: String?) throws {
    switch path.map({ ($0 as NSString).pathExtension.lowercased() }) {
    case nil, "svg": self = .svg
    case "json": self = .vegaLite
    case "png": self = .png(try Self.program())
    default:
      if path == "-" {
        self = .svg
        return
      }
      throw WorkflowError(
        "\(path ?? ""): charts are written as SVG, PNG or Vega-Lite. Give the file a name that ends in .svg, .png or "
          + ".json.")
    }
  }

  private static func program() throws -> SVGPictureProgram {
    do {
      return try SVGPictureProgram()
    } catch {
      guard case .notFound = error else { throw error }
      throw WorkflowError(
        "PNG is drawn by rsvg-convert (Debian: librsvg2-bin), which is not on PATH. Install it, name its file in "
          + "\(SVGPictureProgram.variable), or write .svg.")
    }
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

  private let form: Chart.Form

  init(series: SeriesPanel, request: ChartRequest) throws {
    form = try request.check()
    // Rows of a heat map, a slope or a dumbbell have names of their own; lines and bars are told apart by colour.
    let most = form == .heatMap || form == .dumbbell ? 60 : form == .slope ? 30 : Self.mostSeries
    guard series.panel.series.count <= most else {
      throw WorkflowError(
        "\(series.panel.series.count) series are asked for, and \(most) can be told apart in one chart of this form. "
          + "Choose some with --where, or sum them by leaving out --series.")
    }
    self.series = series
    self.request = request
  }

  func chart() throws -> Chart {
    let panel = series.panel
    let unit = panel.unit
    var chart = Chart(
      id: "chart", title: title, unit: unit, form: form, categories: panel.periods.map(\.description),
      series: panel.series.map { Chart.Series(name: name($0.key), values: $0.values.map(\.doubleValue)) },
      sources: series.aggregated.files.names)
    if form == .dumbbell { return ends(of: chart) }
    guard form == .lines else { return chart }
    let trend = request.trend ?? (panel.series.count == 1 ? "linear" : "none")
    for index in panel.series.indices {
      if trend != "none" { addTrend(trend, of: index, to: &chart) }
      if request.breaks { addBreaks(of: index, to: &chart) }
    }
    return chart
  }

  /// The first and the last period of every series, a row a series.
  private func ends(of chart: Chart) -> Chart {
    let places = [chart.categories.indices.first, chart.categories.indices.last].compactMap { $0 }
    return Chart(
      id: chart.id, title: chart.title, unit: chart.unit, form: .dumbbell, categories: chart.series.map(\.name),
      series: places.map { place in
        Chart.Series(name: chart.categories[place], values: chart.series.map { $0.values[place] })
      }, sources: chart.sources)
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
