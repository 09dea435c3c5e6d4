import Testing
import Trends

/// Naive, seasonal naive, drift and Theta against R's forecast 8.20 (Oracles/forecasts/forecasts.R).
@Suite struct SimpleForecastTests {
  static func compare(_ forecaster: some Forecaster, method: String, digits needed: Double) throws {
    let series = try ForecastOracle.series()
    var fewest = 17.0
    var count = 0
    for row in try ForecastOracle.rows("forecasts/simple.csv") where row[1] == method {
      let data = try #require(series[row[0]])
      let found = try forecaster.forecast(values: data.values, period: data.period, horizon: 14)
      let parts = [
        found.points, found.intervals[0].low, found.intervals[0].high, found.intervals[1].low,
        found.intervals[1].high,
      ]
      let scale = found.points.map(abs).max() ?? 1
      for (part, text) in zip(parts, row[2...]) {
        for (value, truth) in zip(part, ForecastOracle.numbers(text)) {
          fewest = min(fewest, agreeingDigits(scale + value - truth, scale))
        }
      }
      count += 1
    }
    print("\(method): \(count) series, points and intervals to \(fewest) digits")
    #expect(count >= 6)
    #expect(fewest > needed)
  }

  @Test func naive() throws { try Self.compare(NaiveForecast(), method: "naive", digits: 12) }
  @Test func drift() throws { try Self.compare(DriftForecast(), method: "drift", digits: 12) }
  @Test func seasonalNaive() throws { try Self.compare(SeasonalNaiveForecast(), method: "snaive", digits: 12) }
  /// R's simplex stops where α has four digits.
  @Test func theta() throws { try Self.compare(ThetaForecast(), method: "theta", digits: 3.5) }

  @Test func constantSeriesAreRepeatedWithoutWidth() throws {
    let values = Array(repeating: 4.0, count: 12)
    for forecaster: any Forecaster in [
      NaiveForecast(), SeasonalNaiveForecast(), DriftForecast(), ThetaForecast(),
    ] {
      let forecast = try forecaster.forecast(values: values, period: 4, horizon: 3)
      #expect(forecast.points == [4, 4, 4] && forecast.intervals[1].high == [4, 4, 4])
      #expect(forecast.remarks.count == 1)
    }
  }

  @Test func refusals() {
    func reason(_ forecaster: any Forecaster, _ values: [Double], _ period: Int) -> ForecastRefusal.Reason? {
      do {
        _ = try forecaster.forecast(values: values, period: period, horizon: 2)
        return nil
      } catch { return error.reason }
    }
    #expect(reason(NaiveForecast(), [1], 1) == .tooFewObservations(needed: 2, found: 1))
    #expect(reason(DriftForecast(), [1, 2], 1) == .tooFewObservations(needed: 3, found: 2))
    #expect(reason(SeasonalNaiveForecast(), [1, 2, 3, 4], 4) == .tooFewObservations(needed: 5, found: 4))
    #expect(reason(SeasonalNaiveForecast(), [1, 2, 3, 4], 1) == .notSeasonal)
    #expect(reason(ThetaForecast(), [1, 2, 3, 4], 1) == .tooFewObservations(needed: 5, found: 4))
    for forecaster: any Forecaster in [NaiveForecast(), DriftForecast(), ThetaForecast()] {
      #expect(reason(forecaster, [1, 2, .infinity, 4, 5, 6], 1) == .notFinite(position: 2))
    }
    #expect(reason(NaiveForecast(), [1e308, -1e308, 1e308], 1) == .overflow)
    #expect(reason(DriftForecast(), [-1e308, 1e308, 1e308], 1) == .overflow)
  }

  /// Theta of a series with zeros adjusts additively, and one huge value does not break it.
  @Test func thetaOfHardSeries() throws {
    let values = (0..<40).map { [0.0, 5, 2, 9][$0 % 4] + Double($0 % 7) / 10 }
    let forecast = try ThetaForecast().forecast(values: values, period: 4, horizon: 8)
    #expect(forecast.variant.hasPrefix("seasonally adjusted (additive indices)"))
    #expect(forecast.points[1] > forecast.points[0])
    var large = values
    large[20] = 1e300
    do {
      let found = try ThetaForecast().forecast(values: large, period: 4, horizon: 2)
      #expect(found.points.allSatisfy { $0.isFinite })
    } catch {
      let reason = error.reason
      #expect(reason == .overflow)
    }
  }
}
