/// STL of many series of one length: weights are tabulated once and no memory is allocated for a series.
///
/// Not to be shared between threads; every thread makes its own. The components of the last series stand in `trend`,
/// `seasonal` and `robustness` until the next is decomposed.
public final class SeasonalTrendWorkspace {
  public let parameters: SeasonalTrendLoess
  /// Observations of a series.
  public let count: Int
  private let phases: [(first: Int, smoother: LoessSmoother)]
  private let lowPass: LoessSmoother
  private let trendLoess: LoessSmoother
  private let variant: String
  private let memory: UnsafeMutablePointer<Double>
  private let trendValues: UnsafeMutablePointer<Double>
  private let seasonalValues: UnsafeMutablePointer<Double>
  private let robustnessValues: UnsafeMutablePointer<Double>
  /// The smoothed phases, with one cycle before and one after the series.
  private let cycle: UnsafeMutablePointer<Double>
  private let work: UnsafeMutablePointer<Double>
  private let weighted: UnsafeMutablePointer<Double>

  /// Traps unless `count` is over two periods.
  public init(_ parameters: SeasonalTrendLoess, count: Int) {
    let period = parameters.period
    precondition(count > 2 * period, "more than two periods")
    self.parameters = parameters
    self.count = count
    let robust = parameters.outerPasses > 0
    let seasonal = parameters.seasonalSmoother(count: count)
    // The first `rest` phases have one cycle more than the others.
    let rest = count % period
    phases = [(0, rest, count / period + 1), (rest, period - rest, count / period)].filter { $0.1 > 0 }.map {
      (
        $0.0,
        LoessSmoother(
          count: $0.2, series: $0.1, stride: period, parameters: seasonal, extrapolates: true, robust: robust)
      )
    }
    lowPass = LoessSmoother(count: count, parameters: parameters.lowPassSmoother, robust: false)
    trendLoess = LoessSmoother(count: count, parameters: parameters.trendSmoother(count: count), robust: robust)
    variant = parameters.variant(count: count)
    let extended = count + 2 * period
    memory = .allocate(capacity: 4 * count + 2 * extended)
    memory.initialize(repeating: 0, count: 4 * count + 2 * extended)
    trendValues = memory
    seasonalValues = memory + count
    robustnessValues = memory + 2 * count
    weighted = memory + 3 * count
    cycle = memory + 4 * count
    work = cycle + extended
  }

  deinit { memory.deallocate() }

  public var trend: UnsafeBufferPointer<Double> { UnsafeBufferPointer(start: trendValues, count: count) }
  public var seasonal: UnsafeBufferPointer<Double> { UnsafeBufferPointer(start: seasonalValues, count: count) }
  /// The weights of the last pass, 1 without robust passes.
  public var robustness: UnsafeBufferPointer<Double> { UnsafeBufferPointer(start: robustnessValues, count: count) }

  public func decompose(_ values: [Double]) throws(DecompositionRefusal) -> SeasonalDecomposition {
    try DecompositionMethod.stl.check(values, minimum: 2 * parameters.period + 1)
    let found = values.withUnsafeBufferPointer { fit($0) }
    guard found else { throw DecompositionMethod.stl.refusal(.overflow) }
    return SeasonalDecomposition(
      method: .stl, form: .additive, period: parameters.period, trend: trend.map { $0 }, seasonal: Array(seasonal),
      remainder: values.indices.map { values[$0] - seasonal[$0] - trend[$0] },
      robustnessWeights: parameters.outerPasses > 0 ? Array(robustness) : nil, variant: variant)
  }

  /// Decomposes finite values and leaves the components in this workspace; `false` when they overflow. Traps when the
  /// length is not that of the workspace.
  public func fit(_ values: UnsafeBufferPointer<Double>) -> Bool {
    precondition(values.count == count, "a series of the workspace's length")
    let y = values.baseAddress!
    trendValues.update(repeating: 0, count: count)
    robustnessValues.update(repeating: 1, count: count)
    for pass in 0...parameters.outerPasses {
      if pass > 0 {
        weighObservations(y)
        for phase in phases { phase.smoother.prepare(robustness: robustnessValues + phase.first) }
        trendLoess.prepare(robustness: robustnessValues)
      }
      for _ in 0..<parameters.innerPasses { improve(y, robust: pass > 0) }
      // Robust passes can hide an overflow of the first. A sum of finite terms that overflows is refused as well.
      var sum = 0.0
      for i in 0..<count { sum += trendValues[i].magnitude + seasonalValues[i].magnitude }
      if !sum.isFinite { return false }
    }
    if parameters.seasonalWindow == .periodic { averagePhases() }
    return true
  }

  /// One pass of the inner loop.
  private func improve(_ y: UnsafePointer<Double>, robust: Bool) {
    let period = parameters.period
    for i in 0..<count { work[i] = y[i] - trendValues[i] }
    if robust { for i in 0..<count { weighted[i] = work[i] * robustnessValues[i] } }
    for (first, smoother) in phases {
      if robust {
        smoother.smooth(
          work + first, weighted: weighted + first, robustness: robustnessValues + first, to: cycle + first)
      } else {
        smoother.smooth(work + first, to: cycle + first)
      }
    }
    averageThrice(period)
    lowPass.smooth(work, to: seasonalValues)
    for i in 0..<count {
      seasonalValues[i] = cycle[period + i] - seasonalValues[i]
      work[i] = y[i] - seasonalValues[i]
    }
    if robust {
      for i in 0..<count { weighted[i] = work[i] * robustnessValues[i] }
      trendLoess.smooth(work, weighted: weighted, robustness: robustnessValues, to: trendValues)
    } else {
      trendLoess.smooth(work, to: trendValues)
    }
  }

  /// Moving averages of period, period and 3 values of `cycle`, into `work`.
  private func averageThrice(_ period: Int) {
    movingSums(of: cycle, count: count + 2 * period, length: period, to: work)
    movingSums(of: work, count: count + period + 1, length: period, to: work)
    let scale = 1 / (Double(period) * Double(period) * 3)
    for i in 0..<count { work[i] = (work[i] + work[i + 1] + work[i + 2]) * scale }
  }

  /// Running sums; `out` may be `x`, since every sum is written over a value that is needed no more.
  private func movingSums(
    of x: UnsafePointer<Double>, count: Int, length: Int, to out: UnsafeMutablePointer<Double>
  ) {
    var sum = 0.0
    for i in 0..<length { sum += x[i] }
    for i in 0..<(count - length) {
      let leaving = x[i]
      out[i] = sum
      sum += x[i + length] - leaving
    }
    out[count - length] = sum
  }

  /// Tukey's biweight of the residuals over six times their median magnitude.
  private func weighObservations(_ y: UnsafePointer<Double>) {
    for i in 0..<count {
      work[i] = (y[i] - (trendValues[i] + seasonalValues[i])).magnitude
      weighted[i] = work[i]
    }
    let reach = 3 * parameters.residualMedian.sumOfMiddlePair(weighted, count: count)
    for i in 0..<count {
      let share = work[i] / reach
      let weight = (1 - share * share) * (1 - share * share)
      robustnessValues[i] = work[i] <= 0.001 * reach ? 1 : work[i] <= 0.999 * reach ? weight : 0
    }
  }

  private func averagePhases() {
    let period = parameters.period
    for phase in 0..<period {
      var sum = 0.0
      for i in stride(from: phase, to: count, by: period) { sum += seasonalValues[i] }
      let mean = sum / Double((count - phase + period - 1) / period)
      for i in stride(from: phase, to: count, by: period) { seasonalValues[i] = mean }
    }
  }
}
