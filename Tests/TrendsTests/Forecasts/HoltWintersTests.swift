import Testing
import Trends

@Suite struct HoltWintersTests {
  /// METHODS 3: R's parameters and starting values give SSE 16570.77787; the minimum is 16570.77775.
  @Test func airPassengersMultiplicative() throws {
    let series = try #require(try ForecastOracle.series()["AirPassengers"])
    let method = HoltWinters(isMultiplicative: true)
    let atR = try method.fit(
      values: series.values, period: 12, levelSmoothing: 0.27559247473642795, trendSmoothing: 0.032692952733651269,
      seasonSmoothing: 0.87072922226514871)
    print("Holt–Winters SSE at R's parameters to \(agreeingDigits(atR.sumOfSquares, 16570.777866999946)) digits")
    #expect(agreeingDigits(atR.sumOfSquares, 16570.777866999946) > 10)
    let best = try method.fit(values: series.values, period: 12)
    print(
      "Holt–Winters minimum \(best.sumOfSquares) at", best.levelSmoothing, best.trendSmoothing, best.seasonSmoothing)
    #expect(abs(best.sumOfSquares - 16570.77775) < 1e-5)
    #expect(abs(best.levelSmoothing - 0.27560) < 1e-5)
    #expect(abs(best.trendSmoothing - 0.03268) < 1e-5)
    #expect(abs(best.seasonSmoothing - 0.87076) < 1e-5)
  }

  /// No worse than R's minimum on three series and both forms, and the same forecasts where it is the same.
  @Test func noWorseThanR() throws {
    let series = try ForecastOracle.series()
    let rows = try ForecastOracle.rows("forecasts/simple.csv")
    var same = 0
    for row in rows where row[1].hasPrefix("holt-winters parameters") {
      let data = try #require(series[row[0]])
      let kind = row[1].hasSuffix("multiplicative")
      let truth = ForecastOracle.numbers(row[2])
      let fit = try HoltWinters(isMultiplicative: kind).fit(values: data.values, period: data.period)
      #expect(fit.sumOfSquares <= truth[3] * (1 + 1e-9), "\(row[0]) \(row[1])")
      print("\(row[0]) \(row[1]): SSE \(fit.sumOfSquares), R \(truth[3])")
      guard abs(fit.sumOfSquares / truth[3] - 1) < 1e-7 else { continue }
      same += 1
      let name = "holt-winters \(kind ? "multiplicative" : "additive")"
      let answer = try #require(rows.first { $0[0] == row[0] && $0[1] == name })
      let forecast = try HoltWinters(isMultiplicative: kind).forecast(
        values: data.values, period: data.period, horizon: 14)
      for (h, point) in ForecastOracle.numbers(answer[2]).enumerated() {
        #expect(abs(forecast.points[h] / point - 1) < 2e-4)
      }
    }
    #expect(same >= 2)
  }

  @Test func refusesWhatItCannotStart() {
    let method = HoltWinters(isMultiplicative: true)
    let annual = #expect(throws: ForecastRefusal.self) { try method.fit(values: [1, 2, 3], period: 1) }
    #expect(annual?.reason == .notSeasonal)
    let short = #expect(throws: ForecastRefusal.self) { try method.fit(values: [1, 2, 3, 4], period: 2) }
    #expect(short?.reason == .tooFewObservations(needed: 6, found: 4))
    let zero = #expect(throws: ForecastRefusal.self) { try method.fit(values: [1, 2, 0, 4, 3, 5], period: 2) }
    #expect(zero?.reason == .notPositive(position: 2, value: 0))
  }

  @Test func exactSeasonIsRepeated() throws {
    let values = (0..<24).map { [1.0, 5, 2, 8][$0 % 4] }
    for kind in [true, false] {
      let forecast = try HoltWinters(isMultiplicative: kind).forecast(values: values, period: 4, horizon: 4)
      for (point, truth) in zip(forecast.points, [1.0, 5, 2, 8]) { #expect(abs(point - truth) < 1e-6) }
    }
  }
}
