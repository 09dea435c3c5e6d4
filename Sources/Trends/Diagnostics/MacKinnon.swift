import Vectors

/// MacKinnon's law of the Dickey–Fuller τ for one series.
enum MacKinnon {
  /// P(τ ≤ x) in long series with a unit root: Φ of a polynomial in x, another below and above `turn`; 0 and 1 outside
  /// the range of the fit.
  ///
  /// Source: J. G. MacKinnon (1994), Journal of Business and Economic Statistics 12, 167–176, tables 3 and 4.
  static func pValue(_ x: Double, _ deterministic: DickeyFullerTest.Deterministic) -> Double {
    let (turn, least, most, low, high): (Double, Double, Double, [Double], [Double]) =
      switch deterministic {
      case .none: (-1.04, -19.04, .infinity, [0.6344, 1.2378, 0.032496], [0.4797, 0.93557, -0.06999, 0.033066])
      case .constant: (-1.61, -18.83, 2.74, [2.1659, 1.4412, 0.038269], [1.7339, 0.93202, -0.12745, -0.010368])
      case .constantAndTrend:
        (-2.89, -16.18, 0.7, [3.2512, 1.6047, 0.049588], [2.5261, 0.61654, -0.37956, -0.060285])
      }
    if x > most { return 1 }
    if x < least { return 0 }
    let polynomial = (x <= turn ? low : high).reversed().reduce(0) { $0 * x + $1 }
    return NormalDistribution().cumulative(polynomial)
  }

  /// b₀ + b₁/n + b₂/n² + b₃/n³ at 1, 5 and 10 %.
  ///
  /// Source: J. G. MacKinnon (2010), Queen's University, Department of Economics, working paper 1227, table 2.
  static func criticalValues(
    observations n: Int, _ deterministic: DickeyFullerTest.Deterministic
  ) -> DickeyFullerTest.CriticalValues {
    let table: [[Double]] =
      switch deterministic {
      case .none:
        [[-2.56574, -2.2358, -3.627, 0], [-1.941, -0.2686, -3.365, 31.223], [-1.61682, 0.2656, -2.714, 25.364]]
      case .constant:
        [[-3.43035, -6.5393, -16.786, -79.433], [-2.86154, -2.8903, -4.234, -40.04], [-2.56677, -1.5384, -2.809, 0]]
      case .constantAndTrend:
        [
          [-3.95877, -9.0531, -28.428, -134.155], [-3.41049, -4.3904, -9.036, -45.374],
          [-3.12705, -2.5856, -3.925, -22.38],
        ]
      }
    let found = table.map { row in row.reversed().reduce(0) { $0 / Double(n) + $1 } }
    return DickeyFullerTest.CriticalValues(onePercent: found[0], fivePercent: found[1], tenPercent: found[2])
  }
}
