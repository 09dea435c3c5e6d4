#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The best partitions of a series into 1, 2, 3 … segments, each with a regression of its own, and how many segments
/// the Bayesian information criterion favours.
///
/// For m breaks the dates minimise the residual sum of squares over all partitions with at least h observations a
/// segment, found by dynamic programming over the sums of all segments. BIC(m) = n (ln RSS + 1 − ln n + ln 2π) +
/// (k + 1)(m + 1) ln n: a date counts as a parameter, and so does the variance. Intervals of the dates after Bai (1997),
/// see `BreakInterval`. Ten observations or more, 2h, at most 5,000. O(n² (k² + m)) time, O(n²) memory.
///
/// Source: J. Bai and P. Perron (2003), "Computation and analysis of multiple structural change models", Journal of
/// Applied Econometrics 18, 1–22; the criterion: Y.-C. Yao (1988), Statistics & Probability Letters 6, 181–189.
public struct BaiPerron: Sendable, Equatable, Codable {
  /// The best partition with so many breaks.
  public struct Partition: Sendable, Equatable, Codable {
    /// The last observation, counted from 1, of every segment but the last.
    public let breakpoints: [Int]
    /// `nil` when it is outside the range of a double.
    public let residualSumOfSquares: Double?
    /// BIC; `nil` when the segments fit to the last digits.
    public let informationCriterion: Double?
    /// Beside `breakpoints`; `nil` where none can be given.
    public let intervals: [BreakInterval?]
  }

  public static let mostObservations = 5_000

  public let observations: Int
  /// k.
  public let coefficients: Int
  /// h.
  public let minimumSegment: Int
  /// Of the intervals.
  public let confidence: Double
  /// Without a break, with one, with two …
  public let partitions: [Partition]
  /// The number of breaks with the least BIC.
  public let breaks: Int
  /// The definition used, as a sentence.
  public let variant: String
  /// Doubts, as sentences.
  public let remarks: [String]

  /// The partition with the least BIC.
  public var chosen: Partition { partitions[breaks] }

  /// - Parameters:
  ///   - values: one a period, oldest first, without gaps.
  ///   - regression: what is regressed in every segment; the mean alone by default.
  ///   - minimumShare: h is ⌊share · n⌋, at least k + 1. Traps outside (0, 0.5].
  ///   - mostBreaks: by default ⌈n/h⌉ − 2, at least 1; more than ⌊n/h⌋ − 1 do not fit and are left out with a remark. Traps
  ///     below 1.
  ///   - confidence: of the intervals of the dates, between 0 and 1.
  /// - Throws: `.tooFewObservations`, `.tooManyObservations`, `.notFinite`, `.noScatter` when the regression without a
  ///   break fits to the last digits, `.regressorsDependent` in a segment, `.overflow`.
  public init(
    _ values: [Double], regression: BreakRegression = .level, minimumShare: Double = 0.15, mostBreaks: Int? = nil,
    confidence: Double = 0.95
  ) throws(TrendRefusal) {
    precondition(minimumShare > 0 && minimumShare <= 0.5, "a share between 0 and a half")
    precondition(mostBreaks ?? 1 >= 1, "at least one break")
    checkConfidence(confidence)
    let subject = "Bai–Perron partition"
    let n = values.count
    let k = regression.coefficientCount
    guard n <= Self.mostObservations else {
      throw TrendRefusal(subject: subject, reason: .tooManyObservations(most: Self.mostObservations, found: n))
    }
    let h = max(Int((minimumShare * Double(n)).rounded(.down)), k + 1)
    let prepared = try PreparedRegression(values, regression, subject: subject, minimum: max(10, 2 * h))
    guard let segments = SegmentSums(prepared, minimumSegment: h) else {
      throw TrendRefusal(subject: subject, reason: .regressorsDependent)
    }

    let fit = n / h - 1
    let usual = max((n + h - 1) / h - 2, 1)
    let most = min(mostBreaks ?? usual, fit)
    let nothing = Double(n) * prepared.rounding * prepared.rounding
    var remarks: [String] = []
    if let mostBreaks, mostBreaks > fit {
      remarks.append("\(mostBreaks) breaks do not fit into \(n) observations with \(h) a segment; \(fit) do.")
    }
    if n < 50 { remarks.append(Self.shortSeriesErrors) }
    let found = [[]] + segments.bestPartitions(most: most)
    partitions = found.map { breakpoints in
      let squares = segments.total(breakpoints)
      return Partition(
        breakpoints: breakpoints, residualSumOfSquares: prepared.unscaled(squares: squares),
        informationCriterion: squares > nothing
          ? Self.criterion(squares, exponent: prepared.exponent, n: n, k: k, breaks: breakpoints.count) : nil,
        intervals: BreakInterval.intervals(prepared, breakpoints: breakpoints, confidence: confidence))
    }
    if let exact = partitions.firstIndex(where: { $0.informationCriterion == nil }) {
      breaks = exact
      remarks.append("With \(exact) break\(exact == 1 ? "" : "s") the segments fit to the last digits.")
    } else {
      let criteria = partitions.map { $0.informationCriterion ?? .infinity }
      breaks = criteria.firstIndex(of: criteria.min() ?? 0) ?? 0
    }
    if partitions[breaks].intervals.contains(nil) {
      remarks.append("Some dates have no interval: a segment fits exactly, or the shift there is too small.")
    }
    if partitions.contains(where: { $0.residualSumOfSquares == nil }) {
      remarks.append("Sums of squares outside the range of a double are left out.")
    }
    observations = n
    coefficients = k
    minimumSegment = h
    self.confidence = confidence
    self.remarks = remarks
    variant = """
      \(regression.sentence) by segments of \(h) or more, number of breaks by BIC among 0 to \(most), intervals after \
      Bai 1997 with a variance and a mean square of regressors for each segment, \(percent(confidence))
      """
  }

  /// Simulated with 2,000 series of independent normal values and the default segments.
  static let shortSeriesErrors = """
    In short series BIC finds breaks that are not there: in 34, 20 and 13 % of independent series without one (y ~ 1; \
    12, 20 and 30 observations). The intervals of the dates hold for long series.
    """

  private static func criterion(_ squares: Double, exponent: Int, n: Int, k: Int, breaks: Int) -> Double {
    let count = Double(n)
    let logarithm = log(squares) + 2 * Double(exponent) * log(2.0)
    return count * (logarithm + 1 - log(count) + log(2 * Double.pi)) + log(count) * Double((k + 1) * (breaks + 1))
  }
}
