import Decimals
import Nomenclature
import Observations
import Panels
import Testing

@Suite struct NumericPanelTests {
  private func panel(_ series: [[Int?]]) -> NumericPanel {
    let periods = Period.year(2_001).periods(through: .year(2_000 + series[0].count))
    return NumericPanel(
      Panel(
        seriesFields: ["s"], frequency: .year, periods: periods,
        series: series.enumerated().map { index, values in
          Panel.Series(key: ["k\(index)"], values: values.map { $0.map { .exact(.init($0)) } ?? .missing })
        }, unit: ""))
  }

  @Test func contributionsAddUpToTheGrowthOfAll() {
    let made = panel([[10, 5, 12], [60, nil, 30], [30, 1, 38]])
    let found = made.contributions()
    #expect(found.values == [0.02, -0.3, 0.08])
    #expect(found.first == 100 && found.last == 80 && found.seriesCount == 3)
    #expect(made.order(by: found) == [1, 2, 0])
    #expect(made.key(of: 1) == ["k1"] && made.value(of: 1, at: 1).isNaN)
  }

  @Test func seriesWithoutAnEndComeLastByKey() {
    let made = panel([[nil, 5, 12], [10, 1, 10], [30, 1, nil], [10, 7, 30]])
    let found = made.contributions()
    #expect(found.seriesCount == 2 && found.values[0].isNaN)
    #expect(made.order(by: found) == [3, 1, 0, 2])
    let empty = panel([[0, 5], [0, 7]])
    #expect(empty.contributions().seriesCount == 0 && empty.order(by: empty.contributions()) == [0, 1])
  }
}
