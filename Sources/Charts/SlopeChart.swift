import Documents

/// Two moments side by side: a line a series from the first category to the last, named with its value at both ends.
///
/// Names that would overlap are pushed apart. O(series · log series).
struct SlopeChart {
  private let chart: Chart
  private let ticks: AxisTicks
  private let rows: [(name: String, first: Double, last: Double)]
  private static let top = 84.0
  private let inner: Double

  /// `nil` where no series has both values.
  init?(_ chart: Chart) {
    rows = chart.series.compactMap { series in
      guard let first = series.values.first ?? nil, let last = series.values.last ?? nil, first.isFinite, last.isFinite
      else { return nil }
      return (series.name, first, last)
    }
    guard chart.categories.count >= 2, let low = rows.flatMap({ [$0.first, $0.last] }).min(),
      let high = rows.flatMap({ [$0.first, $0.last] }).max()
    else { return nil }
    self.chart = chart
    ticks = AxisTicks(from: low, through: high)
    inner = max(300, 16 * Double(rows.count))
  }

  var svg: String {
    let (left, right) = (250.0, 510.0)
    let ends = (chart.categories.first ?? "", chart.categories.last ?? "")
    var canvas = ChartCanvas(
      chart, height: Self.top + inner + 48, unitLine: ticks.unit(chart.unit), description: description)
    canvas.text(ends.0, x: left, y: 68, anchor: "middle", size: 13)
    canvas.text(ends.1, x: right, y: 68, anchor: "middle", size: 13)
    for x in [left, right] { canvas.line((x, Self.top - 8), (x, Self.top + inner), stroke: "#d8d8d8") }
    let labels = (placed(rows.map(\.first)), placed(rows.map(\.last)))
    for (index, row) in rows.enumerated() {
      let color = ChartCanvas.fills[index % ChartCanvas.fills.count]
      canvas.line((left, y(row.first)), (right, y(row.last)), stroke: color, width: "2")
      for (x, value, category) in [(left, row.first, ends.0), (right, row.last, ends.1)] {
        PointMark(index).draw(
          x: x, y: y(value), color: color, title: "\(row.name), \(category): \(value.description)", &canvas.writer)
      }
      let name = ChartText.shortened(row.name, to: 22)
      canvas.text(
        "\(name) \(ticks.label(row.first, further: 1))", x: left - 10, y: labels.0[index] + 4, anchor: "end",
        fill: color)
      canvas.text("\(ticks.label(row.last, further: 1)) \(name)", x: right + 10, y: labels.1[index] + 4, fill: color)
    }
    return canvas.finish()
  }

  private func y(_ value: Double) -> Double { Self.top + inner * (1 - ticks.position(value)) }

  /// The heights of labels in the order of rows, at least 15 apart.
  private func placed(_ values: [Double]) -> [Double] {
    let order = values.indices.sorted { (values[$1], $0) < (values[$0], $1) }
    var heights = values.map { y($0) }
    for (above, below) in zip(order, order.dropFirst()) { heights[below] = max(heights[below], heights[above] + 15) }
    let over = (order.last.map { heights[$0] } ?? 0) - (Self.top + inner + 8)
    if over > 0 {
      var limit = Self.top + inner + 8
      for index in order.reversed() {
        heights[index] = min(heights[index], limit)
        limit = heights[index] - 15
      }
    }
    return heights
  }

  private var description: String {
    rows.map { "\($0.name): \(ticks.label($0.first, further: 1)) to \(ticks.label($0.last, further: 1))" }
      .joined(separator: ". ") + "."
  }
}
