import Vectors

/// Mann and Kendall's S: rises less falls among all pairs of observations in the order of time, and its null law.
public struct MannKendallStatistic: Sendable, Equatable {
  public let observations: Int
  /// S = Σ_{i<j} sign(x_j − x_i).
  public let score: Int
  /// Sizes of the groups of equal values, those of two and more.
  public let tiedGroups: [Int]

  /// The exact null law is used up to this many observations without ties.
  public static let mostForExact = ExactKendallLaw.mostObservations

  /// Counts in O(n log n) by merging. Traps on NaN.
  public init(_ values: [Double]) {
    precondition(!values.contains(where: \.isNaN), "missing values are left out by the caller")
    observations = values.count
    var sorted = values.map(MergeCounting.key)
    var spare = sorted
    let falls = sorted.withUnsafeMutableBufferPointer { sorted in
      spare.withUnsafeMutableBufferPointer { spare in
        guard let keys = sorted.baseAddress, let other = spare.baseAddress else { return 0 }
        return MergeCounting.sort(keys, spare: other, count: sorted.count)
      }
    }
    var groups: [Int] = []
    sorted.withUnsafeBufferPointer { forEachTiedGroup($0) { groups.append($0) } }
    tiedGroups = groups
    let tiedPairs = groups.reduce(0) { $0 + $1 * ($1 - 1) / 2 }
    score = observations * (observations - 1) / 2 - tiedPairs - 2 * falls
  }

  /// [n(n−1)(2n+5) − Σ t(t−1)(2t+5)] / 18 over the tied groups of size t.
  public var variance: Double {
    (ScoreAndTies.term(observations) - tiedGroups.reduce(0) { $0 + ScoreAndTies.term($1) }) / 18
  }

  /// (S ∓ 1)/√variance, 0 for S = 0 (continuity correction); `nil` when all values are equal.
  public var standardised: Double? {
    guard variance > 0 else { return nil }
    return Double(score - score.signum()) / variance.squareRoot()
  }

  /// Two-sided, by the normal law; `nil` when all values are equal.
  public var normalPValue: Double? {
    standardised.map { min(1, 2 * NormalDistribution().upperTail($0.magnitude)) }
  }

  /// Two-sided, P(|S| ≥ |s|) over all orders of distinct values; `nil` with ties or more than 40 observations.
  public var exactPValue: Double? {
    guard tiedGroups.isEmpty, observations <= Self.mostForExact else { return nil }
    return ExactKendallLaw.twoSided(score: score, observations: observations)
  }
}
