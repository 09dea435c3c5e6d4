import Indicators
import TestSupport
import Testing
import Vectors

@Suite struct DirectionTests {
  @Test func fourEconomies() throws {
    let world = try FourEconomies()
    let whole = world.total(world.world)
    for i in 0..<4 {
      let exports = world.total(world.exports(i))
      let own = world.total(world.imports(i))
      let gdp = try world.number("gdp", i)
      #expect(
        isNear(try Direction.openness(exports: exports, imports: own, output: gdp), try world.number("openness", i)))
      #expect(
        isNear(
          try Direction.penetration(exports: exports, imports: own, output: gdp), try world.number("penetration", i)))
      #expect(isNear(try Direction.propensity(exports: exports, output: gdp), try world.number("propensity", i)))
      for j in 0..<4 {
        let alike = try Direction.similarity(world.exports(i), world.exports(j))
        #expect(isNear(alike, try world.number("similarity", i, j)))
        guard i != j else { continue }
        let (flow, imports) = (world.flow(i, j), world.total(world.imports(j)))
        let intensity = try Direction.intensity(
          flow: flow, exports: exports, partnerImports: imports, worldImports: whole)
        #expect(isNear(intensity, try world.number("intensity", i, j)))
        let corrected = try Direction.intensity(
          flow: flow, exports: exports, partnerImports: imports, worldImports: whole, ownImports: own,
          reference: .drysdaleGarnaut)
        #expect(isNear(corrected, try world.number("drysdale-garnaut", i, j)))
        let fit = try Direction.complementarity(exports: world.exports(i), partnerImports: world.imports(j))
        #expect(isNear(fit, try world.number("complementarity", i, j)))
        let hub = try Direction.hubness(
          flow: flow, exports: exports, partnerImportsFromEconomy: flow, partnerImports: imports)
        #expect(isNear(hub, try world.number("hubness", i, j)))
      }
    }
  }

  @Test func aBlocOfTwo() throws {
    let world = try FourEconomies()
    let inside = world.flow(0, 1) + world.flow(1, 0)
    let all = world.total(world.exports(0)) + world.total(world.exports(1))
    let whole = world.total(world.world)
    let toBloc = [2, 3].reduce(0) { $0 + world.flow($1, 0) + world.flow($1, 1) }
    #expect(isNear(try Direction.intraShare(inside: inside, all: all), try world.number("intra-share")))
    #expect(
      isNear(try Direction.intraIntensity(inside: inside, all: all, world: whole), try world.number("intra-intensity")))
    let introversion = try Direction.introversion(
      inside: inside, all: all, othersWithBloc: toBloc, others: whole - all)
    #expect(isNear(introversion.index, try world.number("introversion")))
  }

  @Test func laws() throws {
    var generator = SeededGenerator(seed: 9)
    for _ in 0..<60 {
      let left = ConcentrationTests.amounts(12, &generator)
      let right = ConcentrationTests.amounts(12, &generator)
      guard left.contains(where: { $0 > 0 }), right.contains(where: { $0 > 0 }) else { continue }
      let scaled = Vector(left.map { $0 * 77 })
      for measure in Direction.SimilarityMeasure.allCases {
        let alike = try Direction.similarity(left, right, measure: measure)
        #expect(alike >= 0 && alike <= 100 + 1e-10)
        #expect(isNear(alike, try Direction.similarity(right, left, measure: measure)))
        #expect(isNear(alike, try Direction.similarity(scaled, right, measure: measure)))
        #expect(isNear(try Direction.similarity(left, scaled, measure: measure), 100))
      }
      // Finger and Kreinin's similarity is complementarity's form: Σ min(a, b) = 1 − Σ|a − b|/2.
      let fit = try Direction.complementarity(exports: left, partnerImports: right)
      #expect(isNear(fit, try Direction.similarity(left, right), within: 1e-11))
      let distance = try Concentration.unctadDiversification(left, world: right)
      #expect(isNear(fit, 100 * (1 - distance), within: 1e-11))
      let (all, others) = (Double.random(in: 1..<9, using: &generator), Double.random(in: 1..<9, using: &generator))
      let parts = try Direction.introversion(
        inside: all * .random(in: 0...1, using: &generator), all: all,
        othersWithBloc: others * .random(in: 0.01..<0.99, using: &generator), others: others)
      #expect(abs(parts.index) <= 1)
    }
  }

  @Test func edges() throws {
    // A flow of nothing is 0, not undefined; a partner that imports nothing has no weight to compare with.
    #expect(try Direction.intensity(flow: 0, exports: 5, partnerImports: 3, worldImports: 9) == 0)
    #expect(throws: IndicatorRefusal(subject: "trade intensity", reason: .noTrade("the partner's imports"))) {
      try Direction.intensity(flow: 0, exports: 5, partnerImports: 0, worldImports: 9)
    }
    let alone = IndicatorRefusal.Reason.noReference("nobody but the economy imports")
    #expect(throws: IndicatorRefusal(subject: "trade intensity", reason: alone)) {
      try Direction.intensity(
        flow: 1, exports: 5, partnerImports: 3, worldImports: 9, ownImports: 9, reference: .drysdaleGarnaut)
    }
    #expect(throws: IndicatorRefusal.self) {
      try Direction.introversion(inside: 1, all: 2, othersWithBloc: 0, others: 5)
    }
    #expect(throws: IndicatorRefusal(subject: "trade openness", reason: .noTrade("output"))) {
      try Direction.openness(exports: 1, imports: 1, output: 0)
    }
    // An economy that exports more than it makes and buys has negative home demand.
    #expect(throws: IndicatorRefusal.self) { try Direction.penetration(exports: 9, imports: 2, output: 4) }
    #expect(try Direction.intraShare(inside: 0, all: 3) == 0)
  }
}
