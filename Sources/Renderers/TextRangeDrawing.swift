import Documents

/// One line a category and band, its range as a bar between two bounds; a bound that is not there is an open end.
struct RangeDrawing {
  private let chart: Chart
  private let values: ChartValues
  private let labelWidth: Int
  private let boundWidth: Int
  private let barWidth: Int

  init(_ chart: Chart, _ values: ChartValues, width: Int) {
    self.chart = chart
    self.values = values
    // Several bands stand on lines of their own below their category.
    let labels = chart.bands.count > 1 ? chart.bands.map { "  " + $0.name.onOneLine } : values.categories
    labelWidth = labels.map(DisplayWidth.of).max() ?? 0
    let bounds = chart.bands.flatMap { $0.low + $0.high }
    boundWidth = bounds.map { DisplayWidth.of(Self.label($0, values)) }.max() ?? 0
    barWidth = max(10, width - labelWidth - 2 * boundWidth - 8)
  }

  var lines: [String] {
    values.categories.indices.flatMap { index -> [String] in
      guard let band = chart.bands.first, chart.bands.count == 1 else {
        return [values.categories[index]] + chart.bands.map { line("  " + $0.name.onOneLine, $0, index) }
      }
      return [line(values.categories[index], band, index)]
    }
  }

  private static func label(_ bound: Double?, _ values: ChartValues) -> String {
    bound == nil ? "open" : values.label(bound)
  }

  private func line(_ label: String, _ band: Chart.Band, _ index: Int) -> String {
    let (low, high) = (band.low[index], band.high[index])
    guard low != nil || high != nil else {
      return label.paddedRight(to: labelWidth) + "  " + NumberText.notAvailable.paddedLeft(to: boundWidth)
    }
    let bounds =
      Self.label(low, values).paddedLeft(to: boundWidth) + " – "
      + Self.label(high, values).paddedLeft(to: boundWidth)
    let from = low.map(place) ?? 0
    let to = max(from, high.map(place) ?? barWidth - 1)
    let bar = (low == nil ? "╌" : "█") + String(repeating: "█", count: max(0, to - from - 1))
    let end = to == from ? "" : high == nil ? "╌" : "█"
    return label.paddedRight(to: labelWidth) + "  " + bounds + " │" + String(repeating: " ", count: from) + bar + end
  }

  private func place(_ value: Double) -> Int {
    let low = min(0, values.lowest)
    let position = ChartValues.position(of: value, between: low, and: max(0, values.highest))
    return Int((position * Double(barWidth - 1)).rounded())
  }
}
