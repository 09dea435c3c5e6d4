import Decimals
import Intervals

/// A printed rate of growth beside the growth that two levels of the same series give.
struct GrowthCheck {
  enum Finding: String {
    /// The printed number lies inside what the levels leave open.
    case holds
    /// Only the printed number's own rounding meets it.
    case holdsAtTheEdge = "holds at the edge"
    case undecided
    case fails
    case notCheckable = "not checkable"
  }

  /// Growth from the levels, as fractions; `nil` where a level is missing or the base may be zero.
  let computed: Interval?
  /// The growth that the digits as printed give, without rounding.
  let central: ExactRational?
  let finding: Finding?

  /// - Parameters:
  ///   - printed: What the printed growth leaves open, and its number, as fractions.
  init(
    printed: (interval: Interval, value: ExactRational)?, base: ReportedLevel?, level: ReportedLevel?
  ) {
    guard let base, let level else {
      computed = nil
      central = nil
      finding = printed == nil ? nil : .notCheckable
      return
    }
    computed = try? Interval.growth(from: base.interval, to: level.interval)
    central = level.value.divided(by: base.value)?.subtracting(.one)
    guard let printed else {
      finding = nil
      return
    }
    guard let computed else {
      finding = .notCheckable
      return
    }
    finding = Self.judge(printed, computed)
  }

  private static func judge(_ printed: (interval: Interval, value: ExactRational), _ computed: Interval) -> Finding {
    guard printed.interval.overlaps(computed) else { return .fails }
    // A one-sided claim says only a bound, so it holds when all of the computed interval satisfies it.
    guard printed.interval.isBounded else { return printed.interval.contains(computed) ? .holds : .undecided }
    return computed.contains(printed.value) ? .holds : .holdsAtTheEdge
  }
}

/// A level: the number as printed, and what its digits and words leave open.
struct ReportedLevel {
  let value: ExactRational
  let interval: Interval
}
