import Trends
import Vectors

extension Benchmarks {
  /// Estimates of many series, one thread, as times a series: annual ones of 25 and monthly ones of 240 observations.
  func manySeries() throws -> [BenchResult] {
    try [25, 240].flatMap { try batches(of: $0) } + smoothing()
  }

  private func batches(of count: Int) throws -> [BenchResult] {
    let series = request.series
    let values = Self.made(series: series, count: count)
    let times = (0..<count).map(Double.init)
    let columns = (0..<series).map { Vector(values[($0 * count)..<(($0 + 1) * count)]) }
    let matrix = Matrix(columns: columns)
    let least = LeastSquaresBatch(times: times, errors: .neweyWest())
    let ranks = RankTrendBatch(times: times)
    let suffix = "a series of \(count) in a batch"
    var sink = 0.0
    let results = [
      try each("bare least squares, \(suffix)") { sink += try least.coefficients(of: matrix)[1, 0] },
      try each("least squares with Newey–West, \(suffix)") {
        sink += (try? least.lines(values, logarithmic: true)[0].get().slope) ?? 0
      },
      try each("Mann–Kendall and Theil–Sen, \(suffix)") {
        sink += (try? ranks.estimates(values)[0].get().slope) ?? 0
      },
    ]
    precondition(!sink.isNaN)
    return results
  }

  /// Decomposition and automatic exponential smoothing of monthly series of 240 observations.
  private func smoothing() throws -> [BenchResult] {
    let count = 240
    let values = Self.made(series: request.series, count: count, season: 12)
    let all = (0..<request.series).map { Array(values[($0 * count)..<(($0 + 1) * count)]) }
    // The parameters that statsmodels takes by default.
    func loess(robust: Bool) -> SeasonalTrendWorkspace {
      SeasonalTrendWorkspace(
        SeasonalTrendLoess(
          period: 12, seasonalWindow: .cycles(7), seasonalDegree: 1, seasonalJump: 1, trendJump: 1, lowPassJump: 1,
          robust: robust), count: count)
    }
    let (plain, robust) = (loess(robust: false), loess(robust: true))
    let few = all.prefix(max(1, request.series / 50))
    return [
      try each("STL, a series of 240") { for series in all { _ = try plain.decompose(series) } },
      try each("robust STL, a series of 240", count: few.count) {
        for series in few { _ = try robust.decompose(series) }
      },
      try each("automatic ETS, a series of 240", count: few.count) {
        for series in few { _ = try ExponentialSmoothing().forecast(values: series, period: 12, horizon: 12) }
      },
    ]
  }

  /// The time of one of `count` pieces of work.
  private func each(_ name: String, count: Int? = nil, _ work: () throws -> Void) throws -> BenchResult {
    var result = try time(name, work)
    let pieces = Double(count ?? request.series)
    result.medianSeconds /= pieces
    result.low /= pieces
    result.high /= pieces
    return result
  }

  /// Rising series with noise, and with a season of a fifth of the level.
  private static func made(series: Int, count: Int, season: Int? = nil) -> [Double] {
    var random = MadeNumbers()
    return (0..<series).flatMap { _ in
      (0..<count).map { index in
        let wave = season.map { Double((index % $0) * ($0 - index % $0)) / Double($0 * $0) } ?? 0
        return 100 * (1 + 0.01 * Double(index)) * (0.9 + 0.2 * random.next() + wave)
      }
    }
  }
}
