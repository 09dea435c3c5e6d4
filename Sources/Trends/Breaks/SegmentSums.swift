/// The residual sums of squares of all segments of a series, and the partitions that make their total least.
struct SegmentSums {
  let count: Int
  let minimumSegment: Int
  /// Those of the segments that end before `end` (from h on), one after the other for starts 0 … end − h.
  private var sums: [Double]

  /// `nil` when the regressors depend on each other in some segment. O(n² k²).
  init?(_ prepared: PreparedRegression, minimumSegment h: Int) {
    count = prepared.count
    minimumSegment = h
    sums = Array(repeating: 0, count: (count - h + 1) * (count - h + 2) / 2)
    let (count, k) = (count, prepared.coefficientCount)
    for start in 0...(count - h) {
      var squares = RecursiveLeastSquares(coefficientCount: k)
      for row in start..<count {
        squares.add(rows: prepared.rows, row: row, response: prepared.response[row])
        let end = row + 1
        guard end - start >= h else { continue }
        if end - start == h, !squares.hasFullRank { return nil }
        sums[Self.place(start, end, h)] = squares.residualSumOfSquares
      }
    }
  }

  private static func place(_ start: Int, _ end: Int, _ h: Int) -> Int { (end - h) * (end - h + 1) / 2 + start }

  /// That of observations `start` to `end − 1`, counted from 0.
  subscript(start: Int, end: Int) -> Double { sums[Self.place(start, end, minimumSegment)] }

  func total(_ breakpoints: [Int]) -> Double {
    zip([0] + breakpoints, breakpoints + [count]).reduce(0) { $0 + self[$1.0, $1.1] }
  }

  /// The partition with 1, 2 … `most` breaks; among equals the earliest last break. O(most · n²).
  func bestPartitions(most: Int) -> [[Int]] {
    let h = minimumSegment
    // least[end]: the least total of the first `end` observations in so many segments.
    var least = (0...count).map { $0 >= h ? self[0, $0] : .infinity }
    var lastBreaks: [[Int]] = []
    var result: [[Int]] = []
    for breaks in stride(from: 1, through: most, by: 1) {
      var next = [Double](repeating: .infinity, count: count + 1)
      var last = [Int](repeating: 0, count: count + 1)
      for end in stride(from: (breaks + 1) * h, through: count, by: 1) {
        let offset = Self.place(0, end, h)
        for cut in (breaks * h)...(end - h) {
          let total = least[cut] + sums[offset + cut]
          if total < next[end] { (next[end], last[end]) = (total, cut) }
        }
      }
      least = next
      lastBreaks.append(last)
      var breakpoints: [Int] = []
      var end = count
      for last in lastBreaks.reversed() {
        end = last[end]
        breakpoints.insert(end, at: 0)
      }
      result.append(breakpoints)
    }
    return result
  }
}
