import Documents
import Figures
import Nomenclature
import Observations
import Panels

/// Growth of the same shape as the claims, where levels by sector are published: Malaysia with Russia in 2018.
struct WorkedCase {
  static let source = "dosm-2013-2019"
  static let (reporter, partner) = ("MYS", "RUS")
  static let currency = "MYR"
  static let ratesSource = "fred-exchange-rates"

  let sectors: TradePanel
  let total: TradePanel
  /// The total in dollars, at the average rate of each year.
  let inDollars: Panel
  private let year = ClaimsSection.year

  init(_ data: AseanRussiaData) throws {
    let tables = TradeTables(data)
    sectors = try tables.sectors(reporter: Self.reporter, partner: Self.partner, source: Self.source)
    total = try tables.trade(reporter: Self.reporter, source: Self.source)
    inDollars = try total.panel.converted(to: "USD", rates: try tables.rates(Self.currency))
  }

  var growth: GrowthRate { total.panel.growth(Self.partner, from: year - 1, to: year) }
  var growthInDollars: GrowthRate { inDollars.growth(Self.partner, from: year - 1, to: year) }

  func contribution(_ sector: String) -> GrowthRate {
    .contribution(
      from: sectors.panel.value(sector, year - 1), to: sectors.panel.value(sector, year),
      ofTotal: total.panel.value(Self.partner, year - 1))
  }

  /// The sector that gives most of the growth.
  private var largest: String? {
    sectors.panel.series.map { $0.key[0] }.max {
      (contribution($0).doubleValue ?? -.infinity) < (contribution($1).doubleValue ?? -.infinity)
    }
  }

  /// The sector nearest to agriculture in this classification.
  private var food: String? { sectors.panel.series.map { $0.key[0] }.first { $0.hasPrefix("SITC 0 ") } }

  private var addsUp: Bool {
    let sums = sectors.panel.total().values
    return sectors.panel.periods.indices.allSatisfy {
      sums[$0] == total.panel.value(Self.partner, sectors.panel.periods[$0].year)
    }
  }

  var blocks: [Block] { [.paragraph(prose), .table(table.validated())] }

  private var prose: Prose {
    guard let food, let largest else { return Prose("No levels by sector are at hand for a worked case.") }
    let pair = Wording.pair(Self.reporter, Self.partner)
    let foodGrowth = sectors.panel.growth(food, from: year - 1, to: year)
    return """
      A worked case beside it. \(pair) trade changed by \(Wording.percent(growth, 2)) in ringgit and by \
      \(Wording.percent(growthInDollars, 2)) in dollars in \(year). Food and live animals changed by \
      \(Wording.percent(foodGrowth)) and gave \(Wording.points(contribution(food), 2)) of it; \
      \(Self.name(largest)) gave \(Wording.points(contribution(largest), 2)). A high rate of growth in food says \
      little about its part in the growth of trade. \(sources: [Self.source, Self.ratesSource])
      """
  }

  private static func name(_ sector: String) -> String {
    sector.split(separator: " ").dropFirst(2).joined(separator: " ")
  }

  private var table: Table {
    var table = Table(
      id: "worked-case-malaysia",
      title: "\(Wording.pair(Self.reporter, Self.partner)) trade by SITC section, \(year) on \(year - 1)",
      columns: [
        Table.Column("sector", heading: "SITC section"),
        Table.Column("base", heading: "\(year - 1)", unit: sectors.unit, format: .fixed(places: 1)),
        Table.Column("value", heading: "\(year)", unit: sectors.unit, format: .fixed(places: 1)),
        Table.Column("growth", unit: "%", format: .percent(places: 2)),
        Table.Column("contribution", unit: "% points", format: .percent(places: 2)),
      ])
    for one in sectors.panel.series {
      let sector = one.key[0]
      table.append(
        [
          .text(sector), .millions(sectors.panel.value(sector, year - 1)), .millions(sectors.panel.value(sector, year)),
          .rate(sectors.panel.growth(sector, from: year - 1, to: year)), .rate(contribution(sector)),
        ], sources: [Self.source])
    }
    table.append(
      [
        "all goods", .millions(total.panel.value(Self.partner, year - 1)),
        .millions(total.panel.value(Self.partner, year)),
        .rate(growth), .rate(growth),
      ], sources: [Self.source], isSummary: true)
    table.notes = [
      """
      Exports plus imports as Malaysia records them, current ringgit. \
      \(addsUp ? "The sections add up to the total exactly." : "The sections do not add up to the total.") \
      Sections of SITC are not the agriculture of the claims above, whose definition is not printed.
      """,
      "In dollars: \(Wording.percent(growthInDollars, 2)), at annual average rates \(source: Self.ratesSource).",
    ]
    return table
  }
}
