public import Documents
public import Figures

/// Claims and what they survive, as tables.
public enum ClaimTables {
  /// `Thailand–Russia trade 2018: 17 % on 2017`
  public static func claim(_ figure: ReportedFigure) -> String {
    let pair = Wording.pair(figure.subject, figure.partner)
    let sector = figure.sector.map { $0 == "total" ? "" : " of \($0)" } ?? ""
    let period = figure.period.map { " \($0)" } ?? ""
    let base = figure.basePeriod.map { " on \($0)" } ?? ""
    return "\(pair) \(figure.measure)\(sector)\(period): \(figure.wording)\(base)"
  }

  /// The dimensions that turn the verdict.
  public static func flips(_ check: ClaimCheck) -> Cell {
    check.flippedBy.isEmpty ? .missing : .text(check.flippedBy.map(\.rawValue).joined(separator: "; "))
  }

  /// What the own reading says, the reading that would let a failing claim hold, and what follows from it.
  public static func reason(_ check: ClaimCheck) -> String {
    var parts = [check.own.reason]
    if let rescue = check.rescue { parts.append("holds by \(rescue.dimension?.rawValue ?? ""): \(rescue.name)") }
    if let implication = check.implication { parts.append(implication) }
    return parts.filter { !$0.isEmpty }.joined(separator: "; ")
  }

  /// One row a claim with the verdict of the claimant's own reading.
  public static func verdicts(_ checks: [ClaimCheck], title: String) -> Table {
    var table = Table(
      id: "claims", title: title,
      columns: [
        Table.Column("id"), Table.Column("claim"), Table.Column("computed", format: .fixed(places: 2)),
        Table.Column("verdict"), Table.Column("flipped_by", heading: "flipped by"), Table.Column("reason"),
      ])
    for check in checks {
      table.append(
        [
          .text(check.figure.id), .text(claim(check.figure)), .interval(check.own.computed),
          .text(check.finding.rawValue), flips(check), .text(reason(check)),
        ], sources: [check.figure.id] + check.own.figures)
    }
    table.notes = [
      Prose(counts(checks)),
      "computed is in the unit of the claim. flipped by: the dimensions of which a reading turns the verdict.",
    ]
    return table
  }

  /// One row a reading: the claimant's own, then what else might have been meant.
  public static func survival(_ checks: [ClaimCheck]) -> Table {
    var table = Table(
      id: "claim-survival", title: "What the claims survive",
      columns: [
        Table.Column("id"), Table.Column("dimension"), Table.Column("reading"),
        Table.Column("computed", format: .fixed(places: 2)), Table.Column("verdict"), Table.Column("note"),
      ])
    for check in checks {
      for reading in [check.own] + check.others {
        table.append(
          [
            .text(check.figure.id), .text(reading.dimension?.rawValue ?? "own reading"), .text(reading.name),
            .interval(reading.computed), .text(reading.finding.rawValue),
            reading.reason.isEmpty ? .missing : .text(reading.reason),
          ], sources: [check.figure.id] + reading.figures)
      }
    }
    return table
  }

  /// `427 claims: 358 not checkable, 43 holds, …`
  public static func counts(_ checks: [ClaimCheck]) -> String {
    let counted = ClaimFinding.allCases.compactMap { finding -> String? in
      let count = checks.count { $0.finding == finding }
      return count == 0 ? nil : "\(count) \(finding.rawValue)"
    }
    let noun = checks.count == 1 ? "claim" : "claims"
    return "\(Wording.count(checks.count)) \(noun): \(counted.joined(separator: ", "))."
  }
}
