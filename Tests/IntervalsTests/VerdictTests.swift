import Decimals
import Intervals
import TestSupport
import Testing

@Suite struct VerdictTests {
  @Test func decidesOnlyWhatEveryNumberDecides() {
    // 4.3 to 6.8 is 58.1 % from the printed digits; "more than 60 %" cannot be decided.
    #expect(interval("(55.17, 61.18)").isGreater(than: ExactRational(60)) == .undecided)
    #expect(interval("(60, ∞)").isGreater(than: ExactRational(60)) == .true)
    #expect(interval("[60, ∞)").isGreater(than: ExactRational(60)) == .undecided)
    #expect(interval("[60, ∞)").isAtLeast(ExactRational(60)) == .true)
    #expect(interval("[50, 60]").isGreater(than: ExactRational(60)) == .false)
    #expect(interval("[50, 60)").isAtLeast(ExactRational(60)) == .false)
    #expect(interval("[5, 5]").isEqual(to: interval("[5, 5]")) == .true)
    #expect(interval("[5, 6)").isEqual(to: interval("[6, 7]")) == .false)
    #expect(interval("[5, 6]").isEqual(to: interval("[6, 7]")) == .undecided)
    #expect(interval("[5, 6]").isInside(interval("[5, 7]")) == .true)
    #expect(interval("[5, 8]").isInside(interval("[5, 7]")) == .undecided)
    #expect(interval("[8, 9]").isInside(interval("[5, 7]")) == .false)
  }

  @Test func followsKleene() {
    #expect(Verdict.undecided.and(.false) == .false)
    #expect(Verdict.undecided.and(.true) == .undecided)
    #expect(Verdict.undecided.or(.true) == .true)
    #expect(Verdict.undecided.or(.false) == .undecided)
    #expect(!Verdict.undecided == .undecided)
    #expect(Verdict(3 > 2) == .true)
  }

  @Test func agreesWithSampledPairsAtRandom() {
    var random = SeededGenerator(seed: 221)
    var seen = Set<Verdict>()
    for _ in 0..<1_500 {
      let (a, b) = (Interval.random(using: &random), Interval.random(using: &random))
      let pairs = a.samples(using: &random).flatMap { x in b.samples(using: &random).map { (x, $0) } }
      func expected(_ holds: (ExactRational, ExactRational) -> Bool) -> Verdict {
        let count = pairs.count { holds($0.0, $0.1) }
        return count == pairs.count ? .true : count == 0 ? .false : .undecided
      }
      #expect(a.isGreater(than: b) == expected(>), "\(a) \(b)")
      #expect(a.isAtLeast(b) == expected(>=), "\(a) \(b)")
      #expect(a.isLess(than: b) == expected(<), "\(a) \(b)")
      #expect(a.isAtMost(b) == expected(<=), "\(a) \(b)")
      seen.insert(a.isGreater(than: b))
    }
    #expect(seen.count == 3)
  }
}
