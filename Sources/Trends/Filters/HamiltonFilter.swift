import Vectors

/// Hamilton's alternative to the Hodrick–Prescott filter: the cycle is the error of forecasting xₜ from values h and more
/// periods before, xₜ = β₀ + β₁ xₜ₋ₕ + … + βₚ xₜ₋ₕ₋ₚ₊₁ + cycleₜ, by least squares; the trend is the forecast.
///
/// The first h + p − 1 periods have neither. h + 2p + 1 observations or more (one degree of freedom), none missing.
/// Levels of trade are usually given as logarithms. O(n p²).
/// - Source: J. D. Hamilton (2018), Why You Should Never Use the Hodrick–Prescott Filter, Review of Economics and
///   Statistics 100, 831–843.
public struct HamiltonFilter: TrendFilter, Equatable {
  /// h, the periods ahead: two years.
  public let horizon: Int
  /// p, the lagged values: one year.
  public let lags: Int
  public var method: DecompositionMethod { .hamilton }

  public static let quarterly = HamiltonFilter(horizon: 8, lags: 4)
  public static let annual = HamiltonFilter(horizon: 2, lags: 1)
  public static let monthly = HamiltonFilter(horizon: 24, lags: 12)

  /// Traps unless both are positive.
  public init(horizon: Int, lags: Int) {
    precondition(horizon >= 1 && lags >= 1, "a horizon and lags of one or more")
    self.horizon = horizon
    self.lags = lags
  }

  public func filter(_ values: [Double]) throws(DecompositionRefusal) -> TrendAndCycle {
    let first = horizon + lags - 1
    try method.check(values, minimum: first + lags + 2)
    let rows = first..<values.count
    var columns = [Vector(rows.map { _ in 1 })]
    for lag in 0..<lags { columns.append(Vector(rows.map { values[$0 - horizon - lag] })) }
    let missing = [Double?](repeating: nil, count: first)
    do {
      let regression = try LeastSquaresRegression(
        design: Matrix(columns: columns), response: Vector(rows.map { values[$0] }))
      let cycle = Array(regression.residuals)
      return TrendAndCycle(
        method: method, trend: missing + zip(rows, cycle).map { values[$0] - $1 }, cycle: missing + cycle,
        variant: "Hamilton's filter, h = \(horizon), p = \(lags), least squares with an intercept",
        remarks: ["The first \(first) periods have no cycle: they are needed for the first forecast."])
    } catch {
      if case .overflow = error { throw method.refusal(.overflow) }
      throw method.refusal(.lagsDependent)
    }
  }
}
