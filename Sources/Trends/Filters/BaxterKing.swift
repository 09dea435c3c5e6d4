#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Baxter and King's band-pass filter: a symmetric moving average of 2K + 1 terms that keeps swings of between `shortest`
/// and `longest` periods and removes a linear or quadratic trend.
///
/// Weights bⱼ = (sin ω₂j − sin ω₁j)/(πj) with ω₁ = 2π/longest, ω₂ = 2π/shortest and b₀ = (ω₂ − ω₁)/π, less their mean,
/// so that they sum to 0. The first and last K periods are missing; the trend is the rest, value − cycle, and holds the
/// swings shorter than `shortest` too. 2K + 1 observations or more, none missing. O(n K).
/// - Source: M. Baxter and R. G. King (1999), Review of Economics and Statistics 81, 575–593.
public struct BaxterKing: TrendFilter, Equatable {
  public let shortest: Double
  public let longest: Double
  /// K.
  public let terms: Int
  public var method: DecompositionMethod { .baxterKing }

  /// 6 to 32 quarters, K = 12.
  public static let quarterly = BaxterKing(shortest: 6, longest: 32, terms: 12)
  /// 2 to 8 years, K = 3.
  public static let annual = BaxterKing(shortest: 2, longest: 8, terms: 3)
  /// 18 to 96 months, K = 36.
  public static let monthly = BaxterKing(shortest: 18, longest: 96, terms: 36)

  /// Traps unless 2 ≤ shortest < longest and K ≥ 1.
  public init(shortest: Double, longest: Double, terms: Int) {
    precondition(shortest >= 2 && shortest < longest && longest.isFinite && terms >= 1, "2 ≤ shortest < longest, K ≥ 1")
    self.shortest = shortest
    self.longest = longest
    self.terms = terms
  }

  /// The weights of lags 0 … K.
  public var weights: [Double] {
    let (low, high) = (2 * Double.pi / longest, 2 * Double.pi / shortest)
    var weights = [(high - low) / Double.pi]
    for j in 1...terms { weights.append((sin(high * Double(j)) - sin(low * Double(j))) / (Double.pi * Double(j))) }
    let mean = (weights[0] + 2 * weights.dropFirst().reduce(0, +)) / Double(2 * terms + 1)
    return weights.map { $0 - mean }
  }

  public func filter(_ values: [Double]) throws(DecompositionRefusal) -> TrendAndCycle {
    try method.check(values, minimum: 2 * terms + 1)
    let weights = weights
    var cycle = [Double?](repeating: nil, count: values.count)
    for t in terms..<(values.count - terms) {
      // Weights that sum to 0 do not see the level: taking it off first spares its rounding errors.
      var sum = 0.0
      for j in 1...terms { sum += weights[j] * ((values[t - j] - values[t]) + (values[t + j] - values[t])) }
      guard sum.isFinite else { throw method.refusal(.overflow) }
      cycle[t] = sum
    }
    return TrendAndCycle(
      method: method, trend: zip(values, cycle).map { value, cycle in cycle.map { value - $0 } }, cycle: cycle,
      variant: "Baxter–King band pass, \(plain(shortest)) to \(plain(longest)) periods, K = \(terms)",
      remarks: ["The first and the last \(terms) periods have no cycle: the moving average does not reach them."])
  }
}
