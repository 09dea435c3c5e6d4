import Documents

/// Rows of ranges: the claims of a ledger as bars from low to high (intervals), or two values of each row as dots that a
/// line joins (dumbbell).
///
/// A bound that is missing leaves its bar open at that side, drawn to the edge and dashed. Several bands of a category
/// stand below one another, each in its colour. O(categories × bands).
struct RangeChart {
  private let chart: Chart
  private let ticks: AxisTicks
  private let labelWidth: Double
  private static let step = 24.0
  private static let top = 64.0

  /// `nil` for a chart without any number.
  init?(_ chart: Chart) {
    let ranged = chart.bands.flatMap { $0.low + $0.high }
    let numbers = (chart.series.flatMap(\.values) + ranged).compactMap { $0 }.filter(\.isFinite)
    guard let low = numbers.min(), let high = numbers.max() else { return nil }
    self.chart = chart
    ticks = AxisTicks(from: low > 0 && low < high * 0.6 ? 0 : low, through: high)
    let longest = chart.categories.map { ChartText.width(ChartText.shortened($0, to: 36)) }.max() ?? 0
    labelWidth = min(250, max(40, longest)) + 28
  }

  /// Bands that are told apart by colour and name; one alone is what the title says.
  private var hasNamedBands: Bool { chart.bands.count > 1 }

  var svg: String {
    let names = chart.series.map(\.name) + (hasNamedBands ? chart.bands.map(\.name) : [])
    let legend = 18.0 * Double(ChartCanvas.legendRows(names))
    let start = Self.top + legend
    let bottom = start + Self.step * Double(chart.categories.count)
    var canvas = ChartCanvas(chart, height: bottom + 64, unitLine: unitLine, description: description)
    canvas.legend(names, y: Self.top)
    for value in ticks.values {
      canvas.line((x(value), start), (x(value), bottom), stroke: value == 0 ? "#444444" : "#d8d8d8")
      canvas.text(ticks.label(value), x: x(value), y: bottom + 18, anchor: "middle")
    }
    for (index, category) in chart.categories.enumerated() {
      let middle = start + Self.step * (Double(index) + 0.5)
      canvas.text(ChartText.shortened(category, to: 36), x: labelWidth - 8, y: middle + 4, anchor: "end")
      for place in chart.bands.indices { draw(place, index, category, middle, &canvas) }
      let values = chart.series.map { $0.values[index].flatMap { $0.isFinite ? $0 : nil } }
      if chart.form == .dumbbell, let low = values.compactMap({ $0 }).min(), let high = values.compactMap({ $0 }).max()
      {
        canvas.line((x(low), middle), (x(high), middle), stroke: "#8a8a8a", width: "3")
      }
      for (place, value) in values.enumerated() {
        guard let value else { continue }
        PointMark(place).draw(
          x: x(value), y: middle, color: ChartCanvas.fills[place % ChartCanvas.fills.count],
          title: "\(category), \(names[place]): \(value.description)", &canvas.writer)
      }
    }
    return canvas.finish()
  }

  private func draw(_ place: Int, _ index: Int, _ category: String, _ middle: Double, _ canvas: inout ChartCanvas) {
    let band = chart.bands[place]
    let (low, high) = (band.low[index], band.high[index])
    guard low != nil || high != nil else { return }
    let from = x(low ?? ticks.low)
    let to = x(high ?? ticks.high)
    let name = hasNamedBands ? "\(category), \(band.name)" : category
    let text = "\(name): \(low?.description ?? "open") to \(high?.description ?? "open")"
    let slot = hasNamedBands ? 18 / Double(chart.bands.count) : 10
    let top = hasNamedBands ? middle - 9 + slot * Double(place) : middle - 5
    let height = hasNamedBands ? slot - 1 : slot
    let fill = hasNamedBands ? chart.series.count + place : 0
    canvas.rectangle(
      x: from, y: top, width: max(2, to - from), height: height,
      fill: ChartCanvas.fills[fill % ChartCanvas.fills.count],
      title: text)
    let reach = hasNamedBands ? 0.0 : 4
    for (bound, place) in [(low, from), (high, to)] where bound == nil {
      canvas.line(
        (place, top - reach), (place, top + height + reach), stroke: "#1b1b1b", width: "2", dash: "2 2")
    }
  }

  private var unitLine: String {
    let open = chart.bands.contains { ($0.low + $0.high).contains { $0 == nil } } ? "dashed ends are open" : ""
    return [ticks.unit(chart.unit), open].filter { !$0.isEmpty }.joined(separator: " · ")
  }

  private func x(_ value: Double) -> Double {
    labelWidth + (ChartCanvas.width - labelWidth - 24) * ticks.position(value)
  }

  private var description: String {
    chart.categories.enumerated().map { index, category in
      let ranges = chart.bands.map { band in
        (hasNamedBands ? "\(band.name) " : "") + "\(band.low[index].map { ticks.label($0, further: 1) } ?? "open") to "
          + (band.high[index].map { ticks.label($0, further: 1) } ?? "open")
      }
      let values = chart.series.map { series in
        series.name + " " + (series.values[index].map { ticks.label($0, further: 1) } ?? "no value")
      }
      return category + ": " + (ranges + values).joined(separator: ", ")
    }.joined(separator: ". ") + "."
  }
}
