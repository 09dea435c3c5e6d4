import Decimals
import Intervals
import Nomenclature

/// The other readings of a claim: what might have been meant, and what slips would explain it.
extension ClaimContext {
  /// The same computation beside the digits and words read another way.
  func roundings(of own: ClaimReading) -> [ClaimReading] {
    guard let computed = own.computed else { return [] }
    var readings: [ClaimReading] = []
    func add(_ name: String, computed other: Interval? = nil, _ change: (inout ReportedValue) -> Void) {
      var reported = claim.reported
      change(&reported)
      guard reported != claim.reported || other != nil, let interval = try? reported.interval() else { return }
      let found = other ?? computed
      readings.append(
        ClaimReading(
          dimension: .rounding, name: name, computed: found,
          finding: claim.finding(found, reading: interval, hedge: ClaimFinding.Hedge(reported.qualifier)),
          reason: "the claim leaves open \(interval.text(places: nil))", figures: own.figures))
    }
    if claim.hedge != .none {
      if claim.reported.qualifier == .about {
        add("the digits without the word") { $0.qualifier = .exact }
      } else if claim.hedge == .oneSide {
        add("no further than the next round number") { $0.interpretation = .pragmatic }
      }
    } else if case .rounded = claim.reported.reading {
      let levels = own.figures.isEmpty ? nil : try? fromLevels(series: figure.series, digits: .truncated).get()
      add("truncated digits", computed: levels?.interval) { $0.reading = .truncated }
      if let unit = documentPrecision {
        add("rounded as finely as elsewhere in the publication") {
          $0.reading = .documentPrecision(unit)
        }
      }
    }
    return readings
  }

  /// The finest last digit among the publication's other figures of the same unit, where it is finer than the claim's.
  private var documentPrecision: ExactDecimal? {
    let own = claim.reported.number.lastDigit
    let finest = checker.ledger.figures(ofSource: figure.source).filter {
      $0.unit == figure.unit && $0.id != figure.id
    }.compactMap { $0.reported?.number.lastDigit }.min()
    return finest.flatMap { $0 < own ? $0 : nil }
  }

  /// Other reporters, other statistics, other members.
  var otherStatistics: [ClaimReading] { dataSides + ledgerSides + compositions }

  private var ownView: DataView? {
    checker.data.flatMap { try? DataView.claimant(figure, data: $0, ledger: checker.ledger).get() }
  }

  private var dataSides: [ClaimReading] {
    guard let data = checker.data, let partner = quantity.partner, quantity.flow != nil else { return [] }
    let own = ownView
    let pairs = DataView.pairs(quantity.subject, partner, on: quantity.period.last)
    guard pairs.count == 1, let pair = pairs.first else { return [] }
    let present = data.origins(pair.0, pair.1)
    var readings: [ClaimReading] = []
    for (origin, reporter) in present {
      let view = DataView(reports: .side(reporter), origin: origin)
      guard view != own, case .success(let result) = fromData(view, quantity) else { continue }
      let isOtherSide = own.map { $0.reports != view.reports } ?? true
      readings.append(reading(result, name: view.words, dimension: isOtherSide ? .reporter : .dataOrigin))
    }
    // Where each side has one keeper of statistics, flows can be taken from those who receive or send the goods.
    let bySide = Dictionary(grouping: present, by: \.reporter)
    if bySide.count == 2, bySide.values.allSatisfy({ $0.count == 1 }) {
      let originOf = bySide.compactMapValues { $0.first?.origin }
      for reports in [DataView.Reports.importers, .exporters] {
        let view = DataView(reports: reports, origin: "", originOf: originOf)
        if case .success(let result) = fromData(view, quantity) {
          readings.append(reading(result, name: view.words, dimension: .reporter))
        }
      }
    }
    return readings
  }

  /// The same quantity by the other sides of the ledger.
  private var ledgerSides: [ClaimReading] {
    guard let series = figure.series, let slash = series.lastIndex(of: "/") else { return [] }
    let stem = series[...slash]
    let sides = checker.ledger.seriesNames.filter { $0.hasPrefix(stem) && $0 != series }.sorted()
    return sides.compactMap { side -> ClaimReading? in
      let name = "\(side.dropFirst(stem.count)) of the ledger"
      if form.needsBase {
        guard case .success(let result) = fromLevels(series: side, digits: nil) else { return nil }
        var reading = reading(result, name: "levels of the \(name)", dimension: .reporter)
        if let gap = gapWords(result) {
          let reason = [reading.reason, gap].filter { !$0.isEmpty }.joined(separator: "; ")
          reading = ClaimReading(
            dimension: .reporter, name: reading.name, computed: reading.computed, finding: reading.finding,
            reason: reason, figures: reading.figures)
        }
        return reading
      }
      guard let other = ledgerLevel(over: quantity.period, series: side, digits: nil),
        other.figure.unit.baseUnit == figure.unit.baseUnit, let scale = ExactRational(figure.unit.scale),
        let factor = ExactRational.one.divided(by: scale)
      else { return nil }
      let interval = other.inBaseUnits.scaled(by: factor)
      let sides = [claim.interval, interval].sorted { ($0.lower.value ?? .zero) < ($1.lower.value ?? .zero) }
      let gap = try? Interval.growth(from: sides[0], to: sides[1])
      let words = gap.map { "the sides differ by \($0.text(places: 1, percent: true)) %" } ?? ""
      return ClaimReading(
        dimension: .reporter, name: "the \(name), \(other.figure.id)", computed: interval,
        finding: claim.finding(interval), reason: words, figures: [other.figure.id])
    }
  }

  /// Which part of the gap between two sides' growth is a gap between their bases.
  private func gapWords(_ theirs: Result) -> String? {
    guard case .success(let ours) = fromLevels(series: figure.series, digits: nil), let baseSpan = quantity.base,
      ours.figures.count == 2, theirs.figures.count == 2
    else { return nil }
    func value(_ id: String) -> Double? {
      checker.ledger.figure(id).flatMap { LedgerLevel($0, digits: nil)?.valueInBaseUnits.doubleValue }
    }
    guard let gap = GrowthGap(ours.figures.map(value), theirs.figures.map(value)) else { return nil }
    return "\(gap.percentOfBase) % of the gap in growth is the level of \(baseSpan)"
  }

  /// A bloc as composed at the end of the claim's period, and as composed last.
  private var compositions: [ClaimReading] {
    guard let view = ownView, let partner = quantity.partner else { return [] }
    func members(_ day: CalendarDate?) -> [String] {
      DataView.pairs(quantity.subject, partner, on: day).map { "\($0.0) \($0.1)" }
    }
    let then = members(quantity.period.last)
    var readings: [ClaimReading] = []
    if let base = quantity.base, members(base.last) != then {
      var frozen = view
      frozen.composition = .frozen(quantity.period.last)
      if case .success(let result) = fromData(frozen, quantity) {
        readings.append(
          reading(result, name: "members of \(quantity.period.last) in both periods", dimension: .membership))
      }
    }
    if members(nil) != then {
      var latest = view
      latest.composition = .latest
      if case .success(let result) = fromData(latest, quantity) {
        readings.append(reading(result, name: "the members of today", dimension: .membership))
      }
    }
    return readings
  }

  /// What would contradict the words and explain the number: another period, flow, price base or scale word.
  var slips: [ClaimReading] {
    guard let view = ownView else { return unitSlips(ownReading) }
    var readings: [ClaimReading] = []
    func add(_ changed: ClaimQuantity?, _ name: String, _ dimension: ReadingDimension) {
      guard let changed, case .success(let result) = fromData(view, changed) else { return }
      readings.append(reading(result, name: name, dimension: dimension))
    }
    add(quantity.ofWholeYears, quantity.ofWholeYears.map { "whole year \(ClaimWords.periods($0))" } ?? "", .period)
    for shift in [-1, 1] {
      let moved = quantity.moved(byYears: shift)
      add(moved, moved.map { ClaimWords.periods($0) } ?? "", .period)
    }
    for flow in [FigureFlow.exports, .imports, .trade] where flow != quantity.flow && quantity.flow != .balance {
      var changed = quantity
      changed.flow = flow
      add(changed, flow.words, .flow)
    }
    if let real = realReading(view) { readings.append(real) }
    return readings + unitSlips(ownReading)
  }

  /// Growth at the prices of the base year.
  private func realReading(_ view: DataView) -> ClaimReading? {
    guard form == .growth || form == .multiple, figure.unit.dimension == "ratio", let base = quantity.base,
      let now = checker.prices[quantity.period.first.year], let then = checker.prices[base.first.year],
      let before = ExactRational(then), let after = ExactRational(now), let deflator = before.divided(by: after),
      let level = try? dataLevel(view, quantity, over: quantity.period),
      let from = try? dataLevel(view, quantity, over: base), let real = level.multiplied(by: deflator),
      let interval = try? form.computed(base: Interval(exactly: from), level: Interval(exactly: real))
    else { return nil }
    return reading(
      Result(interval: interval), name: "at the prices of \(base.first.year)", dimension: .priceBase)
  }

  /// Thousands for millions or millions for billions.
  private func unitSlips(_ own: ClaimReading) -> [ClaimReading] {
    guard form == .level, figure.unit.dimension.hasPrefix("currency"), let computed = own.computed else { return [] }
    return [
      (ExactRational(1000), "a scale word too large"), (ExactRational(1, over: 1000) ?? .one, "a scale word too small"),
    ]
    .map { factor, name in
      reading(Result(interval: computed.scaled(by: factor)), name: name, dimension: .unit)
    }
  }
}

/// The gap between two rates of growth, split into the part of the bases and the part of the levels by logarithms.
///
/// With growth a = A₁/A₀ and b = B₁/B₀: ln a − ln b = (ln B₀ − ln A₀) + (ln A₁ − ln B₁). The share of the base is the first
/// bracket over the sum; there is none where the growths are equal.
public struct GrowthGap: Sendable, Hashable {
  /// From 0 to 1 where both parts pull the same way.
  public let shareOfBase: Double

  /// Base and level of either side; `nil` unless all are positive and the growths differ.
  init?(_ left: [Double?], _ right: [Double?]) {
    let numbers = (left + right).compactMap { $0 }
    guard numbers.count == 4, numbers.allSatisfy({ $0 > 0 }) else { return nil }
    let total = logarithm(numbers[1] / numbers[0]) - logarithm(numbers[3] / numbers[2])
    guard total.magnitude > 1e-9 else { return nil }
    shareOfBase = logarithm(numbers[2] / numbers[0]) / total
  }

  var percentOfBase: Int { Int((shareOfBase * 100).rounded()) }
}
