import Documents
import Renderers
import Testing

@Suite struct TextChartTests {
  func drawn(_ form: Chart.Form, _ series: [(String, [Double?])], categories: [String], width: Int = 40) -> String {
    let chart = Chart(
      id: "c", title: "C", unit: "", form: form, categories: categories,
      series: series.map { Chart.Series(name: $0.0, values: $0.1) })
    let document = Document(title: "T", blocks: [.chart(chart)])
    let lines = string(TextRenderer().render(document, options: RenderingOptions(width: width)))
    return lines.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(4).joined(separator: "\n")
  }

  @Test func drawsBarsOnBothSidesOfTheAxis() {
    #expect(
      drawn(.bars, [("s", [10, -5, nil, 0, 0.25])], categories: ["a", "b", "c", "d", "e"], width: 32) == """
        a  10.00         │██████████████
        b  -5.00  ███████│
        c      …
        d   0.00         │
        e   0.25         │▍

        """)
  }

  @Test func drawsGroupsOfBars() {
    #expect(
      drawn(.bars, [("one", [1, 2]), ("two", [4, nil])], categories: ["2016", "2017"], width: 29) == """
        2016
          one  1  │████▌
          two  4  │██████████████████
        2017
          one  2  │█████████
          two  …

        """)
  }

  @Test func survivesOddValues() {
    #expect(drawn(.bars, [("s", [0, 0])], categories: ["a", "b"]) == "a  0  │\nb  0  │\n")
    #expect(drawn(.bars, [("s", [nil, .nan])], categories: ["a", "b"]) == "(no data)\n")
    #expect(drawn(.lines, [("s", [nil, nil])], categories: ["a", "b"]) == "(no data)\n")
    #expect(drawn(.lines, [], categories: []) == "(no data)\n")
    #expect(drawn(.bars, [("s", [5])], categories: ["a"], width: 20) == "a  5  │█████████████\n")
    #expect(drawn(.bars, [("s", [-5])], categories: ["a"], width: 20).hasPrefix("a  -5  ████████████│\n"))
    #expect(drawn(.lines, [("s", [7, 7])], categories: ["a", "b"]) == "7 │●     ●\n  └────────────\n   a     b\n")
    let huge = drawn(.bars, [("s", [1e308, -1e308, .infinity])], categories: ["a", "b", "c"])
    #expect(huge.contains("1e308") && huge.contains("c       …\n"))
    #expect(!drawn(.lines, [("s", [1e308, -1e308, 5e-300])], categories: ["a", "b", "c"]).isEmpty)
  }

  @Test func drawsRanges() {
    var chart = Chart(id: "c", title: "C", unit: "", form: .intervals, categories: ["a", "b"], series: [])
    func lines() -> [String] {
      let document = Document(title: "T", blocks: [.chart(chart)])
      let text = string(TextRenderer().render(document, options: RenderingOptions(width: 32)))
      return text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(4).map(String.init)
    }
    #expect(lines() == ["(no data)", ""])
    chart.bands = [Chart.Band(name: "x", low: [0, 5], high: [10, nil])]
    #expect(lines() == ["a     0 –   10 │███████████████", "b     5 – open │       ███████╌", ""])
    chart.bands = [
      Chart.Band(name: "x", low: [1, 4], high: [2, 4]), Chart.Band(name: "y", low: [nil, nil], high: [3, nil]),
    ]
    let several = lines()
    #expect(several.count == 7)
    #expect(several[0] == "a" && several[3] == "b" && several[5].hasSuffix("…"))
    #expect(several[1].contains("1 –    2 │") && several[2].contains("open –    3 │╌█"))
  }

  @Test func drawsHeatMaps() {
    #expect(
      drawn(.heatMap, [("one", [0, 1, 2]), ("three", [nil, 3, 4])], categories: ["2016", "2017", "2018"]) == """
        one    ░░░░░░░░▒▒▒▒
        three  ····▓▓▓▓████
               2016    2018
               from 0: ░ up to 1, ▒ up to 2, ▓ up to 3, █ up to 4

        """)
    #expect(drawn(.heatMap, [("s", [nil])], categories: ["a"]) == "(no data)\n")
    #expect(drawn(.heatMap, [("s", [7])], categories: ["a"]).hasPrefix("s  ░░░░\n"))
  }

  @Test func drawsLinesWithGaps() {
    #expect(
      drawn(
        .lines, [("s", [1, nil, 12, 6]), ("t", [1, 2, nil, 7])], categories: ["2014", "2015", "2016", "2017"], width: 24
      ) == """
        12 │          ●
           │
           │
           │
           │
           │               ○
           │               ●
           │
           │
           │
           │     ○
         1 │✱
           └────────────────────
            2014 2015 2016 2017
            ● s   ○ t   ✱ several

        """)
  }

  @Test func thinsOutLongSeries() {
    let years = (1900..<2000).map { "\($0)" }
    let text = drawn(.lines, [("s", years.indices.map { Double($0) })], categories: years, width: 40)
    #expect(text.contains("(one category in 3 is shown)"))
    #expect(text.contains("99 │"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 40 })
  }
}
