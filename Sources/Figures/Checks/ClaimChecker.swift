public import Decimals
import Intervals

/// Checks the claims of a ledger: against data where there are some of the claim's own origin, else against the other
/// figures of the same side.
///
/// The verdict is that of the claimant's own reading. A number that was derived from the claim never checks it, however
/// long the chain (`derived_from`). O(figures²) at worst; a ledger has hundreds.
public struct ClaimChecker: Sendable {
  public let ledger: Ledger
  /// What claims are checked against besides the ledger itself.
  public let data: OfficialLevels?
  /// Consumer prices by year, by which growth in dollars is read at constant prices.
  public let prices: [Int: ExactDecimal]
  /// The unit of money whose prices these are.
  let pricedUnit = "USD"

  public init(ledger: Ledger, data: OfficialLevels? = nil, prices: [Int: ExactDecimal] = [:]) {
    self.ledger = ledger
    self.data = data
    self.prices = prices
  }

  /// Whether such a figure claims something that a computation could confirm.
  public static func isClaim(_ figure: ReportedFigure) -> Bool {
    guard figure.reported != nil else { return false }
    switch figure.kind {
    case .level, .growth, .multiple, .share, .count, .contribution: return true
    case .target, .ordinal, .date, .period: return false
    }
  }

  /// The checks of all claims among `figures`, in their order.
  public func check(_ figures: some Sequence<ReportedFigure>) -> [ClaimCheck] { figures.compactMap { check($0) } }

  /// `nil` for a figure that is no claim.
  public func check(_ figure: ReportedFigure) -> ClaimCheck? {
    guard Self.isClaim(figure), let claim = Claim(figure) else { return nil }
    guard let form = ClaimForm(figure) else { return checkPart(claim) }
    guard let quantity = ClaimQuantity(figure) else {
      return ClaimCheck(figure: figure, own: .notCheckable("the publication names no period"), others: [])
    }
    if form.needsBase, quantity.base == nil {
      return ClaimCheck(
        figure: figure, own: .notCheckable("the publication does not say what it compares with"), others: [])
    }
    let context = ClaimContext(checker: self, claim: claim, form: form, quantity: quantity)
    let own = context.ownReading
    var others = context.roundings(of: own) + context.otherStatistics
    if own.finding == .fails || own.finding == .undecided { others += context.slips }
    return ClaimCheck(figure: figure, own: own, others: others, implication: context.implication(own))
  }

  /// The level figures of a quantity that may be used beside a claim, the nearest first: of the same publication, then
  /// of the same reporter, then the one in use.
  func levels(
    for figure: ReportedFigure, series: String?, flow: FigureFlow?, subject: String, partner: String?,
    over span: DateSpan
  ) -> [ReportedFigure] {
    guard let series else { return [] }
    let found = ledger.figures(inSeries: series).filter { other in
      other.kind == .level && other.period == span && other.id != figure.id
        && (other.sector ?? "total") == (figure.sector ?? "total") && isIndependent(other, of: figure)
        && (other.subject == subject && other.partner == partner && other.flow == flow
          || flow != nil && other.subject == partner && other.partner == subject && other.flow == flow?.mirrored
            && flow != .balance)
        && (flow != nil || other.measure == figure.measure) && other.reported != nil
    }
    func rank(_ other: ReportedFigure) -> Int {
      (other.source == figure.source ? 0 : 4) + (other.reporter == figure.reporter ? 0 : 2)
        + (other.isPrincipal ? 0 : 1)
    }
    return found.enumerated().sorted { left, right in
      let (a, b) = (rank(left.element), rank(right.element))
      return a == b ? left.offset < right.offset : a < b
    }.map(\.element)
  }

  /// Whether a figure was printed, or computed from others than the claim.
  func isIndependent(_ other: ReportedFigure, of claim: ReportedFigure) -> Bool {
    var pending = other.derivedFrom
    var seen: Set<String> = []
    while let id = pending.popLast() {
      if id == claim.id { return false }
      if seen.insert(id).inserted { pending += ledger.figure(id)?.derivedFrom ?? [] }
    }
    return true
  }
}

/// A claim as intervals: what its digits and words leave open, and the ways in which they may be read.
struct Claim {
  let figure: ReportedFigure
  let interval: Interval
  let printed: ExactRational
  var reported: ReportedValue

  init?(_ figure: ReportedFigure) {
    guard let reported = figure.reported, let interval = try? figure.interval() else { return nil }
    self.figure = figure
    self.reported = reported
    self.interval = interval
    printed = reported.number.exactValue
  }

  var hedge: ClaimFinding.Hedge { ClaimFinding.Hedge(reported.qualifier) }

  func finding(_ computed: Interval) -> ClaimFinding { finding(computed, reading: interval, hedge: hedge) }

  func finding(_ computed: Interval, reading: Interval, hedge: ClaimFinding.Hedge) -> ClaimFinding {
    ClaimFinding(claim: reading, printed: printed, hedge: hedge, computed: computed)
  }
}

extension ClaimReading {
  static func notCheckable(_ reason: String, name: String = "", figures: [String] = []) -> ClaimReading {
    ClaimReading(
      dimension: nil, name: name, computed: nil, finding: .notCheckable, reason: reason, figures: figures)
  }
}
