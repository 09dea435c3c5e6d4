import CDistributions

/// The χ² distribution of a sum of squared standard normal numbers (Helmert 1876, Pearson 1900). By Boost.Math.
public struct ChiSquaredDistribution: Sendable, Equatable {
  public let degreesOfFreedom: Double

  /// Traps unless the degrees of freedom are finite and positive; they need not be whole.
  public init(degreesOfFreedom: Double) {
    precondition(degreesOfFreedom.isFinite && degreesOfFreedom > 0, "degrees of freedom must be positive")
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// P(X ≤ x): 0 below zero; NaN for NaN.
  public func cumulative(_ x: Double) -> Double { comity_chi_squared_cumulative(x, degreesOfFreedom) }

  /// P(X > x), with full relative precision far out.
  public func upperTail(_ x: Double) -> Double { comity_chi_squared_upper_tail(x, degreesOfFreedom) }

  /// The x with P(X ≤ x) = `probability`; 0 at 0, infinite at 1, NaN outside [0, 1].
  public func quantile(_ probability: Double) -> Double { comity_chi_squared_quantile(probability, degreesOfFreedom) }
}
