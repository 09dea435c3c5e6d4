import Decimals
import Intervals
import Nomenclature

/// One claim on its way to a verdict: its own reading, and what other readings give.
struct ClaimContext {
  let checker: ClaimChecker
  let claim: Claim
  let form: ClaimForm
  let quantity: ClaimQuantity

  var figure: ReportedFigure { claim.figure }

  /// A computed number with what it was computed from.
  struct Result {
    var interval: Interval
    /// What the printed digits give without their rounding, where levels are reported figures.
    var central: ExactRational?
    var figures: [String] = []
    var base: Interval?
    var level: Interval?
  }

  /// The claimant's own reading: data of its origin, else the levels of its side.
  var ownReading: ClaimReading {
    var reasons: [String] = []
    if let data = checker.data, figure.flow != nil, quantity.partner != nil {
      switch DataView.claimant(figure, data: data, ledger: checker.ledger) {
      case .success(let view):
        switch fromData(view, quantity) {
        case .success(let result): return reading(result, name: name(view, quantity))
        case .failure(let lack): reasons.append(lack.text)
        }
      case .failure(let lack): reasons.append(lack.text)
      }
    }
    switch fromLevels(series: figure.series, digits: nil) {
    case .success(let result): return reading(result, name: "levels of the same side, digits and words as printed")
    case .failure(let lack): reasons.insert(lack.text, at: 0)
    }
    if let closing = closingReading { return closing }
    return .notCheckable(reasons.filter { !$0.isEmpty }.joined(separator: "; "))
  }

  func reading(_ result: Result, name: String, dimension: ReadingDimension? = nil) -> ClaimReading {
    let finding = claim.finding(result.interval)
    return ClaimReading(
      dimension: dimension, name: name, computed: result.interval, finding: finding,
      reason: reason(finding, result), figures: result.figures)
  }

  /// How far off a claim is, in points for rates and in percent of the computed number for levels.
  private func reason(_ finding: ClaimFinding, _ result: Result) -> String {
    var parts: [String] = []
    if let central = result.central, result.interval.singleValue == nil {
      parts.append("\(ClaimWords.number(central, places: 2)) from the printed digits")
    }
    let isStretched = claim.hedge == .bothSides
    if finding == .fails || isStretched, let distance = ClaimFinding.distance(from: claim.printed, to: result.interval),
      !distance.isZero
    {
      let words = ClaimWords.distance(distance, form: form, computed: result.interval)
      parts.append(finding == .fails ? "off by \(words)" : "\(words) from the number as printed")
    }
    return parts.joined(separator: ", ")
  }

  private func name(_ view: DataView, _ quantity: ClaimQuantity) -> String {
    let flow = quantity.flow.map { "\($0.words) of \(quantity.subject)" } ?? ""
    return "\(view.words): \(flow), \(ClaimWords.periods(quantity)), current prices"
  }

  /// What follows from the claim when its own reading leaves something open; it checks nothing.
  func implication(_ own: ClaimReading) -> String? {
    guard form == .growth || form == .multiple, own.finding != .holds, let baseSpan = quantity.base else { return nil }
    let found = ledgerLevel(over: quantity.period, series: figure.series, digits: nil)
    guard let found, let rate = rateAsFraction, let implied = try? found.interval.beforeGrowing(by: rate) else {
      return nil
    }
    let money = found.money
    if own.computed == nil {
      return "\(ClaimWords.range(implied)) \(money) is implied for \(baseSpan), which is no check"
    }
    let range = ClaimWords.range(implied)
    return "a \(baseSpan) \(range.first?.isNumber == true ? "of " : "")\(range) \(money) would fit"
  }

  private var rateAsFraction: Interval? {
    switch form {
    case .growth: claim.interval.scaled(by: ExactRational(1, over: 100) ?? .one)
    case .multiple: claim.interval - Interval(exactly: .one)
    case .level, .yearlyGrowth: nil
    }
  }
}

/// Why a reading gives no number.
struct ClaimLack: Error, Hashable {
  var text: String
}

/// Wording that checks share.
enum ClaimWords {
  static func number(_ value: ExactRational, places: Int) -> String {
    value.rounded(places: places)?.formatted(places: places) ?? "\(value.doubleValue)"
  }

  /// `16.74 to 16.84`; a level that only may not be negative has no lower bound to speak of.
  static func range(_ interval: Interval) -> String {
    let isFromZero = interval.lower == .open(.zero) && interval.upper.value != nil
    return (isFromZero ? Interval(.unbounded, interval.upper) : interval).rangeText(places: 2)
  }

  static func distance(_ distance: ExactRational, form: ClaimForm, computed: Interval) -> String {
    switch form {
    case .growth, .yearlyGrowth: return "\(number(distance, places: 2)) points"
    case .multiple: return "\(number(distance, places: 2)) times"
    case .level:
      let near = [computed.lower.value, computed.upper.value].compactMap { $0 }
        .map { $0.isNegative ? $0.negated : $0 }.min()
      guard let near, !near.isZero, let share = distance.divided(by: near)?.multiplied(by: ExactRational(100)) else {
        return number(distance, places: 2)
      }
      return "\(number(share, places: 2)) %"
    }
  }

  static func periods(_ quantity: ClaimQuantity) -> String {
    quantity.base.map { "\(quantity.period) on \($0)" } ?? "\(quantity.period)"
  }
}

extension FigureUnit {
  /// The unit of money behind the scale word and beside the year: `USD` for `million USD per year`.
  var moneyUnit: String { baseUnit.split(separator: " ").first.map(String.init) ?? baseUnit }
}
