import CDistributions

/// The normal distribution with mean 0 and variance 1, or another mean and standard deviation. By Boost.Math.
public struct NormalDistribution: Sendable, Equatable {
  public let mean: Double
  public let standardDeviation: Double

  /// Traps unless the mean is finite and the standard deviation finite and positive.
  public init(mean: Double = 0, standardDeviation: Double = 1) {
    precondition(mean.isFinite && standardDeviation.isFinite && standardDeviation > 0, "not a normal distribution")
    self.mean = mean
    self.standardDeviation = standardDeviation
  }

  /// P(X ≤ x); NaN for NaN.
  public func cumulative(_ x: Double) -> Double { comity_normal_cumulative((x - mean) / standardDeviation) }

  /// P(X > x), with full relative precision far out, where 1 − P(X ≤ x) has none left.
  public func upperTail(_ x: Double) -> Double { comity_normal_upper_tail((x - mean) / standardDeviation) }

  /// The x with P(X ≤ x) = `probability`; infinite at 0 and 1, NaN outside [0, 1].
  public func quantile(_ probability: Double) -> Double {
    mean + standardDeviation * comity_normal_quantile(probability)
  }
}
