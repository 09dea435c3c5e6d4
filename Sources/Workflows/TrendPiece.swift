import Nomenclature
import Panels
import Trends

/// What all pieces of an estimation share.
struct TrendKernels: @unchecked Sendable {
  let panel: NumericPanel
  let methods: [TrendMethod]
  let kernels: [TrendMethods.Kernel]
  let times: [Double]
  let lines: LeastSquaresBatch
  let ranks: RankTrendBatch

  init(_ panel: NumericPanel, _ methods: TrendMethods) {
    self.panel = panel
    self.methods = methods.methods
    kernels = methods.kernels(frequency: panel.frequency)
    times = panel.periods.map { Double($0.index) }
    // Mean log changes have one kind of error; lines with errors of another kind are estimated one by one.
    lines = LeastSquaresBatch(times: times, errors: methods.batchErrors ?? .classical)
    ranks = RankTrendBatch(times: times)
  }
}

/// The estimates for some series that follow one another.
struct TrendPiece {
  struct Variant: Hashable {
    var method: Int
    var sentence: String
  }

  private(set) var numbers: [TrendNumbers] = []
  private(set) var spans: [SeriesSpan] = []
  private(set) var variants: [Variant] = []
  private(set) var refusals: [Int: TrendRefusal] = [:]
  private(set) var remarks = RemarkTally()
  private var placeOfFact: [Fact: Int32] = [:]
  private let kernels: TrendKernels

  /// A definition before it becomes a sentence, which is made once for many series.
  private enum Fact: Hashable {
    case variant(Int, TrendVariant)
    case sentence(Int, String)
  }

  init(_ kernels: TrendKernels, _ range: Range<Int>) {
    self.kernels = kernels
    numbers.reserveCapacity(range.count * kernels.methods.count)
    spans.reserveCapacity(range.count)
    var slopes = TrendWorkspace()
    var ranks = RankWorkspace()
    for series in range {
      kernels.panel.withValues(of: series) { values in
        estimate(series, values, &slopes, &ranks)
      }
    }
  }

  private mutating func estimate(
    _ series: Int, _ values: UnsafeBufferPointer<Double>, _ slopes: inout TrendWorkspace,
    _ rankWorkspace: inout RankWorkspace
  ) {
    spans.append(Self.span(values))
    var ranked: Result<RankTrend, TrendRefusal>?
    for (index, kernel) in kernels.kernels.enumerated() {
      let place = series * kernels.kernels.count + index
      do throws(TrendRefusal) {
        switch kernel {
        case .line(let isLogarithmic):
          let line = try kernels.lines.line(values, logarithmic: isLogarithmic, workspace: &slopes)
          append(line, index, kernels.lines.variant(of: line, logarithmic: isLogarithmic))
          kernels.lines.forEachRemark(on: line, of: values, logarithmic: isLogarithmic) { note($0, index) }
        case .drift:
          let drift = try kernels.lines.drift(values, workspace: &slopes)
          append(drift, index, .meanChange(observations: drift.observations))
          kernels.lines.forEachRemark(onDrift: drift) { note($0, index) }
        case .medianSlope, .scoreTest:
          var isSlope = false
          if case .medianSlope = kernel { isSlope = true }
          let found = ranked ?? Self.rank(kernels, values, &rankWorkspace)
          ranked = found
          guard let trend = try trend(found, isSlope: isSlope) else {
            try appendSingle(MannKendall(), values, index)
            continue
          }
          append(trend, index, isSlope: isSlope)
          kernels.ranks.forEachRemark(on: trend, slope: isSlope) { note($0, index) }
        case .single(let estimator): try appendSingle(estimator, values, index)
        }
      } catch {
        numbers.append(TrendNumbers())
        refusals[place] = error
        remarks.add(.refusal(error))
      }
    }
  }

  private static func rank(
    _ kernels: TrendKernels, _ values: UnsafeBufferPointer<Double>, _ workspace: inout RankWorkspace
  ) -> Result<RankTrend, TrendRefusal> {
    do throws(TrendRefusal) { return .success(try kernels.ranks.estimate(values, workspace: &workspace)) } catch {
      return .failure(error)
    }
  }

  /// The trend; `nil` where a slope too large for a double leaves the order of the values to be tested.
  private func trend(
    _ found: Result<RankTrend, TrendRefusal>, isSlope: Bool
  ) throws(TrendRefusal) -> RankTrend? {
    switch found {
    case .success(let trend): return trend
    case .failure(let refusal):
      if isSlope { throw refusal }
      if refusal.reason == .overflow { return nil }
      throw TrendRefusal(method: .mannKendall, reason: refusal.reason)
    }
  }

  private static func span(_ values: UnsafeBufferPointer<Double>) -> SeriesSpan {
    var span = SeriesSpan()
    for (place, value) in values.enumerated() where !value.isNaN {
      if span.first < 0 { span.first = Int32(place) }
      span.last = Int32(place)
      span.observations += 1
    }
    return span
  }

  private mutating func append(_ slope: SlopeEstimate, _ method: Int, _ variant: TrendVariant) {
    numbers.append(
      TrendNumbers(
        variant: self.variant(.variant(method, variant)), estimate: slope.slope, standardError: slope.standardError,
        low: slope.low, high: slope.high, statistic: slope.statistic ?? .nan, pValue: slope.pValue ?? .nan,
        growth: slope.growth ?? .nan, growthLow: slope.growthLow ?? .nan, growthHigh: slope.growthHigh ?? .nan))
  }

  private mutating func append(_ trend: RankTrend, _ method: Int, isSlope: Bool) {
    let variant: TrendVariant =
      isSlope
      ? .medianSlope(observations: trend.observations)
      : .scoreTest(isExact: trend.isExact, hasTies: trend.hasTies)
    var line = TrendNumbers(
      variant: self.variant(.variant(method, variant)), estimate: isSlope ? trend.slope : Double(trend.score))
    if isSlope {
      (line.low, line.high) = (trend.low ?? .nan, trend.high ?? .nan)
    } else {
      line.standardError = trend.variance.squareRoot()
    }
    (line.statistic, line.pValue) = (trend.statistic ?? .nan, trend.pValue ?? .nan)
    numbers.append(line)
  }

  private mutating func appendSingle(
    _ estimator: any TrendEstimator, _ values: UnsafeBufferPointer<Double>, _ method: Int
  ) throws(TrendRefusal) {
    let present = values.indices.filter { !values[$0].isNaN }
    let found = try estimator.estimate(
      times: present.map { kernels.times[$0] }, values: present.map { values[$0] })
    numbers.append(
      TrendNumbers(
        variant: variant(.sentence(method, found.variant)), estimate: found.estimate,
        standardError: found.standardError ?? .nan, low: found.low ?? .nan, high: found.high ?? .nan,
        statistic: found.statistic ?? .nan, pValue: found.pValue ?? .nan, growth: found.growth ?? .nan,
        growthLow: found.growthLow ?? .nan, growthHigh: found.growthHigh ?? .nan))
    for remark in found.remarks(period: kernels.panel.frequency.name(ofPeriod:)) {
      remarks.add(.sentence("\(found.method.rawValue): \(remark)"))
    }
  }

  private mutating func note(_ remark: TrendRemark, _ method: Int) {
    remarks.add(.remark(kernels.methods[method], remark))
  }

  private mutating func variant(_ fact: Fact) -> Int32 {
    if let place = placeOfFact[fact] { return place }
    let place = Int32(variants.count)
    switch fact {
    case .variant(let method, let variant):
      let sentence = variant.sentence(confidence: kernels.lines.confidence)
      variants.append(Variant(method: method, sentence: sentence))
    case .sentence(let method, let sentence): variants.append(Variant(method: method, sentence: sentence))
    }
    placeOfFact[fact] = place
    return place
  }
}
