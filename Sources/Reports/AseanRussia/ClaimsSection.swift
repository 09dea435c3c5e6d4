import Decimals
import Documents
import Figures
import Intervals

/// The claims of growth in trade and in agricultural trade in 2018, which are Thailand's with Russia.
struct ClaimsSection {
  static let thaiRussian = "thailand-russia-trade/russian-side"
  static let year = 2018
  /// Shares of agriculture in the trade of the base year for which its contribution is worked out, in percent.
  static let assumedShares = [5, 10, 20]

  let total: ReportedFigure
  let agriculture: ReportedFigure
  let level: ReportedFigure
  /// What ASEAN's side reports for ASEAN as a whole in the same year.
  let asean: ReportedFigure
  /// Everywhere the two claims are printed.
  let printings: [ReportedFigure]
  /// The level of the base year, where anybody published one.
  let base: ReportedFigure?
  let agriculturalLevels: [ReportedFigure]

  init(_ data: AseanRussiaData) throws {
    let ledger = data.ledger
    func growth(_ series: String, _ sector: String) throws -> ReportedFigure {
      try ledger.required(
        FigureSelection(series: series, kind: .growth, flow: .trade, sector: sector, year: Self.year))
    }
    total = try growth(Self.thaiRussian, "total")
    agriculture = try growth(Self.thaiRussian, "agriculture")
    asean = try growth("\(TradeSide.pair)/asean-side", "total")
    level = try ledger.required(
      FigureSelection(series: Self.thaiRussian, kind: .level, flow: .trade, sector: "total", year: Self.year))
    printings = [total, agriculture].flatMap { figure in
      figure.claim.map { ledger.claim($0) } ?? [figure]
    }
    base = try ledger.only(
      FigureSelection(series: Self.thaiRussian, kind: .level, flow: .trade, sector: "total", year: Self.year - 1))
    agriculturalLevels = ledger.select(series: Self.thaiRussian, kind: .level, sector: "agriculture").filter {
      $0.year == Self.year || $0.year == Self.year - 1
    }
  }

  /// The level of the year before, in billion dollars, that level and growth imply.
  var impliedBase: Interval? {
    guard let now = TradeSide.level(level), let rate = TradeSide.printedRate(total) else { return nil }
    return try? now.interval.beforeGrowing(by: rate.interval)
  }

  /// What agriculture adds to growth, as fractions, when it has a share of the base year's trade.
  func contribution(atShare percent: Int) -> Interval? {
    guard let rate = TradeSide.printedRate(agriculture), let share = ExactRational(Int128(percent), over: 100) else {
      return nil
    }
    return rate.interval.scaled(by: share)
  }

  /// The share of agriculture at which it would be all of the growth: total growth over agricultural growth.
  var breakEven: (central: ExactRational, interval: Interval)? {
    guard let all = TradeSide.printedRate(total), let part = TradeSide.printedRate(agriculture),
      let central = all.value.divided(by: part.value), let interval = try? all.interval.divided(by: part.interval)
    else { return nil }
    return (central, interval)
  }

  var check: GrowthCheck {
    GrowthCheck(
      printed: TradeSide.printedRate(total), base: base.flatMap { TradeSide.level($0) }, level: TradeSide.level(level))
  }

  private var pair: String { Wording.pair(total.subject == "RUS" ? total.partner ?? "" : total.subject, "RUS") }

  var blocks: [Block] {
    [
      .paragraph(whose), .table(claimTable.validated()), .paragraph(implication), .paragraph(verdict),
      .table(contributionTable.validated()),
    ]
  }

  private var whose: Prose {
    let ids = printings.map(\.id)
    return """
      The increases of \(total.quoted) in trade and of \(agriculture.quoted) in agricultural trade in \(Self.year) are \
      those of \(emphasis: pair) \(sources: ids). They are not ASEAN's: for ASEAN as a whole with Russia its own side \
      reports \(asean.quoted) in that year \(source: asean.id).
      """
  }

  private var claimTable: Table {
    var table = Table(
      id: "claims-2018", title: "The claims, wherever they are printed",
      columns: [
        Table.Column("pair"), Table.Column("sector"), Table.Column("kind"),
        Table.Column("printed", heading: "as printed"), Table.Column("period"),
        Table.Column("basis", heading: "year is"),
      ])
    for figure in printings + [level, asean] {
      table.append(
        [
          .text(figure.id == asean.id ? Wording.pair("ASEAN", "RUS") : pair), .text(figure.sector ?? ""),
          .text(figure.kind.rawValue), .text(figure.quoted), .text(figure.period?.description ?? ""),
          .text(figure.inferred.contains("period") ? "inferred" : "printed"),
        ], sources: [figure.id])
    }
    return table
  }

  private var implication: Prose {
    guard let implied = impliedBase else { return Prose("The level of \(Self.year - 1) cannot be worked out.") }
    return """
      Implied, not reported: growth of \(total.quoted) to \(level.quoted) puts \(pair) trade in \(Self.year - 1) \
      \(implied.rangeText(places: 2)) billion USD, the rounding of \(total.quoted) included \
      \(sources: [total.id, level.id]). A number derived from a claim is no check of it.
      """
  }

  private var verdict: Prose {
    if let base, let computed = check.computed {
      return """
        Verdict on the total: \(check.finding?.rawValue ?? "") – the levels of \(base.quoted) and \(level.quoted) give \
        \(computed.text(places: 2, percent: true)) % \(sources: [base.id, level.id]).
        """
    }
    let levels =
      agriculturalLevels.isEmpty
      ? "no level of agricultural trade in either year is published"
      : "levels of agricultural trade are published"
    return """
      Verdict: \(emphasis: "not checkable"). No level of \(pair) trade in \(Self.year - 1) is published by this side, \
      and \(levels), so neither rate can be compared with levels, and the contribution of agriculture is not known. \
      The table says what it would be. \(sources: [total.id, agriculture.id])
      """
  }

  private var contributionTable: Table {
    var table = Table(
      id: "claims-2018-contribution",
      title: "\(pair) \(Self.year): what agriculture would add to growth, if its share of trade in "
        + "\(Self.year - 1) were",
      columns: [
        Table.Column("share", heading: "share assumed", unit: "%", format: .percent(places: 1)),
        Table.Column("contribution", heading: "contribution", unit: "% points", format: .percent(places: 2)),
        Table.Column("contribution_range", heading: "with rounding", unit: "% points", format: .percent(places: 2)),
        Table.Column("of_growth", heading: "part of all growth", unit: "%", format: .percent(places: 1)),
      ])
    guard let all = TradeSide.printedRate(total), let part = TradeSide.printedRate(agriculture), let even = breakEven
    else { return table }
    for percent in Self.assumedShares {
      guard let share = ExactRational(Int128(percent), over: 100), let central = part.value.multiplied(by: share) else {
        continue
      }
      table.append(
        [
          .number(share.doubleValue), .number(central.doubleValue), .interval(contribution(atShare: percent)),
          .number(central.divided(by: all.value)?.doubleValue),
        ], sources: [agriculture.id])
    }
    table.append(
      [.number(even.central.doubleValue), .number(all.value.doubleValue), .interval(all.interval), .number(1)],
      sources: [total.id, agriculture.id], isSummary: true)
    table.notes = [
      """
      The shares are assumptions. The last row is the share at which agriculture would be all of the growth, \
      \(even.interval.text(places: 1, percent: true)) % with rounding.
      """
    ]
    return table
  }
}
