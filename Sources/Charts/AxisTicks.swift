#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Round numbers along an axis: multiples of 1, 2 or 5 times a power of ten, that enclose the values.
struct AxisTicks: Equatable {
  let values: [Double]

  var low: Double { values[0] }
  var high: Double { values[values.count - 1] }

  /// About `wanted` ticks from at most `low` to at least `high`.
  init(from low: Double, through high: Double, wanted: Int = 6) {
    precondition(low.isFinite && high.isFinite && low <= high && wanted >= 2)
    // Room for one value alone, and for values that differ in their last digits only.
    let smallest = max(low.magnitude, high.magnitude) * 1e-12
    let isFlat = high - low <= smallest
    let room = isFlat ? (high.isZero ? 1 : high.magnitude) * 0.1 : 0
    let (low, high) = (low - room, high + room)
    let rough = (high - low) / Double(wanted - 1)
    let power = pow(10, floor(log10(rough)))
    let step = ([1.0, 2, 5, 10].first { $0 * power >= rough * (1 - 1e-12) } ?? 10) * power
    let first = floor(low / step + 1e-9)
    let last = ceil(high / step - 1e-9)
    let count = max(1, Int(last - first))
    values = (0...count).map { (first + Double($0)) * step }
  }

  /// How much the numbers are divided by for printing, and the word for it: thousand, million, billion.
  var scale: (divisor: Double, word: String) {
    let largest = max(low.magnitude, high.magnitude)
    let steps = [(1e12, "trillion"), (1e9, "billion"), (1e6, "million"), (1e5, "thousand")]
    let found = steps.first { largest >= $0.0 }
    return found.map { ($0.0 == 1e5 ? 1e3 : $0.0, $0.1) } ?? (1, "")
  }
}
