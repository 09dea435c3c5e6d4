public import Decimals
public import Intervals

/// A target beside what is published of its outcome.
public struct TargetOutcome: Sendable, Hashable {
  public enum Finding: String, Sendable, Hashable, Codable {
    case reached
    case notReached = "not reached"
    /// Some outcomes say yes, others no.
    case sourcesDiffer = "sources differ"
    case undecided
    case noOutcome = "no outcome"
    case notCheckable = "not checkable"
  }

  /// One published outcome.
  public struct Outcome: Sendable, Hashable {
    public let text: String
    /// In the base unit.
    public let interval: Interval?
    /// The figure or the data it comes from.
    public let source: String

    public init(text: String, interval: Interval?, source: String) {
      self.text = text
      self.interval = interval
      self.source = source
    }
  }

  public let target: Target
  public let aim: ReportedFigure
  public let outcomes: [Outcome]
  /// What the outcomes add up to, where the target is for a sum.
  public let sum: Interval?
  public let finding: Finding

  /// - Parameters:
  ///   - target: The target.
  ///   - ledger: Where its figures stand.
  ///   - official: What data say of the outcome, where the target names rows of trade.
  /// `nil` for a target without a figure that states it.
  public init?(_ target: Target, ledger: Ledger, official: Outcome? = nil) {
    guard let aim = target.targetFigures.first.flatMap({ ledger.figure($0) }) else { return nil }
    self.target = target
    self.aim = aim
    var found = target.outcomeFigures.compactMap { id in
      ledger.figure(id).map { Outcome(text: $0.wording, interval: $0.amountInBaseUnits, source: id) }
    }
    let parts = found.compactMap(\.interval)
    sum = target.isSum && !found.isEmpty && parts.count == found.count ? Interval.sum(parts) : nil
    if let official { found.append(official) }
    outcomes = found
    finding = Self.finding(aim, sum.map { [$0] } ?? found.map(\.interval))
  }

  private static func finding(_ aim: ReportedFigure, _ outcomes: [Interval?]) -> Finding {
    guard !outcomes.isEmpty else { return .noOutcome }
    guard let level = aim.valueInBaseUnits else { return .notCheckable }
    let verdicts = outcomes.map { $0?.isAtLeast(level) ?? .undecided }
    if verdicts.allSatisfy({ $0 == .true }) { return .reached }
    if verdicts.allSatisfy({ $0 == .false }) { return .notReached }
    return verdicts.contains(.true) && verdicts.contains(.false) ? .sourcesDiffer : .undecided
  }

  /// The outcomes as a share of the target's number: all of them together, or their sum.
  public var share: Interval? {
    guard let level = aim.valueInBaseUnits, !level.isZero else { return nil }
    let all = sum.map { [$0] } ?? outcomes.compactMap(\.interval)
    return Interval.hull(all).flatMap { try? $0.divided(by: Interval(exactly: level)) }
  }
}

extension Target {
  /// Whether the target is for the sum of its outcomes, as its measure says.
  public var isSum: Bool { measure.contains("sum of") }
}

extension ReportedFigure {
  /// The number with its words and unit: `more than 2.6 billion USD`, `17 %`.
  public var wording: String { unit.name == "percent" ? "\(phrase) %" : "\(phrase) \(unit.name)" }

  /// What the figure leaves open, in its base unit, so that millions and billions compare.
  public var amountInBaseUnits: Interval? {
    guard let scale = ExactRational(unit.scale) else { return nil }
    return (try? interval())?.scaled(by: scale)
  }

  /// The printed number in its base unit.
  public var valueInBaseUnits: ExactRational? {
    guard let number = reported?.number.value, let scale = ExactRational(unit.scale) else { return nil }
    return ExactRational(number)?.multiplied(by: scale)
  }
}
