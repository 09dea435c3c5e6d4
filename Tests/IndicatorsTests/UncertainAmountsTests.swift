import Indicators
import TestSupport
import Testing
import Vectors

@Suite struct UncertainAmountsTests {
  @Test func byHand() throws {
    let amounts = try UncertainAmounts([6, 3, 1, 10], uncertain: [2, 2, 1, 0])
    #expect(amounts.certain == [4, 1, 0, 10] && amounts.uncertainItems == [0, 1, 2])
    #expect(amounts.uncertainTotal == 5 && amounts.uncertainShare == 0.25)
    // 5 fill 1 and 0 to 3 each; 5 on the 4 make 9.
    #expect(amounts.mostEven == [4, 3, 3, 10])
    #expect(amounts.mostConcentrated == [9, 1, 0, 10])
    let bounds = try amounts.bounds { value throws(IndicatorRefusal) in try Concentration.herfindahlHirschman(value) }
    #expect(isNear(bounds.low, 134.0 / 400) && isNear(bounds.high, 182.0 / 400))
    let share = amounts.shareBounds(of: [0, 3])
    #expect(share.low == 0.7 && share.high == 0.95)
    // No uncertain item outside: the whole of it stays inside.
    for items in [Set([0, 1, 2]), [3]] {
      let fixed = amounts.shareBounds(of: items)
      #expect(fixed.low == 0.5 && fixed.high == 0.5)
    }
  }

  @Test func nothingUncertainAndEverything() throws {
    let sure = try UncertainAmounts([3, 1], uncertain: [0, 0])
    #expect(sure.mostEven == [3, 1] && sure.mostConcentrated == [3, 1] && sure.uncertainShare == 0)
    let open = try UncertainAmounts([3, 1, 0], uncertain: [3, 1, 0])
    #expect(open.mostEven == [2, 2, 0] && open.mostConcentrated == [4, 0, 0] && open.uncertainShare == 1)
    // More than there is counts as all there is.
    #expect(try UncertainAmounts([3, 1], uncertain: [5, 0]).certain == [0, 1])
    #expect(throws: IndicatorRefusal.self) { try UncertainAmounts([1], uncertain: [-1]) }
    #expect(throws: IndicatorRefusal.self) { try UncertainAmounts([.nan], uncertain: [0]) }
  }

  /// Every spread of the uncertain total in steps: none lies outside the bounds, and both bounds are reached.
  @Test func bruteForce() throws {
    var random = SeededGenerator(seed: 61)
    for _ in 0..<40 {
      let count = Int.random(in: 2...4, using: &random)
      let certain = (0..<count).map { _ in Double(Int.random(in: 0...6, using: &random)) }
      let uncertain = (0..<count).map { _ in Double(Int.random(in: 0...2, using: &random)) }
      guard zip(certain, uncertain).contains(where: { $0 + $1 > 0 }) else { continue }
      let amounts = try UncertainAmounts(
        Vector(zip(certain, uncertain).map { $0 + $1 }), uncertain: Vector(uncertain))
      let items = uncertain.indices.filter { uncertain[$0] > 0 }
      // In halves of a unit.
      let spreads = Self.spreads(total: Int(uncertain.reduce(0, +)) * 2, over: items.count).map { parts in
        var values = certain
        for (item, part) in zip(items, parts) { values[item] += Double(part) / 2 }
        return Vector(values)
      }
      let size = Concentration.ItemCount.classification(count)
      for name in ["hhi", "theil", "entropy", "unctad"] {
        let bounds = try amounts.bounds { value throws(IndicatorRefusal) in try Self.index(name, value, size) }
        let found = try spreads.map { try Self.index(name, $0, size) }
        #expect(found.allSatisfy { $0 >= bounds.low - 1e-12 && $0 <= bounds.high + 1e-12 })
        let reached = try [amounts.mostEven, amounts.mostConcentrated].map { try Self.index(name, $0, size) }.sorted()
        #expect(reached == [bounds.low, bounds.high])
        // Half a unit off an even level changes an index by its second power only.
        #expect(found.contains { abs($0 - bounds.high) < 0.05 } && found.contains { abs($0 - bounds.low) < 0.05 })
      }
      for spread in [amounts.mostEven, amounts.mostConcentrated] {
        #expect(isNear(spread.sumOfMagnitudes, certain.reduce(0, +) + uncertain.reduce(0, +)))
        #expect(zip(spread, certain).allSatisfy { $0 >= $1 })
      }
      let chosen = Set((0..<count).filter { _ in Bool.random(using: &random) })
      let share = amounts.shareBounds(of: chosen)
      let shares = spreads.map { spread in
        chosen.sorted().reduce(0) { $0 + spread[$1] } / spread.sumOfMagnitudes
      }
      #expect(isNear(shares.min() ?? .nan, share.low) && isNear(shares.max() ?? .nan, share.high))
    }
  }

  private static func index(
    _ name: String, _ amounts: Vector, _ size: Concentration.ItemCount
  ) throws(IndicatorRefusal) -> Double {
    switch name {
    case "hhi": try Concentration.herfindahlHirschman(amounts)
    case "theil": try Concentration.theil(amounts, items: size)
    case "entropy": try Concentration.entropy(amounts)
    default: try Concentration.unctad(amounts, items: size)
    }
  }

  /// All ways to divide whole numbers among so many.
  private static func spreads(total: Int, over count: Int) -> [[Int]] {
    if count == 0 { return [[]] }
    if count == 1 { return [[total]] }
    return (0...total).flatMap { first in spreads(total: total - first, over: count - 1).map { [first] + $0 } }
  }
}
