import Vectors

/// Mann and Kendall's S: rises less falls among all pairs of observations in the order of time, and its null law.
public struct MannKendallStatistic: Sendable, Equatable {
  public let observations: Int
  /// S = Σ_{i<j} sign(x_j − x_i).
  public let score: Int
  /// Sizes of the groups of equal values, those of two and more.
  public let tiedGroups: [Int]

  /// The exact null law is used up to this many observations without ties.
  public static let mostForExact = 40

  /// Counts in O(n log n) by merging. Traps on NaN.
  public init(_ values: [Double]) {
    precondition(!values.contains(where: \.isNaN), "missing values are left out by the caller")
    observations = values.count
    var sorted = values
    let falls = Self.sortCountingFalls(&sorted)
    var groups: [Int] = []
    var start = 0
    for index in 1..<max(sorted.count + 1, 1) where index == sorted.count || sorted[index] != sorted[start] {
      if index - start > 1 { groups.append(index - start) }
      start = index
    }
    tiedGroups = groups
    let tiedPairs = groups.reduce(0) { $0 + $1 * ($1 - 1) / 2 }
    score = observations * (observations - 1) / 2 - tiedPairs - 2 * falls
  }

  /// [n(n−1)(2n+5) − Σ t(t−1)(2t+5)] / 18 over the tied groups of size t.
  public var variance: Double {
    func term(_ n: Int) -> Double { Double(n) * Double(n - 1) * Double(2 * n + 5) }
    return (term(observations) - tiedGroups.reduce(0) { $0 + term($1) }) / 18
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

  /// Two-sided, P(|S| ≥ |s|) over all orders of distinct values; `nil` with ties or more than 40 observations. O(n · falls), at most O(n³).
  public var exactPValue: Double? {
    guard tiedGroups.isEmpty, observations <= Self.mostForExact else { return nil }
    guard score != 0 else { return 1 }
    // S = pairs − 2 · falls; the falls of the k-th value among those before it are 0 … k − 1, each as likely. The law is
    // symmetric, so the side with the fewer falls is enough, and there a running sum loses no digits.
    let fewest = (observations * (observations - 1) / 2 - score.magnitudeAsInt) / 2
    var law = [Double](repeating: 0, count: fewest + 1)
    law[0] = 1
    for k in stride(from: 2, through: observations, by: 1) {
      var running = law
      for falls in law.indices.dropFirst() { running[falls] += running[falls - 1] }
      for falls in law.indices {
        law[falls] = (running[falls] - (falls >= k ? running[falls - k] : 0)) / Double(k)
      }
    }
    return min(1, 2 * law.reduce(0, +))
  }

  /// Sorts by merging and counts the pairs out of order (equal values are in order).
  private static func sortCountingFalls(_ values: inout [Double]) -> Int {
    var falls = 0
    var width = 1
    var merged = values
    while width < values.count {
      for start in stride(from: 0, to: values.count, by: 2 * width) {
        let middle = min(start + width, values.count)
        let end = min(start + 2 * width, values.count)
        var (left, right) = (start, middle)
        for position in start..<end {
          if right == end || (left < middle && values[left] <= values[right]) {
            merged[position] = values[left]
            left += 1
          } else {
            merged[position] = values[right]
            right += 1
            falls += middle - left
          }
        }
      }
      swap(&values, &merged)
      width *= 2
    }
    return falls
  }
}

extension Int {
  fileprivate var magnitudeAsInt: Int { self < 0 ? -self : self }
}
