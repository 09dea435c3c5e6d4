import TestSupport
import Testing
import Trends

@Suite struct PettittTestTests {
  @Test func agreesWithTheCountOverAllPairs() throws {
    let oracle = try OracleTable("breaks")
    for example in try BreakCase.all(oracle) where example.regression == .level {
      let truth = try oracle("\(example.description.dropLast(3)) pettitt")
      let found = try PettittTest(example.values)
      #expect(Double(found.statistic) == truth[0] && Double(found.breakpoint) == truth[1], "\(example)")
      #expect(Double(found.score) == truth[3])
      expectDigits([found.pValue], [truth[2]], 12, "\(example)", floor: 1e-300)
    }
    #expect(try PettittTest(Series.nile).statistic == 1617 && PettittTest(Series.nile).breakpoint == 28)
  }

  @Test func countsTiesLikeAllPairs() throws {
    var random = SeededGenerator(seed: 47)
    for _ in 0..<200 {
      let n = Int.random(in: 4...40, using: &random)
      var values = (0..<n).map { _ in Double(Int.random(in: -6...6, using: &random)) }
      values[0] = 7
      let scores = (1..<n).map { t in
        (0..<t).reduce(0) { sum, i in
          sum + (t..<n).reduce(0) { $0 + (values[i] > values[$1] ? 1 : values[i] < values[$1] ? -1 : 0) }
        }
      }
      let found = try PettittTest(values)
      let greatest = scores.map(abs).max()!
      #expect(found.statistic == greatest && found.breakpoint == scores.firstIndex { abs($0) == greatest }! + 1)
      #expect(found.score == scores[found.breakpoint - 1])
      let groups = Dictionary(grouping: values, by: { $0 }).sorted { $0.key < $1.key }.map(\.value.count)
      #expect(found.tiedGroups == groups.filter { $0 > 1 })
      #expect(try PettittTest(values.map { 3 * $0 - 9 }) == found)
      let turned = try PettittTest(values.map { -$0 })
      #expect(turned.statistic == found.statistic && turned.score == -found.score)
      #expect(try PettittTest(values.reversed()).statistic == found.statistic)
    }
  }

  @Test func ignoresTheSizeOfValuesAndRefuses() throws {
    let plain = try PettittTest([1, 2, 5, 3, 4])
    #expect(try PettittTest([1, 2, 1e300, 3, 4]) == plain)
    #expect(try PettittTest([-.greatestFiniteMagnitude, 2, .greatestFiniteMagnitude, 3, 4]) == plain)
    #expect(refusal { _ = try PettittTest([1, 2, 3]) } == .tooFewObservations(needed: 4, found: 3))
    #expect(refusal { _ = try PettittTest([2, 2, 2, 2]) } == .noScatter)
    #expect(refusal { _ = try PettittTest([2, 2, 1, .infinity]) } == .notFinite(time: 4))
    let even = try PettittTest([1, 0, 0, 1])
    #expect(even.pValue > 0.5 && even.remarks.count == 2)
    #expect(TrendRefusal(subject: "Pettitt test", reason: .noScatter).description.hasPrefix("No Pettitt test: "))
  }
}
