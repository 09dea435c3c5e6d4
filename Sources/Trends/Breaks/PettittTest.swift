import Vectors

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Pettitt's rank test of one change of level at an unknown date.
///
/// U(t) = Σ_{i ≤ t < j} sign(x_i − x_j) = 2 Σ_{i ≤ t} rᵢ − t(n + 1), r the ranks (equal values share theirs), and
/// K = max |U(t)|. p = min(1, 2 exp(−6K² / (n³ + n²))), which is approximate, good below 0.5 and without many ties. It
/// assumes independent observations. Four or more. O(n log n).
///
/// Source: A. N. Pettitt (1979), "A non-parametric approach to the change-point problem", Applied Statistics 28,
/// 126–135.
public struct PettittTest: Sendable, Equatable, Codable {
  public let observations: Int
  /// K.
  public let statistic: Int
  /// U at the change: positive when the values before it are the greater.
  public let score: Int
  /// The last observation, counted from 1, before the change; the first such when several are as good.
  public let breakpoint: Int
  public let pValue: Double
  /// Sizes of the groups of equal values, those of two and more, in the order of their values.
  public let tiedGroups: [Int]
  /// The definition used, as a sentence.
  public let variant: String
  /// Doubts, as sentences.
  public let remarks: [String]

  /// Simulated with 2,000 series of independent normal values.
  static let shortSeriesSize = """
    p is cautious in short series: of independent ones it is below 0.05 in 1, 2 and 3 % (12, 20 and 30 observations).
    """

  /// - Throws: `.tooFewObservations`, `.notFinite`, `.noScatter` when all values are equal.
  public init(_ values: [Double]) throws(TrendRefusal) {
    let subject = "Pettitt test"
    try checkValues(values, subject: subject, minimum: 4)
    let n = values.count
    let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    // Twice the middle rank is whole.
    var doubledRanks = [Int](repeating: 0, count: n)
    var groups: [Int] = []
    var start = 0
    for end in 1...n where end == n || values[order[end]] != values[order[start]] {
      for place in start..<end { doubledRanks[order[place]] = start + 1 + end }
      if end - start > 1 { groups.append(end - start) }
      start = end
    }
    guard groups != [n] else { throw TrendRefusal(subject: subject, reason: .noScatter) }

    var (sum, greatest, place) = (0, 0, 0)
    for t in 1..<n {
      sum += doubledRanks[t - 1] - (n + 1)
      if abs(sum) > abs(greatest) { (greatest, place) = (sum, t) }
    }
    observations = n
    statistic = abs(greatest)
    score = greatest
    // With K = 0 every date is as good as another.
    breakpoint = max(place, 1)
    tiedGroups = groups
    let (k, count) = (Double(statistic), Double(n))
    pValue = min(1, 2 * exp(-6 * k * k / (count * count * count + count * count)))
    variant = "greatest |U| of ranks\(groups.isEmpty ? "" : ", equal values share ranks"), p = 2 exp(−6K²/(n³ + n²))"
    var remarks: [String] = []
    if pValue > 0.5 { remarks.append("The approximation of p is poor above 0.5; there is no sign of a change.") }
    if n < 50 {
      remarks.append(Self.shortSeriesSize)
    }
    self.remarks = remarks
  }
}
