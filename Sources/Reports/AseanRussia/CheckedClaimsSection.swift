import Documents
import Figures

/// Every claim of the ledger beside data of its own origin, else beside the levels of its own side.
struct CheckedClaimsSection {
  let checks: [ClaimCheck]

  init(_ data: AseanRussiaData) throws {
    let checker = ClaimChecker(
      ledger: data.ledger, data: try data.officialLevels(), prices: try data.consumerPrices())
    checks = checker.check(data.ledger.figures)
  }

  private var checkable: [ClaimCheck] { checks.filter { $0.finding != .notCheckable } }

  /// Claims whose verdict a reading turns, and those that do not plainly hold.
  private var contested: [ClaimCheck] {
    checkable.filter { $0.finding != .holds && !$0.others.isEmpty }
  }

  var blocks: [Block] {
    [
      .paragraph(introduction),
      .table(ClaimTables.verdicts(checkable, title: "Claims that can be checked").validated()),
    ] + charts.map { .chart($0.validated()) } + [.table(ClaimTables.survival(contested).validated())]
  }

  /// The claims of growth in percent; levels span too many sizes for one axis.
  private var charts: [Chart] {
    ClaimCharts.intervals(
      checkable.filter { $0.figure.kind == .growth && $0.figure.unit.name == "percent" },
      title: "Claims of growth, as printed and as computed")
  }

  private var introduction: Prose {
    Prose(
      """
      \(ClaimTables.counts(checks)) A claim is judged by data of the institution it quotes, else by the levels of its own \
      side, and never by a number derived from it. Beneath a claim that does not plainly hold stands what other readings \
      give: they explain it, they do not excuse it.
      """)
  }
}
