#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Simulated futures of a form whose variances have no formula.
///
/// Normal errors from a generator of fixed seed (SplitMix64 and Marsaglia's polar method), so the same fit gives the
/// same intervals.
struct SmoothingSimulation {
  static let pathCount = 5_000
  private static let seed: UInt64 = 0x5EED_2008

  /// `nil` when a quantile is not finite.
  let intervals: [PredictionInterval]?

  init(fit: SmoothingFit, horizon: Int) {
    var generator = NormalGenerator(seed: Self.seed)
    let deviation = fit.errorVariance.squareRoot()
    let (parameters, period) = (fit.parameters, fit.period)
    let hasMultiplicativeErrors = fit.form.error == .multiplicative
    var outcomes = Array(repeating: Array(repeating: 0.0, count: Self.pathCount), count: horizon)
    for path in 0..<Self.pathCount {
      var (level, slope, seasons) = (fit.last.level, fit.last.slope ?? 0, fit.last.seasons)
      for step in 0..<horizon {
        let q = level + parameters.damping * slope
        let s = seasons.isEmpty ? 0 : seasons[step % period]
        let f = fit.form.season == .multiplicative ? q * s : q + s
        let news = deviation * generator.next() * (hasMultiplicativeErrors ? f : 1)
        outcomes[step][path] = f + news
        level = q + parameters.level * (fit.form.season == .multiplicative ? Self.quotient(news, s) : news)
        slope =
          parameters.damping * slope
          + parameters.trend * (fit.form.season == .multiplicative ? Self.quotient(news, s) : news)
        if !seasons.isEmpty {
          seasons[step % period] =
            s + parameters.season * (fit.form.season == .multiplicative ? Self.quotient(news, q) : news)
        }
      }
    }
    for step in 0..<horizon { outcomes[step].sort() }
    let made = PredictionInterval.levels.map { level in
      PredictionInterval(
        level: level, low: outcomes.map { Self.quantile(0.5 - level / 2, of: $0) },
        high: outcomes.map { Self.quantile(0.5 + level / 2, of: $0) })
    }
    intervals = made.allSatisfy { ($0.low + $0.high).allSatisfy(\.isFinite) } ? made : nil
  }

  /// A path may pass near zero, where the form divides by nothing.
  private static func quotient(_ news: Double, _ divisor: Double) -> Double {
    divisor.magnitude < 1e-10 ? news : news / divisor
  }

  private static func quantile(_ probability: Double, of sorted: [Double]) -> Double {
    let position = probability * Double(sorted.count - 1)
    let below = min(max(Int(position), 0), sorted.count - 1)
    let above = min(below + 1, sorted.count - 1)
    return sorted[below] + (position - Double(below)) * (sorted[above] - sorted[below])
  }
}

/// Standard normal numbers from a seed.
struct NormalGenerator {
  private var state: UInt64
  private var spare: Double?

  init(seed: UInt64) { state = seed }

  private mutating func uniform() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double((mixed ^ (mixed >> 31)) >> 11) * 0x1p-53
  }

  mutating func next() -> Double {
    if let ready = spare {
      spare = nil
      return ready
    }
    while true {
      let (u, v) = (2 * uniform() - 1, 2 * uniform() - 1)
      let square = u * u + v * v
      if square > 0, square < 1 {
        let scale = (-2 * log(square) / square).squareRoot()
        spare = v * scale
        return u * scale
      }
    }
  }
}
