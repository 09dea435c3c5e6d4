import Vectors

/// A series less its Theil–Sen slope, divided by a power of two when squares would leave the range of a double.
///
/// Periods count from 1 at the first observation, as in the Mann–Kendall variants of the literature.
struct DetrendedSeries {
  let slope: Double
  /// t − t₁ + 1.
  let positions: [Double]
  let values: [Double]

  init(times: [Double], values: [Double]) {
    let exponent = (values.map(\.magnitude).max() ?? 0).exponentOrZero
    let shift = exponent.magnitude > 400 ? exponent : 0
    let scaled = values.map { Double(sign: .plus, exponent: -shift, significand: $0) }
    let bounds = SlopeBounds(pairs: times.count * (times.count - 1) / 2, reach: .infinity)
    var selection = SlopeSelection()
    let slope = bounds.select(&selection, times: times, values: scaled, count: times.count).median
    self.slope = slope
    positions = times.map { $0 - times[0] + 1 }
    self.values = zip(scaled, positions).map { $0 - $1 * slope }
  }
}

/// Autocorrelations at lags 1 … `lags` around the mean, each divided by that at lag 0; zeros for a constant series.
/// O(n · lags).
func autocorrelations(_ values: [Double], lags: Int) -> [Double] {
  let mean = exactSum(values) / Double(values.count)
  let deviations = values.map { $0 - mean }
  let variance = deviations.reduce(0) { $0 + $1 * $1 }
  return (1..<max(lags + 1, 1)).map { lag in
    guard variance > 0 else { return 0 }
    var sum = 0.0
    for index in lag..<max(deviations.count, lag) { sum += deviations[index] * deviations[index - lag] }
    return sum / variance
  }
}

/// Ranks from 1, equal values with the mean of theirs.
func midranks(_ values: [Double]) -> [Double] {
  let order = values.indices.sorted { values[$0] != values[$1] ? values[$0] < values[$1] : $0 < $1 }
  var ranks = values
  var start = 0
  while start < order.count {
    var end = start + 1
    while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
    for place in start..<end { ranks[order[place]] = Double(start + 1 + end) / 2 }
    start = end
  }
  return ranks
}
