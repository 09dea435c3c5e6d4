import Indicators
import TestSupport
import Testing
import Vectors

@Suite struct IntraIndustryTests {
  @Test func fourEconomies() throws {
    let world = try FourEconomies()
    for i in 0..<4 {
      let (exports, imports) = (world.exports(i), world.imports(i))
      #expect(
        isNear(try IntraIndustry.grubelLloyd(exports: exports, imports: imports), try world.number("grubel-lloyd", i)))
      #expect(
        isNear(
          try IntraIndustry.adjustedGrubelLloyd(exports: exports, imports: imports), try world.number("adjusted", i)))
    }
  }

  @Test func overlapIsGrubelLloyd() throws {
    var generator = SeededGenerator(seed: 8)
    for count in [1, 2, 30] {
      for _ in 0..<50 {
        let exports = ConcentrationTests.amounts(count, &generator)
        let imports = ConcentrationTests.amounts(count, &generator)
        guard exports.contains(where: { $0 > 0 }), imports.contains(where: { $0 > 0 }) else { continue }
        let index = try IntraIndustry.grubelLloyd(exports: exports, imports: imports)
        #expect(isNear(try IntraIndustry.overlap(exports: exports, imports: imports), index))
        #expect(index >= -1e-15 && index <= 1)
        let adjusted = try IntraIndustry.adjustedGrubelLloyd(exports: exports, imports: imports)
        #expect(adjusted >= index - 1e-12 && adjusted <= 1)
        let scale = { (values: Vector) in Vector(values.map { $0 * 1e-3 }) }
        #expect(isNear(try IntraIndustry.grubelLloyd(exports: scale(exports), imports: scale(imports)), index))
        // One product alone reaches the most that its imbalance allows.
        if count == 1 { #expect(isNear(adjusted, 1)) }
      }
    }
  }

  @Test func edges() throws {
    #expect(try IntraIndustry.grubelLloyd(exports: [4, 0], imports: [0, 4]) == 0)
    #expect(try IntraIndustry.grubelLloyd(exports: [4, 2], imports: [4, 2]) == 1)
    let byProduct = try IntraIndustry.grubelLloydByProduct(exports: [3, 0, 0], imports: [1, 0, 2])
    #expect(byProduct[0] == 0.5 && byProduct[1].isNaN && byProduct[2] == 0)
    #expect(throws: IndicatorRefusal(subject: "trade overlap", reason: .noTrade("exports and imports"))) {
      try IntraIndustry.overlap(exports: [0], imports: [0])
    }
    #expect(throws: IndicatorRefusal(subject: "adjusted Grubel–Lloyd index", reason: .noTrade("exports or imports"))) {
      try IntraIndustry.adjustedGrubelLloyd(exports: [1, 2], imports: [0, 0])
    }
  }
}
