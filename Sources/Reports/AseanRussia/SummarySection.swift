import Decimals
import Documents
import Figures
import Intervals
import Panels
import Trends

/// What the report finds, in sentences made from the results of its sections.
struct SummarySection {
  let trade: TradeByYearSection
  let claims: ClaimsSection
  let importers: PartnerTrade
  let fund: FundSection
  let progress: ProgressSection
  let meetings: MeetingsSection

  var blocks: [Block] {
    [.list([levels, growth, claim, fall, money, goals, rate].compactMap { $0 })]
  }

  private var levels: Prose? {
    guard let year = trade.commonYears.last, let asean = trade.asean.levels[year],
      let russian = trade.russian.levels[year], let first = trade.asean.level(year),
      let second = trade.russian.level(year)
    else { return nil }
    let gap = (second.interval - first.interval).text(places: 2)
    let latest = trade.sides.flatMap { side in side.levels.map { (side.name, $0.key, $0.value) } }
      .filter { $0.0 != trade.other.name }.max { $0.1 < $1.1 }
    var prose: Prose = """
      In \(year), the last year that both report, ASEAN's side puts trade at \(asean.quoted) and Russia's side at \
      \(russian.quoted); Russia's less ASEAN's is \(gap) billion USD \(sources: [asean.id, russian.id]).
      """
    if let latest, latest.1 > year {
      prose =
        prose
        + " The last level reported is \(latest.2.quoted) for \(latest.1), "
        + "by \(latest.0)'s side \(source: latest.2.id)."
    }
    return prose
  }

  private var growth: Prose? {
    let parts = trade.sides.flatMap { side in
      side.years.compactMap { year -> (Int, String, Prose)? in
        guard trade.commonYears.contains(year), let printed = side.growth[year] else { return nil }
        let check = side.check(year)
        guard let computed = check.computed, let central = check.central else { return nil }
        let ids = [side.levels[year - 1], side.levels[year], printed].compactMap { $0?.id }
        return (
          year, side.name,
          """
          \(side.name)'s levels of \(year) give \(Wording.percent(central.doubleValue, 2)) \
          \(computed.text(places: 2, percent: true)), printed \(printed.quoted) \(sources: ids)
          """
        )
      }
    }.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
    guard var prose = parts.first else { return nil }
    for part in parts.dropFirst() { prose = prose + "; " + part }
    return "Growth: " + prose + ". The gaps in either record leave no series to which a trend can be fitted."
  }

  private var claim: Prose? {
    guard let implied = claims.impliedBase, let even = claims.breakEven else { return nil }
    let pair = Wording.pair("THA", "RUS")
    return """
      \(pair) trade grew by \(claims.total.quoted) in \(ClaimsSection.year) and its agricultural trade by \
      \(claims.agriculture.quoted), as the \(claims.total.reporter ?? "publication") says \
      \(sources: [claims.total.id, claims.agriculture.id]). Neither is ASEAN's: \
      ASEAN's side prints \(claims.asean.quoted) for ASEAN as a whole \(source: claims.asean.id). The \(pair) claim \
      implies a \(ClaimsSection.year - 1) level \(implied.rangeText(places: 2)) billion USD and is \
      \(claims.check.finding?.rawValue ?? ClaimFinding.notCheckable.rawValue); agriculture would be all of that \
      growth only with \(Wording.percent(even.central.doubleValue)) of trade \(source: claims.level.id).
      """
  }

  private var fall: Prose? {
    guard let fall = importers.fall, let reading = importers.sumReading, case .success(let drift) = reading.drift,
      let rate = drift.growth, let low = drift.growthLow, let high = drift.growthHigh
    else { return nil }
    let parts = importers.partners.map { ($0, importers.contribution($0, from: fall.from, to: fall.to)) }
      .sorted { ($0.1.doubleValue ?? 0) < ($1.1.doubleValue ?? 0) }.prefix(2)
      .map { "\(Wording.area($0.0)) \(Wording.points($0.1))" }
    return """
      By importers' reports in dollars of \(importers.trade.priceBase), Russia's trade with \
      \(importers.partners.count) members of ASEAN \
      changed by \(Wording.percent(importers.growthOfSum(from: fall.from, to: fall.to))) from \(fall.from) to \
      \(fall.to), of it \(Wording.list(Array(parts))); over \(reading.first) to \(reading.last) it drifted by \
      \(Wording.percent(rate, 2)) a year, \(Wording.fixed(low * 100, 1)) to \(Wording.fixed(high * 100, 1)) \
      \(source: importers.source).
      """
  }

  private var money: Prose? { fund.statement.isEmpty ? nil : fund.statement }

  private var goals: Prose? {
    let parts = groups.map { group -> Prose in
      let share = group.record.share.singleValue.map { " (\(Wording.percent($0.doubleValue)))" } ?? ""
      let low = group.gone.min() ?? 0
      let high = group.gone.max() ?? 0
      let main = Wording.percent(group.byPrintedYears ?? low)
      let others = "(\(Wording.fixed(low * 100, 1)) to \(Wording.percent(high)) under each start and end)"
      let gone = low == high ? "\(main) of the time gone" : "\(main) of the time gone \(others)"
      return """
        \(ProgressSection.met(group.record))\(share) \(group.record.measure) on \(group.record.asOf) with \(gone) \
        \(sources: group.record.figures)
        """
    }
    guard var prose = parts.first else { return nil }
    for part in parts.dropFirst() { prose = prose + "; " + part }
    let names = progress.lines.reduce(into: [String]()) { names, line in
      if !names.contains(line.programme.name) { names.append(line.programme.name) }
    }
    return "\(Wording.list(names)), measures that are not one series: " + prose + "."
  }

  /// The records of progress with the time gone under each reading of start and end.
  private var groups: [(record: ProgressRecord, gone: [Double], byPrintedYears: Double?)] {
    var groups: [(record: ProgressRecord, gone: [Double], byPrintedYears: Double?)] = []
    for line in progress.lines {
      if groups.last?.record.id != line.record.id { groups.append((line.record, [], nil)) }
      let gone = line.elapsed?.doubleValue ?? 0
      groups[groups.count - 1].gone.append(gone)
      if line.programme.basis == "printed years" { groups[groups.count - 1].byPrintedYears = gone }
    }
    return groups
  }

  private var rate: Prose? {
    let steady = meetings.rates.filter { $0.value.missing.isEmpty && $0.value.lastNumber - $0.value.firstNumber > 2 }
    guard let name = steady.keys.min(), let rate = steady[name],
      let title = meetings.series.first(where: { $0.id == name })?.title
    else { return nil }
    return """
      \(title): from number \(rate.firstNumber) to number \(rate.lastNumber) in \(rate.years.rangeText(places: 2)) \
      years, \(rate.rate.rangeText(places: 2)) a year \(sources: rate.first.figures + rate.last.figures).
      """
  }
}
