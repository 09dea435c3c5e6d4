import Indicators
import TestSupport
import Testing
import Vectors

/// Against the Python package ecomplexity (Oracles/complexity/complexity.py).
@Suite struct ComplexityTests {
  /// The made world of the script.
  static func madeWorld(_ economies: Int, _ products: Int, seed: UInt64) -> Matrix {
    var generator = SeededGenerator(seed: seed)
    return Matrix(
      rows: (0..<economies).map { i in
        (0..<products).map { k in
          let (chance, value) = (generator.next() >> 44, (generator.next() >> 44) + 1)
          let ability = 0.8 * Double(i + 1) / Double(economies)
          let limit = Double(1 << 20) * (0.1 + ability * (1 - 0.7 * Double(k + 1) / Double(products)))
          return Double(chance) < limit ? Double(value) : 0
        }
      })
  }

  static func truths(_ world: String) throws -> [String: [Int: Double]] {
    var truths: [String: [Int: Double]] = [:]
    for row in try OracleFile.rows("complexity/complexity.csv") where row[0] == world {
      truths[row[1], default: [:]][Int(row[2])!] = Double(row[3])!
    }
    return truths
  }

  static func presence(_ exports: Matrix) throws -> Matrix {
    Complexity.presence(advantage: try Specialisation.balassa(exports: exports))
  }

  @Test(arguments: [("small", 12, 30, 14), ("large", 226, 2_400, 226)] as [(String, Int, Int, UInt64)])
  func agreesWithThePackage(name: String, economies: Int, products: Int, seed: UInt64) throws {
    let truths = try Self.truths(name)
    let exports = Self.madeWorld(economies, products, seed: seed)
    let start = ContinuousClock.now
    let presence = try Self.presence(exports)
    let index = try Complexity.index(presence: presence)
    print("\(name): \(start.duration(to: .now))")
    #expect(Complexity.diversity(presence).reduce(0, +) == truths["present"]?[0])
    let eigenvalue = try #require(truths["eigenvalue"]?[0])
    #expect(abs(index.eigenvalue - eigenvalue) < 1e-12 * eigenvalue)
    let eci = try #require(truths["eci"])
    for (position, value) in eci { #expect(isNear(index.economies[position], value, within: 1e-9)) }
    for (position, value) in try #require(truths["pci"]) {
      #expect(isNear(index.products[position], value, within: 1e-9))
    }
    let ranking = { (value: (Int) -> Double) in (0..<economies).sorted { value($0) > value($1) } }
    #expect(ranking { index.economies[$0] } == ranking { eci[$0]! })
  }

  @Test func densityAndFitness() throws {
    let truths = try Self.truths("small")
    let presence = try Self.presence(Self.madeWorld(12, 30, seed: 14))
    let proximity = Complexity.proximity(presence: presence)
    let density = Complexity.density(presence: presence, proximity: proximity)
    for (position, value) in try #require(truths["density"]) {
      #expect(isNear(density[position / 30, position % 30], value))
    }
    let fitness = try Complexity.fitness(presence: presence, tolerance: 0, mostIterations: 100)
    #expect(fitness.iterations == 100 && !fitness.converged)
    for (position, value) in try #require(truths["fitness100"]) { #expect(isNear(fitness.economies[position], value)) }
    for (position, value) in try #require(truths["complexity100"]) {
      #expect(isNear(fitness.products[position], value))
    }
  }

  @Test func laws() throws {
    let presence = try Self.presence(Self.madeWorld(20, 9, seed: 3))
    let index = try Complexity.index(presence: presence)
    // More economies than products: the other side's eigenproblem, and still the mean of its products' complexity.
    for economy in 0..<20 where !index.economies[economy].isNaN {
      let own = (0..<9).filter { presence[economy, $0] > 0 }
      #expect(isNear(index.economies[economy], own.reduce(0) { $0 + index.products[$1] } / Double(own.count)))
    }
    let known = index.economies.filter { !$0.isNaN }
    #expect(isNear(known.reduce(0, +) / Double(known.count), 0))
    #expect(isNear(known.reduce(0) { $0 + $1 * $1 } / Double(known.count), 1))
    let sample = try Complexity.index(presence: presence, deviation: .sample)
    let ratio = (Double(known.count - 1) / Double(known.count)).squareRoot()
    #expect(zip(index.economies, sample.economies).allSatisfy { $0.isNaN || isNear($1, $0 * ratio) })
    let proximity = Complexity.proximity(presence: presence)
    for p in 0..<9 {
      for q in 0..<9 where !proximity[p, q].isNaN {
        #expect(proximity[p, q] == proximity[q, p] && proximity[p, q] >= 0 && proximity[p, q] <= 1)
        if p == q { #expect(proximity[p, q] == 1) }
      }
    }
    // Exchanging rows of the world exchanges the results.
    let swapped = Matrix(rows: (0..<20).map { row in Array(presence.row(19 - row)) })
    let mirrored = try Complexity.index(presence: swapped)
    #expect(
      (0..<20).allSatisfy { index.economies[$0].isNaN || isNear(index.economies[$0], mirrored.economies[19 - $0]) })
  }

  @Test func edges() throws {
    let index = try Complexity.index(presence: Matrix(rows: [[1, 1, 0], [1, 0, 0], [0, 0, 0]]))
    #expect(index.economies[2].isNaN && index.products[2].isNaN)
    #expect(index.economies[0] > index.economies[1])
    #expect(throws: IndicatorRefusal(subject: "economic complexity index", reason: .notConnected)) {
      try Complexity.index(presence: Matrix(rows: [[1, 0], [0, 1]]))
    }
    #expect(throws: IndicatorRefusal(subject: "economic complexity index", reason: .notUnique)) {
      try Complexity.index(presence: Matrix(rows: [[1, 1], [1, 1]]))
    }
    #expect(throws: IndicatorRefusal.self) { try Complexity.index(presence: Matrix(rows: 0, columns: 0)) }
    #expect(throws: IndicatorRefusal.self) { try Complexity.index(presence: Matrix(rows: [[1, 1, 1]])) }
    #expect(throws: IndicatorRefusal.self) { try Complexity.fitness(presence: Matrix(rows: 2, columns: 2)) }
    let nested = try Complexity.fitness(presence: Matrix(rows: [[1, 1], [1, 0]]), mostIterations: 50)
    #expect(nested.economies[0] > nested.economies[1])
  }

  @Test func incomeContent() throws {
    let world = try FourEconomies()
    let income = Vector(try (0..<4).map { try world.number("income", $0) })
    let prody = try Complexity.prody(exports: world.matrix, income: income)
    for k in 0..<3 { #expect(isNear(prody[k], try world.number("prody", k))) }
    let expy = try Complexity.expy(exports: world.matrix, prody: prody)
    for i in 0..<4 { #expect(isNear(expy[i], try world.number("expy", i))) }
    let gap = try Complexity.prody(exports: Matrix(rows: [[1, 0], [0, 0]]), income: [5, 7])
    #expect(gap[0] == 5 && gap[1].isNaN)
    #expect(throws: IndicatorRefusal(subject: "PRODY", reason: .noTrade("exports"))) {
      try Complexity.prody(exports: Matrix(rows: [[0, 0]]), income: [5])
    }
  }
}
