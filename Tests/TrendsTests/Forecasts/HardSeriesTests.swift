import TestSupport
import Testing
import Trends

@Suite struct HardSeriesTests {
  static let forecasters: [any Forecaster] = [
    NaiveForecast(), SeasonalNaiveForecast(), DriftForecast(), ThetaForecast(), HoltWinters(isMultiplicative: true),
    HoltWinters(isMultiplicative: false), ExponentialSmoothing(),
    ExponentialSmoothing(form: SmoothingForm(error: .additive, trend: .damped, season: .multiplicative)),
  ]

  static func hardSeries(_ random: inout SeededGenerator) -> [Double] {
    let count = Int.random(in: 0...26, using: &random)
    let kind = Int.random(in: 0..<8, using: &random)
    var values = (0..<count).map { t -> Double in
      let noise = Double.random(in: -1...1, using: &random)
      return switch kind {
      case 0: 3
      case 1: noise
      case 2: Double(t)
      case 3: Double([0, 7, 0, 1][t % 4])
      case 4: 1e-300 * (2 + noise)
      case 5: 1e160 * (2 + noise)
      case 6: 5 + 4 * noise
      default: 2 + noise / 1e12
      }
    }
    if count > 3, Int.random(in: 0..<4, using: &random) == 0 {
      values[Int.random(in: 0..<count, using: &random)] = [1e300, -1e300, 0, .nan, Double.leastNormalMagnitude]
        .randomElement(
          using: &random)!
    }
    return values
  }

  /// Whatever comes, a forecaster gives ordered finite numbers or a refusal in words.
  @Test func finiteNumbersOrARefusal() {
    var random = SeededGenerator(seed: 99)
    var (answers, refusals) = (0, 0)
    for _ in 0..<150 {
      let values = Self.hardSeries(&random)
      let period = [1, 2, 4, 12].randomElement(using: &random)!
      for forecaster in Self.forecasters {
        do {
          let found = try forecaster.forecast(values: values, period: period, horizon: 5)
          answers += 1
          #expect(found.points.count == 5 && found.intervals.count == 2 && found.observations == values.count)
          for (h, point) in found.points.enumerated() {
            let (narrow, wide) = (found.intervals[0], found.intervals[1])
            let ends = [wide.low[h], narrow.low[h], narrow.high[h], wide.high[h]]
            #expect(point.isFinite && ends.allSatisfy { $0.isFinite } && ends == ends.sorted(), "\(found) \(values)")
          }
        } catch {
          refusals += 1
          let sentence = error.description
          #expect(sentence.hasPrefix("No \(forecaster.name) forecast: ") && sentence.hasSuffix("."))
        }
      }
    }
    #expect(answers > 300 && refusals > 300)
    print("\(answers) forecasts, \(refusals) refusals")
  }
}
