/// The law of the falls among n distinct values in random order, up to 40 values.
enum ExactKendallLaw {
  static let mostObservations = 40

  /// P(falls ≤ k) for k up to half of all pairs, by n. S = pairs − 2 · falls is symmetric, so that is enough, and on
  /// that side a running sum loses no digits.
  private static let cumulative: [[Double]] = (0...mostObservations).map { n in
    var law = [Double](repeating: 0, count: n * max(n - 1, 0) / 4 + 1)
    law[0] = 1
    // The falls of the k-th value among those before it are 0 … k − 1, each as likely.
    for k in stride(from: 2, through: n, by: 1) {
      var running = law
      for falls in law.indices.dropFirst() { running[falls] += running[falls - 1] }
      for falls in law.indices {
        law[falls] = (running[falls] - (falls >= k ? running[falls - k] : 0)) / Double(k)
      }
    }
    for falls in law.indices.dropFirst() { law[falls] += law[falls - 1] }
    return law
  }

  /// P(|S| ≥ |s|) for n distinct values, n ≤ 40.
  static func twoSided(score: Int, observations n: Int) -> Double {
    guard score != 0 else { return 1 }
    let fewest = (n * (n - 1) / 2 - Int(score.magnitude)) / 2
    return min(1, 2 * cumulative[n][fewest])
  }
}
