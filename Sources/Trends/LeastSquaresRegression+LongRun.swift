public import Vectors

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension LeastSquaresRegression {
  /// f (XᵀX)⁻¹ (Γ₀ + Σₗ wₗ (Γₗ + Γₗᵀ)) (XᵀX)⁻¹, Γₗ = Σₜ eₜ eₜ₋ₗ xₜ xₜ₋ₗᵀ, with the weights, filter and factor of `variant`.
  ///
  /// Automatic bandwidths leave out the scores of a constant column, as is usual. O(lags · m k²).
  /// - Throws: `.rankDeficient` and `.underdetermined` when the scores cannot be prewhitened (residuals all zero).
  /// - Source: W. K. Newey and K. D. West (1987, 1994), D. W. K. Andrews (1991), Econometrica 59, 817–858; D. W. K.
  ///   Andrews and J. C. Monahan (1992), Econometrica 60, 953–966; A. Zeileis (2004), Journal of Statistical Software
  ///   11(10), whose `sandwich` this agrees with.
  public func longRunCovariance(_ variant: LongRunCovariance) throws(LinearAlgebraError) -> Matrix {
    var scores = design
    for column in 0..<design.columnCount {
      scores.setColumn(column, to: Vector(zip(design.column(column), residuals).map { $0 * $1 }))
    }
    var recolouring: Matrix?
    if variant.isPrewhitened {
      let filter = try VectorAutoregression(scores)
      scores = filter.residuals
      recolouring = try filter.longRunMultiplier()
    }
    let weights = variant.weights(
      bandwidth: bandwidth(variant, scores: scores), most: scores.rowCount)
    var middle = scores.crossProduct
    for distance in weights.indices.dropFirst() {
      let gamma = Self.autocovariance(scores, lag: distance)
      for i in 0..<middle.rowCount {
        for j in 0..<middle.columnCount { middle[i, j] += weights[distance] * (gamma[i, j] + gamma[j, i]) }
      }
    }
    if let recolouring {
      middle = recolouring.multiplied(by: middle).multiplied(by: recolouring, transposingOther: true)
    }
    let factor = variant.hasSmallSampleFactor ? Double(observations) / Double(degreesOfFreedom) : 1
    return sandwich(middle, times: factor)
  }

  private static func autocovariance(_ scores: Matrix, lag: Int) -> Matrix {
    let later = Matrix(columns: (0..<scores.columnCount).map { Vector(scores.column($0).dropFirst(lag)) })
    let earlier = Matrix(columns: (0..<scores.columnCount).map { Vector(scores.column($0).dropLast(lag)) })
    return later.multiplied(by: earlier, transposingSelf: true)
  }

  /// The bandwidth b of weights w(l/b).
  private func bandwidth(_ variant: LongRunCovariance, scores: Matrix) -> Double {
    if let lags = variant.lags(observations: observations) { return Double(lags) + 1 }
    var counted = (0..<design.columnCount).filter { column in
      let values = design.column(column)
      return values.contains { $0 != values[0] }
    }
    if counted.isEmpty { counted = Array(0..<design.columnCount) }
    let found: Double
    if variant.bandwidth == .andrews {
      found = Self.andrewsBandwidth(counted.map { scores.column($0) }, kernel: variant.kernel)
    } else {
      found = neweyWestBandwidth(counted.map { scores.column($0) }, variant: variant)
    }
    guard found.isFinite else { return 0 }
    let most = min(found, Double(observations))
    return variant.bandwidth == .neweyWest && variant.kernel == .bartlett ? most.rounded(.down) + 1 : most
  }

  /// Newey and West (1994), (3.6) to (3.14).
  private func neweyWestBandwidth(_ scores: [Vector], variant: LongRunCovariance) -> Double {
    let n = Double(observations)
    let rate: Double =
      switch variant.kernel {
      case .bartlett: 2.0 / 9
      case .parzen: 4.0 / 25
      case .quadraticSpectral: 2.0 / 25
      }
    let lags = Int(((variant.isPrewhitened ? 3 : 4) * pow(n / 100, rate)).rounded(.down))
    let sums = scores[0].indices.map { row in scores.reduce(0) { $0 + $1[row] } }
    var (level, slope) = (0.0, 0.0)
    for lag in 0...min(lags, sums.count - 1) {
      let autocovariance = zip(sums.dropFirst(lag), sums).reduce(0) { $0 + $1.0 * $1.1 } / Double(sums.count)
      level += lag == 0 ? autocovariance : 2 * autocovariance
      let distance = variant.kernel == .bartlett ? Double(lag) : Double(lag * lag)
      slope += 2 * distance * autocovariance
    }
    let (constant, power) = variant.kernel.optimum
    return constant * pow(slope / level * (slope / level), power) * pow(n, power)
  }

  /// Andrews (1991), (6.2) and (6.4), with AR(1) fits by least squares.
  private static func andrewsBandwidth(_ scores: [Vector], kernel: LongRunCovariance.Kernel) -> Double {
    var (above, below) = (0.0, 0.0)
    for score in scores {
      let later = score.dropFirst()
      let earlier = score.dropLast()
      let count = Double(later.count)
      let (laterMean, earlierMean) = (exactSum(later) / count, exactSum(earlier) / count)
      var (products, squares, laterSquares) = (0.0, 0.0, 0.0)
      for (x, y) in zip(earlier, later) {
        products += (x - earlierMean) * (y - laterMean)
        squares += (x - earlierMean) * (x - earlierMean)
        laterSquares += (y - laterMean) * (y - laterMean)
      }
      guard squares > 0 else { continue }
      let rho = products / squares
      let variance = max(laterSquares - rho * products, 0) / count
      let fourth = variance * variance
      below += fourth / pow(1 - rho, 4)
      above +=
        4 * rho * rho * fourth
        / (kernel == .bartlett ? pow(1 - rho, 6) * pow(1 + rho, 2) : pow(1 - rho, 8))
    }
    let (constant, power) = kernel.optimum
    return constant * pow(Double(scores[0].count) * above / below, power)
  }
}

/// uₜ = A uₜ₋₁ + vₜ by least squares, without intercept.
private struct VectorAutoregression {
  let coefficients: Matrix
  let residuals: Matrix

  init(_ series: Matrix) throws(LinearAlgebraError) {
    let columns = (0..<series.columnCount).map { series.column($0) }
    let earlier = Matrix(columns: columns.map { Vector($0.dropLast()) })
    var coefficients = Matrix(rows: series.columnCount, columns: series.columnCount)
    var residuals: [Vector] = []
    for (row, column) in columns.enumerated() {
      let fit = try LeastSquaresSolution(design: earlier, response: Vector(column.dropFirst()))
      for (index, value) in fit.coefficients.enumerated() { coefficients[row, index] = value }
      residuals.append(fit.residuals)
    }
    self.coefficients = coefficients
    self.residuals = Matrix(columns: residuals)
  }

  /// (I − A)⁻¹.
  func longRunMultiplier() throws(LinearAlgebraError) -> Matrix {
    let order = coefficients.rowCount
    var difference = Matrix.identity(order)
    for i in 0..<order {
      for j in 0..<order { difference[i, j] -= coefficients[i, j] }
    }
    let unit = Matrix.identity(order)
    var columns: [Vector] = []
    for column in 0..<order {
      columns.append(try LeastSquaresSolution(design: difference, response: unit.column(column)).coefficients)
    }
    return Matrix(columns: columns)
  }
}
