extension LeastSquaresBatch {
  /// The definition a line rests on.
  public func variant(of line: SlopeEstimate, logarithmic: Bool) -> TrendVariant {
    .line(isLogarithmic: logarithmic, lag: line.lag)
  }

  /// Hands over what `LinearTrend` or `LogLinearTrend` would remark, in their order. O(n).
  public func forEachRemark(
    on line: SlopeEstimate, of series: UnsafeBufferPointer<Double>, logarithmic: Bool, _ body: (TrendRemark) -> Void
  ) {
    if line.isExact { body(.onLine) }
    if line.lag != nil, line.observations < SlopeErrors.fewestForNeweyWest { body(.shortNeweyWest) }
    guard let first = series.firstIndex(where: { !$0.isNaN }) else { return }
    var before = first
    var gap: TrendRemark?
    for index in first..<series.count where !series[index].isNaN {
      if gap == nil, index > first, times[index] - times[before] != 1 {
        gap = .gap(after: times[before], before: times[index])
      }
      before = index
    }
    if let gap { body(gap) }
    let periods = times[before] - times[first] + 1
    if logarithmic, Self.isTooSparse(observations: line.observations, periods: periods) {
      body(.growthTooSparse(observations: line.observations, periods: periods))
    }
  }

  /// Hands over what `Drift` would remark.
  public func forEachRemark(onDrift drift: SlopeEstimate, _ body: (TrendRemark) -> Void) {
    if drift.isExact { body(.equalChanges) }
  }

  /// Growth is given when at least half of the periods are present.
  static func isTooSparse(observations: Int, periods: Double) -> Bool { 2 * Double(observations) < periods }
}

extension RankTrendBatch {
  /// Hands over what `MannKendall`, or `TheilSen` when a slope is meant, would remark, in their order.
  public func forEachRemark(on trend: RankTrend, slope: Bool, _ body: (TrendRemark) -> Void) {
    if let remark = TrendRemark.scoreTest(
      observations: trend.observations, canTest: trend.statistic != nil, isExact: trend.isExact)
    {
      body(remark)
    }
    if slope, !hasInterval(trend) { body(.noSlopeInterval(confidence: confidence)) }
  }
}
