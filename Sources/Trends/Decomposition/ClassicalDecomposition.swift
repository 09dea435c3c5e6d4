/// Classical decomposition by a centred moving average.
///
/// Trend: the mean of one period's observations around each, the two outermost with half weight when the period is even;
/// missing for the first and last half period. Season: the mean of value − trend (or value / trend) over each phase,
/// less its mean over the phases (or divided by it), the same in every cycle. Two periods or more, none missing; the
/// multiplicative form takes positive values only. O(n · period).
/// - Source: M. Kendall and A. Stuart (1983), The Advanced Theory of Statistics 3, 410–414; agrees with `decompose` of R.
public struct ClassicalDecomposition: Sendable, Equatable {
  public let period: Int
  public let form: SeasonalDecomposition.Form
  public var method: DecompositionMethod { .classical }

  /// Traps unless the period is two or more.
  public init(period: Int, form: SeasonalDecomposition.Form = .additive) {
    precondition(period >= 2, "a season of two or more observations")
    self.period = period
    self.form = form
  }

  public func decompose(_ values: [Double]) throws(DecompositionRefusal) -> SeasonalDecomposition {
    try method.check(values, minimum: 2 * period)
    if form == .multiplicative { try method.requirePositive(values) }
    let trend = trend(of: values)
    var sums = [Double](repeating: 0, count: period)
    var counts = [Int](repeating: 0, count: period)
    for (index, level) in trend.enumerated() {
      guard let level else { continue }
      sums[index % period] += without(level, values[index])
      counts[index % period] += 1
    }
    var figure = zip(sums, counts).map { $0 / Double($1) }
    let mean = figure.reduce(0, +) / Double(period)
    figure = figure.map { without(mean, $0) }
    let seasonal = values.indices.map { figure[$0 % period] }
    let remainder = values.indices.map { index in
      trend[index].map { without($0, without(seasonal[index], values[index])) }
    }
    guard seasonal.allSatisfy(\.isFinite), remainder.allSatisfy({ $0?.isFinite ?? true }) else {
      throw method.refusal(.overflow)
    }
    return SeasonalDecomposition(
      method: method, form: form, period: period, trend: trend, seasonal: seasonal, remainder: remainder,
      robustnessWeights: nil,
      variant: "classical \(form.rawValue) decomposition, centred moving average of \(period) periods")
  }

  private func without(_ part: Double, _ whole: Double) -> Double {
    form == .additive ? whole - part : whole / part
  }

  private func trend(of values: [Double]) -> [Double?] {
    let half = period / 2
    var trend = [Double?](repeating: nil, count: values.count)
    for t in half..<(values.count - half) {
      let inner = period % 2 == 0 ? values[(t - half + 1)...(t + half - 1)] : values[(t - half)...(t + half)]
      let ends = period % 2 == 0 ? (values[t - half] + values[t + half]) / 2 : 0
      trend[t] = (inner.reduce(0, +) + ends) / Double(period)
    }
    return trend
  }
}
