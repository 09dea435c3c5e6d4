import Indicators
import Vectors

extension Benchmarks {
  /// Economic complexity of a matrix of exports in memory: revealed advantage, who is present where, the index of both
  /// sides.
  func complexity() throws -> [BenchResult] {
    let (economies, products) = (226, 2_400)
    var random = MadeNumbers()
    let columns = (0..<products).map { product in
      Vector(
        (0..<economies).map { economy in
          let (chance, value) = (random.next(), random.next())
          let richness = Double(economy + 1) / Double(economies) * (1 - 0.7 * Double(product + 1) / Double(products))
          return chance < 0.1 + 0.8 * richness ? (value * 0x1p20).rounded(.up) : 0
        })
    }
    let exports = Matrix(columns: columns)
    return [
      try time("economic complexity of 226 economies and 2,400 products") {
        let presence = Complexity.presence(advantage: try Specialisation.balassa(exports: exports))
        _ = try Complexity.index(presence: presence)
      }
    ]
  }
}
