import Decimals
import Figures
import Intervals

/// A printed rate of growth beside the growth that two levels of the same series give.
struct GrowthCheck {
  /// Growth from the levels, as fractions; `nil` where a level is missing or the base may be zero.
  let computed: Interval?
  /// The growth that the digits as printed give, without rounding.
  let central: ExactRational?
  let finding: ClaimFinding?

  /// - Parameters:
  ///   - printed: What the printed growth leaves open, and its number, as fractions.
  init(
    printed: PrintedRate?, base: ReportedLevel?, level: ReportedLevel?
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
    finding = ClaimFinding(
      claim: printed.interval, printed: printed.value, hedge: printed.hedge, computed: computed)
  }
}

/// A level: the number as printed, and what its digits and words leave open.
struct ReportedLevel {
  let value: ExactRational
  let interval: Interval
}

/// A printed rate as fractions: what it leaves open, its number, and what its words bound.
struct PrintedRate {
  let interval: Interval
  let value: ExactRational
  let hedge: ClaimFinding.Hedge
}
