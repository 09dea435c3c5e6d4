import Documents

/// A chart drawn with characters: bars of blocks, or marks on a grid; a gap stays a gap.
enum TextChart {
  static func lines(_ chart: Chart, width: Int) -> [String] {
    _ = chart.validated()
    let title = chart.unit.isEmpty ? chart.title : "\(chart.title) (\(chart.unit))"
    let values = ChartValues(chart)
    let drawing: [String] =
      if values.isEmpty {
        ["(no data)"]
      } else {
        switch chart.form {
        case .bars, .stackedBars, .dumbbell: BarDrawing(values, width: width).lines
        case .heatMap: HeatMapDrawing(values, width: width).lines
        case .intervals: RangeDrawing(chart, values, width: width).lines
        case .lines, .slope: LineDrawing(values, width: width).lines
        }
      }
    return title.onOneLine.wrapped(to: width) + drawing
  }
}

/// A chart's numbers with their common scale and their labels; what is not finite is a gap.
struct ChartValues {
  let categories: [String]
  let names: [String]
  let series: [[Double?]]
  let lowest: Double
  let highest: Double
  let isEmpty: Bool
  private let places: Int

  /// Labels show at most four significant digits of the largest number, and no more places than the numbers have.
  init(_ chart: Chart) {
    categories = chart.categories.map(\.onOneLine)
    names = chart.series.map(\.name.onOneLine)
    series = chart.series.map { $0.values.map { $0.flatMap { $0.isFinite ? $0 : nil } } }
    let ranged = chart.form == .intervals ? chart.bands.flatMap { $0.low + $0.high } : []
    let present = (series.joined() + ranged).compactMap { $0 }.filter(\.isFinite)
    isEmpty = present.isEmpty
    lowest = present.min() ?? 0
    highest = present.max() ?? 0
    let digits = present.compactMap { DecimalDigits($0) }
    let exponent = digits.filter { !$0.isZero }.map(\.exponent).max() ?? 1
    places = min(digits.map(\.places).max() ?? 0, max(0, 4 - exponent))
  }

  func label(_ value: Double?) -> String {
    guard let value else { return NumberText.notAvailable }
    guard abs(value) < 1e15 else { return NumberText.significant(value, digits: 4) ?? NumberText.notAvailable }
    return NumberText.fixed(value, places: places) ?? NumberText.notAvailable
  }

  /// Where `value` stands between `low` (0) and `high` (1); scaled first, so that no difference overflows.
  static func position(of value: Double, between low: Double, and high: Double) -> Double {
    let scale = max(abs(low), abs(high))
    guard scale > 0, high > low else { return 0 }
    return (value / scale - low / scale) / (high / scale - low / scale)
  }
}

/// One bar a category and series, from a common axis, negative ones to its left.
struct BarDrawing {
  private let values: ChartValues
  private let barWidth: Int
  private let labelWidth: Int
  private let numberWidth: Int
  private static let eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]

  init(_ values: ChartValues, width: Int) {
    self.values = values
    let nameIndent = values.names.count > 1 ? 2 : 0
    let names = values.names.count > 1 ? values.names.map { DisplayWidth.of($0) + nameIndent } : []
    labelWidth = (values.categories.map(DisplayWidth.of) + names).max() ?? 0
    numberWidth = values.series.joined().map { DisplayWidth.of(values.label($0)) }.max() ?? 0
    barWidth = max(10, width - labelWidth - numberWidth - 5)
  }

  var lines: [String] {
    if values.names.count == 1 {
      return values.categories.enumerated().map { line(label: $1, value: values.series[0][$0]) }
    }
    return values.categories.enumerated().flatMap { index, category in
      [category] + values.names.enumerated().map { line(label: "  " + $1, value: values.series[$0][index]) }
    }
  }

  private func line(label: String, value: Double?) -> String {
    label.paddedRight(to: labelWidth) + "  " + values.label(value).paddedLeft(to: numberWidth)
      + (value.map { "  " + bar($0) } ?? "")
  }

  private func bar(_ value: Double) -> String {
    let low = min(0, values.lowest)
    let high = max(0, values.highest)
    let zero = ChartValues.position(of: 0, between: low, and: high)
    // The axis takes one column; whole columns left of it hold the negative bars.
    var left = Int((zero * Double(barWidth)).rounded())
    if values.lowest < 0 { left = max(1, left) }
    if values.highest > 0 { left = min(barWidth - 1, left) }
    if value < 0 {
      let halves = Int((value / low * Double(left) * 2).rounded())
      let blocks = (halves % 2 == 1 ? "▐" : "") + String(repeating: "█", count: halves / 2)
      return blocks.paddedLeft(to: left) + "│"
    }
    let eighths = high > 0 ? Int((value / high * Double(barWidth - left) * 8).rounded()) : 0
    return String(repeating: " ", count: left) + "│" + String(repeating: "█", count: eighths / 8)
      + Self.eighths[eighths % 8]
  }
}

/// One mark a value on a grid whose top and bottom lines are the largest and the smallest value.
struct LineDrawing {
  private let values: ChartValues
  private let step: Int
  private let columnWidth: Int
  private let shown: [Int]
  private static let height = 12
  private static let marks: [Character] = ["●", "○", "▲", "△", "■", "□", "◆", "◇"]
  private static let several: Character = "✱"

  init(_ values: ChartValues, width: Int) {
    self.values = values
    let axis = max(DisplayWidth.of(values.label(values.lowest)), DisplayWidth.of(values.label(values.highest))) + 2
    let room = max(10, width - axis)
    let count = values.categories.count
    step = max(1, (count + room - 1) / room)
    // Counted back from the last, the one that matters most.
    shown = Array(stride(from: count - 1, through: 0, by: -step).reversed())
    columnWidth = min(6, max(1, room / max(1, shown.count)))
  }

  var lines: [String] {
    let rows = values.lowest == values.highest ? 1 : Self.height
    var grid = Array(repeating: Array(repeating: Character(" "), count: shown.count), count: rows)
    var overlaps = false
    for (index, series) in values.series.enumerated() {
      for (column, category) in shown.enumerated() {
        guard let value = series[category] else { continue }
        let height = ChartValues.position(of: value, between: values.lowest, and: values.highest)
        let row = rows - 1 - Int((height * Double(rows - 1)).rounded())
        if grid[row][column] != " " { overlaps = true }
        grid[row][column] = grid[row][column] == " " ? Self.mark(index) : Self.several
      }
    }
    let top = values.label(values.highest)
    let bottom = values.label(values.lowest)
    let labelWidth = max(DisplayWidth.of(top), DisplayWidth.of(bottom))
    var lines = grid.enumerated().map { row, marks in
      let label = row == 0 ? top : row == rows - 1 ? bottom : ""
      let cells = marks.map { String($0).paddedRight(to: columnWidth) }.joined()
      return trimmed(label.paddedLeft(to: labelWidth) + " │" + cells)
    }
    let indent = String(repeating: " ", count: labelWidth + 1)
    lines.append(indent + "└" + String(repeating: "─", count: max(1, shown.count * columnWidth)))
    lines.append(trimmed(indent + " " + axisLabels))
    if values.names.count > 1 || overlaps {
      let legend =
        values.names.enumerated().map { "\(Self.mark($0)) \($1)" } + (overlaps ? ["\(Self.several) several"] : [])
      lines.append(indent + " " + legend.joined(separator: "   "))
    }
    if step > 1 { lines.append(indent + " (one category in \(step) is shown)") }
    return lines
  }

  /// As many labels as fit under their marks with a blank between them, the first and, where it fits, the last too.
  private var axisLabels: String {
    guard let last = shown.indices.last else { return "" }
    let axisWidth = shown.count * columnWidth
    func labelWidth(_ column: Int) -> Int { DisplayWidth.of(values.categories[shown[column]]) }
    // A label that would stand out beyond the axis is moved back under it.
    func start(_ column: Int) -> Int { max(0, min(column * columnWidth, axisWidth - labelWidth(column))) }
    func end(_ column: Int) -> Int { start(column) + labelWidth(column) }
    var kept: [Int] = []
    for column in shown.indices {
      let isFree = kept.last.map { end($0) < start(column) } ?? true
      if isFree, column == last || column == 0 || end(column) < start(last) { kept.append(column) }
    }
    return kept.reduce("") { $0.paddedRight(to: start($1)) + values.categories[shown[$1]] }
  }

  private static func mark(_ index: Int) -> Character { marks[index % marks.count] }

  private func trimmed(_ line: String) -> String {
    var view = line[...]
    while view.last == " " { view.removeLast() }
    return String(view)
  }
}
