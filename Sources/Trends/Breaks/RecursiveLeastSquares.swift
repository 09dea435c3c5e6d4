/// Least squares that takes in one observation after the other by Givens rotations. O(k²) an observation, and as stable
/// as an orthogonal factorisation of all of them.
///
/// Source: W. M. Gentleman (1974), "Basic procedures for large, sparse or weighted linear least squares problems",
/// Applied Statistics 23, 448–454; recursive residuals: R. L. Brown, J. Durbin and J. M. Evans (1975), Journal of the
/// Royal Statistical Society B 37, 149–192.
struct RecursiveLeastSquares {
  let coefficientCount: Int
  /// The upper triangle R, row by row, of k × k numbers, and beside it Qᵀ y.
  private var triangle: [Double]
  private var rotated: [Double]
  private var row: [Double]
  private(set) var residualSumOfSquares = 0.0
  /// (y − xᵀ b) / √(1 + xᵀ (XᵀX)⁻¹ x) of the observation taken in last, b and X from those before it; 0 for the first k.
  private(set) var recursiveResidual = 0.0

  init(coefficientCount: Int) {
    self.coefficientCount = coefficientCount
    triangle = Array(repeating: 0, count: coefficientCount * coefficientCount)
    rotated = Array(repeating: 0, count: coefficientCount)
    row = rotated
  }

  /// Takes in row `row` of a design kept row by row.
  mutating func add(rows: [Double], row index: Int, response: Double) {
    let k = coefficientCount
    for column in 0..<k { row[column] = rows[index * k + column] }
    var left = response
    for pivot in 0..<k where row[pivot] != 0 {
      let diagonal = triangle[pivot * k + pivot]
      let length = (diagonal * diagonal + row[pivot] * row[pivot]).squareRoot()
      guard length > 0 else { continue }
      let (cosine, sine) = (diagonal / length, row[pivot] / length)
      triangle[pivot * k + pivot] = length
      for column in stride(from: pivot + 1, to: k, by: 1) {
        let upper = triangle[pivot * k + column]
        triangle[pivot * k + column] = cosine * upper + sine * row[column]
        row[column] = cosine * row[column] - sine * upper
      }
      let upper = rotated[pivot]
      rotated[pivot] = cosine * upper + sine * left
      left = cosine * left - sine * upper
    }
    recursiveResidual = left
    residualSumOfSquares += left * left
  }

  /// How many leading regressors each add something of their own to those before.
  var independentColumns: Int {
    (0..<coefficientCount).first { column in
      let squares = (0...column).reduce(0) {
        $0 + triangle[$1 * coefficientCount + column] * triangle[$1 * coefficientCount + column]
      }
      return triangle[column * coefficientCount + column].magnitude <= 1e-10 * squares.squareRoot()
    } ?? coefficientCount
  }

  var hasFullRank: Bool { independentColumns == coefficientCount }

  /// That of the regression on the first columns only.
  func residualSumOfSquares(leadingColumns: Int) -> Double {
    rotated[leadingColumns...].reduce(residualSumOfSquares) { $0 + $1 * $1 }
  }

  /// Traps without full rank.
  var coefficients: [Double] {
    precondition(hasFullRank, "coefficients of dependent regressors")
    var result = rotated
    for pivot in (0..<coefficientCount).reversed() {
      for column in stride(from: pivot + 1, to: coefficientCount, by: 1) {
        result[pivot] -= triangle[pivot * coefficientCount + column] * result[column]
      }
      result[pivot] /= triangle[pivot * coefficientCount + pivot]
    }
    return result
  }
}
