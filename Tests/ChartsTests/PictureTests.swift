import Documents
import Foundation
import Testing

@testable import Charts

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// All forms of charts: well-formed, with a title for every value, gaps left out, the same bytes every time.
@Suite struct PictureTests {
  private static func chart(_ form: Chart.Form) -> Chart {
    var chart = Chart(
      id: "c", title: "Trade <&>", unit: "USD", form: form, categories: ["2000", "2010"],
      series: [
        Chart.Series(name: "THA", values: [1, 4]), Chart.Series(name: "VNM", values: [2, nil]),
        Chart.Series(name: "SGP", values: [-1, 3]),
      ], sources: ["a.csv"])
    if form == .intervals {
      chart.series = []
      chart.bands = [Chart.Band(name: "claims", low: [1, nil], high: [2, 5])]
    }
    return chart
  }

  private static func titles(_ svg: String) -> [String] {
    svg.matches(of: /<title>([^<]*)<\/title>/).map { String($0.1) }
  }

  @Test(arguments: Chart.Form.allCases) func isWellFormed(form: Chart.Form) throws {
    let chart = Self.chart(form)
    let svg = try #require(Picture.svg(chart))
    #expect(XMLParser(data: Data(svg.utf8)).parse())
    #expect(svg.contains("Trade &lt;&amp;&gt;") && svg.contains("Source: a.csv") && svg.contains("role=\"img\""))
    #expect(Picture.svg(chart) == svg)
    var empty = chart
    empty.series = chart.series.map { Chart.Series(name: $0.name, values: [nil, nil]) }
    empty.bands = []
    #expect(Picture.svg(empty) == nil)
  }

  @Test func everyValueCanBeRead() throws {
    let values = ["2000, THA: 1.0", "2000, VNM: 2.0", "2000, SGP: -1.0", "2010, THA: 4.0", "2010, SGP: 3.0"]
    for form in [Chart.Form.bars, .stackedBars, .dumbbell] {
      #expect(Self.titles(try #require(Picture.svg(Self.chart(form)))) == values, "\(form)")
    }
    // VNM has no second value, so it has no slope.
    #expect(
      Self.titles(try #require(Picture.svg(Self.chart(.slope))))
        == ["THA, 2000: 1.0", "THA, 2010: 4.0", "SGP, 2000: -1.0", "SGP, 2010: 3.0"])
    let heat = Self.titles(try #require(Picture.svg(Self.chart(.heatMap))))
    #expect(
      heat.suffix(5) == ["THA, 2000: 1.0", "THA, 2010: 4.0", "VNM, 2000: 2.0", "SGP, 2000: -1.0", "SGP, 2010: 3.0"])
    #expect(
      Self.titles(try #require(Picture.svg(Self.chart(.intervals)))) == ["2000: 1.0 to 2.0", "2010: open to 5.0"])
  }

  /// Several bands of a category stand below one another, each with its name, colour and line in the description.
  @Test func bandsBesideOneAnother() throws {
    var chart = Self.chart(.intervals)
    chart.bands = [
      Chart.Band(name: "printed", low: [1, nil], high: [2, 5]), Chart.Band(name: "data", low: [3, 4], high: [4, 4]),
    ]
    let svg = try #require(Picture.svg(chart))
    #expect(XMLParser(data: Data(svg.utf8)).parse())
    #expect(
      Self.titles(svg) == [
        "2000, printed: 1.0 to 2.0", "2000, data: 3.0 to 4.0", "2010, printed: open to 5.0", "2010, data: 4.0 to 4.0",
      ])
    #expect(svg.contains(">printed</text>") && svg.contains(">data</text>"))
    // Four bars; the background and the colours of the legend have no title.
    let bar = /<rect x="([0-9.]+)" y="([0-9.]+)" width="([0-9.]+)" height="([0-9.]+)" fill="(#[0-9a-f]+)">/
    let places = svg.matches(of: bar)
      .map { (y: Double($0.2) ?? 0, height: Double($0.4) ?? 0, fill: String($0.5)) }
    try #require(places.count == 4)
    #expect(places[0].y + places[0].height < places[1].y)
    #expect(places[0].fill == places[2].fill && places[0].fill != places[1].fill)
  }

  /// A stacked bar begins where the one before it ends, on its side of zero.
  @Test func barsStandOnOneAnother() throws {
    var chart = Self.chart(.stackedBars)
    chart.series[1].values = [2, 2]
    let svg = try #require(Picture.svg(chart))
    let bars = svg.matches(of: /<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="16"/).map {
      (x: Double($0.1) ?? 0, y: Double($0.2) ?? 0, width: Double($0.3) ?? 0)
    }
    #expect(bars.count == 6)
    #expect(abs(bars[0].x + bars[0].width - bars[1].x) < 0.02)
    #expect(abs(bars[2].x + bars[2].width - bars[0].x) < 0.02, "a negative value goes to the left of zero")
    #expect(bars[0].y == bars[1].y)
    #expect(abs(bars[1].width / bars[0].width - 2) < 0.01)
  }

  @Test func labelsOfSlopesDoNotOverlap() throws {
    var chart = Self.chart(.slope)
    chart.series = (0..<20).map { Chart.Series(name: "S\($0)", values: [Double($0) * 1e-3, 5]) }
    let svg = try #require(Picture.svg(chart))
    for x in ["240", "520"] {
      let heights = svg.matches(of: try Regex("<text x=\"\(x)\" y=\"([0-9.]+)\"")).compactMap {
        $0[1].substring.flatMap { Double($0) }
      }.sorted()
      #expect(heights.count == 20)
      for (above, below) in zip(heights, heights.dropFirst()) { #expect(below - above >= 14.9) }
    }
  }

  /// The darkest shade is the largest value's, the lightest the least's.
  @Test func shadesGoByValue() throws {
    let svg = try #require(Picture.svg(Self.chart(.heatMap)))
    #expect(svg.contains("fill=\"#08306b\" stroke=\"#8a8a8a\">\n<title>THA, 2010: 4.0"))
    #expect(svg.contains("fill=\"#edf4fb\" stroke=\"#8a8a8a\">\n<title>SGP, 2000: -1.0"))
  }
}
