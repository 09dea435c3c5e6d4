import CDistributions

/// The F distribution of a ratio of two mean squares (Fisher, Snedecor). By Boost.Math.
public struct FDistribution: Sendable, Equatable {
  public let numeratorDegrees: Double
  public let denominatorDegrees: Double

  /// Traps unless both degrees of freedom are finite and positive.
  public init(numeratorDegrees: Double, denominatorDegrees: Double) {
    precondition(numeratorDegrees.isFinite && numeratorDegrees > 0, "degrees of freedom must be positive")
    precondition(denominatorDegrees.isFinite && denominatorDegrees > 0, "degrees of freedom must be positive")
    self.numeratorDegrees = numeratorDegrees
    self.denominatorDegrees = denominatorDegrees
  }

  /// P(F ≤ x): 0 below zero; NaN for NaN.
  public func cumulative(_ x: Double) -> Double { comity_f_cumulative(x, numeratorDegrees, denominatorDegrees) }

  /// P(F > x), with full relative precision far out.
  public func upperTail(_ x: Double) -> Double { comity_f_upper_tail(x, numeratorDegrees, denominatorDegrees) }

  /// The x with P(F ≤ x) = `probability`; 0 at 0, infinite at 1, NaN outside [0, 1].
  public func quantile(_ probability: Double) -> Double {
    comity_f_quantile(probability, numeratorDegrees, denominatorDegrees)
  }
}
