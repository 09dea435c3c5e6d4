import Documents

/// Bars that lie side by side: one a category and series, from a common zero, with their values at their ends.
///
/// Missing values leave their place empty. O(series × categories).
struct BarChart {
  private let chart: Chart
  private let ticks: AxisTicks
  private let labelWidth: Double
  private let thickness: Double
  /// Whether the bars of a category follow one another: positive ones to the right of zero, negative ones to the left.
  private let isStacked: Bool
  private static let gap = 10.0
  private static let top = 64.0

  /// `nil` for a chart without any number.
  init?(_ chart: Chart) {
    let numbers = chart.series.flatMap(\.values).compactMap { $0 }.filter(\.isFinite)
    guard let low = numbers.min(), let high = numbers.max() else { return nil }
    self.chart = chart
    isStacked = chart.form == .stackedBars
    if isStacked {
      let sums = chart.categories.indices.map { index in
        let values = chart.series.compactMap { $0.values[index] }.filter(\.isFinite)
        return (values.filter { $0 < 0 }.reduce(0, +), values.filter { $0 > 0 }.reduce(0, +))
      }
      ticks = AxisTicks(from: sums.map(\.0).min() ?? 0, through: sums.map(\.1).max() ?? 0)
    } else {
      ticks = AxisTicks(from: min(0, low), through: max(0, high))
    }
    let longest = chart.categories.map { ChartText.width(ChartText.shortened($0, to: 30)) }.max() ?? 0
    labelWidth = min(210, max(40, longest)) + 28
    thickness = isStacked || chart.series.count == 1 ? 18 : 13
  }

  var svg: String {
    let names = chart.series.count > 1 ? chart.series.map(\.name) : []
    let legend = 18.0 * Double(ChartCanvas.legendRows(names))
    let group = thickness * Double(isStacked ? 1 : chart.series.count) + Self.gap
    let bottom = Self.top + legend + group * Double(chart.categories.count)
    var canvas = ChartCanvas(chart, height: bottom + 64, unitLine: ticks.unit(chart.unit), description: description)
    canvas.legend(names, y: Self.top)
    for value in ticks.values {
      let place = x(value)
      canvas.line(
        (place, Self.top + legend), (place, bottom), stroke: value == 0 ? "#444444" : "#d8d8d8")
      canvas.text(ticks.label(value), x: place, y: bottom + 18, anchor: "middle")
    }
    for (index, category) in chart.categories.enumerated() {
      let start = Self.top + legend + group * Double(index) + Self.gap / 2
      canvas.text(
        ChartText.shortened(category, to: 30), x: labelWidth - 8, y: start + (group - Self.gap) / 2 + 4, anchor: "end")
      var reached = (negative: 0.0, positive: 0.0)
      for (place, series) in chart.series.enumerated() {
        guard let value = series.values[index], value.isFinite else { continue }
        let from = !isStacked ? 0 : value < 0 ? reached.negative : reached.positive
        if value < 0 { reached.negative += value } else { reached.positive += value }
        let (zero, end) = (x(from), x(from + value))
        let height = start + (isStacked ? 0 : thickness * Double(place))
        let name = chart.series.count > 1 ? "\(category), \(series.name)" : category
        canvas.rectangle(
          x: min(zero, end), y: height + 1, width: (end - zero).magnitude, height: thickness - 2,
          fill: ChartCanvas.fills[place % ChartCanvas.fills.count], title: "\(name): \(value.description)")
        guard !isStacked else { continue }
        canvas.text(
          ticks.label(value, further: 1), x: value < 0 ? end - 4 : end + 4, y: height + thickness / 2 + 4,
          anchor: value < 0 ? "end" : "start", size: 11)
      }
    }
    return canvas.finish()
  }

  private func x(_ value: Double) -> Double {
    labelWidth + (ChartCanvas.width - labelWidth - 64) * ticks.position(value)
  }

  private var description: String {
    chart.series.map { series in
      let values = zip(chart.categories, series.values).map { category, value in
        "\(category) \(value.map { ticks.label($0, further: 1) } ?? "no value")"
      }
      return series.name + ": " + values.joined(separator: ", ")
    }.joined(separator: ". ") + "."
  }
}
