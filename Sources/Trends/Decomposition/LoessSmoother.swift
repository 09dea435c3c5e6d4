/// Loess of one or more interleaved series of one length, planned once and run many times without allocation.
///
/// Observation i of series c stands at i · stride + c. `extrapolates` adds the fitted values one step before the first
/// and one after the last observation; then output row 0 is the one before. Rows of weights are tabulated once; for
/// robustness weights the sums of a local line are formed from tabulated moments.
final class LoessSmoother {
  /// Neighbouring outputs that share a row of weights.
  private struct Run {
    let input: Int
    let output: Int
    let row: Int
    let lanes: Int
  }

  private let weights: LoessWeights
  private let stride: Int
  private let series: Int
  private let extrapolates: Bool
  private let offsets: [Int]
  private let runs: [Run]
  /// Output rows loess is evaluated at, in order, those one outside left out; straight lines join them.
  private let knots: [Int]
  private let tabulated: Bool
  private let smoothing: UnsafeMutablePointer<Double>
  private let moments: [UnsafeMutablePointer<Double>]
  private let scratch: UnsafeMutablePointer<Double>
  /// With robustness weights the fit is level · Σ w x + slope · Σ w d x; a NaN level asks for the direct way.
  private let level: UnsafeMutablePointer<Double>
  private let slope: UnsafeMutablePointer<Double>
  private let second: UnsafeMutablePointer<Double>

  /// - Parameter mostTabulated: tables larger than this are not kept; their rows are filled when they are needed.
  init(
    count: Int, series: Int = 1, stride: Int = 1, parameters: SeasonalTrendLoess.Smoother, extrapolates: Bool = false,
    robust: Bool, mostTabulated: Int = 1 << 20
  ) {
    weights = LoessWeights(count: count, window: parameters.window, degree: parameters.degree)
    self.series = series
    self.stride = stride
    self.extrapolates = extrapolates
    let length = weights.length
    let jump = min(parameters.jump, count - 1)
    func windowStart(_ position: Int) -> Int { min(max(position - (parameters.window - 1) / 2, 0), count - length) }
    var points = Swift.stride(from: 0, to: count, by: jump).map { (position: $0, start: windowStart($0)) }
    // The last observation is always a knot, with the window of the knot before it.
    if let last = points.last, last.position != count - 1 { points.append((count - 1, last.start)) }
    let shift = extrapolates ? 1 : 0
    knots = points.map { $0.position + shift }
    if extrapolates { points = [(-1, 0)] + points + [(count, count - length)] }

    var offsets: [Int] = []
    var rows: [Int: Int] = [:]
    var runs: [Run] = []
    for point in points {
      let offset = point.position - point.start
      let row = rows[offset] ?? offsets.count
      if row == offsets.count {
        rows[offset] = row
        offsets.append(offset)
      }
      let (input, output) = (point.start * stride, (point.position + shift) * stride)
      if stride == 1, series == 1, let last = runs.last, last.row == row, last.input + last.lanes == input,
        last.output + last.lanes == output
      {
        runs[runs.count - 1] = Run(input: last.input, output: last.output, row: row, lanes: last.lanes + 1)
      } else {
        runs.append(Run(input: input, output: output, row: row, lanes: series))
      }
    }
    self.offsets = offsets
    self.runs = runs
    tabulated = offsets.count * length <= mostTabulated
    let size = tabulated ? offsets.count * length : length
    func allocate(_ count: Int) -> UnsafeMutablePointer<Double> {
      let memory = UnsafeMutablePointer<Double>.allocate(capacity: count)
      memory.initialize(repeating: 0, count: count)
      return memory
    }
    smoothing = allocate(size)
    moments = robust ? (0..<3).map { _ in allocate(size) } : []
    scratch = allocate(length)
    let outputs = robust ? (count + 2 * shift) * stride : 1
    level = allocate(outputs)
    slope = allocate(outputs)
    second = allocate(outputs)
    guard tabulated else { return }
    for row in offsets.indices {
      fillSmoothing(row, smoothing + row * length)
      if robust { fillMoments(row, at: row * length) }
    }
  }

  deinit {
    for memory in [smoothing, scratch, level, slope, second] + moments { memory.deallocate() }
  }

  /// Smooths with equal robustness weights.
  func smooth(_ x: UnsafePointer<Double>, to out: UnsafeMutablePointer<Double>) {
    let length = weights.length
    for run in runs {
      if !tabulated { fillSmoothing(run.row, smoothing) }
      let row = smoothing + (tabulated ? run.row &* length : 0)
      weightedSums(row, length, x + run.input, stride: stride, lanes: run.lanes, to: out + run.output)
    }
    join(out)
  }

  /// Takes up robustness weights, laid out as the observations are.
  func prepare(robustness: UnsafePointer<Double>) {
    let length = weights.length
    // Σ w, Σ w d and Σ w d² at every point, in the places of the results.
    for run in runs {
      let base = momentBase(run)
      let source = robustness + run.input
      weightedSums(moments[0] + base, length, source, stride: stride, lanes: run.lanes, to: level + run.output)
      weightedSums(moments[1] + base, length, source, stride: stride, lanes: run.lanes, to: slope + run.output)
      weightedSums(moments[2] + base, length, source, stride: stride, lanes: run.lanes, to: second + run.output)
      for place in run.output..<(run.output + run.lanes) {
        let (total, first, square) = (level[place], slope[place], second[place])
        guard total > 0 else {
          level[place] = .nan
          continue
        }
        let mean = first / total
        let spread = square / total - mean * mean
        if weights.degree == 0 {
          (level[place], slope[place]) = (1 / total, 0)
        } else if spread < 1e-3 * (square / total) {
          // Too many digits cancel (the weights lie nearly all on one observation).
          level[place] = .nan
        } else if weights.isWide(spread) {
          let tilt = -mean / spread
          (level[place], slope[place]) = ((1 - tilt * mean) / total, tilt / total)
        } else {
          (level[place], slope[place]) = (1 / total, 0)
        }
      }
    }
  }

  /// Smooths with the weights last prepared; `weighted` is x times those weights.
  func smooth(
    _ x: UnsafePointer<Double>, weighted: UnsafePointer<Double>, robustness: UnsafePointer<Double>,
    to out: UnsafeMutablePointer<Double>
  ) {
    let length = weights.length
    var direct = false
    for run in runs {
      let base = momentBase(run)
      weightedSums(
        moments[0] + base, length, weighted + run.input, stride: stride, lanes: run.lanes, to: out + run.output)
      let places = run.output..<(run.output + run.lanes)
      if weights.degree == 0 {
        for place in places { out[place] *= level[place] }
      } else {
        weightedSums(
          moments[1] + base, length, weighted + run.input, stride: stride, lanes: run.lanes, to: second + run.output)
        for place in places { out[place] = level[place] * out[place] + slope[place] * second[place] }
      }
      for place in places where level[place].isNaN { direct = true }
    }
    if direct { fitDirectly(x, robustness, out) }
    join(out)
  }

  /// The places without tabulated sums: a fit in two passes, or the observation itself where all weights are 0.
  private func fitDirectly(
    _ x: UnsafePointer<Double>, _ robustness: UnsafePointer<Double>, _ out: UnsafeMutablePointer<Double>
  ) {
    let shift = extrapolates ? 1 : 0
    var unfitted: [Int] = []
    for run in runs {
      for lane in 0..<run.lanes where level[run.output + lane].isNaN {
        let first = run.input + lane
        weights.fillTricube(offset: offsets[run.row], scratch)
        for k in 0..<weights.length { scratch[k] *= robustness[first + k * stride] }
        let place = run.output + lane
        guard weights.fillRow(offset: offsets[run.row], from: scratch) else {
          unfitted.append(place)
          continue
        }
        var sum = 0.0
        for k in 0..<weights.length { sum += scratch[k] * x[first + k * stride] }
        out[place] = sum
      }
    }
    let outside = [0, (weights.count + 1) * stride]
    for place in unfitted where !extrapolates || !outside.contains(place - place % stride) {
      out[place] = x[place - shift * stride]
    }
    // One step outside, the neighbour's fit is taken; all fits inside are there by now.
    for place in unfitted where extrapolates && outside.contains(place - place % stride) {
      out[place] = out[place < stride ? place + stride : place - stride]
    }
  }

  private func momentBase(_ run: Run) -> Int {
    if tabulated { return run.row &* weights.length }
    fillMoments(run.row, at: 0)
    return 0
  }

  private func fillSmoothing(_ row: Int, _ out: UnsafeMutablePointer<Double>) {
    weights.fillTricube(offset: offsets[row], out)
    weights.fillRow(offset: offsets[row], from: out)
  }

  private func fillMoments(_ row: Int, at base: Int) {
    weights.fillTricube(offset: offsets[row], moments[0] + base)
    for k in 0..<weights.length {
      let distance = Double(k - offsets[row])
      moments[1][base + k] = moments[0][base + k] * distance
      moments[2][base + k] = moments[1][base + k] * distance
    }
  }

  /// Straight lines between knots.
  private func join(_ out: UnsafeMutablePointer<Double>) {
    guard knots.count < weights.count else { return }
    for index in 1..<knots.count where knots[index] - knots[index - 1] > 1 {
      let (left, right) = (knots[index - 1], knots[index])
      for c in 0..<series {
        let start = out[left &* stride &+ c]
        let step = (out[right &* stride &+ c] - start) / Double(right - left)
        for row in (left + 1)..<right { out[row &* stride &+ c] = start + step * Double(row - left) }
      }
    }
  }
}
