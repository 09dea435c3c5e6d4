public import Documents

/// Charts as SVG, each in its form.
public enum Picture {
  /// The picture as a document of its own; `nil` for a chart without any number. The same chart gives the same bytes.
  public static func svg(_ chart: Chart) -> String? {
    switch chart.form {
    case .lines: LineChart(chart)?.svg
    case .bars, .stackedBars: BarChart(chart)?.svg
    case .slope: SlopeChart(chart)?.svg
    case .heatMap: HeatMap(chart)?.svg
    case .dumbbell, .intervals: RangeChart(chart)?.svg
    }
  }
}
