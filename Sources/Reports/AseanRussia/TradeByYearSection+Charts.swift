import Decimals
import Documents
import Figures
import Intervals

extension TradeByYearSection {
  /// The levels of either side as printed, a row a year.
  var sidesChart: Chart {
    let sides = [asean, russian]
    let years = Set(sides.flatMap(\.levels.keys)).sorted()
    return Chart(
      id: "chart-trade-sides", title: "ASEAN–Russia trade, the numbers printed by either side", unit: "bn USD",
      form: .dumbbell, categories: years.map(String.init),
      series: sides.map { side in
        Chart.Series(name: "\(side.name)'s side", values: years.map { side.level($0)?.value.doubleValue })
      }, sources: years.flatMap { year in sides.compactMap { $0.levels[year]?.id } })
  }

  /// Growth as its printed digits leave it open beside the growth that the levels of the same side give.
  var growthChart: Chart {
    let rows = years.flatMap { year in sides.map { (year, $0) } }.filter { year, side in
      side.growth[year] != nil && side.check(year).computed != nil
    }
    let printed = rows.map { year, side in side.printedGrowth(year)?.interval }
    let computed = rows.map { year, side in side.check(year).computed }
    var chart = Chart(
      id: "chart-trade-growth", title: "ASEAN–Russia trade, growth as printed and as levels give it", unit: "%",
      form: .intervals, categories: rows.map { "\($0.0), \($0.1.name)'s side" }, series: [],
      sources: Wording.distinct(
        rows.flatMap { year, side in
          [side.growth[year], side.levels[year - 1], side.levels[year]].compactMap { $0?.id }
        }))
    chart.bands = [
      Chart.Band(name: ClaimCharts.printed, printed, times: 100), Chart.Band(name: "levels", computed, times: 100),
    ]
    return chart
  }
}
