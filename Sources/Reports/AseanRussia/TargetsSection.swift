import Decimals
import Documents
import Figures
import Intervals
import Nomenclature
import Observations
import Panels

/// Targets and expectations against what is published of their outcomes.
struct TargetsSection {
  let lines: [TargetOutcome]

  /// - Parameter customs: Russia's trade by partner, which tells the outcome where a target names its rows.
  init(_ data: AseanRussiaData, customs: PartnerTrade) {
    lines = data.record.targets.compactMap { target in
      TargetOutcome(
        target, ledger: data.ledger, official: target.tradeKey.flatMap { Self.official($0, customs) })
    }
  }

  /// Exports plus imports of the year in the table of official levels.
  private static func official(_ key: Target.TradeKey, _ customs: PartnerTrade) -> TargetOutcome.Outcome? {
    guard key.reporter == customs.reporter, key.flow == .trade, customs.trade.panel.unit == "USD",
      let value = customs.trade.panel.value(key.partner, key.year).exactValue,
      let exact = ExactRational(value)
    else { return nil }
    let billions = value.scaled(byPowerOfTen: -9).formatted(places: 2)
    return TargetOutcome.Outcome(
      text: "\(billions) billion USD (Russian customs)", interval: Interval(exactly: exact), source: customs.source)
  }

  var blocks: [Block] { [.table(table.validated())] }

  /// The finding; with the note where an outcome could be read as more than it is.
  private func shown(_ line: TargetOutcome) -> String {
    switch line.finding {
    case .notReached: line.target.deadline == nil ? "not reached so far" : line.finding.rawValue
    case .noOutcome: line.finding.rawValue
    default: line.target.note.map { "\(line.finding.rawValue): \($0)" } ?? line.finding.rawValue
    }
  }

  private var table: Table {
    var table = Table(
      id: "targets", title: "Targets and expectations against outcomes as published",
      columns: [
        Table.Column("quantity"), Table.Column("target"), Table.Column("deadline", heading: "by"),
        Table.Column("outcome"), Table.Column("finding"),
      ])
    for line in lines {
      table.append(
        [
          .text("\(Wording.pair(line.target.subject, line.target.partner)): \(line.target.measure)"),
          .text(line.target.kind == .target ? line.aim.quoted : "expected: \(line.aim.quoted)"),
          line.target.deadline.map { .text("\($0.year)") } ?? .missing(reason: "no year is printed"),
          line.outcomes.isEmpty
            ? .missing(reason: "no outcome is published") : .text(line.outcomes.map(\.text).joined(separator: "; ")),
          .text(shown(line)),
        ], sources: line.target.targetFigures + line.outcomes.map(\.source))
    }
    table.notes = [
      """
      reached or not reached: all published outcomes agree on it, with their rounding. Outcomes may be of the other \
      side's statistics. A sum over years is compared as a sum.
      """
    ]
    return table
  }
}
