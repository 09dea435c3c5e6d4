/// The classical decomposition of a series into a centred moving average and one index for each season.
///
/// Indices are the means of y_t − trend_t, less their mean; or of y_t / trend_t, over their mean. Two seasons of
/// observations or more. Also R's `decompose`. O(n m).
struct SeasonalIndices {
  /// Index of season i, which observations i, i + m, … share.
  let indices: [Double]
  /// The centred moving average at times m/2 … n − 1 − m/2.
  let trend: [Double]

  init(values: [Double], period: Int, isMultiplicative: Bool) {
    precondition(values.count >= 2 * period && period > 1, "classical decomposition needs two seasons")
    let half = period / 2
    var trend: [Double] = []
    trend.reserveCapacity(values.count)
    for t in half..<(values.count - half) {
      var sum = 0.0
      if period % 2 == 0 {
        sum = (values[t - half] + values[t + half]) / 2
        for k in (t - half + 1)..<(t + half) { sum += values[k] }
      } else {
        for k in (t - half)...(t + half) { sum += values[k] }
      }
      trend.append(sum / Double(period))
    }
    var sums = Array(repeating: 0.0, count: period)
    var counts = Array(repeating: 0.0, count: period)
    for (offset, level) in trend.enumerated() {
      let t = half + offset
      sums[t % period] += isMultiplicative ? values[t] / level : values[t] - level
      counts[t % period] += 1
    }
    let means = zip(sums, counts).map { $0 / $1 }
    let mean = means.reduce(0, +) / Double(period)
    indices = means.map { isMultiplicative ? $0 / mean : $0 - mean }
    self.trend = trend
  }
}

/// Intercept (at position 0) and slope of the least squares line through values at positions 1, 2, ….
func leastSquaresLine(_ values: some RandomAccessCollection<Double>) -> (intercept: Double, slope: Double) {
  let count = Double(values.count)
  let middle = (count + 1) / 2
  let mean = values.reduce(0, +) / count
  var (cross, square) = (0.0, 0.0)
  for (index, value) in values.enumerated() {
    let distance = Double(index + 1) - middle
    cross += distance * (value - mean)
    square += distance * distance
  }
  let slope = square > 0 ? cross / square : 0
  return (mean - slope * middle, slope)
}
