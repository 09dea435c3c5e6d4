public import Vectors

/// Base forecasts of every series of a hierarchy, made to add up.
///
/// ỹ = S (SᵀW⁻¹S)⁻¹ SᵀW⁻¹ ŷ: the coherent values nearest to the base in the metric of W, the covariance of base errors;
/// unbiased when the base is. Systems are solved by Cholesky. Aggregates are sums of the reconciled bottom series, so
/// they cohere to the rounding of a sum. O(n m² + m³) for n series, m of them bottom, and O(n³) more for a full W.
///
/// Source: R. J. Hyndman, R. A. Ahmed, G. Athanasopoulos and H. L. Shang (2011), Computational Statistics & Data
/// Analysis 55, 2579–2589; S. L. Wickramasuriya, G. Athanasopoulos and R. J. Hyndman (2019), Journal of the American
/// Statistical Association 114, 804–819.
public struct Reconciliation: Sendable {
  public enum Method: Sendable {
    /// The bottom series as they are; aggregates are their sums.
    case bottomUp
    /// W = 1.
    case ordinaryLeastSquares
    /// W diagonal, the number of bottom series each series sums.
    case structural
    /// W diagonal, the variance of each series' base errors.
    case weightedLeastSquares(variances: [Double])
    /// W as given.
    case minimumTrace(covariance: Matrix)
    /// W the covariance of one-step errors shrunk to its diagonal; a row of errors for every series, all of one length.
    case minimumTraceShrinkage(errors: [[Double]])
  }

  public enum Refusal: Error, Sendable, Equatable, CustomStringConvertible {
    case notFinite(series: Int)
    /// A variance that is 0 or negative: the series' errors tell nothing.
    case variance(series: Int, value: Double)
    case tooFewErrors(needed: Int, found: Int)
    case notPositiveDefinite
    /// The answer is too large for a double.
    case overflow

    public var description: String {
      switch self {
      case .notFinite(let series): "Series \(series + 1) has a number that is missing or infinite."
      case .variance(let series, let value):
        "Series \(series + 1) has error variance \(plain(value)); use structural weights or ordinary least squares."
      case .tooFewErrors(let needed, let found): "\(found) errors a series, and shrinkage needs \(needed)."
      case .notPositiveDefinite: "The covariance of errors is not positive definite; use shrinkage."
      case .overflow: "The answer is too large for a double; express the series in a larger unit."
      }
    }
  }

  public let hierarchy: Hierarchy
  /// The method as a sentence.
  public let variant: String
  /// λ of the shrinkage, where there is one: 0 keeps the sample covariance, 1 its diagonal only.
  public let shrinkage: Double?
  /// (SᵀW⁻¹S)⁻¹ SᵀW⁻¹, m × n; `nil` bottom-up.
  private let weights: Matrix?

  /// Traps when shapes do not fit the hierarchy.
  public init(hierarchy: Hierarchy, method: Method) throws(Refusal) {
    self.hierarchy = hierarchy
    var shrinkage: Double?
    switch method {
    case .bottomUp:
      variant = "bottom-up"
      weights = nil
    case .ordinaryLeastSquares:
      variant = "ordinary least squares"
      weights = try Self.weights(hierarchy, variances: Array(repeating: 1, count: hierarchy.count))
    case .structural:
      variant = "weighted least squares, weights by the number of series summed"
      weights = try Self.weights(hierarchy, variances: hierarchy.sizes)
    case .weightedLeastSquares(let variances):
      variant = "weighted least squares, weights by error variances"
      weights = try Self.weights(hierarchy, variances: variances)
    case .minimumTrace(let covariance):
      variant = "minimum trace, covariance as given"
      weights = try Self.weights(hierarchy, covariance: covariance)
    case .minimumTraceShrinkage(let errors):
      precondition(errors.count == hierarchy.count, "errors of every series")
      let shrunk = try ShrunkCovariance(errors: errors)
      shrinkage = shrunk.intensity
      variant = "minimum trace, error covariance shrunk to its diagonal by \(rounded(shrunk.intensity))"
      weights = try Self.weights(hierarchy, covariance: shrunk.covariance)
    }
    self.shrinkage = shrinkage
  }

  /// Coherent values from base values, one for each series. Traps when their number differs.
  public func reconciled(_ base: [Double]) throws(Refusal) -> [Double] {
    precondition(base.count == hierarchy.count, "a base forecast of every series")
    if let series = base.firstIndex(where: { !$0.isFinite }) { throw .notFinite(series: series) }
    let bottom = weights.map { Array($0.multiplied(by: Vector(base))) } ?? Array(base[hierarchy.aggregates.count...])
    let values = hierarchy.summed(bottom)
    guard values.allSatisfy(\.isFinite) else { throw .overflow }
    return values
  }

  /// The same for each step of a horizon: `base` has a row for each series.
  public func reconciled(_ base: [[Double]]) throws(Refusal) -> [[Double]] {
    precondition(base.count == hierarchy.count, "a base forecast of every series")
    let horizon = base[0].count
    precondition(base.allSatisfy { $0.count == horizon }, "one horizon for every series")
    var rows = base
    for step in 0..<horizon {
      let values = try reconciled(base.map { $0[step] })
      for series in rows.indices { rows[series][step] = values[series] }
    }
    return rows
  }

  /// With W diagonal: SᵀW⁻¹S is the bottom weights on the diagonal plus each aggregate's weight on all pairs it sums.
  private static func weights(_ hierarchy: Hierarchy, variances: [Double]) throws(Refusal) -> Matrix {
    precondition(variances.count == hierarchy.count, "a variance of every series")
    for (series, value) in variances.enumerated() {
      guard value.isFinite else { throw .notFinite(series: series) }
      guard value > 0 else { throw .variance(series: series, value: value) }
    }
    // Only ratios of variances count; this keeps them near 1.
    let unit = variances.reduce(0) { $0 + $1 / Double(variances.count) }
    let precisions = variances.map { unit / $0 }
    let (upper, bottom) = (hierarchy.aggregates.count, hierarchy.bottomCount)
    var normal = Matrix(rows: bottom, columns: bottom)
    var right = Matrix(rows: bottom, columns: hierarchy.count)
    for i in 0..<bottom {
      normal[i, i] = precisions[upper + i]
      right[i, upper + i] = precisions[upper + i]
    }
    for (index, members) in hierarchy.aggregates.enumerated() {
      for i in members {
        right[i, index] = precisions[index]
        for j in members { normal[i, j] += precisions[index] }
      }
    }
    return try solution(normal, right)
  }

  private static func weights(_ hierarchy: Hierarchy, covariance: Matrix) throws(Refusal) -> Matrix {
    let count = hierarchy.count
    precondition(covariance.rowCount == count && covariance.columnCount == count, "a covariance of every pair")
    for i in 0..<count {
      for j in 0..<count where !covariance[i, j].isFinite { throw .notFinite(series: i) }
    }
    var summing = Matrix(rows: count, columns: hierarchy.bottomCount)
    for (index, members) in hierarchy.aggregates.enumerated() {
      for i in members { summing[index, i] = 1 }
    }
    for i in 0..<hierarchy.bottomCount { summing[hierarchy.aggregates.count + i, i] = 1 }
    guard let factor = try? Cholesky(covariance) else { throw .notPositiveDefinite }
    let weighted = factor.solving(summing)
    let normal = summing.multiplied(by: weighted, transposingSelf: true)
    return try solution(normal, weighted.transposed)
  }

  private static func solution(_ normal: Matrix, _ right: Matrix) throws(Refusal) -> Matrix {
    do {
      return try Cholesky(normal).solving(right)
    } catch .notFinite {
      throw .overflow
    } catch {
      throw .notPositiveDefinite
    }
  }
}
