import Documents
import Nomenclature
import Observations
import Panels
import Trends

extension PartnerTrade {
  var blocks: [Block] {
    var blocks: [Block] = [
      .heading(level: 2, "\(title), \(years.first ?? 0)–\(years.last ?? 0)"), .paragraph(statement),
      .table(levelTable.validated()), .table(growthTable.validated()),
    ]
    if let fallTable { blocks.append(.table(fallTable.validated())) }
    if let realTable { blocks.append(.table(realTable.validated())) }
    blocks.append(.table(trendTable.validated()))
    blocks.append(.chart(chart.validated()))
    if isWide { blocks.append(.chart(heatMap.validated())) }
    return blocks
  }

  private var unitNote: String {
    let prices = trade.isCurrent ? "current prices" : "prices of \(trade.priceBase)"
    let scope = trade.scope.hasPrefix("goods and services") ? "goods and services" : "goods"
    return "Exports plus imports, \(scope), million \(trade.panel.unit), \(prices)"
  }

  /// Where it went, in words made from the results.
  var statement: Prose {
    var text = "\(unitNote)."
    if let reading = sumReading, case .success(let drift) = reading.drift, let rate = drift.growth,
      let low = drift.growthLow, let high = drift.growthHigh
    {
      text +=
        " From \(reading.first) to \(reading.last) the sum of \(partners.count) partners drifted by "
        + "\(Wording.signedPercent(rate, 2)) a year (\(Wording.fixed(low * 100, 1)) to \(Wording.fixed(high * 100, 1)))"
      if case .success(let fit) = reading.leastSquares, let growth = fit.growth {
        text += "; least squares gives \(Wording.signedPercent(growth, 2)) a year"
      }
      text += low <= 0 && high >= 0 ? ". The interval of the drift contains zero." : "."
    }
    if let fall {
      let growth = growthOfSum(from: fall.from, to: fall.to)
      let parts = partners.map { ($0, contribution($0, from: fall.from, to: fall.to)) }
        .sorted { ($0.1.doubleValue ?? 0) < ($1.1.doubleValue ?? 0) }.prefix(2)
        .map { "\(Wording.area($0.0)) \(Wording.points($0.1))" }
      text +=
        " From its highest year, \(fall.from), to \(fall.to): \(Wording.percent(growth)), of it "
        + Wording.list(Array(parts)) + "."
    }
    return Prose(text) + Prose(runs: [.sources([source])])
  }

  /// Where the numbers of a table without sources of its own come from.
  private var computed: Prose { "Computed from the levels above \(source: source)." }

  private func heading(_ partner: String) -> String { isWide ? partner : Wording.area(partner) }

  private var codeNote: [Prose] {
    guard isWide else { return [] }
    return [Prose(partners.map { "\($0) \(Wording.area($0))" }.joined(separator: ", ") + ".")]
  }

  var levelTable: Table {
    let unit = isWide ? nil : trade.unit
    let format = CellFormat.fixed(places: isWide ? 0 : 1)
    var table = Table(
      id: "trade-\(id)", title: "\(title): levels, \(trade.unit)",
      columns: [Table.Column("year", format: .plain(grouped: false))]
        + partners.map { Table.Column($0, heading: heading($0), unit: unit, format: format) }
        + [Table.Column("sum", unit: unit, format: format)])
    for period in trade.panel.periods {
      let cells = partners.map { Cell.millions(trade.panel.value($0, period.year)) }
      table.append(
        [.integer(period.year)] + cells + [.millions(whole.value(Self.sum, period.year))], sources: [source])
    }
    table.notes = codeNote + [Prose("\(unitNote). Rows used: \(Wording.count(trade.rowCount)).")]
    if trade.panel.series.contains(where: { $0.values.contains(.missing) }) {
      table.notes.append("A year in which a partner is not reported has no sum.")
    }
    return table
  }

  var growthTable: Table {
    var table = Table(
      id: "growth-\(id)", title: "\(title): growth and contributions",
      columns: [
        Table.Column("year", format: .plain(grouped: false)),
        Table.Column("growth", heading: "sum", unit: "%", format: .percent(places: 1)),
      ]
        + partners.map {
          Table.Column($0, heading: heading($0), unit: isWide ? nil : "% points", format: .percent(places: 1))
        }
    )
    if isWide {
      for index in 2..<table.columns.count { table.columns[index].unit = "% pt" }
    }
    for year in years.dropFirst() {
      let growth = growthOfSum(from: year - 1, to: year)
      guard growth.doubleValue != nil else { continue }
      table.append(
        [.integer(year), .rate(growth)] + partners.map { .rate(contribution($0, from: year - 1, to: year)) })
    }
    table.notes = [
      "On the year before. Points are contributions to the growth of the sum and add up to it. \(computed)"
    ]
    return table
  }

  var fallTable: Table? {
    guard let fall, isWide else { return nil }
    var table = Table(
      id: "fall-\(id)", title: "\(title): from the highest year to the last, \(fall.from) to \(fall.to)",
      columns: [
        Table.Column("partner"),
        Table.Column("from", heading: "\(fall.from)", unit: trade.unit, format: .fixed(places: 0)),
        Table.Column("to", heading: "\(fall.to)", unit: trade.unit, format: .fixed(places: 0)),
        Table.Column("growth", unit: "%", format: .percent(places: 1)),
        Table.Column("contribution", unit: "% points", format: .percent(places: 1)),
      ])
    let ordered = partners.sorted {
      (contribution($0, from: fall.from, to: fall.to).doubleValue ?? 0)
        < (contribution($1, from: fall.from, to: fall.to).doubleValue ?? 0)
    }
    for partner in ordered {
      table.append(
        [
          .text(Wording.area(partner)), .millions(trade.panel.value(partner, fall.from)),
          .millions(trade.panel.value(partner, fall.to)),
          .rate(trade.panel.growth(partner, from: fall.from, to: fall.to)),
          .rate(contribution(partner, from: fall.from, to: fall.to)),
        ])
    }
    let growth = growthOfSum(from: fall.from, to: fall.to)
    table.append(
      [
        "sum", .millions(whole.value(Self.sum, fall.from)),
        .millions(whole.value(Self.sum, fall.to)), .rate(growth), .rate(growth),
      ], isSummary: true)
    table.notes = [computed]
    return table
  }

  /// The sum in money of the time and at constant prices.
  var realTable: Table? {
    guard let real, let base = years.last else { return nil }
    var forms: [(name: String, unit: String, panel: Panel)] = [("nominal", trade.unit, whole)]
    if let inDollars { forms.append(("nominal_usd", "mn USD", inDollars.summed(named: Self.sum))) }
    forms.append(("real", "mn USD of \(base)", real.summed(named: Self.sum)))
    var table = Table(
      id: "real-\(id)", title: "\(title): the sum, nominal and real",
      columns: [Table.Column("year", format: .plain(grouped: false))]
        + forms.flatMap { form -> [Table.Column] in
          [
            Table.Column(
              form.name, heading: form.name == "real" ? "real" : "nominal", unit: form.unit, format: .fixed(places: 1)),
            Table.Column("\(form.name)_growth", heading: "growth", unit: "%", format: .percent(places: 1)),
          ]
        })
    for year in years where whole.value(Self.sum, year) != .missing {
      let cells = forms.flatMap { form -> [Cell] in
        [.millions(form.panel.value(Self.sum, year)), .rate(form.panel.growth(Self.sum, from: year - 1, to: year))]
      }
      table.append([.integer(year)] + cells)
    }
    var sources = [Self.priceSource]
    var note = "Real is deflated with the US consumer price index, which is not a price index of this trade."
    if inDollars != nil {
      note = "Dollars at annual average rates. " + note
      sources.insert(Self.ratesSource, at: 0)
    }
    table.notes = [Prose(note) + Prose(runs: [.sources(sources)]), computed]
    return table
  }

  var trendTable: Table {
    let readings = readings
    var table = Table(
      id: "trend-\(id)", title: "\(title): trends of annual values", columns: TrendReadings.columns)
    for reading in readings { table.append(reading.cells) }
    table.notes = TrendReadings.notes(readings)
    if real != nil, let base = years.last { table.notes.append("real: in USD of \(base).") }
    table.notes.append(computed)
    return table
  }

  private func values(_ panel: Panel, _ key: String) -> [Double?] {
    years.map { panel.value(key, $0).doubleValue.map { $0 / 1e6 } }
  }

  /// All partners by year, the largest first.
  private var heatMap: Chart {
    Chart(
      id: "chart-\(id)-partners", title: "\(title), by partner and year", unit: trade.unit, form: .heatMap,
      categories: years.map(String.init),
      series: partners.map { Chart.Series(name: Wording.area($0), values: values(trade.panel, $0)) },
      sources: [source])
  }

  var chart: Chart {
    let shown = Array(partners.prefix(2))
    return Chart(
      id: "chart-\(id)", title: title, unit: trade.unit, form: .lines, categories: years.map(String.init),
      series: [Chart.Series(name: "sum", values: values(whole, Self.sum))]
        + shown.map { Chart.Series(name: Wording.area($0), values: values(trade.panel, $0)) },
      sources: [source])
  }
}
