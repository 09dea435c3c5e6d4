import Decimals
import Documents
import Figures
import Intervals

/// Trade by year as either side reports it: levels, growth as printed and as the levels give it, the gap.
struct TradeByYearSection {
  let asean: TradeSide
  let russian: TradeSide
  let other: TradeSide

  init(_ data: AseanRussiaData) throws {
    let ledger = data.ledger
    asean = try TradeSide(ledger, series: "\(TradeSide.pair)/asean-side", name: "ASEAN")
    russian = try TradeSide(ledger, series: "\(TradeSide.pair)/russian-side", name: "Russia")
    other = try TradeSide(ledger, series: "\(TradeSide.pair)/other", name: "not said")
  }

  var sides: [TradeSide] { [asean, russian, other] }

  var years: [Int] { Set(sides.flatMap(\.years)).sorted() }

  /// The years that both sides report.
  var commonYears: [Int] { asean.levels.keys.filter { russian.levels[$0] != nil }.sorted() }

  /// The years between the first and the last level of a side for which it reports none.
  func missingYears(_ side: TradeSide) -> [Int] {
    guard let first = side.levels.keys.min(), let last = side.levels.keys.max() else { return [] }
    return (first...last).filter { side.levels[$0] == nil }
  }

  var blocks: [Block] {
    [
      .table(levelTable.validated()), .chart(sidesChart.validated()), .table(growthTable.validated()),
      .chart(growthChart.validated()), .table(gapTable.validated()), .paragraph(noTrend),
      .table(otherGrowthTable.validated()),
    ] + undated
  }

  private var levelTable: Table {
    var table = Table(
      id: "trade-levels", title: "ASEAN–Russia trade, level by reporting side",
      columns: [
        Table.Column("year", format: .plain(grouped: false)), Table.Column("side"),
        Table.Column("printed", heading: "as printed", unit: "bn USD"),
        Table.Column("level", heading: "range", unit: "bn USD", format: .fixed(places: 2)),
        Table.Column(
          "implied", heading: "implied, not reported", unit: "bn USD", format: .fixed(places: 2)),
      ])
    for year in impliedOrReportedYears {
      for side in sides {
        let (figure, implied) = (side.levels[year], side.implied(year))
        if figure == nil, implied == nil { continue }
        let behind = implied == nil ? [] : [side.levels[year + 1], side.growth[year + 1]].compactMap { $0?.id }
        let own = figure?.id
        table.append(
          [
            .integer(year), .text(side.name), figure.map { .text($0.phrase) } ?? .missing(reason: "not reported"),
            .interval(side.level(year)?.interval, otherwise: "not reported"),
            .interval(implied, otherwise: "no growth printed for the year after it, or no level"),
          ], sources: own.map { [$0] + behind } ?? behind)
      }
    }
    table.notes = [
      """
      Implied is the next year's level divided by one plus its printed growth, of the same side. It is a consequence \
      of two printed figures and is not used as a level anywhere in this report.
      """
    ]
    let inferred = sides.flatMap { $0.levels.values }.filter { $0.inferred.contains("period") }.sorted { $0.id < $1.id }
    for figure in inferred {
      table.notes.append("The year of \(figure.quoted) is inferred: \(figure.note ?? "") \(source: figure.id)")
    }
    return table
  }

  private var impliedOrReportedYears: [Int] {
    guard let first = years.first, let last = years.last else { return [] }
    return Array((first - 1)...last)
  }

  private var growthTable: Table {
    var table = Table(
      id: "trade-growth", title: "ASEAN–Russia trade, growth on the year before by reporting side",
      columns: [
        Table.Column("year", format: .plain(grouped: false)), Table.Column("side"),
        Table.Column("printed", heading: "as printed", unit: "%"),
        Table.Column("from_levels", heading: "from the levels as printed", unit: "%", format: .percent(places: 2)),
        Table.Column("growth", heading: "with their rounding", unit: "%", format: .percent(places: 2)),
        Table.Column("finding", heading: "printed growth"),
      ])
    for year in years {
      for side in sides {
        let check = side.check(year)
        guard side.growth[year] != nil || check.computed != nil else { continue }
        let figures = [side.growth[year], side.levels[year - 1], side.levels[year]].compactMap { $0?.id }
        table.append(
          [
            .integer(year), .text(side.name),
            side.growth[year].map { .text($0.phrase) } ?? .missing(reason: "not printed"),
            .number(check.central?.doubleValue, otherwise: "the side reports no level for both years"),
            .interval(check.computed, otherwise: "the side reports no level for both years"),
            .text(check.finding?.rawValue ?? "none printed"),
          ], sources: figures)
      }
    }
    table.notes = [
      """
      holds: the printed rate lies inside the range that the levels give. holds at the edge: only its own rounding \
      meets the range. fails: they do not meet. not checkable: a level is missing on that side.
      """
    ]
    return table
  }

  private var gapTable: Table {
    var table = Table(
      id: "trade-gap", title: "ASEAN–Russia trade, the gap between the sides",
      columns: [
        Table.Column("year", format: .plain(grouped: false)),
        Table.Column("asean", heading: "ASEAN", unit: "bn USD"),
        Table.Column("russia", heading: "Russia", unit: "bn USD"),
        Table.Column("gap", heading: "Russia less ASEAN", unit: "bn USD", format: .fixed(places: 2)),
        Table.Column("relative_gap", heading: "relative to ASEAN", unit: "%", format: .percent(places: 1)),
      ])
    for year in commonYears {
      guard let ours = asean.levels[year], let theirs = russian.levels[year], let a = asean.level(year),
        let r = russian.level(year)
      else { continue }
      table.append(
        [
          .integer(year), .text(ours.phrase), .text(theirs.phrase), .interval(r.interval - a.interval),
          .interval(try? Interval.growth(from: a.interval, to: r.interval)),
        ], sources: [ours.id, theirs.id])
    }
    return table
  }

  private var noTrend: Prose {
    let gaps = [asean, russian].map { side in
      let span = "\(side.levels.keys.min() ?? 0) to \(side.levels.keys.max() ?? 0)"
      return "\(side.name)'s side has \(side.levels.count) levels in \(span) and none for "
        + Wording.years(missingYears(side))
    }
    return Prose(
      "No trend is fitted. \(gaps.joined(separator: "; ")). The sides differ in the years that both report, so their "
        + "levels cannot be joined into one series, and several are words such as nearly or about.")
  }

  private var otherGrowthTable: Table {
    var table = Table(
      id: "trade-other-growth", title: "ASEAN–Russia trade, growth over several years or over part of one",
      columns: [
        Table.Column("period"), Table.Column("base"), Table.Column("side"),
        Table.Column("printed", heading: "as printed"), Table.Column("note"),
      ])
    let entries = sides.flatMap { side in side.otherGrowth.map { (side.name, $0) } }
    let ordered = entries.enumerated().sorted { left, right in
      let (a, b) = (left.element.1.period?.first, right.element.1.period?.first)
      if let a, let b, a != b { return a < b }
      return left.offset < right.offset
    }
    for (name, figure) in ordered.map(\.element) {
      table.append(
        [
          .text(figure.period?.description ?? ""), .text(figure.basePeriod?.description ?? ""), .text(name),
          .text(figure.quoted), .text(figure.note ?? ""),
        ], sources: [figure.id])
    }
    return table
  }

  /// Levels without a year.
  private var undated: [Block] {
    let figures = sides.flatMap { side in side.undated.map { (side.name, $0) } }
    guard !figures.isEmpty else { return [] }
    let items = figures.map { name, figure -> Prose in
      "\(figure.quoted), side \(name): \(figure.note ?? "no year is printed") \(source: figure.id)"
    }
    return [.paragraph("Levels printed without a year, which stand in no row above:"), .list(items)]
  }
}
