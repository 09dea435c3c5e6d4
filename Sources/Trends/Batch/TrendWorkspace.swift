import Vectors

/// Memory for batches of least-squares trends, kept from series to series so that none is allocated for each, and the
/// t quantiles already computed. One a thread; what it holds never changes a result.
public struct TrendWorkspace: ~Copyable, @unchecked Sendable {
  var positions = ScratchBuffer<Double>()
  var values = ScratchBuffer<Double>()
  var residuals = ScratchBuffer<Double>()
  var scores = ScratchBuffer<Double>()
  private var quantiles: [Double] = []
  private var quantileProbability = 0.0

  public init() {}

  /// The t quantile of a whole number of degrees of freedom.
  mutating func quantile(_ probability: Double, degreesOfFreedom: Int) -> Double {
    if probability != quantileProbability {
      quantiles.removeAll(keepingCapacity: true)
      quantileProbability = probability
    }
    while quantiles.count <= degreesOfFreedom { quantiles.append(.nan) }
    if quantiles[degreesOfFreedom].isNaN {
      quantiles[degreesOfFreedom] = StudentTDistribution(degreesOfFreedom: Double(degreesOfFreedom))
        .quantile(probability)
    }
    return quantiles[degreesOfFreedom]
  }
}
