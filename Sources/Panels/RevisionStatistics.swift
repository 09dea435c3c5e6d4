public import Decimals
public import Observations
import Vectors

/// How figures were revised between two vintages: over the cells that both have, whether they were revised or not.
///
/// With p the earlier and l the later figure of each of n cells, the revision is r = l − p, or r = (l − p) / |p| as a
/// fraction, over the cells with p ≠ 0. Its mean, its mean absolute value, its standard deviation s (n − 1 below), and
/// the test of no bias, t = mean / (s / √n) with n − 1 degrees of freedom, two-sided. Cells without a number in either
/// vintage are left out. Sums are exact and rounded once. O(cells).
///
/// Source: Richard McKenzie and Michela Gamba, 2008, Interpreting the results of revision analyses: recommended summary
/// statistics, OECD/Eurostat task force on performing revisions analysis; the test of news against noise that the bias
/// belongs to: N. Gregory Mankiw and Matthew D. Shapiro, 1986, News or noise: an analysis of GNP revisions, Survey of
/// Current Business 66 (5).
public struct RevisionStatistics: Sendable, Equatable {
  /// The statistics of one kind of revision.
  public struct Moments: Sendable, Equatable {
    /// The cells, n.
    public var count: Int
    public var mean: Double
    public var meanAbsolute: Double
    /// `nil` for fewer than two cells.
    public var standardDeviation: Double?
    /// `nil` for fewer than two cells, and where all revisions are the same.
    public var biasStatistic: Double?
    public var biasPValue: Double?
    /// The largest revision up and down.
    public var highest: Double
    public var lowest: Double
  }

  /// Cells with a number in both vintages, and those of them whose numbers differ.
  public let compared: Int
  public let revised: Int
  public let upward: Int
  /// The sum of the revisions; `nil` where 38 digits do not hold it.
  public let sum: ExactDecimal?
  /// In the unit of the figures; `nil` without a cell.
  public let values: Moments?
  /// As fractions of the earlier figures; `nil` where all of these are zero.
  public let fractions: Moments?
  /// Mean absolute revision by mean absolute earlier figure (the relative mean absolute revision of the source).
  public let relativeMeanAbsolute: Double?

  /// - Parameter cells: The earlier and the later figure of each cell.
  public init(_ cells: [(earlier: AggregateValue, later: AggregateValue)]) {
    var revisions: [Double] = []
    var fractions: [Double] = []
    var levels: [Double] = []
    var sum = WideDecimalSum()
    var isExact = true
    for (earlier, later) in cells {
      guard let before = earlier.doubleValue, let after = later.doubleValue else { continue }
      let revision: Double
      if let exact = Self.revision(earlier, later).exactValue {
        sum.add(exact)
        revision = exact.doubleValue
      } else {
        isExact = false
        revision = after - before
      }
      revisions.append(revision)
      levels.append(before.magnitude)
      if before != 0 { fractions.append(revision / before.magnitude) }
    }
    compared = revisions.count
    revised = revisions.count { $0 != 0 }
    upward = revisions.count { $0 > 0 }
    self.sum = isExact && !revisions.isEmpty ? sum.exactValue : nil
    values = Moments(revisions)
    self.fractions = Moments(fractions)
    let level = exactSum(levels)
    relativeMeanAbsolute = level > 0 ? exactSum(revisions.map(\.magnitude)) / level : nil
  }

  /// Later minus earlier; missing where either is.
  public static func revision(_ earlier: AggregateValue, _ later: AggregateValue) -> AggregateValue {
    if let before = earlier.exactValue, let after = later.exactValue,
      let difference = after.addingReportingOverflow(-before)
    {
      return .exact(difference)
    }
    guard let before = earlier.doubleValue, let after = later.doubleValue else { return .missing }
    return .rounded(after - before)
  }
}

extension RevisionStatistics.Moments {
  init?(_ revisions: [Double]) {
    guard let first = revisions.first else { return nil }
    let n = Double(revisions.count)
    count = revisions.count
    let mean = exactSum(revisions) / n
    self.mean = mean
    meanAbsolute = exactSum(revisions.map(\.magnitude)) / n
    highest = revisions.max() ?? first
    lowest = revisions.min() ?? first
    guard revisions.count > 1 else { return }
    guard highest > lowest else {
      standardDeviation = 0
      return
    }
    let deviation = (exactSum(revisions.map { ($0 - mean) * ($0 - mean) }) / (n - 1)).squareRoot()
    standardDeviation = deviation
    let statistic = mean / (deviation / n.squareRoot())
    biasStatistic = statistic
    biasPValue = 2 * StudentTDistribution(degreesOfFreedom: n - 1).upperTail(statistic.magnitude)
  }
}
