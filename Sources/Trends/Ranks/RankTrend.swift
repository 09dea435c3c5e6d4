import Vectors

/// Theil–Sen slope and Mann–Kendall test of one series, as numbers only.
public struct RankTrend: Sendable, Equatable {
  public let observations: Int
  /// S, rises less falls among all pairs.
  public let score: Int
  /// Of S, corrected for ties.
  public let variance: Double
  /// z with continuity correction; `nil` when all values are equal.
  public let statistic: Double?
  /// Two-sided; exact up to 40 observations without ties.
  public let pValue: Double?
  public let isExact: Bool
  public let hasTies: Bool
  /// Median of the pairwise slopes.
  public let slope: Double
  /// The interval of the slope; `nil` when there are too few observations for it.
  public let low: Double?
  public let high: Double?
  /// The line of that slope through the medians of time and value, at the first observation.
  public let fittedAtStart: Double
}

/// Theil–Sen and Mann–Kendall for many series over one list of periods.
///
/// Each series gives what `TheilSen` and `MannKendall` give, bit for bit; it allocates nothing. NaN marks a missing
/// value, which is left out. O(n log n) expected a series.
public struct RankTrendBatch: Sendable {
  public let times: [Double]
  public let confidence: Double
  private let quantile: Double

  /// Traps unless the times are finite and increase and the confidence level lies between 0 and 1.
  public init(times: [Double], confidence: Double = 0.95) {
    checkConfidence(confidence)
    precondition(zip(times, times.dropFirst()).allSatisfy { $0 < $1 }, "times that do not increase")
    precondition(times.allSatisfy(\.isFinite), "a time that is not finite")
    self.times = times
    self.confidence = confidence
    quantile = NormalDistribution().quantile(0.5 + confidence / 2)
  }

  /// One series. Traps when it has not one value a period.
  /// - Throws: `.tooFewObservations` below three, `.notFinite` for an infinity, `.overflow`.
  public func estimate(
    _ series: UnsafeBufferPointer<Double>, workspace: inout RankWorkspace
  ) throws(TrendRefusal) -> RankTrend {
    precondition(series.count == times.count, "a series of another length than the periods")
    let estimate = times.withUnsafeBufferPointer { times in
      workspace.present(times: times, values: series) { workspace, times, values, count in
        workspace.rankTrend(times: times, values: values, count: count, quantile: quantile)
      }
    }
    return try estimate.get()
  }

  /// Whether there are observations enough for an interval of the slope.
  func hasInterval(_ trend: RankTrend) -> Bool {
    SlopeBounds(
      pairs: trend.observations * (trend.observations - 1) / 2, reach: quantile * trend.variance.squareRoot()
    ).interval != nil
  }

  /// Many series, one after the other in `values`. Traps unless these are a whole number of series.
  public func estimates(_ values: [Double]) -> [Result<RankTrend, TrendRefusal>] {
    precondition(!times.isEmpty && values.count % times.count == 0, "not a whole number of series")
    var workspace = RankWorkspace()
    return values.withUnsafeBufferPointer { all in
      (0..<values.count / times.count).map { index in
        let series = UnsafeBufferPointer(rebasing: all[index * times.count..<(index + 1) * times.count])
        do throws(TrendRefusal) { return .success(try estimate(series, workspace: &workspace)) } catch {
          return .failure(error)
        }
      }
    }
  }
}

extension RankWorkspace {
  /// Hands over the observations that are present; refuses infinities and fewer than three.
  mutating func present(
    times allTimes: UnsafeBufferPointer<Double>, values series: UnsafeBufferPointer<Double>,
    _ body: (inout RankWorkspace, UnsafePointer<Double>, UnsafeMutablePointer<Double>, Int) -> Result<
      RankTrend, TrendRefusal
    >
  ) -> Result<RankTrend, TrendRefusal> {
    times.reserve(series.count)
    values.reserve(series.count)
    let (presentTimes, presentValues) = (times.start, values.start)
    var count = 0
    for index in 0..<series.count {
      let value = series[index]
      if value.isInfinite {
        return .failure(TrendRefusal(method: .theilSen, reason: .notFinite(time: allTimes[index])))
      }
      presentTimes[count] = allTimes[index]
      presentValues[count] = value
      count &+= value.isNaN ? 0 : 1
    }
    guard count >= 3 else {
      return .failure(TrendRefusal(method: .theilSen, reason: .tooFewObservations(needed: 3, found: count)))
    }
    return body(&self, presentTimes, presentValues, count)
  }

  /// Times increase; values are finite and three or more; `values` are scaled in place.
  mutating func rankTrend(
    times: UnsafePointer<Double>, values: UnsafeMutablePointer<Double>, count: Int, quantile: Double
  ) -> Result<RankTrend, TrendRefusal> {
    let ranks = scoreAndTies(values, count: count)
    let variance = ranks.variance
    let statistic = variance > 0 ? Double(ranks.score - ranks.score.signum()) / variance.squareRoot() : nil
    let isExact = ranks.tieTerm == 0 && count <= ExactKendallLaw.mostObservations
    let pValue =
      isExact
      ? ExactKendallLaw.twoSided(score: ranks.score, observations: count)
      : statistic.map { min(1, 2 * NormalDistribution().upperTail($0.magnitude)) }

    let exponent = Self.scale(values, count: count)
    func unscaled(_ value: Double) -> Double {
      exponent == 0 ? value : Double(sign: .plus, exponent: exponent, significand: value)
    }
    let bounds = SlopeBounds(pairs: count * (count - 1) / 2, reach: quantile * variance.squareRoot())
    let found = bounds.select(&slopes, times: times, values: values, count: count)
    let intercept =
      median(values, count: count)
      + found.median * (times[0] - Self.sortedMedian(times, count: count))
    guard unscaled(found.median).isFinite, unscaled(intercept).isFinite else {
      return .failure(TrendRefusal(method: .theilSen, reason: .overflow))
    }
    return .success(
      RankTrend(
        observations: count, score: ranks.score, variance: variance, statistic: statistic, pValue: pValue,
        isExact: isExact, hasTies: ranks.tieTerm > 0, slope: unscaled(found.median),
        low: found.low.map(unscaled).flatMap { $0.isFinite ? $0 : nil },
        high: found.high.map(unscaled).flatMap { $0.isFinite ? $0 : nil }, fittedAtStart: unscaled(intercept)))
  }

  /// Divides by the power of two of the largest magnitude, since differences may leave the range of a double where the
  /// values do not; returns its exponent, 0 when there was no need.
  static func scale(_ values: UnsafeMutablePointer<Double>, count: Int) -> Int {
    var largest = 0.0
    for index in 0..<count { largest = max(largest, values[index].magnitude) }
    let exponent = largest.exponentOrZero
    // In the middle of the range a power of two changes no digit of any slope.
    guard exponent.magnitude > 400 else { return 0 }
    for index in 0..<count {
      values[index] = Double(sign: .plus, exponent: -exponent, significand: values[index])
    }
    return exponent
  }

  mutating func median(_ values: UnsafePointer<Double>, count: Int) -> Double {
    spareValues.reserve(count)
    spareValues.start.update(from: values, count: count)
    let keys = spareValues.start
    return withUnsafeTemporaryAllocation(of: Int.self, capacity: 2) { ranks in
      withUnsafeTemporaryAllocation(of: Double.self, capacity: 2) { found in
        (ranks[0], ranks[1]) = ((count - 1) / 2, count / 2)
        MultipleSelection.select(keys, count: count, ranks: UnsafeBufferPointer(ranks), into: found.baseAddress!)
        return count % 2 == 1 ? found[0] : found[0] / 2 + found[1] / 2
      }
    }
  }

  static func sortedMedian(_ sorted: UnsafePointer<Double>, count: Int) -> Double {
    let middle = count / 2
    return count % 2 == 1 ? sorted[middle] : sorted[middle - 1] / 2 + sorted[middle] / 2
  }
}

/// Which of N slopes in order are the median and the interval after Sen and Gilbert.
struct SlopeBounds {
  let pairs: Int
  /// Ranks counted from 1, fractions between neighbours; `nil` beyond the first or last slope.
  let interval: (low: Double, high: Double)?

  struct Found {
    var median: Double
    var low: Double?
    var high: Double?
  }

  /// `reach` is the normal quantile times the standard deviation of S.
  init(pairs: Int, reach: Double) {
    self.pairs = pairs
    let low = (Double(pairs) - reach) / 2
    let high = (Double(pairs) + reach) / 2 + 1
    interval = low >= 1 && high <= Double(pairs) ? (low, high) : nil
  }

  /// Hands the ranks needed (from 0, rising) to `body`, which writes their slopes, and makes the answer of them.
  func found(_ body: (UnsafeBufferPointer<Int>, UnsafeMutablePointer<Double>) -> Void) -> Found {
    withUnsafeTemporaryAllocation(of: Int.self, capacity: 6) { ranks in
      withUnsafeTemporaryAllocation(of: Double.self, capacity: 6) { slopes in
        var count = 0
        func want(_ rank: Int) {
          ranks[count] = min(rank, pairs - 1)
          count += 1
        }
        if let interval {
          want(Int(interval.low) - 1)
          want(Int(interval.low))
        }
        want((pairs - 1) / 2)
        want(pairs / 2)
        if let interval {
          want(Int(interval.high) - 1)
          want(Int(interval.high))
        }
        body(UnsafeBufferPointer(rebasing: ranks[..<count]), slopes.baseAddress!)
        let first = interval == nil ? 0 : 2
        let median = pairs % 2 == 1 ? slopes[first] : slopes[first] / 2 + slopes[first + 1] / 2
        guard let interval else { return Found(median: median) }
        return Found(
          median: median, low: Self.between(slopes[0], slopes[1], at: interval.low),
          high: Self.between(slopes[4], slopes[5], at: interval.high))
      }
    }
  }

  func select(
    _ selection: inout SlopeSelection, times: UnsafePointer<Double>, values: UnsafePointer<Double>, count: Int
  ) -> Found {
    withUnsafeMutablePointer(to: &selection) { selection in
      found { ranks, slopes in
        selection.pointee.select(times: times, values: values, count: count, ranks: ranks, into: slopes)
      }
    }
  }

  /// In proportion between the slopes on both sides of a rank.
  private static func between(_ below: Double, _ above: Double, at rank: Double) -> Double {
    let part = rank - rank.rounded(.down)
    return part == 0 ? below : below + part * (above - below)
  }
}
