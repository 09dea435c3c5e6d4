import Indicators
import TestSupport
import Testing
import Vectors

@Suite struct ConcentrationTests {
  /// Some amounts, one in four of them zero.
  static func amounts(_ count: Int, _ generator: inout SeededGenerator) -> Vector {
    Vector(
      (0..<count).map { _ in
        Int.random(in: 0..<4, using: &generator) == 0 ? 0 : .random(in: 0.5..<1e6, using: &generator)
      })
  }

  @Test func fourEconomies() throws {
    let world = try FourEconomies()
    for i in 0..<4 {
      let exports = world.exports(i)
      #expect(isNear(try Concentration.herfindahlHirschman(exports), try world.number("hhi", i)))
      #expect(
        isNear(
          try Concentration.normalisedHerfindahlHirschman(exports, items: .classification(3)),
          try world.number("hhi-normalised of 3", i)))
      #expect(isNear(try Concentration.hirschman(exports), try world.number("hhi", i).squareRoot()))
      #expect(
        isNear(
          try Concentration.unctadDiversification(exports, world: world.world),
          try world.number("unctad-diversification", i)))
    }
  }

  @Test func evenAndSingle() throws {
    let even = Vector(repeating: 7, count: 8)
    #expect(isNear(try Concentration.herfindahlHirschman(even), 0.125))
    #expect(isNear(try Concentration.normalisedHerfindahlHirschman(even), 0))
    #expect(isNear(try Concentration.unctad(even), 0))
    #expect(isNear(try Concentration.entropy(even), 2.0794415416798357))
    #expect(isNear(try Concentration.theil(even), 0))
    let single: Vector = [0, 0, 5, 0]
    #expect(try Concentration.herfindahlHirschman(single) == 1)
    #expect(try Concentration.hirschman(single) == 1)
    #expect(try Concentration.entropy(single) == 0)
    #expect(try Concentration.normalisedHerfindahlHirschman(single, items: .classification(4)) == 1)
    #expect(try Concentration.unctad(single, items: .classification(4)) == 1)
    #expect(isNear(try Concentration.theil(single, items: .classification(4)), 1.3862943611198906))
  }

  @Test func refusals() {
    #expect(throws: IndicatorRefusal(subject: "Herfindahl–Hirschman index", reason: .noTrade("the amounts"))) {
      try Concentration.herfindahlHirschman([0, 0])
    }
    #expect(throws: IndicatorRefusal(subject: "entropy", reason: .noTrade("the amounts"))) {
      try Concentration.entropy([])
    }
    #expect(
      throws: IndicatorRefusal(subject: "entropy", reason: .negative("the amounts", position: 1, value: -2))
    ) { try Concentration.entropy([3, -2]) }
    #expect(throws: IndicatorRefusal(subject: "Hirschman index", reason: .notFinite("the amounts", position: 0))) {
      try Concentration.hirschman([.nan, 1])
    }
    let one = IndicatorRefusal.Reason.tooFew("items", needed: 2, found: 1)
    #expect(throws: IndicatorRefusal(subject: "UNCTAD concentration index", reason: one)) {
      try Concentration.unctad([9, 0])
    }
    #expect(throws: IndicatorRefusal.self) { try Concentration.theil([1, 2, 3], items: .classification(2)) }
    #expect(
      IndicatorRefusal(subject: "entropy", reason: .negative("the amounts", position: 1, value: -2)).description
        == "No entropy: the amounts hold -2 at position 1, and trade is not negative; correct the value.")
  }

  @Test func laws() throws {
    var generator = SeededGenerator(seed: 4)
    for count in [2, 3, 17, 400] {
      for _ in 0..<20 {
        let amounts = Self.amounts(count, &generator)
        guard amounts.count(where: { $0 > 0 }) >= 2 else { continue }
        let other = Self.amounts(count, &generator)
        let scaled = Vector(amounts.map { $0 * 1234.5 })
        let indices: [(Vector) throws -> Double] = [
          { try Concentration.herfindahlHirschman($0) }, { try Concentration.normalisedHerfindahlHirschman($0) },
          { try Concentration.hirschman($0) }, { try Concentration.unctad($0) },
        ]
        for index in indices {
          let value = try index(amounts)
          #expect(value >= 0 && value <= 1)
          #expect(isNear(try index(scaled), value))
        }
        let entropy = try Concentration.entropy(amounts)
        let theil = try Concentration.theil(amounts, items: .classification(count))
        #expect(isNear(try Concentration.entropy(scaled), entropy))
        // Theil over n items is ln n less the entropy.
        #expect(isNear(theil, naturalLogarithmOf(count) - entropy, within: 1e-11))
        guard other.contains(where: { $0 > 0 }) else { continue }
        let distance = try Concentration.unctadDiversification(amounts, world: other)
        #expect(distance >= 0 && distance <= 1 + 1e-12)
        #expect(isNear(try Concentration.unctadDiversification(scaled, world: other), distance))
      }
    }
  }

  @Test func theilWithinAndBetween() throws {
    var generator = SeededGenerator(seed: 5)
    for count in [3, 20, 300] {
      for _ in 0..<20 {
        let amounts = Self.amounts(count, &generator)
        guard amounts.contains(where: { $0 > 0 }) else { continue }
        let groups = (0..<count).map { _ in Int.random(in: 0..<4, using: &generator) }
        let parts = try Concentration.theilDecomposition(amounts, groups: groups)
        #expect(isNear(parts.within + parts.between, parts.total, within: 1e-11))
        #expect(isNear(parts.total, try Concentration.theil(amounts, items: .classification(count)), within: 1e-11))
        #expect(parts.within >= -1e-12 && parts.between >= -1e-12)
      }
    }
  }
}
