import TestSupport
import Testing

@testable import Trends

@Suite struct LoessSmootherTests {
  /// Interleaved series, with tables and without (then rows of weights are formed when they are needed), with equal and
  /// with robustness weights of which many are 0, against the plain twin.
  @Test(arguments: [0, 1 << 20]) func agreesWithThePlainTwin(mostTabulated: Int) {
    var random = SeededGenerator(seed: 78)
    for _ in 0..<60 {
      let count = Int.random(in: 2...40, using: &random)
      let series = Int.random(in: 1...9, using: &random)
      let stride = series + Int.random(in: 0...2, using: &random)
      let parameters = SeasonalTrendLoess.Smoother(
        window: 2 * Int.random(in: 1...30, using: &random) + 1, degree: Int.random(in: 0...1, using: &random),
        jump: Int.random(in: 1...6, using: &random))
      let smoother = LoessSmoother(
        count: count, series: series, stride: stride, parameters: parameters, extrapolates: true, robust: true,
        mostTabulated: mostTabulated)
      let x = (0..<(count * stride)).map { _ in Double.random(in: -3...9, using: &random) }
      let share = Double.random(in: 0.05...1, using: &random)
      let weights = x.map { _ in
        Double.random(in: 0...1, using: &random) < share ? Double.random(in: 0...1, using: &random) : 0
      }
      let blank = [Double](repeating: 0, count: (count + 2) * stride)
      let ones = [Double](repeating: 1, count: x.count)
      var equal = blank
      var robust = blank
      smoother.smooth(x, to: &equal)
      smoother.prepare(robustness: weights)
      smoother.smooth(x, weighted: zip(x, weights).map { $0 * $1 }, robustness: weights, to: &robust)
      for (found, weights) in [(equal, ones), (robust, weights)] {
        for c in 0..<series {
          let places = (0..<count).map { $0 * stride + c }
          let truth = Self.extended(places.map { x[$0] }, places.map { weights[$0] }, parameters)
          for (row, value) in truth.enumerated() {
            let error = abs(found[row * stride + c] - value) / max(1, abs(value))
            #expect(error < 1e-12, "\(parameters), \(count) observations, row \(row): \(error)")
          }
        }
      }
    }
  }

  static func extended(
    _ x: [Double], _ weights: [Double], _ loess: SeasonalTrendLoess.Smoother
  ) -> [Double] {
    let inside = PlainSeasonalTrend.smooth(x, weights, loess)
    let length = min(loess.window, x.count)
    let before = PlainSeasonalTrend.fit(x, weights, loess, at: -1, 0..<length)
    let after = PlainSeasonalTrend.fit(x, weights, loess, at: x.count, (x.count - length)..<x.count)
    return [before ?? inside[0]] + inside + [after ?? inside[x.count - 1]]
  }
}
