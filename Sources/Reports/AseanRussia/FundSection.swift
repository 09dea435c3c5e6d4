import Decimals
import Documents
import Figures
import Intervals
import Nomenclature

/// The Dialogue Partnership Financial Fund: contributions as intervals, cumulated, beside the amounts printed.
struct FundSection {
  private let account: FundAccount

  init(_ data: AseanRussiaData) { account = FundAccount(data.record.fund) }

  private var contributions: [FundEntry] { account.contributions }
  private var rates: [FundEntry] { account.rates }
  private var amounts: [FundEntry] { account.amounts }

  static func millions(_ interval: Interval) -> Interval {
    interval.scaled(by: ExactRational(1, over: 1_000_000) ?? .one)
  }

  /// The last year before the amounts that are printed.
  var yearBeforeAmounts: Int? { amounts.compactMap { $0.period?.first.year }.min().map { $0 - 1 } }

  var statement: Prose {
    var prose = Prose("")
    let bounds = rates.compactMap(\.interval.singleValue).sorted()
    if let low = bounds.first, let high = bounds.last, low < high {
      let text = Self.millions(Interval(.closed(low), .closed(high))).rangeText(places: 1)
      prose =
        prose
          + """
          Russia's contribution to the Dialogue Partnership Financial Fund went from \(text) million \
          USD a year; the year of the increase is not printed \
          \(sources: rates.flatMap(\.figures)). 
          """
    }
    if let year = yearBeforeAmounts, let sum = account.cumulated(to: year),
      let first = contributions.first?.period?.first.year
    {
      prose =
        prose
          + """
          Contributions of \(first) to \(year) add up to \(Self.millions(sum).text(places: 1)) million USD: the lower \
          bound keeps the old rate, the upper one the new rate in every year for which none is printed.
          """
    }
    if let growth = account.growth {
      let (total, yearly) = (
        growth.total.rangeText(places: 0, percent: true), growth.perYear.rangeText(places: 1, percent: true)
      )
      prose = prose + " From the first to the last year it is \(total) % more, \(yearly) % a year on average."
    }
    return prose
  }

  var blocks: [Block] {
    [.paragraph(statement), .table(table.validated()), .chart(chart.validated()), .table(amountTable.validated())]
  }

  private var table: Table {
    var table = Table(
      id: "fund", title: "Contributions to the fund",
      columns: [
        Table.Column("year", format: .plain(grouped: false)),
        Table.Column("contribution", unit: "mn USD", format: .fixed(places: 1)),
        Table.Column("cumulated", unit: "mn USD", format: .fixed(places: 1)), Table.Column("basis"),
      ])
    for (entry, sum) in zip(contributions, account.cumulated) {
      table.append(
        [
          .integer(entry.period?.first.year ?? 0), .interval(Self.millions(entry.interval)),
          .interval(Self.millions(sum)),
          .text(entry.basis == .printed ? "printed: \(entry.asPrinted ?? "")" : "between the two printed rates"),
        ], sources: entry.figures)
    }
    table.notes = ["Only contributions are added; yearly rates and amounts at a day are not."]
    return table
  }

  /// Years for which a contribution is known or lies between two rates.
  private var chart: Chart {
    let years = contributions.map { "\($0.period?.first.year ?? 0)" }
    var chart = Chart(
      id: "chart-fund", title: "Contributions to the fund, as printed or between the two printed rates", unit: "mn USD",
      form: .intervals, categories: years, series: [], sources: Wording.distinct(contributions.flatMap(\.figures)))
    chart.bands = [Chart.Band(name: "contribution", contributions.map { Self.millions($0.interval) })]
    return chart
  }

  private var amountTable: Table {
    var table = Table(
      id: "fund-amounts", title: "Amounts of the fund as printed, beside the contributions of the years before",
      columns: [
        Table.Column("day", heading: "on"), Table.Column("printed", heading: "as printed"),
        Table.Column("amount", heading: "range", unit: "mn USD", format: .fixed(places: 2)),
        Table.Column(
          "cumulated", heading: "contributions to the year before", unit: "mn USD", format: .fixed(places: 1)),
        Table.Column("finding", heading: "the two"),
      ])
    for entry in amounts {
      guard let day = entry.period?.first else { continue }
      let sum = account.cumulated(to: day.year - 1)
      table.append(
        [
          .text("\(day)"),
          .text("\(entry.qualifier == .exact ? "" : entry.qualifier.rawValue + " ")\(entry.asPrinted ?? "")"),
          .interval(Self.millions(entry.interval)), .interval(sum.map(Self.millions)),
          .text(sum.map { $0.overlaps(entry.interval) ? "compatible" : "do not meet" } ?? "not checkable"),
        ], sources: entry.figures)
    }
    table.notes = ["Whether these amounts are cumulated or what is left in the fund is not said."]
    return table
  }
}
