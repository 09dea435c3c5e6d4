/// One row a series and one column a category, darker for more; a dot is no value.
struct HeatMapDrawing {
  private let values: ChartValues
  private let labelWidth: Int
  private let cellWidth: Int
  private let shown: [Int]
  private let step: Int
  private static let shades = ["░", "▒", "▓", "█"]

  init(_ values: ChartValues, width: Int) {
    self.values = values
    labelWidth = values.names.map(DisplayWidth.of).max() ?? 0
    let room = max(10, width - labelWidth - 2)
    let count = values.categories.count
    step = max(1, (count + room - 1) / room)
    // Counted back from the last, the one that matters most.
    shown = Array(stride(from: count - 1, through: 0, by: -step).reversed())
    cellWidth = max(1, min(4, room / max(1, shown.count)))
  }

  var lines: [String] {
    let indent = String(repeating: " ", count: labelWidth + 2)
    var lines = values.names.indices.map { row in
      values.names[row].paddedRight(to: labelWidth) + "  "
        + shown.map { String(repeating: shade(values.series[row][$0]), count: cellWidth) }.joined()
    }
    let ends = [shown.first, shown.last].compactMap { $0 }.map { values.categories[$0] }
    let axis = shown.count * cellWidth
    let free = axis - ends.map(DisplayWidth.of).reduce(0, +)
    lines.append(
      indent + (ends.first ?? "") + (free > 0 ? String(repeating: " ", count: free) + (ends.last ?? "") : ""))
    let bounds = (0...Self.shades.count).map { edge in
      values.lowest + (values.highest - values.lowest) * Double(edge) / Double(Self.shades.count)
    }
    let legend = Self.shades.indices.map { "\(Self.shades[$0]) up to \(values.label(bounds[$0 + 1]))" }
    lines.append(indent + "from \(values.label(values.lowest)): " + legend.joined(separator: ", "))
    if step > 1 { lines.append(indent + "(one category in \(step) is shown)") }
    return lines
  }

  private func shade(_ value: Double?) -> String {
    guard let value else { return "·" }
    let position = ChartValues.position(of: value, between: values.lowest, and: values.highest)
    return Self.shades[max(0, Int((position * Double(Self.shades.count)).rounded(.up)) - 1)]
  }
}
