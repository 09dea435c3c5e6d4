#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Buffers for the derivatives of all errors of a form by all its parameters, reused from form to form.
///
/// Two parameters share a lane pair; four rows of derivatives are gathered before they enter the cross product.
final class SmoothingSensitivities {
  typealias Pair = SIMD2<Double>

  /// Pairs of parameters there is room for.
  let capacity: Int
  let pairs: UnsafeMutablePointer<Pair>
  private let total: Int

  init(parameters: Int, period: Int) {
    capacity = (parameters + 1) / 2
    total = capacity * (2 * capacity + period + 14)
    pairs = .allocate(capacity: total)
    pairs.initialize(repeating: .zero, count: total)
  }

  deinit { pairs.deallocate() }

  func part(_ index: Int) -> UnsafeMutablePointer<Pair> { pairs + index * capacity }
  var level: UnsafeMutablePointer<Pair> { part(0) }
  var slope: UnsafeMutablePointer<Pair> { part(1) }
  /// Derivatives of α, β, γ and φ themselves.
  var alpha: UnsafeMutablePointer<Pair> { part(2) }
  var beta: UnsafeMutablePointer<Pair> { part(3) }
  var gamma: UnsafeMutablePointer<Pair> { part(4) }
  var phi: UnsafeMutablePointer<Pair> { part(5) }
  /// Σ e ∂e.
  var gradient: UnsafeMutablePointer<Pair> { part(6) }
  /// Σ ∂ ln f.
  var logarithms: UnsafeMutablePointer<Pair> { part(7) }
  /// Four rows of ∂e.
  var rows: UnsafeMutablePointer<Pair> { part(8) }
  /// Σ ∂e ∂eᵀ, row by row, from the diagonal on.
  var cross: UnsafeMutablePointer<Pair> { part(12) }
  /// ∂s, a row for each season.
  func seasons(_ position: Int) -> UnsafeMutablePointer<Pair> { part(12 + 2 * capacity + position) }

  func clear(period: Int) { pairs.update(repeating: .zero, count: capacity * (12 + 2 * capacity + period)) }

  /// Adds four rows to the cross product.
  @inline(__always)
  func addRows(width: Int) {
    let (first, second) = (rows, rows + capacity)
    let (third, fourth) = (rows + 2 * capacity, rows + 3 * capacity)
    for pair in 0..<width {
      for half in 0..<2 {
        let a = Pair(repeating: first[pair][half])
        let b = Pair(repeating: second[pair][half])
        let c = Pair(repeating: third[pair][half])
        let d = Pair(repeating: fourth[pair][half])
        let target = cross + (2 * pair + half) * capacity
        for k in pair..<width {
          target[k] += (a * first[k] + b * second[k]) + (c * third[k] + d * fourth[k])
        }
      }
    }
  }
}

/// The recursion of `smooth` together with its derivatives by every parameter (forward differentiation).
///
/// `work` holds the derivatives of the initial states and of α, β, γ and φ on entry, and the sums on return. O(n k²).
@inline(__always)
func differentiate<Error: Choice, Trend: Choice, Additive: Choice, Multiplicative: Choice>(
  multiplicativeError: Error.Type, trend: Trend.Type, additiveSeason: Additive.Type,
  multiplicativeSeason: Multiplicative.Type, values: UnsafePointer<Double>, count: Int, period: Int,
  parameters: SmoothingParameters, level: Double, slope: Double, seasons: UnsafeMutablePointer<Double>,
  width: Int, work: SmoothingSensitivities
) -> SmoothingSums {
  typealias Pair = SIMD2<Double>
  let (alpha, beta) = (parameters.level, parameters.trend)
  let (gamma, phi) = (parameters.season, parameters.damping)
  let isSeasonal = Additive.isMade || Multiplicative.isMade
  let (dLevel, dSlope) = (work.level, work.slope)
  let (dAlpha, dBeta, dGamma, dPhi) = (work.alpha, work.beta, work.gamma, work.phi)
  let (gradient, dLogarithms, rows) = (work.gradient, work.logarithms, work.rows)
  let capacity = work.capacity
  let firstSeason = work.seasons(0)
  var (l, b) = (level, slope)
  var squares = 0.0
  var logarithms = 0.0
  var product = 1.0
  var position = 0
  var row = 0
  for t in 0..<count {
    let y = values[t]
    let drift = Trend.isMade ? phi * b : 0
    let q = l + drift
    let s = isSeasonal ? seasons[position] : 0
    let f = Multiplicative.isMade ? q * s : (Additive.isMade ? q + s : q)
    if Error.isMade || Multiplicative.isMade {
      guard f > smallestForecast, f < largestForecast else { return .inadmissible }
    }
    var levelNews = y - f
    var seasonNews = levelNews
    var error = levelNews
    // ∂e = errorByF ∂f; with a multiplicative season ∂p = levelByS ∂s − ∂q and ∂r = seasonByQ ∂q − ∂s.
    var (levelByS, seasonByQ) = (0.0, 0.0)
    var errorByF = -1.0
    var inverse = 0.0
    if Error.isMade {
      inverse = 1 / f
      error = levelNews * inverse
      errorByF = -(1 + error) * inverse
      product *= f
      if product > 1e100 || product < 1e-100 {
        logarithms += log(product)
        product = 1
      }
    }
    if Multiplicative.isMade {
      let (byS, byQ) = Error.isMade ? (q * inverse, s * inverse) : (1 / s, 1 / q)
      levelNews *= byS
      seasonNews *= byQ
      levelByS = -y * byS * byS
      seasonByQ = -y * byQ * byQ
    }
    squares += error * error

    let dSeason = firstSeason + position * capacity
    let target = rows + row * capacity
    for k in 0..<width {
      let dDrift = Trend.isMade ? phi * dSlope[k] + b * dPhi[k] : .zero
      let dq = dLevel[k] + dDrift
      let ds = isSeasonal ? dSeason[k] : .zero
      let df = Multiplicative.isMade ? s * dq + q * ds : (Additive.isMade ? dq + ds : dq)
      let de = errorByF * df
      let dp = Multiplicative.isMade ? levelByS * ds - dq : -df
      dLevel[k] = dq + alpha * dp + levelNews * dAlpha[k]
      if Trend.isMade { dSlope[k] = dDrift + beta * dp + levelNews * dBeta[k] }
      if isSeasonal {
        let dr = Multiplicative.isMade ? seasonByQ * dq - ds : -df
        dSeason[k] = ds + gamma * dr + seasonNews * dGamma[k]
      }
      target[k] = de
      gradient[k] += error * de
      if Error.isMade { dLogarithms[k] += inverse * df }
    }
    row += 1
    if row == 4 {
      work.addRows(width: width)
      row = 0
    }
    l = q + alpha * levelNews
    if Trend.isMade { b = drift + beta * levelNews }
    if isSeasonal {
      seasons[position] = s + gamma * seasonNews
      position += 1
      if position == period { position = 0 }
    }
  }
  if row > 0 {
    for rest in row..<4 {
      for k in 0..<width { rows[rest * capacity + k] = .zero }
    }
    work.addRows(width: width)
  }
  if Error.isMade { logarithms += log(product) }
  return squares.isFinite && logarithms.isFinite
    ? SmoothingSums(squares: squares, logarithms: logarithms) : .inadmissible
}

extension SmoothingForm {
  /// `differentiate` for this form.
  func derivatives(
    values: UnsafePointer<Double>, count: Int, period: Int, parameters: SmoothingParameters, level: Double,
    slope: Double, seasons: UnsafeMutablePointer<Double>, width: Int, work: SmoothingSensitivities
  ) -> SmoothingSums {
    @inline(__always)
    func bySeason<Error: Choice, Trend: Choice>(_: Error.Type, _: Trend.Type) -> SmoothingSums {
      switch season {
      case .none:
        differentiate(
          multiplicativeError: Error.self, trend: Trend.self, additiveSeason: NotChosen.self,
          multiplicativeSeason: NotChosen.self, values: values, count: count, period: period, parameters: parameters,
          level: level, slope: slope, seasons: seasons, width: width, work: work)
      case .additive:
        differentiate(
          multiplicativeError: Error.self, trend: Trend.self, additiveSeason: Chosen.self,
          multiplicativeSeason: NotChosen.self, values: values, count: count, period: period, parameters: parameters,
          level: level, slope: slope, seasons: seasons, width: width, work: work)
      case .multiplicative:
        differentiate(
          multiplicativeError: Error.self, trend: Trend.self, additiveSeason: NotChosen.self,
          multiplicativeSeason: Chosen.self, values: values, count: count, period: period, parameters: parameters,
          level: level, slope: slope, seasons: seasons, width: width, work: work)
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
