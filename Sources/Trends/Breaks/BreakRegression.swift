public import Vectors

/// The regression whose coefficients are asked to break.
public enum BreakRegression: Sendable, Equatable {
  /// The level of the series: y ~ 1.
  case level
  /// Level and linear trend over the observations: y ~ 1 + t, t = 1 … n.
  case levelAndTrend
  /// A design of one row an observation; a column of ones stands in it where a level is wanted. Of another number of
  /// rows than the series has values it traps.
  case regressors(Matrix)

  /// k, the coefficients of a segment.
  public var coefficientCount: Int {
    switch self {
    case .level: 1
    case .levelAndTrend: 2
    case .regressors(let design): design.columnCount
    }
  }

  /// As the field writes it.
  var sentence: String {
    switch self {
    case .level: "y ~ 1"
    case .levelAndTrend: "y ~ 1 + t"
    case .regressors(let design): "y on \(design.columnCount) regressors"
    }
  }

  func design(observations: Int) -> Matrix {
    let ones = Vector(repeating: 1, count: observations)
    switch self {
    case .level: return Matrix(columns: [ones])
    case .levelAndTrend:
      let middle = Double(observations - 1) / 2
      return Matrix(columns: [ones, Vector((0..<observations).map { Double($0) - middle })])
    case .regressors(let design):
      precondition(design.rowCount == observations, "as many rows of regressors as values")
      return design
    }
  }
}

/// A regression made ready to be cut: the response is what the regression over the whole series leaves, scaled by a
/// power of two. Neither changes the residuals of a regression over a part, and both keep their digits and their squares
/// in range.
struct PreparedRegression {
  let coefficientCount: Int
  /// n rows of k numbers.
  let rows: [Double]
  let response: [Double]
  /// The response is in units of 2^exponent.
  let exponent: Int
  /// A response below this is rounding of the values.
  let rounding: Double
  var count: Int { response.count }

  /// Throws unless all is finite, there are `minimum` observations and the whole regression leaves a scatter.
  init(_ values: [Double], _ regression: BreakRegression, subject: String, minimum: Int) throws(TrendRefusal) {
    try checkValues(values, subject: subject, minimum: minimum)
    var design = regression.design(observations: values.count)
    for column in 0..<design.columnCount {
      let column = (index: column, values: design.column(column))
      let exponent = column.values.largestMagnitude.exponentOrZero
      design.setColumn(
        column.index, to: Vector(column.values.map { Double(sign: .plus, exponent: -exponent, significand: $0) }))
    }
    let scaled = ScaledValues(values)
    let fit: LeastSquaresRegression
    do throws(LinearAlgebraError) {
      fit = try LeastSquaresRegression(design: design, response: Vector(scaled.values))
    } catch {
      throw TrendRefusal(subject: subject, reason: Self.reason(error, count: values.count))
    }
    rounding = 16 * scaled.rounding
    guard fit.residuals.largestMagnitude > rounding else { throw TrendRefusal(subject: subject, reason: .noScatter) }
    coefficientCount = design.columnCount
    rows = (0..<values.count).flatMap { row in (0..<design.columnCount).map { design[row, $0] } }
    response = Array(fit.residuals)
    exponent = scaled.exponent
  }

  private static func reason(_ error: LinearAlgebraError, count: Int) -> TrendRefusal.Reason {
    switch error {
    case .notFinite(let row, _): .notFinite(time: Double(row + 1))
    case .underdetermined(_, let columns): .tooFewObservations(needed: columns + 1, found: count)
    case .rankDeficient: .regressorsDependent
    case .notPositiveDefinite, .didNotConverge, .overflow: .overflow
    }
  }

  /// Runs through observations and hands out, for each, its number in the run and the residual sum of squares so far.
  func run(over order: some Sequence<Int>, _ receive: (Int, RecursiveLeastSquares) -> Void) {
    var squares = RecursiveLeastSquares(coefficientCount: coefficientCount)
    for (done, row) in order.enumerated() {
      squares.add(rows: rows, row: row, response: response[row])
      receive(done + 1, squares)
    }
  }

  /// A sum of squares in the unit of the values; `nil` when it leaves the range of a double.
  func unscaled(squares: Double) -> Double? {
    let value = Double(sign: .plus, exponent: 2 * exponent, significand: squares)
    return value.isNormal || squares == 0 ? value : nil
  }
}

/// Values divided by a power of two so that the largest magnitude lies in [1, 2).
struct ScaledValues {
  let values: [Double]
  let exponent: Int
  /// The last digit of the largest magnitude, scaled.
  let rounding: Double

  init(_ values: [Double]) {
    let exponent = (values.map(\.magnitude).max() ?? 0).exponentOrZero
    self.exponent = exponent
    self.values = values.map { Double(sign: .plus, exponent: -exponent, significand: $0) }
    rounding = Double.ulpOfOne
  }
}

/// Throws unless all values are finite and there are `minimum`. Observations are counted from 1.
func checkValues(_ values: [Double], subject: String, minimum: Int) throws(TrendRefusal) {
  guard values.count >= minimum else {
    throw TrendRefusal(subject: subject, reason: .tooFewObservations(needed: minimum, found: values.count))
  }
  if let index = values.firstIndex(where: { !$0.isFinite }) {
    throw TrendRefusal(subject: subject, reason: .notFinite(time: Double(index + 1)))
  }
}
