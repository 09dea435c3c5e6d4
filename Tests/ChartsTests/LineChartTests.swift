import Documents
import Foundation
import TestSupport
import Testing

@testable import Charts

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct LineChartTests {
  /// The elements of a picture with their attributes; `nil` where it is no XML.
  private final class Elements: NSObject, XMLParserDelegate {
    var all: [(name: String, attributes: [String: String])] = []
    var texts = ""
    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) { all.append((name, attributes)) }
    func parser(_ parser: XMLParser, foundCharacters text: String) { texts += text }

    static func read(_ svg: String) -> Elements? {
      let elements = Elements()
      let parser = XMLParser(data: Data(svg.utf8))
      parser.delegate = elements
      return parser.parse() ? elements : nil
    }

    func named(_ name: String) -> [[String: String]] { all.filter { $0.name == name }.map(\.attributes) }
  }

  private func chart(_ values: [Double?], name: String = "THA") -> Chart {
    Chart(
      id: "c", title: "Trade", unit: "USD", form: .lines, categories: values.indices.map { "\(2_000 + $0)" },
      series: [Chart.Series(name: name, values: values)], sources: ["a.csv"])
  }

  @Test func gapsStayGaps() throws {
    let picture = try #require(LineChart(chart([1, 2, nil, 4, 5, nil, 7])))
    let elements = try #require(Elements.read(picture.svg))
    #expect(elements.named("polyline").count == 2)
    #expect(elements.named("circle").count == 5)
    #expect(LineChart(chart([nil, nil])) == nil)
  }

  @Test func trendsBandsAndBreaksAreDrawnApart() throws {
    var chart = chart([1e9, 2e9, 4e9, 3e9])
    chart.series.append(Chart.Series(name: "linear", values: [1e9, 2e9, 3e9, 4e9], isFitted: true))
    chart.bands = [Chart.Band(name: "95 %", low: [nil, 1e9, 2e9, nil], high: [nil, 3e9, 4e9, nil])]
    chart.marks = [Chart.Mark(afterCategory: 1, label: "break")]
    let elements = try #require(Elements.read(LineChart(chart)?.svg ?? ""))
    #expect(elements.named("polygon").count == 1)
    #expect(elements.named("polyline").filter { $0["stroke-dasharray"] != nil }.count == 1)
    #expect(elements.named("line").contains { $0["stroke-dasharray"] == "1 4" })
    #expect(elements.texts.contains("billion USD"))
    #expect(elements.texts.contains("break after 2001"))
  }

  /// Higher values stand higher, and everything lies inside the picture.
  @Test func positionsFollowTheValues() throws {
    var random = SeededGenerator(seed: 2)
    for _ in 0..<50 {
      let values = (0..<Int.random(in: 1...300, using: &random)).map { _ in
        Double.random(in: -5...5, using: &random) * 1e7
      }
      let elements = try #require(Elements.read(LineChart(chart(values))?.svg ?? ""))
      let circles = elements.named("circle")
      #expect(circles.count == values.count)
      let places = circles.compactMap { $0["cy"].flatMap(Double.init) }
      for (a, b) in zip(values.indices, values.indices.dropFirst()) where values[a] > values[b] {
        #expect(places[a] <= places[b])
      }
      #expect(places.allSatisfy { (64...366.01).contains($0) })
      #expect(circles.compactMap { $0["cx"].flatMap(Double.init) }.allSatisfy { (74...610.01).contains($0) })
    }
  }

  @Test func namesCannotBecomeMarkup() throws {
    let name = "<script>alert(1)</script>\u{202E}\u{1}&\"" + String(repeating: "x", count: 5_000)
    let svg = try #require(LineChart(chart([1, 2], name: name))).svg
    #expect(!svg.contains("<script"))
    #expect(!svg.unicodeScalars.contains("\u{202E}"))
    #expect(Elements.read(svg) != nil)
  }

  @Test func theSameChartGivesTheSameBytes() {
    #expect(LineChart(chart([1, 2, 3]))?.svg == LineChart(chart([1, 2, 3]))?.svg)
  }
}
