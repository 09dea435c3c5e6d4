/// An unevaluated sum of two doubles: about 32 significant digits, with the range of a double.
///
/// Error-free transformations after Dekker (1971) and Knuth (1969); the product uses the fused multiply-add.
public struct DoubleDouble: Sendable, Equatable {
  public var high: Double
  public var low: Double

  public static let zero = DoubleDouble(0)

  public init(_ value: Double) {
    high = value
    low = 0
  }

  init(high: Double, low: Double) {
    self.high = high
    self.low = low
  }

  /// a + b exactly, as its rounded value and the error of the rounding.
  public init(sumOf a: Double, and b: Double) {
    high = a + b
    let part = high - a
    low = (a - (high - part)) + (b - part)
  }

  /// a · b exactly unless it leaves the range of a double, as its rounded value and the error of the rounding.
  public init(productOf a: Double, and b: Double) {
    high = a * b
    low = (-high).addingProduct(a, b)
  }

  /// The nearest double.
  public var value: Double { high + low }

  public static prefix func - (operand: DoubleDouble) -> DoubleDouble {
    DoubleDouble(high: -operand.high, low: -operand.low)
  }

  public static func + (left: DoubleDouble, right: DoubleDouble) -> DoubleDouble {
    let sum = DoubleDouble(sumOf: left.high, and: right.high)
    let tail = DoubleDouble(sumOf: left.low, and: right.low)
    let first = DoubleDouble(quickSumOf: sum.high, and: sum.low + tail.high)
    return DoubleDouble(quickSumOf: first.high, and: first.low + tail.low)
  }

  public static func - (left: DoubleDouble, right: DoubleDouble) -> DoubleDouble { left + (-right) }

  public static func * (left: DoubleDouble, right: DoubleDouble) -> DoubleDouble {
    let product = DoubleDouble(productOf: left.high, and: right.high)
    return DoubleDouble(quickSumOf: product.high, and: product.low + (left.high * right.low + left.low * right.high))
  }

  /// Needs |a| ≥ |b| or a = 0.
  private init(quickSumOf a: Double, and b: Double) {
    high = a + b
    low = b - (high - a)
  }
}
