import Vectors

/// A summary of the F statistics over all candidate breakpoints.
public enum FStatisticSummary: String, Sendable, Codable, CaseIterable {
  /// The greatest (sup F).
  case supremum
  /// The mean (ave F).
  case average
  /// The logarithm of the mean of exp(F/2) (exp F).
  case exponential

  /// As the field writes it.
  public var name: String {
    switch self {
    case .supremum: "sup F"
    case .average: "ave F"
    case .exponential: "exp F"
    }
  }

  private var table: (coefficients: [Double], terms: Int) {
    switch self {
    case .supremum: (hansenSupremum, 2)
    case .average: (hansenAverage, 4)
    case .exponential: (hansenExponential, 4)
    }
  }

  /// The most coefficients p values are tabulated for.
  public static let mostCoefficients = 6

  /// P(summary ≥ x) in long series without a break, by Hansen's response surfaces: χ² tails of a polynomial in x,
  /// interpolated linearly between the tabulated trimmings. `nil` beyond six coefficients.
  ///
  /// - Parameters:
  ///   - x: the statistic.
  ///   - k: the coefficients that may change, from 1 to 6.
  ///   - trimming: the share π₀ of observations before the first and after the last candidate, in (0, 0.5].
  /// - Source: B. E. Hansen (1997), Journal of Business and Economic Statistics 15, 60–67.
  public func pValue(_ x: Double, coefficients k: Int, trimming: Double) -> Double? {
    guard (1...Self.mostCoefficients).contains(k) else { return nil }
    let (table, terms) = table
    func tail(_ row: Int) -> Double {
      let start = ((k - 1) * 25 + row) * (terms + 1)
      let polynomial = (0..<terms).reversed().reduce(0) { $0 * x + table[start + $1] }
      return ChiSquaredDistribution(degreesOfFreedom: table[start + terms]).upperTail(max(polynomial, 0))
    }
    let single = ChiSquaredDistribution(degreesOfFreedom: Double(k)).upperTail(max(x, 0))
    if trimming >= 0.5 { return single }
    if trimming <= 0.01 { return tail(24) }
    if trimming >= 0.49 { return ((0.5 - trimming) * tail(0) + (trimming - 0.49) * single) * 100 }
    let position = (0.51 - trimming) * 50
    let row = Int(position.rounded(.down))
    let part = position - Double(row)
    return (1 - part) * tail(row - 1) + part * tail(row)
  }
}
