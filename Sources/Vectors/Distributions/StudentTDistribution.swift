import CDistributions

/// Student's t distribution (Gosset 1908). By Boost.Math.
public struct StudentTDistribution: Sendable, Equatable {
  public let degreesOfFreedom: Double

  /// Traps unless the degrees of freedom are finite and positive; they need not be whole.
  public init(degreesOfFreedom: Double) {
    precondition(degreesOfFreedom.isFinite && degreesOfFreedom > 0, "degrees of freedom must be positive")
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// P(T ≤ x); NaN for NaN.
  public func cumulative(_ x: Double) -> Double { comity_student_t_cumulative(x, degreesOfFreedom) }

  /// P(T > x), with full relative precision far out.
  public func upperTail(_ x: Double) -> Double { comity_student_t_upper_tail(x, degreesOfFreedom) }

  /// The x with P(T ≤ x) = `probability`; infinite at 0 and 1, NaN outside [0, 1].
  public func quantile(_ probability: Double) -> Double { comity_student_t_quantile(probability, degreesOfFreedom) }
}
