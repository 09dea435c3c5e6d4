import Documents
import Figures
import Nomenclature

/// What was looked for and not found, and how much of the ledger is inferred or in doubt.
struct NotFoundList {
  private let data: AseanRussiaData
  private let trade: TradeByYearSection

  init(_ data: AseanRussiaData, trade: TradeByYearSection) {
    self.data = data
    self.trade = trade
  }

  var blocks: [Block] { [.list(items)] }

  private var items: [Prose] {
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
}
