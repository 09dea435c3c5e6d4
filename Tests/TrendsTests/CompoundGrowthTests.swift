import Testing
import Trends

@Suite struct CompoundGrowthTests {
  @Test func takesTheRoot() throws {
    let found = try CompoundGrowth().estimate(times: [2000, 2001, 2002], values: [100, 7, 121])
    #expect(agrees(found.estimate, 0.1, within: 1e-15))
    #expect(found.growth == found.estimate && found.low == nil)
    #expect(found.variant == "compound growth over 2 periods, first and last value only")
    // 8^(1/27) − 1 = 2^(1/9) − 1.
    let eightfold = try CompoundGrowth().estimate(times: [1994, 2021], values: [1, 8])
    #expect(agrees(eightfold.estimate, 0.080059738892306, within: 1e-13))
  }

  @Test func worksAtTheEdges() throws {
    #expect(try CompoundGrowth().estimate(times: [1, 2], values: [5, 0]).estimate == -1)
    #expect(try CompoundGrowth().estimate(times: [1, 2], values: [5, 5]).estimate == 0)
    let wide = try CompoundGrowth().estimate(times: [0, 100], values: [1e-300, 1e300])
    #expect(agrees(wide.estimate, 999_999, within: 1e-12))
  }

  @Test func refusesABaseWithoutGrowth() {
    for (values, time) in [([0.0, 5], 1.0), ([-2, 5], 1), ([2, -5], 2)] {
      let error = #expect(throws: TrendRefusal.self) { try CompoundGrowth().estimate(times: [1, 2], values: values) }
      #expect(error?.reason == .notPositive(time: time, value: values[Int(time) - 1]))
    }
    let one = #expect(throws: TrendRefusal.self) { try CompoundGrowth().estimate(times: [1], values: [1]) }
    #expect(one?.reason == .tooFewObservations(needed: 2, found: 1))
    let over = #expect(throws: TrendRefusal.self) {
      try CompoundGrowth().estimate(times: [1, 2], values: [1e-300, 1e300])
    }
    #expect(over?.reason == .overflow)
  }
}
