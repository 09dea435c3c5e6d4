import Testing
import Trends

/// Against statsforecast's AutoETS on ten seeded series (Oracles/forecasts/statsforecast_compare.py).
@Suite struct StatsforecastTests {
  @Test func automaticChoiceIsNoWorse() throws {
    for row in try ForecastOracle.rows("forecasts/statsforecast.csv") {
      let (period, truth) = (Int(row[1])!, Double(row[3])!)
      let fit = try ExponentialSmoothing().fit(values: ForecastOracle.numbers(row[4]), period: period)
      #expect(fit.aicc <= truth + 0.01, "\(row[0])")
      print("\(row[0]): \(fit.form) \(fit.aicc), statsforecast \(row[2]) \(truth)")
    }
  }
}
