/// A statistic of the numbers that are present, and how many were used. NaN marks a missing number.
///
/// Sums are exact and rounded once (`ExactSum`), so no result depends on the order of the numbers. All are O(n).
public struct PresentStatistic: Sendable, Equatable, Codable {
  /// `nil` when too few numbers are present to define it, or when it is beyond the largest double.
  public let value: Double?
  public let used: Int
  public let missing: Int

  init(_ value: Double?, used: Int, of count: Int) {
    self.value = value.flatMap { $0.isFinite ? $0 : nil }
    self.used = used
    self.missing = count - used
  }

  /// Σ xᵢ over the numbers present; `nil` when none is (a sum of nothing known is not zero).
  public static func sum(_ values: some Collection<Double>) -> PresentStatistic {
    let (sum, used) = sumAndCount(values)
    return PresentStatistic(used > 0 ? sum : nil, used: used, of: values.count)
  }

  /// Σ xᵢ / n over the n numbers present.
  public static func mean(_ values: some Collection<Double>) -> PresentStatistic {
    let (sum, used) = sumAndCount(values)
    return PresentStatistic(used > 0 ? sum / Double(used) : nil, used: used, of: values.count)
  }

  /// Σ (xᵢ − x̄)² / (n − 1) over the n numbers present, in two passes with the correction of Chan, Golub and LeVeque
  /// (1983) for the rounding of x̄; `nil` below two.
  public static func variance(_ values: some Collection<Double>) -> PresentStatistic {
    let (sum, used) = sumAndCount(values)
    guard used > 1 else { return PresentStatistic(nil, used: used, of: values.count) }
    let mean = sum / Double(used)
    var squares = ExactSum()
    var deviations = ExactSum()
    for value in values where !value.isNaN {
      let deviation = value - mean
      squares.add(deviation * deviation)
      deviations.add(deviation)
    }
    let remainder = deviations.value
    let variance = (squares.value - remainder * remainder / Double(used)) / Double(used - 1)
    return PresentStatistic(Swift.max(variance, 0), used: used, of: values.count)
  }

  /// The least number present.
  public static func minimum(_ values: some Collection<Double>) -> PresentStatistic {
    extreme(values, isBetter: <)
  }

  /// The greatest number present.
  public static func maximum(_ values: some Collection<Double>) -> PresentStatistic {
    extreme(values, isBetter: >)
  }

  /// Σ wᵢ xᵢ / Σ wᵢ over the pairs of which both are present; `nil` when a weight used is negative or they add up
  /// to 0. Traps when the lengths differ.
  public static func weightedMean(
    _ values: some Collection<Double>, weights: some Collection<Double>
  ) -> PresentStatistic {
    precondition(values.count == weights.count, "as many weights as values")
    var products = ExactSum()
    var total = ExactSum()
    var hasNegativeWeight = false
    var used = 0
    for (value, weight) in zip(values, weights) where !value.isNaN && !weight.isNaN {
      hasNegativeWeight = hasNegativeWeight || weight < 0
      products.addProduct(weight, value)
      total.add(weight)
      used += 1
    }
    let sum = total.value
    return PresentStatistic(
      sum > 0 && !hasNegativeWeight ? products.value / sum : nil, used: used, of: values.count)
  }

  private static func sumAndCount(_ values: some Collection<Double>) -> (sum: Double, used: Int) {
    var sum = ExactSum()
    var used = 0
    for value in values where !value.isNaN {
      sum.add(value)
      used += 1
    }
    return (sum.value, used)
  }

  private static func extreme(
    _ values: some Collection<Double>, isBetter: (Double, Double) -> Bool
  ) -> PresentStatistic {
    var best: Double?
    var used = 0
    for value in values where !value.isNaN {
      used += 1
      if best == nil || isBetter(value, best!) { best = value }
    }
    return PresentStatistic(best, used: used, of: values.count)
  }
}
