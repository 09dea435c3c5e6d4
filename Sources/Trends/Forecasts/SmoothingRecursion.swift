#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The four smoothing parameters; those a form does not have are 0, and the damping 1.
struct SmoothingParameters: Sendable, Equatable {
  /// α.
  var level = 0.0
  /// β.
  var trend = 0.0
  /// γ.
  var season = 0.0
  /// φ.
  var damping = 1.0
}

/// A choice made where the compiler sees it, so that every form has a loop of its own.
protocol Choice { static var isMade: Bool { get } }
enum Chosen: Choice { static var isMade: Bool { true } }
enum NotChosen: Choice { static var isMade: Bool { false } }

/// What one pass over a series sums up.
struct SmoothingSums {
  /// Σ e²; infinite where the form cannot be computed.
  var squares: Double
  /// Σ ln f over the one-step forecasts, for multiplicative errors; 0 otherwise.
  var logarithms: Double

  static let inadmissible = SmoothingSums(squares: .infinity, logarithms: 0)

  /// −2 ln L without constants: n ln Σ e² + 2 Σ ln f.
  ///
  /// Errors at the rounding of a double count as `smallest`, so that an exact fit has a finite likelihood.
  func likelihood(count: Int, smallest: Double) -> Double {
    guard squares.isFinite else { return .infinity }
    return Double(count) * log(max(squares, smallest)) + 2 * logarithms
  }
}

/// One-step forecasts must lie in this range where a form divides by them.
let smallestForecast = 1e-100
let largestForecast = 1e100

/// The recursion of one form: level l, slope b and seasons s, with q = l + φ b, f = q + s or q s,
/// e = y − f or y/f − 1, and l ← q + α p, b ← φ b + β p, s ← s + γ r, where p and r are y − f, divided by s or q when
/// the season is multiplicative.
///
/// The states are left at the end of the series; season i applies at times t ≡ i modulo the period. O(n).
@inline(__always)
func smooth<Error: Choice, Trend: Choice, Additive: Choice, Multiplicative: Choice>(
  multiplicativeError: Error.Type, trend: Trend.Type, additiveSeason: Additive.Type,
  multiplicativeSeason: Multiplicative.Type, values: UnsafePointer<Double>, count: Int, period: Int,
  parameters: SmoothingParameters, level: inout Double, slope: inout Double,
  seasons: UnsafeMutablePointer<Double>, errors: UnsafeMutablePointer<Double>?
) -> SmoothingSums {
  let (alpha, beta) = (parameters.level, parameters.trend)
  let (gamma, phi) = (parameters.season, parameters.damping)
  var (l, b) = (level, slope)
  var squares = 0.0
  var logarithms = 0.0
  var product = 1.0
  var position = 0
  for t in 0..<count {
    let y = values[t]
    let drift = Trend.isMade ? phi * b : 0
    let q = l + drift
    let s = Additive.isMade || Multiplicative.isMade ? seasons[position] : 0
    let f = Multiplicative.isMade ? q * s : (Additive.isMade ? q + s : q)
    if Error.isMade || Multiplicative.isMade {
      guard f > smallestForecast, f < largestForecast else { return .inadmissible }
    }
    var levelNews = y - f
    var seasonNews = levelNews
    var error = levelNews
    if Error.isMade {
      error = levelNews / f
      product *= f
      if product > 1e100 || product < 1e-100 {
        logarithms += log(product)
        product = 1
      }
      if Multiplicative.isMade {
        levelNews = error * q
        seasonNews = error * s
      }
    } else if Multiplicative.isMade {
      levelNews /= s
      seasonNews /= q
    }
    squares += error * error
    l = q + alpha * levelNews
    if Trend.isMade { b = drift + beta * levelNews }
    if Additive.isMade || Multiplicative.isMade {
      seasons[position] = s + gamma * seasonNews
      position += 1
      if position == period { position = 0 }
    }
    if let errors { errors[t] = error }
  }
  if Error.isMade { logarithms += log(product) }
  level = l
  slope = b
  return squares.isFinite && logarithms.isFinite
    ? SmoothingSums(squares: squares, logarithms: logarithms) : .inadmissible
}

extension SmoothingForm {
  /// `smooth` for this form.
  func run(
    values: UnsafePointer<Double>, count: Int, period: Int, parameters: SmoothingParameters, level: inout Double,
    slope: inout Double, seasons: UnsafeMutablePointer<Double>, errors: UnsafeMutablePointer<Double>? = nil
  ) -> SmoothingSums {
    @inline(__always)
    func bySeason<Error: Choice, Trend: Choice>(_: Error.Type, _: Trend.Type) -> SmoothingSums {
      switch season {
      case .none:
        smooth(
          multiplicativeError: Error.self, trend: Trend.self, additiveSeason: NotChosen.self,
          multiplicativeSeason: NotChosen.self, values: values, count: count, period: period, parameters: parameters,
          level: &level, slope: &slope, seasons: seasons, errors: errors)
      case .additive:
        smooth(
          multiplicativeError: Error.self, trend: Trend.self, additiveSeason: Chosen.self,
          multiplicativeSeason: NotChosen.self, values: values, count: count, period: period, parameters: parameters,
          level: &level, slope: &slope, seasons: seasons, errors: errors)
      case .multiplicative:
        smooth(
          multiplicativeError: Error.self, trend: Trend.self, additiveSeason: NotChosen.self,
          multiplicativeSeason: Chosen.self, values: values, count: count, period: period, parameters: parameters,
          level: &level, slope: &slope, seasons: seasons, errors: errors)
      }
    }
    switch (error, trend) {
    case (.additive, .none): return bySeason(NotChosen.self, NotChosen.self)
    case (.additive, _): return bySeason(NotChosen.self, Chosen.self)
    case (.multiplicative, .none): return bySeason(Chosen.self, NotChosen.self)
    case (.multiplicative, _): return bySeason(Chosen.self, Chosen.self)
    }
  }
}
