import Decimals
import Intervals
import TestSupport
import Testing

@Suite struct IntervalRatesTests {
  /// Levels as printed, in bn USD; the growth that their digits give, worked by hand from the bounds.
  @Test(arguments: [
    ("13.6", "18.3", 2, "[33.70, 35.42)"), ("18.3", "19.6", 2, "[6.54, 7.67)"), ("4.3", "6.8", 1, "[55.2, 61.2)"),
    ("16.7", "19.8", 2, "[17.91, 19.22)"),
  ])
  func growsBetweenPrintedLevels(before: String, after: String, places: Int, expected: String) throws {
    let levels = try [before, after].map { DigitReading.rounded.interval(of: try #require(PrintedNumber($0))) }
    let growth = try Interval.growth(from: levels[0], to: levels[1])
    #expect(growth.text(places: places, percent: true) == expected)
    #expect(!growth.lower.isClosed && !growth.upper.isClosed)
  }

  @Test func growthOfExactLevelsIsExact() throws {
    let growth = try Interval.growth(from: interval("[13.6, 13.6]"), to: interval("[18.3, 18.3]"))
    #expect(growth.text(places: 2, percent: true) == "34.56")
    #expect(growth.singleValue == ExactRational(47, over: 136))
  }

  @Test func growthOverZeroIsUndefined() {
    let base = interval("[-0.5, 0.5)")
    #expect(throws: Undefined.baseMayBeZero(base)) { try Interval.growth(from: base, to: interval("[1, 2]")) }
    #expect(throws: Undefined.signMayChange(before: interval("[1, 2]"), after: interval("[-1, 2]"))) {
      try Interval.growth(from: interval("[1, 2]"), to: interval("[-1, 2]"))
    }
    #expect(throws: Undefined.self) { try Interval.growth(from: interval("[-2, -1]"), to: interval("[1, 2]")) }
  }

  @Test func growthOfDeficitsKeepsItsSign() throws {
    #expect(try Interval.growth(from: interval("[-10, -10]"), to: interval("[-12, -12]")) == interval("[0.2, 0.2]"))
    #expect(try Interval.growth(from: interval("[4, 5]"), to: interval("[0, 0]")) == interval("[-1, -1]"))
  }

  /// 17 % to more than 2.6 bn implies a base above 2.21 bn: 2.6/1.175 from below.
  @Test func goesBackToTheBase() throws {
    let base = try interval("(2.6, ∞)").beforeGrowing(by: interval("[0.165, 0.175)"))
    #expect(base.text(places: 2) == "[2.21, ∞)")
    #expect(base.upper == .unbounded)
    #expect(interval("[2, 2]").grown(by: interval("[0.5, 0.5]")) == interval("[3, 3]"))
  }

  @Test func sharesOfAWhole() throws {
    // A ratio of intervals would reach above 1.
    #expect(try interval("[9, 10]").share(in: interval("[9.5, 10.5]")).upper == .closed(.one))
    #expect(try interval("[9, 9.5)").share(in: interval("[9.5, 10.5]")).upper == .open(.one))
    #expect(try interval("[10, 11]").share(in: interval("[9, 10]")) == interval("[1, 1]"))
    #expect(try interval("[2, 3]").share(in: interval("[10, 20]")) == interval("[0.1, 0.3]"))
    #expect(throws: Undefined.partExceedsWhole(part: interval("[11, 12]"), whole: interval("[9, 10]"))) {
      try interval("[11, 12]").share(in: interval("[9, 10]"))
    }
    #expect(throws: Undefined.wholeMayBeZero) { try interval("[0, 1]").share(in: interval("[0, 10]")) }
    #expect(throws: Undefined.self) { try interval("[-1, 1]").share(in: interval("[5, 10]")) }
  }

  @Test func sharesWithARest() throws {
    #expect(try interval("[1, 2]").share(withRest: interval("[0, 0]")) == interval("[1, 1]"))
    #expect(try interval("[0, 0]").share(withRest: interval("[1, 2]")) == interval("[0, 0]"))
    #expect(try interval("[1, 3]").share(withRest: interval("[1, 3]")) == interval("[0.25, 0.75]"))
    #expect(try interval("[1, ∞)").share(withRest: interval("[1, 3)")) == interval("(0.25, 1)"))
    #expect(try interval("[1, ∞)").share(withRest: interval("[0, 3)")) == interval("(0.25, 1]"))
    #expect(throws: Undefined.wholeMayBeZero) { try interval("[0, 1]").share(withRest: interval("[0, 1]")) }
  }

  @Test func sharesEncloseSampledPairs() throws {
    var random = SeededGenerator(seed: 231)
    var compared = 0
    for _ in 0..<1_000 {
      let (part, other) = (
        Interval.random(isPositive: true, using: &random), Interval.random(isPositive: true, using: &random)
      )
      let (xs, ys) = (part.samples(using: &random), other.samples(using: &random))
      let withRest = try part.share(withRest: other)
      let images = try xs.flatMap { x in try ys.map { y in try #require(x.divided(by: x.adding(y)!)) } }
      for image in images { #expect(withRest.contains(image)) }
      #expect(withRest.isTight(around: images))
      let inside = xs.flatMap { x in ys.compactMap { y in x <= y ? x.divided(by: y) : nil } }
      if part.isGreater(than: other) == .true {
        #expect(throws: Undefined.self) { try part.share(in: other) }
        continue
      }
      let share = try part.share(in: other)
      for image in inside { #expect(share.contains(image), "\(part) \(other) \(share) \(image)") }
      #expect(Interval(.closed(.zero), .closed(.one)).contains(share))
      compared += inside.count
    }
    #expect(compared > 1_000)
  }

  @Test func sharesSurviveHugeNumbers() throws {
    let huge = Interval(exactly: ExactRational(Int128.max, over: 3)!)
    let other = Interval(exactly: ExactRational(Int128.max - 10, over: 7)!)
    let share = try huge.share(withRest: other)
    #expect(abs(try #require(share.lower.value).doubleValue - 0.7) < 1e-12)
    #expect(abs(try #require(share.upper.value).doubleValue - 0.7) < 1e-12)
  }
}
