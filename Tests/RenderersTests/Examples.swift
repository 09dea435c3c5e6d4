import Decimals
import Documents
import Intervals
import Renderers

func decimal(_ text: String) -> Cell { .decimal(ExactDecimal(text)!) }

func rational(_ text: String) -> ExactRational { ExactRational(ExactDecimal(text)!)! }

func string(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

enum Examples {
  /// Levels in billions with growth, an interval, a missing cell, sources and a total.
  static let trade = Table(
    id: "trade-by-year", title: "Russia's trade with ASEAN",
    columns: [
      Table.Column("year", format: .plain(grouped: false)),
      Table.Column("value", heading: "trade", unit: "mn USD", format: .fixed(places: 1)),
      Table.Column("growth", format: .percent(places: 2)),
      Table.Column("growth_range", heading: "range", format: .percent(places: 2)),
      Table.Column("remark"),
    ],
    rows: [
      Table.Row(
        [
          decimal("2016"), decimal("13600"), .missing(reason: "no year before"), .missing(reason: "no year before"), "",
        ],
        sources: ["T1"]),
      Table.Row(
        [
          decimal("2017"), decimal("18300.25"), .number(0.07),
          .interval(Interval(.open(ExactRational(92, over: 273)!), .open(ExactRational(96, over: 271)!))), "revised",
        ],
        sources: ["T1", "T2"]),
      Table.Row([.missing, decimal("31900.25"), .missing, .missing, "sum"], isSummary: true),
    ],
    notes: ["Levels as printed \(source: "T1")."])

  static let document: Document = {
    var document = Document(title: "Trade | a report", subtitle: "To 2017")
    document.append(heading: "Levels")
    document.append(paragraph: "Trade \(emphasis: "grew") by $5 bn\(source: "T1"); see trade_by_year.")
    document.append(list: ["First \(source: "T2").", "Second."])
    document.append(heading: "By year", level: 2)
    document.append(trade)
    document.append(
      Chart(
        id: "levels", title: "Trade", unit: "bn USD", form: .bars, categories: ["2016", "2017"],
        series: [.init(name: "trade", values: [13.6, 18.3])], sources: ["T1"]))
    return document.collectingSources(
      from: [
        Source(id: "T1", citation: "Customs Service, Yearbook, 2018", address: "https://example.org/a?b=c"),
        Source(id: "T2", citation: "Ministry, Review, 2019"),
      ])
  }()
}
