/// A running sum that carries the error of every addition (Neumaier 1974).
///
/// The error of the result is about one rounding plus n² · 2⁻¹⁰⁶ · Σ|x|; it depends on the order of the numbers in its
/// last digit at most. `ExactSum` does not.
public struct CompensatedSum: Sendable {
  private var sum = 0.0
  private var compensation = 0.0

  public init() {}

  public init(_ values: some Sequence<Double>) {
    for value in values { add(value) }
  }

  public mutating func add(_ value: Double) {
    let total = sum + value
    compensation += sum.magnitude >= value.magnitude ? (sum - total) + value : (value - total) + sum
    sum = total
  }

  /// The sum. An infinity or NaN on the way gives what plain addition gives.
  public var value: Double { sum.isFinite ? sum + compensation : sum }
}

/// Σ xᵢ yᵢ as if in twice the precision of a double (Ogita, Rump and Oishi 2005). Traps when the lengths differ. O(n).
public func compensatedDotProduct(_ left: some Collection<Double>, _ right: some Collection<Double>) -> Double {
  precondition(left.count == right.count, "vectors of different lengths")
  var sum = 0.0
  var error = 0.0
  for (x, y) in zip(left, right) {
    let product = DoubleDouble(productOf: x, and: y)
    let total = DoubleDouble(sumOf: sum, and: product.high)
    sum = total.high
    error += product.low + total.low
  }
  return sum.isFinite ? sum + error : sum
}
