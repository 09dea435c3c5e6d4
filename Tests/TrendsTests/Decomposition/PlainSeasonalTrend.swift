import Trends

/// The plain twin of STL: every local regression formed anew, no tables, no moments, arrays throughout.
struct PlainSeasonalTrend {
  let parameters: SeasonalTrendLoess

  func decompose(_ y: [Double]) -> (trend: [Double], seasonal: [Double], weights: [Double]) {
    let (n, period) = (y.count, parameters.period)
    let seasonalLoess = parameters.seasonalSmoother(count: n)
    var trend = [Double](repeating: 0, count: n)
    var seasonal = trend
    var weights = [Double](repeating: 1, count: n)
    for pass in 0...parameters.outerPasses {
      if pass > 0 { weights = Self.biweights(y.indices.map { abs(y[$0] - (trend[$0] + seasonal[$0])) }) }
      for _ in 0..<parameters.innerPasses {
        var cycle = [Double](repeating: 0, count: n + 2 * period)
        for phase in 0..<period {
          let places = Array(stride(from: phase, to: n, by: period))
          let x = places.map { y[$0] - trend[$0] }
          let w = places.map { weights[$0] }
          let inside = Self.smooth(x, w, seasonalLoess)
          let last = max(0, x.count - seasonalLoess.window)..<x.count
          let before = Self.fit(x, w, seasonalLoess, at: -1, 0..<min(seasonalLoess.window, x.count)) ?? inside[0]
          let after = Self.fit(x, w, seasonalLoess, at: x.count, last) ?? inside[x.count - 1]
          for (row, value) in ([before] + inside + [after]).enumerated() { cycle[row * period + phase] = value }
        }
        let averaged = Self.average(Self.average(Self.average(cycle, period), period), 3)
        let ones = [Double](repeating: 1, count: n)
        let low = Self.smooth(averaged, ones, parameters.lowPassSmoother)
        for i in 0..<n { seasonal[i] = cycle[period + i] - low[i] }
        trend = Self.smooth(y.indices.map { y[$0] - seasonal[$0] }, weights, parameters.trendSmoother(count: n))
      }
    }
    if parameters.seasonalWindow == .periodic {
      for phase in 0..<period {
        let places = Array(stride(from: phase, to: n, by: period))
        let mean = places.reduce(0) { $0 + seasonal[$1] } / Double(places.count)
        for place in places { seasonal[place] = mean }
      }
    }
    return (trend, seasonal, weights)
  }

  static func average(_ x: [Double], _ length: Int) -> [Double] {
    (0...(x.count - length)).map { x[$0..<($0 + length)].reduce(0, +) / Double(length) }
  }

  static func biweights(_ residuals: [Double]) -> [Double] {
    let sorted = residuals.sorted()
    let reach = 3 * (sorted[residuals.count / 2] + sorted[(residuals.count - 1) / 2])
    return residuals.map {
      if $0 <= 0.001 * reach { return 1 }
      let square = ($0 / reach) * ($0 / reach)
      return $0 <= 0.999 * reach ? (1 - square) * (1 - square) : 0
    }
  }

  static func smooth(_ x: [Double], _ weights: [Double], _ loess: SeasonalTrendLoess.Smoother) -> [Double] {
    let n = x.count
    let length = min(loess.window, n)
    let jump = min(loess.jump, n - 1)
    var fitted = [Double](repeating: 0, count: n)
    var knots = Array(stride(from: 0, to: n, by: jump))
    var window = 0..<length
    for knot in knots {
      let start = max(0, min(knot - (loess.window - 1) / 2, n - length))
      window = start..<(start + length)
      fitted[knot] = fit(x, weights, loess, at: knot, window) ?? x[knot]
    }
    if knots.last! != n - 1 {
      fitted[n - 1] = fit(x, weights, loess, at: n - 1, window) ?? x[n - 1]
      knots.append(n - 1)
    }
    for (left, right) in zip(knots, knots.dropFirst()) {
      for i in left..<right {
        fitted[i] = fitted[left] + (fitted[right] - fitted[left]) / Double(right - left) * Double(i - left)
      }
    }
    return fitted
  }

  /// The local mean or line at a place, with tricube weights times those of the observations; `nil` when all are 0.
  static func fit(
    _ x: [Double], _ weights: [Double], _ loess: SeasonalTrendLoess.Smoother, at place: Int, _ window: Range<Int>
  ) -> Double? {
    let reach =
      Double(max(place - window.lowerBound, window.upperBound - 1 - place)) + Double(max(0, loess.window - x.count) / 2)
    let w = window.map { i in
      let distance = Double(abs(i - place))
      let cube = (distance / reach) * (distance / reach) * (distance / reach)
      if distance > 0.999 * reach { return 0.0 }
      return weights[i] * (distance <= 0.001 * reach ? 1 : (1 - cube) * (1 - cube) * (1 - cube))
    }
    let total = w.reduce(0, +)
    guard total > 0 else { return nil }
    let level = zip(w, window).reduce(0) { $0 + $1.0 / total * x[$1.1] }
    let mean = zip(w, window).reduce(0) { $0 + $1.0 / total * Double($1.1) }
    let spread = zip(w, window).reduce(0) { $0 + $1.0 / total * (Double($1.1) - mean) * (Double($1.1) - mean) }
    guard loess.degree == 1, spread.squareRoot() > 0.001 * Double(x.count - 1) else { return level }
    let together = zip(w, window).reduce(0) { $0 + $1.0 / total * (Double($1.1) - mean) * x[$1.1] }
    return level + together / spread * (Double(place) - mean)
  }
}
