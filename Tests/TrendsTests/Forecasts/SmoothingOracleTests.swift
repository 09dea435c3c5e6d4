import Foundation
import Testing
import Trends

/// Against R's forecast 8.20 (Oracles/forecasts/forecasts.R).
@Suite struct SmoothingOracleTests {
  static func form(_ code: String) -> SmoothingForm {
    let letters = Array(code).map(String.init)
    return SmoothingForm(
      error: .init(rawValue: letters[0])!, trend: .init(rawValue: letters[1..<(letters.count - 1)].joined())!,
      season: .init(rawValue: letters[letters.count - 1])!)
  }

  /// The automatic choice has an AICc no more than 0.01 above R's on all seven series.
  @Test(arguments: ["AirPassengers", "nottem", "co2", "Nile", "UKgas", "USAccDeaths", "JohnsonJohnson"])
  func automaticChoiceIsNoWorseThanR(name: String) throws {
    let series = try #require(try ForecastOracle.series()[name])
    let row = try #require(try ForecastOracle.rows("forecasts/ets.csv").first { $0[0] == name && $0[1] == "automatic" })
    let truth = Double(row[3])!
    let fit = try ExponentialSmoothing().fit(values: series.values, period: series.period)
    #expect(fit.aicc <= truth + 0.01)
    print("\(name): \(fit.form) AICc \(fit.aicc), R \(row[2]) \(truth), difference \(fit.aicc - truth)")
  }

  /// Every form, the unstable ones too, has an AICc no more than 0.01 above R's.
  @Test(arguments: ["AirPassengers", "Nile", "UKgas", "USAccDeaths", "JohnsonJohnson"])
  func everyFormIsNoWorseThanR(name: String) throws {
    let series = try #require(try ForecastOracle.series()[name])
    for row in try ForecastOracle.rows("forecasts/ets.csv") where row[0] == name && row[1] == "form" {
      let fit = try ExponentialSmoothing(form: Self.form(row[2])).fit(values: series.values, period: series.period)
      #expect(fit.aicc <= Double(row[3])! + 0.01, "\(name) \(row[2]): \(fit.aicc), R \(row[3])")
    }
  }

  /// Where R's own likelihood is followed to its minimum, criterion and parameters agree to three digits.
  @Test func parametersAgreeWithRFollowedToTheEnd() throws {
    let series = try ForecastOracle.series()
    var same = 0
    for row in try ForecastOracle.rows("forecasts/followed.csv") {
      let data = try #require(series[row[0]])
      let fit = try ExponentialSmoothing(form: Self.form(row[1])).fit(values: data.values, period: data.period)
      let truth = Double(row[2])!
      #expect(fit.aicc <= truth + 1e-4, "\(row[0]) \(row[1])")
      guard fit.aicc >= truth - 1e-4 else {
        print("\(row[0]) \(row[1]): AICc \(fit.aicc), R followed to \(truth)")
        continue
      }
      same += 1
      let found = [fit.levelSmoothing, fit.trendSmoothing, fit.seasonSmoothing, fit.damping]
      var fewest = 17.0
      for (value, text) in zip(found, row[3..<7]) where !text.isEmpty {
        let number = try #require(value)
        #expect(abs(number - Double(text)!) < 5e-4)
        fewest = min(fewest, agreeingDigits(number, Double(text)!))
      }
      print("\(row[0]) \(row[1]): AICc to \(agreeingDigits(fit.aicc, truth)) digits, parameters to \(fewest)")
    }
    #expect(same >= 6)
  }
}
