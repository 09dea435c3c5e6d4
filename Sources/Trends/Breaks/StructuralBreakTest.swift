import Vectors

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Tests of "no structural break" against one break at an unknown date: sup F, ave F and exp F.
///
/// For each candidate i the Chow statistic is F(i) = (RSS − RSS₁(i) − RSS₂(i)) / [(RSS₁(i) + RSS₂(i)) / (n − 2k)], from the
/// regressions over all observations, over the first i and over the rest; it is not divided by k. Candidates run from
/// ⌊πn⌋ (at least k + 1) to n less that. p values are those of long series (Hansen 1997), with independent errors of one
/// variance: autocorrelation makes them too small. Ten observations or more, and 4(k + 1). O(n k²).
///
/// Source: D. W. K. Andrews (1993), Econometrica 61, 821–856; D. W. K. Andrews and W. Ploberger (1994), Econometrica
/// 62, 1383–1414; B. E. Hansen (1997), Journal of Business and Economic Statistics 15, 60–67.
public struct StructuralBreakTest: Sendable, Equatable, Codable {
  /// A statistic and the probability of one as large without a break.
  public struct Summary: Sendable, Equatable, Codable {
    public let statistic: Double
    /// `nil` where no p value is tabulated.
    public let pValue: Double?
  }

  public let observations: Int
  /// k.
  public let coefficients: Int
  /// The candidate of the first element of `statistics`: the number of observations before the break.
  public let firstCandidate: Int
  /// F of each candidate.
  public let statistics: [Double]
  /// The candidate with the greatest F: the last observation, counted from 1, before the break.
  public let breakpoint: Int
  public let supremum: Summary
  public let average: Summary
  public let exponential: Summary
  /// The definition used, as a sentence.
  public let variant: String
  /// Doubts, as sentences.
  public let remarks: [String]

  /// - Parameters:
  ///   - values: one a period, oldest first, without gaps.
  ///   - regression: what is regressed before and after; the mean alone by default.
  ///   - trimming: π, the least share of observations on either side; traps outside (0, 0.5).
  /// - Throws: `.tooFewObservations`, `.notFinite`, `.noScatter` (also when the pieces fit exactly: F has no bound),
  ///   `.regressorsDependent`, `.overflow`.
  public init(_ values: [Double], regression: BreakRegression = .level, trimming: Double = 0.15) throws(TrendRefusal) {
    precondition(trimming > 0 && trimming < 0.5, "a trimming between 0 and a half")
    let subject = "structural break test"
    let k = regression.coefficientCount
    let prepared = try PreparedRegression(values, regression, subject: subject, minimum: max(10, 4 * (k + 1)))
    let n = values.count
    let first = max(Int((trimming * Double(n)).rounded(.down)), k + 1)
    let last = n - first

    var before = [Double](repeating: 0, count: n + 1)
    var after = before
    var fullRank = true
    prepared.run(over: 0..<n) { count, squares in
      before[count] = squares.residualSumOfSquares
      if count == first { fullRank = fullRank && squares.hasFullRank }
    }
    prepared.run(over: (0..<n).reversed()) { count, squares in
      after[n - count] = squares.residualSumOfSquares
      if count == first { fullRank = fullRank && squares.hasFullRank }
    }
    guard fullRank else { throw TrendRefusal(subject: subject, reason: .regressorsDependent) }
    let nothing = Double(n) * prepared.rounding * prepared.rounding
    let degrees = Double(n - 2 * k)
    let found = (first...last).map { candidate in
      let pieces = before[candidate] + after[candidate]
      return pieces > nothing ? max(before[n] - pieces, 0) / (pieces / degrees) : .infinity
    }
    guard let greatest = found.max(), greatest.isFinite else {
      throw TrendRefusal(subject: subject, reason: .noScatter)
    }

    observations = n
    coefficients = k
    firstCandidate = first
    statistics = found
    breakpoint = first + (found.firstIndex(of: greatest) ?? 0)
    let share = Double(first) / Double(n)
    func summary(_ kind: FStatisticSummary, _ statistic: Double) -> Summary {
      Summary(statistic: statistic, pValue: kind.pValue(statistic, coefficients: k, trimming: share))
    }
    supremum = summary(.supremum, greatest)
    average = summary(.average, exactSum(found) / Double(found.count))
    // The greatest is taken out: exp(F/2) may be too large for a double.
    let exponentials = found.map { exp(($0 - greatest) / 2) }
    exponential = summary(.exponential, greatest / 2 + log(exactSum(exponentials) / Double(found.count)))
    variant = """
      Chow F statistics of \(regression.sentence) (not divided by k), candidates \(first) to \(last), \
      asymptotic p after Hansen 1997
      """
    remarks = Self.remarks(n: n, k: k)
  }

  /// Simulated with 2,000 series of independent normal values.
  static let shortSeriesSize = """
    p values hold for long series: of short independent series sup F rejects 10, 7 and 6 % (y ~ 1) or 16, 12 and 10 % \
    (y ~ 1 + t) at a nominal 5 % (12, 20 and 30 observations); exp F rejects more.
    """

  private static func remarks(n: Int, k: Int) -> [String] {
    var remarks: [String] = []
    if k > FStatisticSummary.mostCoefficients {
      remarks.append(
        "No p values: Hansen's are tabulated here for up to \(FStatisticSummary.mostCoefficients) coefficients.")
    } else if n < 50 {
      remarks.append(shortSeriesSize)
    }
    return remarks
  }
}
