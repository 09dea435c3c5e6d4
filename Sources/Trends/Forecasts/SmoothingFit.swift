#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A fitted member of the exponential smoothing family.
///
/// −2 ln L without constants is n ln Σ e² for additive errors and n ln Σ e² + 2 Σ ln f for multiplicative ones, as
/// R's `ets` counts it, so criteria compare with its own; AIC = −2 ln L + 2k, AICc adds 2k(k + 1)/(n − k − 1), BIC has
/// k ln n; k counts smoothing parameters, free initial states and the error variance.
public struct SmoothingFit: Sendable, Equatable, Codable {
  public let form: SmoothingForm
  /// The length of the season, 1 without one.
  public let period: Int
  public let observations: Int
  /// α, the weight of the news in the level.
  public let levelSmoothing: Double
  /// β, the weight of the news in the slope.
  public let trendSmoothing: Double?
  /// γ, the weight of the news in the season.
  public let seasonSmoothing: Double?
  /// φ.
  public let damping: Double?
  /// The states before the first observation; season i applies to observation i.
  public let initial: SmoothingState
  /// The states after the last observation; season i applies i + 1 periods ahead.
  public let last: SmoothingState
  /// −2 ln L without constants.
  public let deviance: Double
  /// Σ e²: squares of the series' unit for additive errors, of fractions for multiplicative ones.
  public let sumOfSquares: Double
  /// e_t = y_t − f_t, or (y_t − f_t)/f_t.
  public let errors: [Double]
  /// The fit repeats the series to the last digits.
  public let isExact: Bool

  /// k: smoothing parameters, free initial states and the error variance.
  public var parameterCount: Int { form.parameterCount(period: period) + 1 }
  public var aic: Double { deviance + 2 * Double(parameterCount) }
  public var aicc: Double {
    let k = Double(parameterCount)
    return aic + 2 * k * (k + 1) / (Double(observations) - k - 1)
  }
  public var bic: Double { deviance + log(Double(observations)) * Double(parameterCount) }
  /// σ² = Σ e² / (n − k + 1): the degrees of freedom that the smoothing parameters and initial states leave.
  public var errorVariance: Double { sumOfSquares / Double(observations - parameterCount + 1) }

  var parameters: SmoothingParameters {
    SmoothingParameters(
      level: levelSmoothing, trend: trendSmoothing ?? 0, season: seasonSmoothing ?? 0, damping: damping ?? 1)
  }

  /// Forecasts with all future errors zero.
  public func points(horizon: Int) -> [Double] {
    var state = last
    let phi = damping ?? 1
    return (0..<horizon).map { step in
      if let slope = state.slope {
        state.level += phi * slope
        state.slope = phi * slope
      }
      switch form.season {
      case .none: return state.level
      case .additive: return state.level + state.seasons[step % period]
      case .multiplicative: return state.level * state.seasons[step % period]
      }
    }
  }
}

/// Level, slope and seasons at one time.
public struct SmoothingState: Sendable, Equatable, Codable {
  public var level: Double
  public var slope: Double?
  public var seasons: [Double]

  public init(level: Double, slope: Double?, seasons: [Double]) {
    self.level = level
    self.slope = slope
    self.seasons = seasons
  }
}
