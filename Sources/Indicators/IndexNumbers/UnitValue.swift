public import Vectors

extension IndexNumbers {
  /// Which unit values of the flows of one product are taken for errors.
  public enum OutlierRule: Sendable, Hashable {
    case none
    /// Farther than so many times the interquartile range outside the quartiles of the logarithms.
    case interquartile(Double)
    /// Farther than so many times 1.4826 median absolute deviations from the median of the logarithms.
    case medianDeviation(Double)
    /// More than so many times, or less than one so-manieth of, the median.
    case factor(Double)
  }

  /// The unit value of a product with what became of its flows.
  public struct UnitValue: Sendable, Equatable {
    /// Σ value / Σ quantity over the flows kept.
    public let value: Double
    /// The flows left out as outliers, and those without a value or quantity above zero.
    public let outliers: [Int]
    public let withoutQuantity: [Int]
    /// The part of all value that the kept flows carry, from 0 to 1.
    public let coverage: Double
  }

  /// The unit value Σ value / Σ quantity of a product over its flows. Traps when the lengths differ. O(n log n).
  ///
  /// Unit values are judged by their logarithms, which spread evenly around a product's usual price. Fewer than four
  /// flows are never judged. Source: International Monetary Fund (2009), Export and Import Price Index Manual, chapter
  /// 2; G. Gaulier and S. Zignago (2010), BACI.
  /// - Parameters:
  ///   - values: The value of each flow.
  ///   - quantities: Its quantity, all in one unit; zero or NaN where it is not known.
  ///   - rule: Which flows are left out.
  /// - Throws: `.tooFew` when no flow has a quantity, `.negative`.
  public static func unitValue(
    values: Vector, quantities: Vector, outliers rule: OutlierRule = .none
  ) throws(IndicatorRefusal) -> UnitValue {
    let check = TradeCheck("unit value")
    check.sameLength(values, quantities)
    for (numbers, what) in [(values, "values"), (quantities, "quantities")] {
      for (index, number) in numbers.enumerated() where number < 0 {
        throw check.refusal(.negative(what, position: index, value: number))
      }
    }
    let usable = values.indices.filter {
      values[$0] > 0 && quantities[$0] > 0 && (values[$0] / quantities[$0]).isFinite
    }
    guard !usable.isEmpty else { throw check.refusal(.tooFew("flows with a quantity", needed: 1, found: 0)) }
    let logarithms = usable.map { naturalLogarithm(values[$0] / quantities[$0]) }
    let limits = usable.count < 4 ? nil : limits(logarithms.sorted(), rule)
    var (kept, left) = ([Int](), [Int]())
    for (flow, level) in zip(usable, logarithms) {
      if let limits, !limits.contains(level) { left.append(flow) } else { kept.append(flow) }
    }
    // The median and the quartiles lie within their limits, so something is kept.
    let value = Vector(kept.map { values[$0] }).sumOfMagnitudes
    let all = CompensatedSum(values.filter { $0.isFinite }).value
    return UnitValue(
      value: value / Vector(kept.map { quantities[$0] }).sumOfMagnitudes, outliers: left,
      withoutQuantity: values.indices.filter { !usable.contains($0) }, coverage: value / all)
  }

  private static func limits(_ sorted: [Double], _ rule: OutlierRule) -> ClosedRange<Double>? {
    let middle = quantile(sorted, 0.5)
    switch rule {
    case .none: return nil
    case .interquartile(let times):
      let (low, high) = (quantile(sorted, 0.25), quantile(sorted, 0.75))
      return low - times * (high - low)...high + times * (high - low)
    case .medianDeviation(let times):
      let reach = times * 1.4826 * quantile(sorted.map { ($0 - middle).magnitude }.sorted(), 0.5)
      return middle - reach...middle + reach
    case .factor(let times):
      return middle - naturalLogarithm(times)...middle + naturalLogarithm(times)
    }
  }

  /// Type 7 of Hyndman and Fan (1996).
  private static func quantile(_ sorted: [Double], _ part: Double) -> Double {
    let rank = Double(sorted.count - 1) * part
    let low = Int(rank)
    let high = min(low + 1, sorted.count - 1)
    return sorted[low] + (rank - Double(low)) * (sorted[high] - sorted[low])
  }
}
