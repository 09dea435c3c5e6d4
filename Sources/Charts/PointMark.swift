/// The shape of a series' points: every series has another, so that they are told apart in black and white.
enum PointMark: Int, CaseIterable {
  case circle, square, triangle, diamond, cross

  /// The mark of the n-th observed series, from 0; they begin again after the last.
  init(_ index: Int) { self = Self.allCases[index % Self.allCases.count] }

  /// Draws the mark around a point with a title that tells its value.
  func draw(x: Double, y: Double, color: String, title: String, _ writer: inout SVGWriter) {
    func number(_ value: Double) -> String { SVGWriter.number(value) }
    func polygon(_ corners: [(Double, Double)]) -> (String, [(String, String)]) {
      let points = corners.map { "\(number(x + $0.0)),\(number(y + $0.1))" }.joined(separator: " ")
      return ("polygon", [("points", points), ("fill", color)])
    }
    let (name, attributes) =
      switch self {
      case .circle: ("circle", [("cx", number(x)), ("cy", number(y)), ("r", "2.6"), ("fill", color)])
      case .square: polygon([(-2.6, -2.6), (2.6, -2.6), (2.6, 2.6), (-2.6, 2.6)])
      case .triangle: polygon([(0, -3.6), (3.4, 2.6), (-3.4, 2.6)])
      case .diamond: polygon([(0, -3.8), (3.8, 0), (0, 3.8), (-3.8, 0)])
      case .cross:
        (
          "path",
          [
            (
              "d",
              "M\(number(x - 3)) \(number(y - 3))L\(number(x + 3)) \(number(y + 3))M\(number(x - 3)) "
                + "\(number(y + 3))L\(number(x + 3)) \(number(y - 3))"
            ),
            ("stroke", color), ("stroke-width", "1.8"), ("fill", "none"),
          ]
        )
      }
    writer.open(name, attributes)
    writer.element("title", title)
    writer.close(name)
  }
}
