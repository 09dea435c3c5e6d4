#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Σ e² of Holt and Winters' recursion by α, β and γ, with its derivatives.
struct HoltWintersProblem: BoundedLeastSquaresProblem {
  let values: [Double]
  let period: Int
  let isMultiplicative: Bool
  let start: SmoothingState

  var parameterCount: Int { 3 }
  func lowerBound(_ index: Int) -> Double { 0 }
  func upperBound(_ index: Int) -> Double { 1 }

  /// A number and its derivatives by α, β and γ.
  private struct Dual {
    var value: Double
    var slope = SIMD3<Double>.zero

    static func + (a: Dual, b: Dual) -> Dual { Dual(value: a.value + b.value, slope: a.slope + b.slope) }
    static func - (a: Dual, b: Dual) -> Dual { Dual(value: a.value - b.value, slope: a.slope - b.slope) }
    static func * (a: Dual, b: Dual) -> Dual {
      Dual(value: a.value * b.value, slope: a.slope * b.value + b.slope * a.value)
    }
    static func / (a: Dual, b: Dual) -> Dual {
      let ratio = a.value / b.value
      return Dual(value: ratio, slope: (a.slope - b.slope * ratio) / b.value)
    }
  }

  private func errors(_ x: [Double]) -> (errors: [Dual], level: Dual, slope: Dual, seasons: [Dual]) {
    let alpha = Dual(value: x[0], slope: [1, 0, 0])
    let beta = Dual(value: x[1], slope: [0, 1, 0])
    let gamma = Dual(value: x[2], slope: [0, 0, 1])
    let one = Dual(value: 1)
    var (level, slope) = (Dual(value: start.level), Dual(value: start.slope ?? 0))
    var seasons = start.seasons.map { Dual(value: $0) }
    var errors: [Dual] = []
    errors.reserveCapacity(values.count - period)
    for t in period..<values.count {
      let y = Dual(value: values[t])
      let base = level + slope
      let season = seasons[t % period]
      errors.append(y - (isMultiplicative ? base * season : base + season))
      let news = isMultiplicative ? y / season : y - season
      let next = alpha * news + (one - alpha) * base
      slope = beta * (next - level) + (one - beta) * slope
      level = next
      seasons[t % period] = gamma * (isMultiplicative ? y / level : y - level) + (one - gamma) * season
    }
    return (errors, level, slope, seasons)
  }

  /// The errors with these parameters and the states they leave.
  func run(_ x: [Double]) -> (errors: [Double], last: SmoothingState) {
    let found = errors(x)
    let seasons = (0..<period).map { found.seasons[(values.count + $0) % period].value }
    return (
      found.errors.map(\.value),
      SmoothingState(level: found.level.value, slope: found.slope.value, seasons: seasons)
    )
  }

  private func logarithm(_ squares: Double) -> Double {
    // Exact fits have no logarithm; values are scaled to about 1, so this is their rounding.
    squares.isFinite ? Double(values.count) * log(max(squares, 1e-30)) : .infinity
  }

  func objective(_ parameters: UnsafeMutablePointer<Double>) -> Double {
    let found = errors(Array(UnsafeBufferPointer(start: parameters, count: 3)))
    return logarithm(found.errors.reduce(0) { $0 + $1.value * $1.value })
  }

  func normalEquations(
    _ parameters: UnsafeMutablePointer<Double>, matrix: UnsafeMutablePointer<Double>,
    gradient: UnsafeMutablePointer<Double>
  ) -> Double {
    let found = errors(Array(UnsafeBufferPointer(start: parameters, count: 3)))
    let squares = found.errors.reduce(0) { $0 + $1.value * $1.value }
    guard squares.isFinite else { return .infinity }
    let scale = Double(values.count) / max(squares, 1e-30)
    for i in 0..<3 {
      gradient[i] = scale * found.errors.reduce(0) { $0 + $1.value * $1.slope[i] }
      for j in 0..<3 { matrix[i * 3 + j] = scale * found.errors.reduce(0) { $0 + $1.slope[i] * $1.slope[j] } }
    }
    return logarithm(squares)
  }
}
