public import Decimals
public import Intervals
import Nomenclature

/// How far a programme has come against the time that has gone, under one reading of its start and end.
///
/// Time gone is days from the start to the day over the days of the programme. An even pace would have met that share.
/// What is still needed a year is `(1 − share) / (years left)`, beside `share / (years gone)` so far, with years of
/// 365.25 days.
public struct ProgressPace: Sendable, Hashable {
  public enum Finding: String, Sendable, Hashable, Codable {
    case ahead
    case onPace = "on pace"
    case behind
    /// Part of what the words leave open is ahead, part is behind.
    case undecided
    case finished
    case unfinished = "ended unfinished"
    case notCheckable = "not checkable"
  }

  public let record: ProgressRecord
  public let programme: Programme
  /// The share of the programme's days that have passed; `nil` where start and end are not given.
  public let elapsed: ExactRational?
  public let finding: Finding
  /// Share met less time gone: below zero is behind.
  public let lead: Interval?
  /// What must be met a year from then on to finish in time, and what was met a year so far, as shares of the whole.
  public let neededPerYear: Interval?
  public let soFarPerYear: Interval?

  init(_ record: ProgressRecord, _ programme: Programme) {
    self.record = record
    self.programme = programme
    let share = record.share
    guard let span = programme.span, let elapsed = programme.fractionGone(on: record.asOf) else {
      self.elapsed = nil
      finding = .notCheckable
      lead = nil
      neededPerYear = nil
      soFarPerYear = nil
      return
    }
    self.elapsed = elapsed
    let one = Interval(exactly: .one)
    lead = share - Interval(exactly: elapsed)
    let days = span.fractionGone(on: record.asOf)
    func perYear(_ part: Interval, _ days: Int) -> Interval? {
      guard days > 0, let factor = ExactRational(36_525, over: Int128(days) * 100) else { return nil }
      return part.scaled(by: factor)
    }
    neededPerYear = perYear(one - share, days.of - days.passed)
    soFarPerYear = perYear(share, days.passed)
    if elapsed == .one {
      finding =
        switch share.isLess(than: .one) {
        case .true: .unfinished
        case .false: .finished
        case .undecided: .undecided
        }
    } else if share.singleValue == elapsed {
      finding = .onPace
    } else if share.isGreater(than: elapsed) == .true {
      finding = .ahead
    } else {
      finding = share.isLess(than: elapsed) == .true ? .behind : .undecided
    }
  }
}

extension CooperationRecord {
  /// Every measure under every start and end that the sources give, in order of days.
  public var paces: [ProgressPace] {
    progress.sorted { $0.asOf < $1.asOf }.flatMap { record in
      programmes.filter { $0.id == record.programme }.map { ProgressPace(record, $0) }
    }
  }
}
