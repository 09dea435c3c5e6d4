import CXLSXWriter
import Documents

/// Charts as spreadsheet programs draw them, over the numbers beside them.
enum WorkbookChart {
  /// `nil` for a chart without numbers.
  static func picture(
    _ chart: Chart, sheet: WorkbookFile.Sheet, in file: WorkbookFile
  ) -> UnsafeMutablePointer<lxw_chart>? {
    let count = chart.categories.count
    guard count > 0, chart.series.contains(where: { $0.values.contains { $0 != nil } }) || !chart.bands.isEmpty else {
      return nil
    }
    let type =
      switch chart.form {
      case .bars, .heatMap, .dumbbell, .intervals: LXW_CHART_BAR
      case .stackedBars: LXW_CHART_BAR_STACKED
      case .lines, .slope: LXW_CHART_LINE
      }
    guard let picture = file.addChart(type) else { return nil }
    chart_title_set_name(picture, String(WorkbookText.cell(chart.title.onOneLine).text.cut(to: 200)))
    for index in 0..<(chart.series.count + 2 * chart.bands.count) {
      let column = index + 1
      let letters = WorkbookFile.letters(column)
      guard
        let series = chart_add_series(
          picture, "=\(sheet.reference)!$A$2:$A$\(count + 1)",
          "=\(sheet.reference)!$\(letters)$2:$\(letters)$\(count + 1)")
      else { continue }
      chart_series_set_name(series, "=\(sheet.reference)!$\(letters)$1")
      let isBand = index >= chart.series.count
      if isBand || chart.series[index].isFitted {
        var line = lxw_chart_line()
        line.width = isBand ? 0.75 : 1.5
        line.color = isBand ? 0x8A8A8A : 0x1B1B1B
        line.dash_type = UInt8(LXW_CHART_LINE_DASH_DASH.rawValue)
        chart_series_set_line(series, &line)
      }
    }
    if !chart.unit.isEmpty { chart_axis_set_name(picture.pointee.y_axis, chart.unit.onOneLine.cut(to: 100)) }
    if type != LXW_CHART_LINE { chart_axis_set_reverse(picture.pointee.x_axis) }
    return picture
  }
}
