public import Documents

/// A chart of lines as SVG: observed series with points, fitted ones dashed, ranges as bands, breaks as dotted uprights.
///
/// Lines are told apart by strokes and by labels at their ends, so that nothing is lost in black and white. Gaps stay
/// gaps. The same chart gives the same bytes. O(series × categories).
public struct LineChart {
  private let chart: Chart
  private let ticks: AxisTicks
  private let frame = Frame()

  struct Frame {
    let width = 760.0
    let height = 440.0
    let left = 74.0
    let right = 150.0
    let top = 64.0
    let bottom = 74.0
    var innerWidth: Double { width - left - right }
    var innerHeight: Double { height - top - bottom }
  }

  /// Strokes of the observed series in turn; every one has another dash, too.
  private static let strokes: [(color: String, dash: String?)] = [
    ("#1b1b1b", nil), ("#0b62a4", "8 3"), ("#b3450b", "2 3"), ("#4d7a00", "10 3 2 3"), ("#7a2d8c", "5 5"),
  ]

  /// `nil` for a chart without any number.
  public init?(_ chart: Chart) {
    let observed = chart.series.flatMap(\.values).compactMap { $0 }
    let ranged = chart.bands.flatMap { $0.low + $0.high }.compactMap { $0 }
    let numbers = (observed + ranged).filter(\.isFinite)
    guard let low = numbers.min(), let high = numbers.max() else { return nil }
    self.chart = chart
    // A level is read from zero where that costs little of the picture.
    let floor = low > 0 && low < high * 0.6 ? 0 : low
    ticks = AxisTicks(from: floor, through: high)
  }

  /// The whole picture as a document of its own.
  public var svg: String {
    var writer = SVGWriter()
    writer.open(
      "svg",
      [
        ("xmlns", "http://www.w3.org/2000/svg"), ("viewBox", "0 0 \(number(frame.width)) \(number(frame.height))"),
        ("width", number(frame.width)), ("height", number(frame.height)), ("role", "img"),
        ("aria-labelledby", "\(chart.id)-title \(chart.id)-description"),
        ("font-family", "system-ui, sans-serif"), ("font-size", "12"),
      ])
    writer.element("title", chart.title, [("id", "\(chart.id)-title")])
    writer.element("desc", description, [("id", "\(chart.id)-description")])
    writer.empty("rect", [("width", "100%"), ("height", "100%"), ("fill", "#ffffff")])
    writer.element(
      "text", ChartText.shortened(chart.title, to: 84),
      [("x", "16"), ("y", "24"), ("font-size", "16"), ("font-weight", "600")])
    writer.element("text", unitLine, [("x", "16"), ("y", "44"), ("fill", "#444444")])
    drawAxes(&writer)
    for band in chart.bands { draw(band, &writer) }
    for mark in chart.marks { draw(mark, &writer) }
    drawLines(&writer)
    let source = chart.sources.isEmpty ? "" : "Source: " + chart.sources.joined(separator: "; ")
    writer.element(
      "text", ChartText.shortened(source, to: 118),
      [("x", "16"), ("y", number(frame.height - 14)), ("font-size", "11"), ("fill", "#444444")])
    writer.close("svg")
    return writer.text
  }

  private var unitLine: String {
    let unit = ticks.unit(chart.unit)
    let names = chart.bands.map(\.name)
    let bands = names.indices.filter { !names[..<$0].contains(names[$0]) }.map { "grey: " + names[$0] }
    return ([unit] + bands).filter { !$0.isEmpty }.joined(separator: " · ")
  }

  /// What the picture shows, for those who do not see it.
  private var description: String {
    let lines = chart.series.map { series -> String in
      let present = zip(chart.categories, series.values).filter { $0.1 != nil }
      guard let first = present.first, let last = present.last else { return "\(series.name): no values" }
      return "\(series.name): \(label(first.1 ?? 0)) in \(first.0), \(label(last.1 ?? 0)) in \(last.0)"
    }
    let breaks = chart.marks.map { "\($0.label) after \(chart.categories[$0.afterCategory])" }
    return (lines + breaks).joined(separator: ". ") + "."
  }

  private func x(_ category: Double) -> Double {
    let steps = Double(max(1, chart.categories.count - 1))
    return frame.left + frame.innerWidth * (chart.categories.count == 1 ? 0.5 : category / steps)
  }

  private func y(_ value: Double) -> Double {
    frame.top + frame.innerHeight * (1 - (value - ticks.low) / (ticks.high - ticks.low))
  }

  private func number(_ value: Double) -> String { SVGWriter.number(value) }

  private func label(_ value: Double) -> String { ticks.label(value) }

  private func drawAxes(_ writer: inout SVGWriter) {
    let right = frame.left + frame.innerWidth
    for value in ticks.values {
      let height = number(y(value))
      let isZero = value == 0
      writer.empty(
        "line",
        [
          ("x1", number(frame.left)), ("x2", number(right)), ("y1", height), ("y2", height),
          ("stroke", isZero ? "#444444" : "#d8d8d8"), ("stroke-width", "1"),
        ])
      writer.element(
        "text", label(value),
        [("x", number(frame.left - 8)), ("y", number(y(value) + 4)), ("text-anchor", "end"), ("fill", "#333333")])
    }
    // As many labels as fit side by side, always the first one.
    let longest = chart.categories.map(\.count).max() ?? 1
    let fitting = max(1, Int(frame.innerWidth / (Double(longest) * 7 + 14)))
    let stride = max(1, (chart.categories.count + fitting - 1) / fitting)
    for (index, category) in chart.categories.enumerated() where index % stride == 0 {
      writer.element(
        "text", category,
        [
          ("x", number(x(Double(index)))), ("y", number(frame.top + frame.innerHeight + 20)),
          ("text-anchor", "middle"), ("fill", "#333333"),
        ])
    }
  }

  private func draw(_ band: Chart.Band, _ writer: inout SVGWriter) {
    for run in Self.runs(zip(band.low, band.high).map { $0 != nil && $1 != nil }) {
      if run.count == 1, let category = run.first {
        drawRange(at: category, band, &writer)
        continue
      }
      let upper = run.map { "\(number(x(Double($0)))),\(number(y(band.high[$0] ?? 0)))" }
      let lower = run.reversed().map { "\(number(x(Double($0)))),\(number(y(band.low[$0] ?? 0)))" }
      writer.empty(
        "polygon",
        [
          ("points", (upper + lower).joined(separator: " ")), ("fill", "#8a8a8a"), ("fill-opacity", "0.22"),
          ("stroke", "none"),
        ])
    }
  }

  /// The range of one category alone: an upright bar.
  private func drawRange(at category: Int, _ band: Chart.Band, _ writer: inout SVGWriter) {
    let (low, high) = (y(band.low[category] ?? 0), y(band.high[category] ?? 0))
    writer.empty(
      "rect",
      [
        ("x", number(x(Double(category)) - 3)), ("y", number(min(low, high))), ("width", "6"),
        ("height", number((low - high).magnitude)), ("fill", "#8a8a8a"), ("fill-opacity", "0.35"),
      ])
  }

  private func draw(_ mark: Chart.Mark, _ writer: inout SVGWriter) {
    let place = x(Double(mark.afterCategory) + 0.5)
    writer.empty(
      "line",
      [
        ("x1", number(place)), ("x2", number(place)), ("y1", number(frame.top)),
        ("y2", number(frame.top + frame.innerHeight)), ("stroke", "#1b1b1b"), ("stroke-dasharray", "1 4"),
        ("stroke-width", "1.5"),
      ])
    writer.element(
      "text", mark.label,
      [("x", number(place + 4)), ("y", number(frame.top + 12)), ("font-size", "11"), ("fill", "#333333")])
  }

  private func drawLines(_ writer: inout SVGWriter) {
    var labels: [(name: String, y: Double, color: String)] = []
    var observed = 0
    for series in chart.series {
      let stroke = series.isFitted ? ("#1b1b1b", "6 4") : Self.strokes[observed % Self.strokes.count]
      if !series.isFitted { observed += 1 }
      let finite = series.values.map { $0?.isFinite == true }
      for run in Self.runs(finite) {
        let points = run.map { "\(number(x(Double($0)))),\(number(y(series.values[$0] ?? 0)))" }
        var attributes = [
          ("points", points.joined(separator: " ")), ("fill", "none"), ("stroke", stroke.0),
          ("stroke-width", series.isFitted ? "1.4" : "2"), ("stroke-linejoin", "round"),
        ]
        if let dash = stroke.1 { attributes.append(("stroke-dasharray", dash)) }
        if run.count > 1 { writer.empty("polyline", attributes) }
        guard !series.isFitted else { continue }
        for category in run {
          let title = "\(chart.categories[category]): \((series.values[category] ?? 0).description)"
          PointMark(observed - 1).draw(
            x: x(Double(category)), y: y(series.values[category] ?? 0), color: stroke.0, title: title, &writer)
        }
      }
      if let last = finite.lastIndex(of: true) {
        labels.append((series.name, y(series.values[last] ?? 0), stroke.0))
      }
    }
    draw(labels, &writer)
  }

  /// Names at the ends of the lines, pushed apart where they would overlap.
  private func draw(_ labels: [(name: String, y: Double, color: String)], _ writer: inout SVGWriter) {
    let gap = 15.0
    var placed = labels.sorted { $0.y < $1.y }
    for index in placed.indices.dropFirst() { placed[index].y = max(placed[index].y, placed[index - 1].y + gap) }
    let lowest = frame.top + frame.innerHeight + 4
    if let last = placed.indices.last, placed[last].y > lowest {
      placed[last].y = lowest
      for index in placed.indices.dropLast().reversed() {
        placed[index].y = min(placed[index].y, placed[index + 1].y - gap)
      }
    }
    for label in placed {
      writer.element(
        "text", ChartText.shortened(label.name, to: 22),
        [
          ("x", number(frame.left + frame.innerWidth + 8)), ("y", number(label.y + 4)), ("fill", label.color),
        ])
    }
  }

  /// Stretches of neighbouring places that are there.
  static func runs(_ present: [Bool]) -> [[Int]] {
    var runs: [[Int]] = []
    for index in present.indices where present[index] {
      if index > 0, present[index - 1] { runs[runs.count - 1].append(index) } else { runs.append([index]) }
    }
    return runs
  }
}
