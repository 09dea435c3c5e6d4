public import Vectors

extension Complexity {
  /// Economic and product complexity with the eigenvalue they belong to.
  public struct Index: Sendable, Equatable {
    /// One an economy: mean 0, standard deviation 1; NaN for an economy that is present in no product.
    public let economies: Vector
    /// One a product, on the same scale: the mean over an economy's products is its index. NaN for a product without
    /// an economy.
    public let products: Vector
    /// The second largest eigenvalue, between 0 and 1: the nearer to 1, the sharper the world falls into two groups.
    public let eigenvalue: Double
    public let deviation: StandardDeviation
  }

  /// By what the index is scaled.
  public enum StandardDeviation: String, Sendable, Hashable, CaseIterable, Codable {
    /// √(Σ(x − x̄)²/n), as the Python package ecomplexity.
    case population = "standard deviation with n"
    /// √(Σ(x − x̄)²/(n − 1)), as the Stata package ecomplexity.
    case sample = "standard deviation with n-1"
  }

  /// The economic and product complexity indices. Also known as ECI and PCI.
  ///
  /// With diversity d and ubiquity u, the eigenvector of the second largest eigenvalue of D⁻¹ M U⁻¹ Mᵀ orders the
  /// economies. D^{−1/2} M U⁻¹ Mᵀ D^{−1/2} is symmetric and has the same eigenvalues, so it is solved instead, on the
  /// side with fewer rows; the other side follows by one product. The sign is that of the correlation with diversity.
  /// Economies without products and products without economies are left out and have NaN.
  /// O(s² · l + s³), s the smaller and l the larger of economies and products.
  ///
  /// Source: C. A. Hidalgo and R. Hausmann (2009); R. Hausmann, C. A. Hidalgo and others (2014), The Atlas of Economic
  /// Complexity.
  /// - Parameters:
  ///   - presence: Zeros and ones, economies × products.
  ///   - deviation: By what the index is scaled.
  /// - Throws: `.tooFew` with fewer than two economies or products that are not empty, `.notConnected` when the largest
  ///   eigenvalue repeats, `.notUnique` when the second does or the index says nothing of diversity.
  public static func index(
    presence: Matrix, deviation: StandardDeviation = .population
  ) throws(IndicatorRefusal) -> Index {
    let check = TradeCheck("economic complexity index")
    let (economies, products, matrix) = withoutEmpty(presence)
    guard economies.count >= 2 else {
      throw check.refusal(.tooFew("economies with an advantage", needed: 2, found: economies.count))
    }
    guard products.count >= 2 else {
      throw check.refusal(.tooFew("products with an exporter", needed: 2, found: products.count))
    }
    let (rows, columns) = (diversity(matrix), ubiquity(matrix))
    let halves = Vector(rows.map { 1 / $0.squareRoot() })
    let scaled = Matrix(
      columns: (0..<products.count).map { product in
        let factor = 1 / columns[product].squareRoot()
        return Vector(zip(matrix.column(product), halves).map { $0 * $1 * factor })
      })
    let bySmallRows = economies.count <= products.count
    let eigen: SymmetricEigen
    do {
      eigen = try SymmetricEigen(bySmallRows ? scaled.transposed.crossProduct : scaled.crossProduct)
    } catch {
      throw check.refusal(.notFinite("eigenvalues", position: 0))
    }
    guard 1 - eigen.values[1] > 1e-10 else { throw check.refusal(.notConnected) }
    let isTied = eigen.values.count > 2 && eigen.values[1] - eigen.values[2] < 1e-12
    guard eigen.values[1] > 1e-12, !isTied else { throw check.refusal(.notUnique) }
    let vector = eigen.vectors.column(1)
    // U^{−1/2} times the products' side of the eigenvector, up to a factor that the scale takes off.
    let productSide = bySmallRows ? scaled.multiplied(by: vector, transposed: true) : vector
    let ofProducts = Vector(zip(productSide, columns).map { $0 / $1.squareRoot() })
    let ofEconomies = Vector(zip(matrix.multiplied(by: ofProducts), rows).map { $0 / $1 })
    return try scale(
      ofEconomies, ofProducts, rows, deviation, eigen.values[1], check, places: (economies, products),
      counts: (presence.rowCount, presence.columnCount))
  }

  private static func scale(
    _ economies: Vector, _ products: Vector, _ diversity: Vector, _ deviation: StandardDeviation, _ eigenvalue: Double,
    _ check: TradeCheck, places: ([Int], [Int]), counts: (Int, Int)
  ) throws(IndicatorRefusal) -> Index {
    let size = Double(economies.count)
    let mean = CompensatedSum(economies).value / size
    let centred = Vector(economies.map { $0 - mean })
    let meanDiversity = CompensatedSum(diversity).value / size
    let covariance = centred.dotProduct(with: Vector(diversity.map { $0 - meanDiversity }))
    let degrees = deviation == .population ? size : size - 1
    let spreadOfIndex = centred.euclideanNorm / degrees.squareRoot()
    guard spreadOfIndex > 0 else { throw check.refusal(.notUnique) }
    // Where the index does not go with diversity at all, the eigenvector's own sign stands: its largest is positive.
    let sign: Double = covariance < 0 ? -1 : 1
    return Index(
      economies: spread(Vector(centred.map { sign * $0 / spreadOfIndex }), at: places.0, count: counts.0),
      products: spread(Vector(products.map { sign * ($0 - mean) / spreadOfIndex }), at: places.1, count: counts.1),
      eigenvalue: eigenvalue, deviation: deviation)
  }
}
