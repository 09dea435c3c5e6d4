public import Vectors

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Least-squares lines and mean log changes of many series over one list of periods.
///
/// Each series gives what `LinearTrend`, `LogLinearTrend` and `Drift` give, to twelve digits of the size of its numbers;
/// NaN marks a missing value, which is left out, and nothing is allocated for a series. `coefficients(of:)` fits all
/// complete series by one matrix product. O(n · lags) a series.
public struct LeastSquaresBatch: Sendable {
  public let times: [Double]
  public let confidence: Double
  public let errors: SlopeErrors
  private let probability: Double
  private let centre: Double
  private let centred: [Double]

  /// Traps unless the times are finite and increase, the confidence level lies between 0 and 1 and the errors are
  /// automatic, classical or Newey–West with a lag.
  public init(times: [Double], confidence: Double = 0.95, errors: SlopeErrors = .automatic) {
    checkConfidence(confidence)
    precondition(times.allSatisfy(\.isFinite), "a time that is not finite")
    precondition(zip(times, times.dropFirst()).allSatisfy { $0 < $1 }, "times that do not increase")
    switch errors {
    case .automatic, .classical, .neweyWest: break
    case .heteroskedasticityConsistent, .longRun:
      preconditionFailure("batches have classical and Newey–West errors; use LinearTrend for others")
    }
    self.times = times
    self.confidence = confidence
    self.errors = errors
    probability = 0.5 + confidence / 2
    let centre = PresentStatistic.mean(times).value ?? 0
    self.centre = centre
    centred = times.map { $0 - centre }
  }

  /// Levels at the mean period and slopes (2 × series) of complete series in the columns of `responses`
  /// (periods × series), by one QR decomposition of the design and one matrix product. A column with a NaN gives NaN.
  ///
  /// Traps unless there is a row a period. O(periods · series). Also known as multi-response OLS.
  /// - Throws: `.underdetermined` below two periods.
  public func coefficients(of responses: Matrix) throws(LinearAlgebraError) -> Matrix {
    precondition(responses.rowCount == times.count, "a row a period")
    let design = Matrix(columns: [Vector(repeating: 1, count: times.count), Vector(centred)])
    guard times.count >= 2 else { throw .underdetermined(rows: times.count, columns: 2) }
    let factored = try PivotedQR(design)
    guard factored.rank == 2 else {
      throw .rankDeficient(rank: factored.rank, columns: 2, dependent: factored.permutation[factored.rank...].sorted())
    }
    // Rows of R⁻¹Qᵀ in the order of the columns of the design.
    let (q, r) = (factored.orthogonal, factored.upperTriangular)
    var inverse = Matrix(rows: 2, columns: times.count)
    for row in 0..<times.count {
      let second = q[row, 1] / r[1, 1]
      let first = (q[row, 0] - r[0, 1] * second) / r[0, 0]
      inverse[factored.permutation[0], row] = first
      inverse[factored.permutation[1], row] = second
    }
    return inverse.multiplied(by: responses)
  }

  /// The line through one series, or through its logarithms. Traps when it has not one value a period.
  ///
  /// Its sums do not depend on the other series of a batch, so any split over threads gives the same bytes.
  /// - Throws: as `LinearTrend` and `LogLinearTrend`.
  public func line(
    _ series: UnsafeBufferPointer<Double>, logarithmic: Bool, workspace: inout TrendWorkspace
  ) throws(TrendRefusal) -> SlopeEstimate {
    let method = logarithmic ? TrendMethod.logLinear : .linear
    let count = try gather(series, method: method, takesLogarithms: logarithmic, workspace: &workspace)
    let isComplete = count == times.count
    let (positions, values) = (workspace.positions.start, workspace.values.start)
    let firstTime = positions[0]
    let periods = positions[count - 1] - firstTime + 1
    var middle = centre
    if isComplete {
      centred.withUnsafeBufferPointer { positions.update(from: $0.baseAddress!, count: count) }
    } else {
      // About the first period, so that large years lose no digits; the rest of the mean is taken off below.
      middle = firstTime
      for index in 0..<count { positions[index] -= firstTime }
      let mean = LaneSums.sum(positions, count: count) / Double(count)
      for index in 0..<count { positions[index] -= mean }
      middle += mean
    }
    // Squares of residuals may leave the range of a double where the values do not.
    let exponent = RankWorkspace.scale(values, count: count)
    guard var result = fit(&workspace, count: count, first: firstTime - middle, exponent: exponent) else {
      throw TrendRefusal(method: method, reason: .overflow)
    }
    if logarithmic, !Self.isTooSparse(observations: count, periods: periods) { result.writeGrowth() }
    return result
  }

  /// The mean log change of one series. Traps when it has not one value a period.
  /// - Throws: as `Drift`.
  public func drift(
    _ series: UnsafeBufferPointer<Double>, workspace: inout TrendWorkspace
  ) throws(TrendRefusal) -> SlopeEstimate {
    let count = try gather(series, method: .drift, takesLogarithms: true, workspace: &workspace)
    let (positions, logs) = (workspace.positions.start, workspace.values.start)
    workspace.residuals.reserve(count)
    let deviations = workspace.residuals.start
    var largestLog = logs[0].magnitude
    let changes = count - 1
    for index in 0..<changes {
      guard positions[index + 1] - positions[index] == 1 else {
        throw TrendRefusal(
          method: .drift, reason: .gap(after: positions[index], before: positions[index + 1]))
      }
      largestLog = max(largestLog, logs[index + 1].magnitude)
      deviations[index] = logs[index + 1] - logs[index]
    }
    let m = Double(changes)
    // The sum of changes telescopes; the mean of the deviations from it is what rounding left.
    var mean = (logs[changes] - logs[0]) / m
    for index in 0..<changes { deviations[index] -= mean }
    let rest = LaneSums.sum(deviations, count: changes) / m
    mean += rest
    for index in 0..<changes { deviations[index] -= rest }
    let error = (LaneSums.dot(deviations, deviations, count: changes) / (m - 1) / m).squareRoot()
    var scatter = 0.0
    for index in 0..<changes { scatter = max(scatter, deviations[index].magnitude) }
    let isExact = scatter <= 8 * largestLog.ulp
    let tests = test(
      &workspace, slope: mean, error: error, degrees: changes - 1, count: changes, isExact: isExact)
    let reach = workspace.quantile(probability, degreesOfFreedom: changes - 1) * error
    var result = SlopeEstimate(
      observations: count, slope: mean, standardError: error, low: mean - reach, high: mean + reach,
      statistic: tests.statistic, pValue: tests.pValue, fittedAtStart: 0, durbinWatson: tests.durbinWatson,
      lagOneAutocorrelation: tests.lagOne, lag: nil, isExact: isExact)
    result.writeGrowth()
    return result
  }

  /// Lines of many series, one after the other in `values`. Traps unless these are a whole number of series.
  public func lines(_ values: [Double], logarithmic: Bool) -> [Result<SlopeEstimate, TrendRefusal>] {
    precondition(!times.isEmpty && values.count % times.count == 0, "not a whole number of series")
    var workspace = TrendWorkspace()
    return values.withUnsafeBufferPointer { all in
      (0..<values.count / times.count).map { index in
        let series = UnsafeBufferPointer(rebasing: all[index * times.count..<(index + 1) * times.count])
        do throws(TrendRefusal) {
          return .success(try line(series, logarithmic: logarithmic, workspace: &workspace))
        } catch {
          return .failure(error)
        }
      }
    }
  }

  /// Brings periods and values (or logarithms) that are present to the workspace.
  private func gather(
    _ series: UnsafeBufferPointer<Double>, method: TrendMethod, takesLogarithms: Bool,
    workspace: inout TrendWorkspace
  ) throws(TrendRefusal) -> Int {
    precondition(series.count == times.count, "a series of another length than the periods")
    workspace.positions.reserve(series.count)
    workspace.values.reserve(series.count)
    let (positions, values) = (workspace.positions.start, workspace.values.start)
    var count = 0
    for index in 0..<series.count {
      let value = series[index]
      if value.isNaN { continue }
      guard value.isFinite else { throw TrendRefusal(method: method, reason: .notFinite(time: times[index])) }
      positions[count] = times[index]
      values[count] = value
      count += 1
    }
    guard count >= 3 else {
      throw TrendRefusal(method: method, reason: .tooFewObservations(needed: 3, found: count))
    }
    if takesLogarithms {
      for index in 0..<count {
        let value = values[index]
        guard value > 0 else {
          throw TrendRefusal(method: method, reason: .notPositive(time: positions[index], value: value))
        }
        values[index] = log(value)
      }
    }
    return count
  }

  /// The line through centred positions and values, refined once from its own residuals; `nil` on overflow.
  private func fit(_ workspace: inout TrendWorkspace, count: Int, first: Double, exponent: Int) -> SlopeEstimate? {
    workspace.residuals.reserve(count)
    workspace.scores.reserve(count)
    let (u, y) = (workspace.positions.start, workspace.values.start)
    let (e, scores) = (workspace.residuals.start, workspace.scores.start)
    let n = Double(count)
    let squares = LaneSums.dot(u, u, count: count)
    var level = LaneSums.sum(y, count: count) / n
    for index in 0..<count { e[index] = y[index] - level }
    var slope = LaneSums.dot(u, e, count: count) / squares
    for index in 0..<count { e[index] -= slope * u[index] }
    let levelRest = LaneSums.sum(e, count: count) / n
    let slopeRest = LaneSums.dot(u, e, count: count) / squares
    level += levelRest
    slope += slopeRest
    var (largest, largestResidual) = (0.0, 0.0)
    for index in 0..<count {
      e[index] -= levelRest + slopeRest * u[index]
      scores[index] = e[index] * u[index]
      largest = max(largest, y[index].magnitude)
      largestResidual = max(largestResidual, e[index].magnitude)
    }
    let lag = errors.lag(observations: count)
    let degrees = n - 2
    let variance: Double
    if let lag {
      var middle = LaneSums.dot(scores, scores, count: count)
      for distance in stride(from: 1, through: min(lag, count - 1), by: 1) {
        let weight = 1 - Double(distance) / Double(lag + 1)
        middle += 2 * weight * LaneSums.dot(scores, scores + distance, count: count - distance)
      }
      variance = n / degrees * max(middle, 0) / squares / squares
    } else {
      variance = LaneSums.dot(e, e, count: count) / degrees / squares
    }
    let error = variance.squareRoot()
    let reach = workspace.quantile(probability, degreesOfFreedom: count - 2) * error
    let isExact = largestResidual <= 16 * largest.ulp
    let tests = test(
      &workspace, slope: slope, error: error, degrees: count - 2, count: count, isExact: isExact)
    func unscaled(_ value: Double) -> Double {
      exponent == 0 ? value : Double(sign: .plus, exponent: exponent, significand: value)
    }
    let result = SlopeEstimate(
      observations: count, slope: unscaled(slope), standardError: unscaled(error), low: unscaled(slope - reach),
      high: unscaled(slope + reach), statistic: tests.statistic, pValue: tests.pValue,
      fittedAtStart: unscaled(level + slope * first), durbinWatson: tests.durbinWatson,
      lagOneAutocorrelation: tests.lagOne, lag: lag, isExact: isExact)
    let isFinite =
      result.slope.isFinite && result.standardError.isFinite && result.low.isFinite && result.high.isFinite
      && result.fittedAtStart.isFinite
    return isFinite ? result : nil
  }

  private struct Tests {
    var statistic: Double?
    var pValue: Double?
    var durbinWatson: Double?
    var lagOne: Double?
  }

  /// t, p and how the residuals in the workspace follow one another; nothing when they are rounding only.
  private func test(
    _ workspace: inout TrendWorkspace, slope: Double, error: Double, degrees: Int, count: Int, isExact: Bool
  ) -> Tests {
    guard !isExact else { return Tests() }
    var tests = Tests()
    let ratio = slope / error
    if ratio.isFinite {
      tests.statistic = ratio
      let law = StudentTDistribution(degreesOfFreedom: Double(degrees))
      tests.pValue = min(1, 2 * law.upperTail(ratio.magnitude))
    }
    let e = workspace.residuals.start
    let squares = LaneSums.dot(e, e, count: count)
    guard squares > 0, squares.isFinite else { return tests }
    let products = LaneSums.dot(e, e + 1, count: count - 1)
    // Σ (eₜ − eₜ₋₁)² without forming the differences again.
    let ends = e[0] * e[0] + e[count - 1] * e[count - 1]
    tests.durbinWatson = (2 * (squares - products) - ends) / squares
    tests.lagOne = products / squares
    return tests
  }
}
