import Decimals
import Intervals
import TestSupport
import Testing

@Suite struct IntervalSetsTests {
  @Test func knowsItsBounds() {
    let range = interval("[16.5, 17.5)")
    #expect(range.contains(rational("16.5")))
    #expect(!range.contains(rational("17.5")))
    #expect(Interval.everything.contains(rational("-1000000")))
    #expect(interval("[5, 5]").singleValue == ExactRational(5))
    #expect(range.singleValue == nil)
    #expect(!interval("[5, ∞)").isBounded)
  }

  @Test func intersectsAndSpans() {
    #expect(interval("[1, 3)").intersection(interval("[2, 5]")) == interval("[2, 3)"))
    #expect(interval("[1, 3)").intersection(interval("[3, 5]")) == nil)
    #expect(interval("[1, 3]").intersection(interval("[3, 5]")) == interval("[3, 3]"))
    #expect(interval("[1, 3)").hull(interval("[3, 5]")) == interval("[1, 5]"))
    #expect(interval("(1, 3]").hull(interval("[1, 3)")) == interval("[1, 3]"))
    #expect(interval("[1, 2]").hull(interval("[5, ∞)")) == interval("[1, ∞)"))
    #expect(Interval.hull([interval("[4, 5]"), interval("[1, 2)"), interval("[2, 3]")]) == interval("[1, 5]"))
    #expect(Interval.hull([]) == nil)
    #expect(interval("[1, 3]").contains(interval("(1, 3)")))
    #expect(!interval("(1, 3)").contains(interval("[1, 3)")))
  }

  @Test func agreesWithMembershipAtRandom() {
    var random = SeededGenerator(seed: 211)
    for _ in 0..<1_000 {
      let (a, b) = (Interval.random(using: &random), Interval.random(using: &random))
      let common = a.intersection(b)
      for number in a.samples(using: &random) + b.samples(using: &random) {
        #expect((common?.contains(number) ?? false) == (a.contains(number) && b.contains(number)))
        #expect(a.hull(b).contains(number))
      }
      #expect(a.contains(b) == (a.hull(b) == a))
    }
  }
}
