/// The Hodrick–Prescott filter: the trend that minimises Σ (xₜ − τₜ)² + λ Σ (τₜ₊₁ − 2τₜ + τₜ₋₁)².
///
/// λ = 0 leaves the series as its trend, λ = ∞ gives the line of least squares. Three observations or more, none missing.
/// One banded solve, O(n).
/// - Source: R. J. Hodrick and E. C. Prescott (1997), Journal of Money, Credit and Banking 29, 1–16; annual and monthly
///   λ by the fourth power of the frequency: M. O. Ravn and H. Uhlig (2002), Review of Economics and Statistics 84,
///   371–376; the limits of the filter: J. D. Hamilton (2018), Review of Economics and Statistics 100, 831–843.
public struct HodrickPrescott: TrendFilter, Equatable {
  /// A rule for λ.
  public enum Smoothing: Sendable, Equatable {
    /// 1600.
    case quarterly
    /// 1600 / 4⁴ = 6.25.
    case annual
    /// 100, the older practice for years.
    case annualHundred
    /// 1600 · 3⁴ = 129 600.
    case monthly
    /// Any λ ≥ 0, infinity included.
    case value(Double)

    public var lambda: Double {
      switch self {
      case .quarterly: 1600
      case .annual: 6.25
      case .annualHundred: 100
      case .monthly: 129_600
      case .value(let lambda): lambda
      }
    }

    var sentence: String {
      let number = "λ = \(plain(lambda))"
      return switch self {
      case .quarterly: number + ", the rule for quarters"
      case .annual: number + ", Ravn and Uhlig's rule for years"
      case .annualHundred: number + ", the older rule for years"
      case .monthly: number + ", Ravn and Uhlig's rule for months"
      case .value: number
      }
    }
  }

  public let smoothing: Smoothing
  public var method: DecompositionMethod { .hodrickPrescott }

  /// Traps unless λ ≥ 0.
  public init(_ smoothing: Smoothing) {
    precondition(smoothing.lambda >= 0, "λ is zero or more")
    self.smoothing = smoothing
  }

  public func filter(_ values: [Double]) throws(DecompositionRefusal) -> TrendAndCycle {
    try method.check(values, minimum: 3)
    let cycle = Self.cycle(of: values, lambda: smoothing.lambda)
    guard cycle.allSatisfy(\.isFinite) else { throw method.refusal(.overflow) }
    return TrendAndCycle(
      method: method, trend: zip(values, cycle).map { $0 - $1 }, cycle: cycle,
      variant: "two-sided Hodrick–Prescott filter, \(smoothing.sentence)",
      remarks: [
        "The last values of the trend change when new observations come, and the filter makes cycles of a random walk."
      ])
  }

  /// λ Dᵀ (I + λ D Dᵀ)⁻¹ D x, with D the second differences.
  ///
  /// The same cycle as x − (I + λ DᵀD)⁻¹ x, but without the loss of digits there when λ is large: the matrix solved is
  /// α I + β D Dᵀ with (α, β) = (1, λ) or (1/λ, 1).
  static func cycle(of values: [Double], lambda: Double) -> [Double] {
    let count = values.count
    let (alpha, beta) = lambda <= 1 ? (1, lambda) : (1 / lambda, 1)
    let (diagonal, first, second) = (alpha + 6 * beta, -4 * beta, beta)
    // L D Lᵀ of the band: d, and the two subdiagonals of L. The right side is carried along.
    var pivots = [Double](repeating: 0, count: count - 2)
    var lowers = pivots
    var lowers2 = pivots
    var solution = pivots
    for i in pivots.indices {
      var pivot = diagonal
      var lower = first
      var right = (values[i] - values[i + 1]) - (values[i + 1] - values[i + 2])
      if i >= 1 {
        pivot -= pivots[i - 1] * lowers[i - 1] * lowers[i - 1]
        lower -= lowers2[i - 1] * pivots[i - 1] * lowers[i - 1]
        right -= lowers[i - 1] * solution[i - 1]
      }
      if i >= 2 {
        pivot -= pivots[i - 2] * lowers2[i - 2] * lowers2[i - 2]
        right -= lowers2[i - 2] * solution[i - 2]
      }
      pivots[i] = pivot
      lowers[i] = lower / pivot
      lowers2[i] = second / pivot
      solution[i] = right
    }
    for i in pivots.indices.reversed() {
      var value = solution[i] / pivots[i]
      if i + 1 < solution.count { value -= lowers[i] * solution[i + 1] }
      if i + 2 < solution.count { value -= lowers2[i] * solution[i + 2] }
      solution[i] = value
    }
    var cycle = [Double](repeating: 0, count: count)
    for i in solution.indices {
      let value = beta * solution[i]
      cycle[i] += value
      cycle[i + 1] -= 2 * value
      cycle[i + 2] += value
    }
    return cycle
  }
}
