public import Vectors

extension Complexity {
  /// The proximity of products, the smaller of the two conditional probabilities of being exported with the other:
  /// φ_pq = Σ_i M_ip M_iq / max(u_p, u_q). Symmetric, from 0 to 1; NaN where one of them has no exporter.
  /// O(economies · products²).
  ///
  /// Source: C. A. Hidalgo, B. Klinger, A.-L. Barabási and R. Hausmann (2007), Science 317, 482–487.
  /// - Parameter presence: Zeros and ones, economies × products.
  public static func proximity(presence: Matrix) -> Matrix {
    let ubiquity = ubiquity(presence)
    let joint = presence.crossProduct
    let columns = (0..<presence.columnCount).map { product in
      let own = ubiquity[product]
      return Vector(
        zip(joint.column(product), ubiquity).map { both, other in
          own > 0 && other > 0 ? both / max(own, other) : .nan
        })
    }
    return columns.isEmpty ? joint : Matrix(columns: columns)
  }

  /// The density around a product, Σ_q M_iq φ_pq / Σ_q φ_pq: what part of the products near p an economy has. From 0 to
  /// 1; NaN for a product without exporter. Economies × products; O(economies · products²).
  ///
  /// Source: C. A. Hidalgo, B. Klinger, A.-L. Barabási and R. Hausmann (2007). The product itself counts among its
  /// neighbours with proximity 1, as in the package ecomplexity.
  /// - Parameters:
  ///   - presence: Zeros and ones, economies × products.
  ///   - proximity: What `proximity(presence:)` gives. Traps when it is no square of the products.
  public static func density(presence: Matrix, proximity: Matrix) -> Matrix {
    let count = presence.columnCount
    precondition(proximity.isSquare && proximity.rowCount == count, "a proximity for every pair of products")
    guard count > 0 else { return presence }
    let known = Matrix(columns: (0..<count).map { Vector(proximity.column($0).map { $0.isNaN ? 0 : $0 }) })
    let near = presence.multiplied(by: known)
    return Matrix(
      columns: (0..<count).map { product in
        let all = known.column(product).sumOfMagnitudes
        return Vector(near.column(product).map { all > 0 ? $0 / all : .nan })
      })
  }
}
