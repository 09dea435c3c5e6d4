import Decimals
import Intervals
import TestSupport

func rational(_ text: String) -> ExactRational { ExactRational(ExactDecimal(text)!)! }

func interval(_ text: String) -> Interval {
  let parts = text.dropFirst().dropLast().split(separator: ",").map { $0.filter { $0 != " " } }
  func bound(_ part: String, _ isClosed: Bool) -> Interval.Bound {
    if part.hasSuffix("∞") { return .unbounded }
    return isClosed ? .closed(rational(part)) : .open(rational(part))
  }
  return Interval(bound(parts[0], text.first == "["), bound(parts[1], text.last == "]"))
}

/// How close sampled numbers come to an open end.
let sliver = rational("0.000000001")

extension Interval {
  /// Bounds of one decimal place between −5 and 5 or, when `isPositive`, between 0.1 and 5; any kind of ends.
  static func random(isPositive: Bool = false, using random: inout SeededGenerator) -> Interval {
    let range = isPositive ? 1...50 : -50...50
    let ends = [Int.random(in: range, using: &random), Int.random(in: range, using: &random)].sorted()
    let values = ends.map { ExactRational(Int128($0), over: 10)! }
    if values[0] == values[1] { return Interval(exactly: values[0]) }
    return Interval(
      Bool.random(using: &random) ? .closed(values[0]) : .open(values[0]),
      Bool.random(using: &random) ? .closed(values[1]) : .open(values[1]))
  }

  /// Numbers of the interval: its ends (or a sliver inside of open ones), zero where it belongs, and some between.
  func samples(using random: inout SeededGenerator) -> [ExactRational] {
    let low = lower.value!
    let high = upper.value!
    if singleValue != nil { return [low] }
    let width = high.subtracting(low)!
    var numbers = [
      lower.isClosed ? low : low.adding(sliver)!, upper.isClosed ? high : high.subtracting(sliver)!,
    ]
    if contains(.zero) { numbers.append(.zero) }
    for _ in 0..<3 {
      let part = ExactRational(Int128.random(in: 1...99, using: &random), over: 100)!
      numbers.append(low.adding(width.multiplied(by: part)!)!)
    }
    return numbers
  }

  /// An interval inside this one.
  func narrowed(using random: inout SeededGenerator) -> Interval {
    let numbers = samples(using: &random).sorted()
    let low = Int.random(in: 0..<numbers.count, using: &random)
    let high = Int.random(in: low..<numbers.count, using: &random)
    return Interval(.closed(numbers[low]), .closed(numbers[high]))
  }

  /// Whether the extremes of numbers taken from the interval's corners come as near to the bounds as the samples do.
  func isTight(around numbers: [ExactRational], tolerance: Double = 1e-4) -> Bool {
    let low = numbers.min()!
    let high = numbers.max()!
    return [(lower, low), (upper, high)].allSatisfy { bound, extreme in
      guard let value = bound.value else { return abs(extreme.doubleValue) > 1e3 }
      return bound.isClosed ? value == extreme : abs(value.doubleValue - extreme.doubleValue) < tolerance
    }
  }
}
