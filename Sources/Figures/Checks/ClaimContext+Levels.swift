import Decimals
import Intervals
import Nomenclature

/// Readings from the ledger's own levels: growth against levels, exports plus imports, parts and wholes.
extension ClaimContext {
  /// A level of the ledger in base units.
  struct LedgerLevel {
    var figure: ReportedFigure
    var interval: Interval
    var value: ExactRational
    /// The unit to show it in.
    var money: String { figure.unit.name }
  }

  /// The level of the claim's quantity over a span, in its printed unit.
  func ledgerLevel(over span: DateSpan, series: String?, digits: DigitReading?) -> LedgerLevel? {
    let found = checker.levels(
      for: figure, series: series, flow: quantity.flow, subject: quantity.subject, partner: quantity.partner, over: span
    )
    return found.lazy.compactMap { LedgerLevel($0, digits: digits) }.first
  }

  /// The claim's number from the levels of a series.
  func fromLevels(series: String?, digits: DigitReading?) -> Swift.Result<Result, ClaimLack> {
    guard form.needsBase, let baseSpan = quantity.base else {
      return .failure(ClaimLack(text: "no other figure gives it"))
    }
    guard series != nil else { return .failure(ClaimLack(text: "it stands in no series")) }
    let level = ledgerLevel(over: quantity.period, series: series, digits: digits)
    let base = ledgerLevel(over: baseSpan, series: series, digits: digits)
    guard let level, let base else {
      let missing = [base == nil ? baseSpan : nil, level == nil ? quantity.period : nil].compactMap { $0?.description }
      return .failure(ClaimLack(text: "no level of \(missing.joined(separator: " and of ")) is published by this side"))
    }
    guard level.figure.unit.baseUnit == base.figure.unit.baseUnit else {
      return .failure(ClaimLack(text: "the levels are in \(base.money) and \(level.money)"))
    }
    do {
      let interval = try form.computed(base: base.inBaseUnits, level: level.inBaseUnits)
      let central = try? form.computed(
        base: Interval(exactly: base.valueInBaseUnits), level: Interval(exactly: level.valueInBaseUnits)
      ).middle
      return .success(
        Result(
          interval: interval, central: central, figures: [base.figure.id, level.figure.id], base: base.interval,
          level: level.interval))
    } catch {
      return .failure(ClaimLack(text: error.description))
    }
  }

  /// A level from figures of the same side and period that must add up to it.
  var closingReading: ClaimReading? {
    guard form == .level else { return nil }
    return flowsReading ?? partsReading
  }

  /// Trade is exports plus imports; a balance is exports less imports.
  private var flowsReading: ClaimReading? {
    guard quantity.flow == .trade || quantity.flow == .balance else { return nil }
    func level(_ flow: FigureFlow) -> LedgerLevel? {
      checker.levels(
        for: figure, series: figure.series, flow: flow, subject: quantity.subject, partner: quantity.partner,
        over: quantity.period
      ).lazy.compactMap { LedgerLevel($0, digits: nil) }.first
    }
    guard let exports = level(.exports), let imports = level(.imports),
      exports.figure.unit.baseUnit == figure.unit.baseUnit, imports.figure.unit.baseUnit == figure.unit.baseUnit,
      let scale = ExactRational(figure.unit.scale), let factor = ExactRational.one.divided(by: scale)
    else { return nil }
    let isSum = quantity.flow == .trade
    let total = isSum ? exports.inBaseUnits + imports.inBaseUnits : exports.inBaseUnits - imports.inBaseUnits
    let words = isSum ? "exports plus imports as printed" : "exports less imports as printed"
    return reading(
      Result(interval: total.scaled(by: factor), figures: [exports.figure.id, imports.figure.id]), name: words)
  }

  /// Parts whose periods follow one another without a gap add up to the whole.
  private var partsReading: ClaimReading? {
    let parts = checker.ledger.parts(of: figure.id).filter {
      $0.kind == figure.kind && $0.flow == figure.flow
        && $0.unit.baseUnit == figure.unit.baseUnit && $0.subject == figure.subject && $0.partner == figure.partner
        && ($0.sector ?? "") == (figure.sector ?? "") && checker.isIndependent($0, of: figure)
    }.sorted { ($0.period?.first.daysSinceEpoch ?? 0) < ($1.period?.first.daysSinceEpoch ?? 0) }
    guard parts.count > 1, let first = parts.first?.period?.first, let last = parts.last?.period?.last,
      DateSpan(ordered: first, last) == quantity.period,
      zip(parts, parts.dropFirst()).allSatisfy({ $0.period?.last.adding(days: 1) == $1.period?.first }),
      let scale = ExactRational(figure.unit.scale), let factor = ExactRational.one.divided(by: scale)
    else { return nil }
    let levels = parts.compactMap { LedgerLevel($0, digits: nil) }
    guard levels.count == parts.count else { return nil }
    let total = Interval.sum(levels.map(\.inBaseUnits)).scaled(by: factor)
    return reading(Result(interval: total, figures: parts.map(\.id)), name: "the sum of its \(parts.count) parts")
  }
}

extension ClaimContext.LedgerLevel {
  init?(_ figure: ReportedFigure, digits: DigitReading?) {
    guard var reported = figure.reported else { return nil }
    if let digits { reported.reading = digits }
    guard let interval = try? reported.interval() else { return nil }
    self.init(figure: figure, interval: interval, value: reported.number.exactValue)
  }

  var inBaseUnits: Interval { interval.scaled(by: ExactRational(figure.unit.scale) ?? .one) }
  var valueInBaseUnits: ExactRational { value.multiplied(by: ExactRational(figure.unit.scale) ?? .one) ?? value }
}

extension DateSpan {
  fileprivate init?(ordered first: CalendarDate, _ last: CalendarDate) {
    guard first <= last else { return nil }
    self.init(first: first, last: last)
  }
}

extension Interval {
  /// The number in the middle of a narrow interval; the number itself for one of a single number.
  fileprivate var middle: ExactRational? {
    if let singleValue { return singleValue }
    guard let low = lower.value, let high = upper.value else { return nil }
    return low.adding(high)?.divided(by: ExactRational(2))
  }
}
