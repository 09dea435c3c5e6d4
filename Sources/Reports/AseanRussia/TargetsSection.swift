import Decimals
import Documents
import Figures
import Intervals
import Nomenclature
import Observations
import Panels

/// Targets and expectations against what is published of their outcomes.
struct TargetsSection {
  struct Line {
    let target: Target
    let aim: ReportedFigure
    let outcomes: [Outcome]
    let finding: String
  }

  struct Outcome {
    let text: String
    let interval: Interval?
    let source: String
  }

  let lines: [Line]

  /// - Parameter customs: Russia's trade by partner, which tells the outcome where a target names its rows.
  init(_ data: AseanRussiaData, customs: PartnerTrade) {
    var lines: [Line] = []
    for target in data.record.targets {
      guard let aim = target.targetFigures.first.flatMap({ data.ledger.figure($0) }) else { continue }
      var outcomes = target.outcomeFigures.compactMap { id in
        data.ledger.figure(id).map { Outcome(text: $0.quoted, interval: Self.amount($0), source: id) }
      }
      if target.adds, !outcomes.isEmpty {
        let parts = outcomes.compactMap(\.interval)
        if parts.count == outcomes.count {
          outcomes.append(Outcome(text: "", interval: Interval.sum(parts), source: ""))
        }
      }
      if let key = target.tradeKey, let outcome = Self.official(key, customs) { outcomes.append(outcome) }
      lines.append(
        Line(
          target: target, aim: aim, outcomes: outcomes.filter { !$0.text.isEmpty },
          finding: Self.finding(aim, target.adds ? outcomes.filter { $0.text.isEmpty } : outcomes)))
    }
    self.lines = lines
  }

  /// In the base unit, so that millions and billions compare.
  private static func amount(_ figure: ReportedFigure) -> Interval? {
    guard let scale = ExactRational(figure.unit.scale) else { return nil }
    return (try? figure.interval())?.scaled(by: scale)
  }

  /// Exports plus imports of the year in the table of official levels.
  private static func official(_ key: Target.TradeKey, _ customs: PartnerTrade) -> Outcome? {
    guard key.reporter == customs.reporter, key.flow == .trade, customs.trade.panel.unit == "USD",
      let value = customs.trade.panel.value(key.partner, key.year).exactValue,
      let exact = ExactRational(value)
    else { return nil }
    let billions = value.scaled(byPowerOfTen: -9).formatted(places: 2)
    return Outcome(
      text: "\(billions) billion USD (Russian customs)", interval: Interval(exactly: exact), source: customs.source)
  }

  private static func finding(_ aim: ReportedFigure, _ outcomes: [Outcome]) -> String {
    guard !outcomes.isEmpty else { return "no outcome" }
    guard let number = aim.reported?.number.value, let scale = ExactRational(aim.unit.scale),
      let level = ExactRational(number)?.multiplied(by: scale)
    else { return "not checkable" }
    let verdicts = outcomes.map { $0.interval?.isAtLeast(level) ?? .undecided }
    if verdicts.allSatisfy({ $0 == .true }) { return "reached" }
    if verdicts.allSatisfy({ $0 == .false }) { return "not reached" }
    return verdicts.contains(.true) && verdicts.contains(.false) ? "sources differ" : "undecided"
  }

  var blocks: [Block] { [.heading(level: 2, "Targets and outcomes"), .table(table.validated())] }

  /// The finding; with the note where an outcome could be read as more than it is.
  private func shown(_ line: Line) -> String {
    switch line.finding {
    case "not reached": line.target.deadline == nil ? "not reached so far" : line.finding
    case "no outcome": line.finding
    default: line.target.note.map { "\(line.finding): \($0)" } ?? line.finding
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

extension Target {
  /// Whether the target is for the sum of its outcomes, as its measure says.
  var adds: Bool { measure.contains("sum of") }
}
