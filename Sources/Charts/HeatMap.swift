import Documents

/// Rows of series over columns of categories, each value a shade of one colour, darker for more; missing ones are hatched by a
/// cross.
///
/// Shades go by value between the least and the largest. O(series × categories).
struct HeatMap {
  private let chart: Chart
  private let low: Double
  private let high: Double
  private let ticks: AxisTicks
  private static let step = 20.0
  private static let top = 88.0

  /// `nil` for a chart without any number.
  init?(_ chart: Chart) {
    let numbers = chart.series.flatMap(\.values).compactMap { $0 }.filter(\.isFinite)
    guard let low = numbers.min(), let high = numbers.max() else { return nil }
    self.chart = chart
    self.low = low
    self.high = high
    ticks = AxisTicks(from: low, through: high)
  }

  var svg: String {
    let longest = chart.series.map { ChartText.width(ChartText.shortened($0.name, to: 30)) }.max() ?? 0
    let labelWidth = min(210, max(40, longest)) + 28
    let cell = min(60, (ChartCanvas.width - labelWidth - 24) / Double(max(1, chart.categories.count)))
    let bottom = Self.top + Self.step * Double(chart.series.count)
    var canvas = ChartCanvas(chart, height: bottom + 56, unitLine: ticks.unit(chart.unit), description: description)
    drawScale(&canvas)
    let fitting = max(1, Int((chart.categories.map { ChartText.width($0) }.max() ?? 0) / cell) + 1)
    for (index, category) in chart.categories.enumerated() where index % fitting == 0 {
      canvas.text(category, x: labelWidth + cell * (Double(index) + 0.5), y: bottom + 16, anchor: "middle", size: 11)
    }
    for (row, series) in chart.series.enumerated() {
      let y = Self.top + Self.step * Double(row)
      canvas.text(ChartText.shortened(series.name, to: 30), x: labelWidth - 8, y: y + 14, anchor: "end")
      for (column, value) in series.values.enumerated() {
        let x = labelWidth + cell * Double(column)
        guard let value, value.isFinite else {
          canvas.line((x + 3, y + 3), (x + cell - 3, y + Self.step - 3), stroke: "#8a8a8a")
          continue
        }
        canvas.rectangle(
          x: x, y: y, width: cell - 1, height: Self.step - 1, fill: shade(value),
          title: "\(series.name), \(chart.categories[column]): \(value.description)", stroke: "#8a8a8a")
      }
    }
    return canvas.finish()
  }

  private func drawScale(_ canvas: inout ChartCanvas) {
    for step in 0..<20 {
      let value = low + (high - low) * Double(step) / 19
      canvas.rectangle(
        x: 16 + 8 * Double(step), y: 54, width: 8, height: 10, fill: shade(value), title: ticks.label(value, further: 1)
      )
    }
    canvas.text(ticks.label(low, further: 1), x: 16, y: 78, size: 11)
    canvas.text(ticks.label(high, further: 1), x: 176, y: 78, anchor: "end", size: 11)
  }

  /// From near white to dark blue, whose lightness falls evenly, so that it reads in black and white.
  private func shade(_ value: Double) -> String {
    let part = high > low ? (value - low) / (high - low) : 1
    let (light, dark) = ([237.0, 244, 251], [8.0, 48, 107])
    let digits = Array("0123456789abcdef")
    return zip(light, dark).reduce(into: "#") { text, ends in
      let level = Int((ends.0 + (ends.1 - ends.0) * part).rounded())
      text.append(digits[level >> 4])
      text.append(digits[level & 15])
    }
  }

  private var description: String {
    chart.series.map { series in
      let present = zip(chart.categories, series.values).filter { $0.1 != nil }
      guard let least = present.min(by: { ($0.1 ?? 0) < ($1.1 ?? 0) }),
        let most = present.max(by: { ($0.1 ?? 0) < ($1.1 ?? 0) })
      else { return "\(series.name): no values" }
      return "\(series.name): least \(ticks.label(least.1 ?? 0, further: 1)) in \(least.0), "
        + "most \(ticks.label(most.1 ?? 0, further: 1)) in \(most.0)"
    }.joined(separator: ". ") + "."
  }
}
