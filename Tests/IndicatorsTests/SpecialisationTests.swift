import Indicators
import TestSupport
import Testing
import Vectors

@Suite struct SpecialisationTests {
  @Test func fourEconomies() throws {
    let world = try FourEconomies()
    let table = try Specialisation.balassa(exports: world.matrix)
    let others = try Specialisation.balassa(exports: world.matrix, reference: .excluding)
    for i in 0..<4 {
      let (exports, whole) = (world.exports(i), world.world)
      let index = try Specialisation.balassa(exports: exports, world: whole)
      let excluding = try Specialisation.balassa(exports: exports, world: whole, reference: .excluding)
      let symmetric = try Specialisation.symmetricBalassa(exports: exports, world: whole)
      let additive = try Specialisation.additiveBalassa(exports: exports, world: whole)
      let lafay = try Specialisation.lafay(exports: exports, imports: world.imports(i))
      for k in 0..<3 {
        #expect(isNear(index[k], try world.number("balassa", i, k)))
        #expect(isNear(table[i, k], try world.number("balassa", i, k)))
        #expect(isNear(excluding[k], try world.number("balassa of others", i, k)))
        #expect(isNear(others[i, k], try world.number("balassa of others", i, k)))
        #expect(isNear(symmetric[k], try world.number("symmetric", i, k)))
        #expect(isNear(additive[k], try world.number("additive", i, k)))
        #expect(isNear(lafay[k], try world.number("lafay", i, k)))
      }
    }
  }

  @Test func laws() throws {
    var generator = SeededGenerator(seed: 6)
    for _ in 0..<40 {
      let rows = (0..<5).map { _ in Array(ConcentrationTests.amounts(9, &generator)) }
      let world = Vector((0..<9).map { k in rows.reduce(0) { $0 + $1[k] } })
      let (exports, imports) = (Vector(rows[0]), Vector(rows[1]))
      guard exports.contains(where: { $0 > 0 }), imports.contains(where: { $0 > 0 }) else { continue }
      let index = try Specialisation.balassa(exports: exports, world: world)
      let total = world.reduce(0, +)
      let mean = zip(index, world).reduce(0) { $0 + ($1.1 > 0 ? $1.0 * $1.1 / total : 0) }
      #expect(isNear(mean, 1))
      let scaled = try Specialisation.balassa(
        exports: Vector(exports.map { $0 * 0.37 }), world: Vector(world.map { $0 * 0.37 }))
      #expect(zip(index, scaled).allSatisfy { $0.isNaN && $1.isNaN || isNear($0, $1) })
      #expect(isNear(try Specialisation.additiveBalassa(exports: exports, world: world).reduce(0, +), 0))
      let symmetric = try Specialisation.symmetricBalassa(exports: exports, world: world)
      #expect(zip(symmetric, index).allSatisfy { $0.isNaN || isNear($0, ($1 - 1) / ($1 + 1)) && abs($0) <= 1 })
      let lafay = try Specialisation.lafay(exports: exports, imports: imports)
      #expect(isNear(lafay.reduce(0, +), 0, within: 1e-10))
      #expect(lafay.allSatisfy { abs($0) <= 50 + 1e-9 })
    }
  }

  @Test func edges() throws {
    // A product nobody trades has no index; one product alone has 1.
    #expect(try Specialisation.balassa(exports: [2, 0], world: [4, 0])[1].isNaN)
    #expect(try Specialisation.balassa(exports: [3], world: [9]) == [1])
    #expect(try Specialisation.lafay(exports: [0, 5], imports: [0, 5]) == [0, 0])
    #expect(throws: IndicatorRefusal(subject: "Balassa index", reason: .noTrade("the economy's exports"))) {
      try Specialisation.balassa(exports: [0, 0], world: [1, 2])
    }
    let alone = IndicatorRefusal.Reason.noReference("no other economy exports anything")
    #expect(throws: IndicatorRefusal(subject: "Balassa index", reason: alone)) {
      try Specialisation.balassa(exports: [1, 2], world: [1, 2], reference: .excluding)
    }
    // The world cannot export less than the economy.
    #expect(throws: IndicatorRefusal.self) {
      try Specialisation.balassa(exports: [5, 2], world: [1, 9], reference: .excluding)
    }
    #expect(throws: IndicatorRefusal.self) { try Specialisation.lafay(exports: [0], imports: [0]) }
    let absent = try Specialisation.balassa(exports: Matrix(rows: [[1, 2], [0, 0]]))
    #expect(absent[1, 0].isNaN && absent[0, 0] == 1)
  }
}
