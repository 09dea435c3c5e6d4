import Decimals
import Intervals

/// Counts and shares: parts beside their wholes.
extension ClaimChecker {
  /// A count is not larger than its whole; a share is a part over its whole where the ledger has both.
  func checkPart(_ claim: Claim) -> ClaimCheck {
    let figure = claim.figure
    if figure.kind == .share {
      return ClaimCheck(figure: figure, own: shareReading(claim), others: [])
    }
    for id in figure.partOf {
      guard let whole = ledger.figure(id), whole.unit.baseUnit == figure.unit.baseUnit,
        let limit = try? whole.interval(),
        claim.interval.isGreater(than: limit) == .true
      else { continue }
      let reading = ClaimReading(
        dimension: nil, name: "not more than its whole, \(id)",
        computed: Interval.nonNegative.intersection(Interval(.unbounded, limit.upper)), finding: .fails,
        reason: "the part is larger than the whole", figures: [id])
      return ClaimCheck(figure: figure, own: reading, others: [])
    }
    let reason =
      figure.partOf.isEmpty
      ? "no other figure gives it" : "no other figure gives it; it is not more than its whole, \(figure.partOf[0])"
    return ClaimCheck(figure: figure, own: .notCheckable(reason), others: [])
  }

  private func shareReading(_ claim: Claim) -> ClaimReading {
    let figure = claim.figure
    let hundred = ExactRational(100)
    let peers = ledger.figures.filter {
      $0.kind == .share && $0.series == figure.series && $0.series != nil && $0.measure == figure.measure
        && $0.period == figure.period && $0.subject == figure.subject && $0.partner == figure.partner
        && $0.sector != nil && $0.isPrincipal
    }
    let sectors = Set(peers.map(\.sector))
    let sum = Interval.sum(peers.compactMap { try? $0.interval() })
    if peers.count > 1, sectors.count == peers.count, peers.contains(figure), sum.isGreater(than: hundred) == .true {
      return ClaimReading(
        dimension: nil, name: "the shares of one whole", computed: Interval(.closed(.zero), .closed(hundred)),
        finding: .fails, reason: "the \(peers.count) shares add up to \(sum.text(places: 1)) %",
        figures: peers.map(\.id))
    }
    let parts = ledger.figures.filter {
      $0.kind == .level && $0.series == figure.series && $0.series != nil && $0.period == figure.period
        && $0.subject == figure.subject && $0.partner == figure.partner && $0.flow == figure.flow
        && figure.measure.hasSuffix($0.measure) && !$0.partOf.isEmpty && isIndependent($0, of: figure)
    }
    for part in parts {
      for whole in part.partOf.compactMap({ ledger.figure($0) })
      where whole.unit.baseUnit == part.unit.baseUnit && whole.period == part.period
        && isIndependent(whole, of: figure)
      {
        guard let a = ClaimContext.LedgerLevel(part, digits: nil), let b = ClaimContext.LedgerLevel(whole, digits: nil)
        else { continue }
        do {
          let computed = try a.inBaseUnits.share(in: b.inBaseUnits).scaled(by: hundred)
          return ClaimReading(
            dimension: nil, name: "\(part.id) in \(whole.id)", computed: computed, finding: claim.finding(computed),
            figures: [part.id, whole.id])
        } catch {
          return .notCheckable(error.description, figures: [part.id, whole.id])
        }
      }
    }
    return .notCheckable("the ledger has not both the part and the whole")
  }
}
