import Documents
import Figures
import Nomenclature

/// The rules and variants used, what was looked for and not found, and membership by date.
struct MethodNotes {
  private let data: AseanRussiaData
  private let trade: TradeByYearSection

  init(_ data: AseanRussiaData, trade: TradeByYearSection) {
    self.data = data
    self.trade = trade
  }

  var blocks: [Block] {
    [
      .heading(level: 2, "Method"), .list(method), .heading(level: 2, "Not found"), .list(notFound),
      .heading(level: 2, "Membership"), .list(membership),
    ]
  }

  private var method: [Prose] {
    [
      """
      A reported figure is an interval: a printed 18.3 is [18.25, 18.35), about is ± 5 % or one unit of the last \
      digit, nearly and almost are 95 % of the number up to below it, more than has no upper \
      bound. Counts of things are exact.
      """,
      "Intervals are carried through every computation. A bound that rounding moved is shown as [ below and ) above.",
      """
      Growth is on the year before unless said otherwise. Growth is undefined over a zero base or a change of sign. \
      Contributions are changes over the sum of the year before and add up to its growth.
      """,
      """
      Where a series has several figures for one quantity and period, the principal one of the ledger is used; the \
      others stand among the conflicts.
      """,
      """
      A verdict compares a printed number with numbers of the same side only, and never with a number derived from it.
      """,
      "Series of different unit, price base, scope or way of counting share no table, no sum and no trend.",
    ]
  }

  private var notFound: [Prose] {
    var items: [Prose] = []
    for side in [trade.asean, trade.russian] {
      let missing = trade.missingYears(side)
      if !missing.isEmpty {
        items.append(Prose("ASEAN–Russia trade as \(side.name)'s side reports it: \(Wording.years(missing))."))
      }
    }
    let split = data.ledger.figures.filter { figure in
      figure.series?.hasPrefix(TradeSide.pair + "/") == true && (figure.flow == .exports || figure.flow == .imports)
    }
    if split.isEmpty { items.append("Exports and imports apart, for ASEAN as a whole with Russia.") }
    let unknown = data.record.fund.filter { $0.kind == .contribution && $0.basis == .bounds }
    if !unknown.isEmpty {
      let years = unknown.compactMap { $0.period?.first.year }
      items.append(Prose("Contributions to the fund in \(Wording.years(years)), other than the two yearly rates."))
    }
    let withoutOutcome = data.record.targets.filter { $0.outcomeFigures.isEmpty && $0.tradeKey == nil }.count
    items.append(Prose("Outcomes of \(withoutOutcome) of \(data.record.targets.count) targets and expectations."))
    let inferred = data.ledger.figures.filter { !$0.inferred.isEmpty }.count
    let flagged = data.ledger.figures.filter { $0.flag != nil }.count
    items.append(
      Prose(
        "Of \(data.ledger.figures.count) figures in the ledger, \(inferred) have something inferred (a period, a base, "
          + "whose statistics) and \(flagged) carry a doubt."))
    return items
  }

  private var membership: [Prose] {
    ["ASEAN", "EAEU"].compactMap { bloc in
      let members = data.record.memberships.filter { $0.bloc == bloc }.sorted {
        ($0.from, $0.economy) < ($1.from, $1.economy)
      }
      guard let last = members.last else { return nil }
      let newest = members.filter { $0.from == last.from }
      let names = Wording.list(newest.map { Wording.area($0.economy) })
      let before = members.count - newest.count
      let doubts = members.filter { $0.flag != nil }.map { "\(Wording.area($0.economy)): \($0.note ?? $0.flag ?? "")" }
      let doubt = doubts.isEmpty ? "" : " \(doubts.joined(separator: "; "))."
      return """
        \(bloc): \(members.count) members from \(last.from), with \(names); \(before) before.\(doubt) Figures are of \
        the members at their own date. \(sources: newest.map(\.figure))
        """
    }
  }
}
