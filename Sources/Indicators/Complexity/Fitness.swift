public import Vectors

extension Complexity {
  /// Economies' fitness and products' complexity where the iteration came to.
  public struct Fitness: Sendable, Equatable {
    /// One an economy, mean 1; NaN for an economy that is present in no product.
    public let economies: Vector
    /// One a product, mean 1; NaN for a product without an economy.
    public let products: Vector
    public let iterations: Int
    /// The largest change of a fitness in the last step.
    public let lastChange: Double
    public let converged: Bool
  }

  /// Fitness F_i ∝ Σ_k M_ik Q_k and complexity Q_k ∝ 1 / Σ_i M_ik / F_i, each divided by its mean, from ones until no
  /// fitness changes by more than a tolerance.
  ///
  /// Where the matrix is far from nested, some fitness falls to 0 ever more slowly; the result then says that it has
  /// not converged, and the order of the others holds. O(iterations · economies · products).
  ///
  /// Source: A. Tacchella, M. Cristelli, G. Caldarelli, A. Gabrielli and L. Pietronero (2012), Scientific Reports 2,
  /// 723.
  /// - Parameters:
  ///   - presence: Zeros and ones, economies × products.
  ///   - tolerance: The largest change that is none.
  ///   - mostIterations: When to stop.
  /// - Throws: `.tooFew` when nothing is present.
  public static func fitness(
    presence: Matrix, tolerance: Double = 1e-9, mostIterations: Int = 1_000
  ) throws(IndicatorRefusal) -> Fitness {
    let (economies, products, matrix) = withoutEmpty(presence)
    guard !economies.isEmpty else {
      throw TradeCheck("fitness").refusal(.tooFew("economies with an advantage", needed: 1, found: 0))
    }
    var fitness = Vector(repeating: 1, count: economies.count)
    var complexity = Vector(repeating: 1, count: products.count)
    var change = Double.infinity
    var steps = 0
    while steps < mostIterations, change > tolerance {
      // A fitness below the smallest number has reached 0; its inverse must stay finite.
      let inverse = Vector(fitness.map { 1 / max($0, 1e-290) })
      let next = matrix.multiplied(by: complexity).dividedByMean
      complexity = Vector(matrix.multiplied(by: inverse, transposed: true).map { 1 / $0 }).dividedByMean
      change = zip(next, fitness).reduce(0) { max($0, ($1.0 - $1.1).magnitude) }
      fitness = next
      steps += 1
    }
    return Fitness(
      economies: spread(fitness, at: economies, count: presence.rowCount),
      products: spread(complexity, at: products, count: presence.columnCount), iterations: steps, lastChange: change,
      converged: change <= tolerance)
  }
}

extension Vector {
  /// Positive numbers divided by their mean.
  fileprivate var dividedByMean: Vector {
    let mean = sumOfMagnitudes / Double(count)
    return Vector(map { $0 / mean })
  }
}
