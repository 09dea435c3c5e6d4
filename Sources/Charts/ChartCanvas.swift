import Documents

/// What all charts share: the frame with title, unit and source, colours and the texts of numbers.
struct ChartCanvas {
  /// Fills told apart by people who see colours differently, dark enough for white and for black pages.
  static let fills = ["#0b62a4", "#b3450b", "#4d7a00", "#7a2d8c", "#5c5c5c"]

  static let width = 760.0
  private let chart: Chart
  let height: Double
  var writer = SVGWriter()

  /// - Parameter unitLine: What stands below the title: the unit, and what signs mean.
  init(_ chart: Chart, height: Double, unitLine: String, description: String) {
    self.chart = chart
    self.height = height
    writer.open(
      "svg",
      [
        ("xmlns", "http://www.w3.org/2000/svg"), ("viewBox", "0 0 \(number(Self.width)) \(number(height))"),
        ("width", number(Self.width)), ("height", number(height)), ("role", "img"),
        ("aria-labelledby", "\(chart.id)-title \(chart.id)-description"),
        ("font-family", "system-ui, sans-serif"), ("font-size", "12"),
      ])
    writer.element("title", chart.title, [("id", "\(chart.id)-title")])
    writer.element("desc", description, [("id", "\(chart.id)-description")])
    writer.empty("rect", [("width", "100%"), ("height", "100%"), ("fill", "#ffffff")])
    writer.element(
      "text", ChartText.shortened(chart.title, to: 84),
      [("x", "16"), ("y", "24"), ("font-size", "16"), ("font-weight", "600"), ("fill", "#1b1b1b")])
    writer.element("text", unitLine, [("x", "16"), ("y", "44"), ("fill", "#444444")])
  }

  func number(_ value: Double) -> String { SVGWriter.number(value) }

  /// A text whose anchor is `start`, `middle` or `end`.
  mutating func text(
    _ content: String, x: Double, y: Double, anchor: String = "start", size: Int? = nil, fill: String = "#333333"
  ) {
    var attributes = [("x", number(x)), ("y", number(y)), ("fill", fill)]
    if anchor != "start" { attributes.append(("text-anchor", anchor)) }
    if let size { attributes.append(("font-size", "\(size)")) }
    writer.element("text", content, attributes)
  }

  mutating func line(
    _ from: (x: Double, y: Double), _ to: (x: Double, y: Double), stroke: String, width: String = "1",
    dash: String? = nil
  ) {
    var attributes = [
      ("x1", number(from.x)), ("y1", number(from.y)), ("x2", number(to.x)), ("y2", number(to.y)), ("stroke", stroke),
      ("stroke-width", width),
    ]
    if let dash { attributes.append(("stroke-dasharray", dash)) }
    writer.empty("line", attributes)
  }

  /// A rectangle that tells its value.
  mutating func rectangle(
    x: Double, y: Double, width: Double, height: Double, fill: String, title: String, stroke: String? = nil
  ) {
    var attributes = [
      ("x", number(x)), ("y", number(y)), ("width", number(max(0, width))), ("height", number(height)), ("fill", fill),
    ]
    if let stroke { attributes.append(("stroke", stroke)) }
    writer.open("rect", attributes)
    writer.element("title", title)
    writer.close("rect")
  }

  /// Names with their colours from left to right; returns how many rows they took.
  mutating func legend(_ names: [String], y: Double) {
    var x = 16.0
    var y = y
    for (index, name) in names.enumerated() {
      let name = ChartText.shortened(name, to: 32)
      let width = 22 + ChartText.width(name)
      if x + width > Self.width - 16, x > 16 { (x, y) = (16, y + 18) }
      writer.empty(
        "rect",
        [
          ("x", number(x)), ("y", number(y - 9)), ("width", "10"), ("height", "10"),
          ("fill", Self.fills[index % Self.fills.count]),
        ])
      text(name, x: x + 15, y: y)
      x += width + 12
    }
  }

  /// How many rows a legend takes.
  static func legendRows(_ names: [String]) -> Int {
    var x = 16.0
    var rows = names.isEmpty ? 0 : 1
    for name in names {
      let width = 22 + ChartText.width(ChartText.shortened(name, to: 32))
      if x + width > Self.width - 16, x > 16 { (x, rows) = (16, rows + 1) }
      x += width + 12
    }
    return rows
  }

  mutating func finish() -> String {
    let source = chart.sources.isEmpty ? "" : "Source: " + chart.sources.joined(separator: "; ")
    text(ChartText.shortened(source, to: 118), x: 16, y: height - 14, size: 11, fill: "#444444")
    writer.close("svg")
    return writer.text
  }
}

/// Texts in pictures.
enum ChartText {
  /// A text of at most `length` characters; the whole one stands in the picture's title or description.
  static func shortened(_ text: String, to length: Int) -> String {
    text.count > length ? text.prefix(length - 1) + "…" : text
  }

  /// About how wide a text is at twelve points; letters are never much wider.
  static func width(_ text: String) -> Double { Double(text.count) * 6.8 }

  /// A number with so many places and a true minus sign.
  static func fixed(_ value: Double, places: Int) -> String {
    var factor = 1.0
    for _ in 0..<places { factor *= 10 }
    let scaled = (value * factor).rounded()
    guard scaled.magnitude < 1e15 else { return value.description }
    var digits = String(Int(scaled.magnitude))
    while digits.count <= places { digits = "0" + digits }
    let whole = digits.dropLast(places)
    let sign = scaled < 0 ? "−" : ""
    return sign + whole + (places > 0 ? "." + digits.suffix(places) : "")
  }
}

extension AxisTicks {
  /// A value of the axis in its printed unit, with the places its steps need and `further` ones.
  func label(_ value: Double, further: Int = 0) -> String {
    let scaled = value / scale.divisor
    let step = (values[1] - values[0]) / scale.divisor
    var places = 0
    var rest = step.magnitude
    while places < 9, (rest - rest.rounded()).magnitude > 1e-6 * max(1, rest) {
      places += 1
      rest *= 10
    }
    return ChartText.fixed(scaled, places: places + further)
  }

  /// The unit with the word for what numbers are divided by.
  func unit(_ unit: String) -> String { [scale.word, unit].filter { !$0.isEmpty }.joined(separator: " ") }

  /// Where a value stands from the first tick (0) to the last (1).
  func position(_ value: Double) -> Double { (value - low) / (high - low) }
}
