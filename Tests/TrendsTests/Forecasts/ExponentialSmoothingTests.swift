import Foundation
import TestSupport
import Testing
import Trends

@Suite struct ExponentialSmoothingTests {
  /// A seasonal quarterly series with noise.
  static func quarters(_ count: Int, seed: UInt64, level: Double = 100) -> [Double] {
    var random = SeededGenerator(seed: seed)
    let season: [Double] = [6, -4, 3, -5]
    return (0..<count).map { t -> Double in
      let noise = Double.random(in: -3...3, using: &random)
      return level + 0.5 * Double(t) + season[t % 4] + noise
    }
  }

  @Test func sameAnswerEveryTime() throws {
    let values = Self.quarters(40, seed: 3)
    let forecaster = ExponentialSmoothing()
    let first = try forecaster.forecast(values: values, period: 4, horizon: 8)
    #expect(try forecaster.forecast(values: values, period: 4, horizon: 8) == first)
    #expect(first.points.count == 8 && first.intervals.map(\.level) == [0.8, 0.95])
    for h in 0..<8 {
      let (narrow, wide) = (first.intervals[0], first.intervals[1])
      #expect(wide.low[h] < narrow.low[h] && narrow.low[h] < first.points[h])
      #expect(first.points[h] < narrow.high[h] && narrow.high[h] < wide.high[h])
    }
    #expect(first.variant.hasPrefix("maximum likelihood, chosen by AICc, AICc "))
  }

  /// Another unit changes the forecasts by the factor, the deviance by 2 n ln of it and no parameter.
  @Test(arguments: [1e-6, 0.001, 8, 1e9]) func unitsDoNotMatter(factor: Double) throws {
    let values = Self.quarters(48, seed: 5)
    let fit = try ExponentialSmoothing().fit(values: values, period: 4)
    let other = try ExponentialSmoothing().fit(values: values.map { $0 * factor }, period: 4)
    #expect(other.form == fit.form)
    #expect(abs(other.levelSmoothing - fit.levelSmoothing) < 1e-4)
    #expect(abs(other.aicc - fit.aicc - 96 * log(factor)) < 1e-6)
    for (a, b) in zip(other.points(horizon: 6), fit.points(horizon: 6)) { #expect(abs(a / factor - b) < 1e-2) }
  }

  /// No form of the family has a smaller AICc than the one chosen.
  @Test func choosesTheLeastCriterion() throws {
    let values = Self.quarters(44, seed: 11)
    let best = try ExponentialSmoothing().fit(values: values, period: 4)
    for form in SmoothingForm.all where !form.isUnstable {
      let fit = try ExponentialSmoothing(form: form).fit(values: values, period: 4)
      #expect(fit.aicc >= best.aicc - 1e-3, "\(form)")
      #expect(fit.aic < fit.aicc && fit.aic < fit.bic)
    }
    #expect(best.form.season != .none)
  }

  @Test func staysWithAdditiveFormsWhenAValueIsNotPositive() throws {
    let values = Self.quarters(40, seed: 7, level: 0).map { $0 - 10 }
    let fit = try ExponentialSmoothing().fit(values: values, period: 4)
    #expect(fit.form.error == .additive && fit.form.season != .multiplicative)
    let form = SmoothingForm(error: .multiplicative, trend: .none, season: .none)
    let refused = #expect(throws: ForecastRefusal.self) {
      try ExponentialSmoothing(form: form).fit(values: [3, 2, 0, 4, 5, 6, 7, 8], period: 1)
    }
    #expect(refused?.reason == .notPositive(position: 2, value: 0))
    #expect(refused?.description.hasPrefix("No ETS(M,N,N) forecast: observation 3 is 0, not positive") == true)
  }

  @Test func shortSeriesGetNoSeason() throws {
    let values = Array(Self.quarters(7, seed: 9))
    let forecast = try ExponentialSmoothing().forecast(values: values, period: 4, horizon: 2)
    #expect(forecast.remarks == ["Fewer than two seasons of 4, so no seasonal form was tried."])
    let long = try ExponentialSmoothing().forecast(values: Self.quarters(80, seed: 1), period: 30, horizon: 2)
    #expect(long.remarks == ["A season of 30 is longer than 24, so no seasonal form was tried."])
    let seasonal = SmoothingForm(error: .additive, trend: .none, season: .additive)
    let short = #expect(throws: ForecastRefusal.self) {
      try ExponentialSmoothing(form: seasonal).fit(values: Array(Self.quarters(23, seed: 1)), period: 12)
    }
    #expect(short?.reason == .tooFewObservations(needed: 24, found: 23))
    let annual = #expect(throws: ForecastRefusal.self) {
      try ExponentialSmoothing(form: seasonal).fit(values: Self.quarters(20, seed: 1), period: 1)
    }
    #expect(annual?.reason == .notSeasonal)
    let months = #expect(throws: ForecastRefusal.self) {
      try ExponentialSmoothing(form: seasonal).fit(values: Self.quarters(80, seed: 1), period: 30)
    }
    #expect(months?.reason == .periodTooLong(most: 24, found: 30))
  }

  @Test func refusesWhatHasNoLikelihood() {
    let forecaster = ExponentialSmoothing()
    let constant = #expect(throws: ForecastRefusal.self) {
      try forecaster.forecast(values: Array(repeating: 5, count: 20), period: 4, horizon: 1)
    }
    #expect(constant?.reason == .constant(value: 5))
    let short = #expect(throws: ForecastRefusal.self) {
      try forecaster.forecast(values: [1, 2, 1, 2], period: 1, horizon: 1)
    }
    #expect(short?.reason == .tooFewObservations(needed: 5, found: 4))
    let missing = #expect(throws: ForecastRefusal.self) {
      try forecaster.forecast(values: [1, 2, .nan, 2, 5, 6], period: 1, horizon: 1)
    }
    #expect(missing?.reason == .notFinite(position: 2))
    let empty = #expect(throws: ForecastRefusal.self) { try forecaster.forecast(values: [], period: 1, horizon: 1) }
    #expect(empty?.reason == .tooFewObservations(needed: 5, found: 0))
  }

  /// An exact line and an exact season have a finite criterion and say so.
  @Test func exactSeriesAreRepeated() throws {
    let line = try ExponentialSmoothing().forecast(values: (1...20).map { Double($0) }, period: 1, horizon: 3)
    #expect(line.remarks.count == 1)
    for (point, truth) in zip(line.points, [21.0, 22, 23]) { #expect(abs(point - truth) < 1e-6) }
    let waves = (0..<24).map { [1.0, 5, 2, 8][$0 % 4] }
    let wave = try ExponentialSmoothing().forecast(values: waves, period: 4, horizon: 4)
    for (point, truth) in zip(wave.points, [1.0, 5, 2, 8]) { #expect(abs(point - truth) < 1e-6) }
  }

  /// One value of 1e300 gives numbers or a refusal, never a crash and never a NaN.
  @Test func hugeValuesAreAnsweredOrRefused() throws {
    var values = Self.quarters(40, seed: 13)
    values[17] = 1e300
    do {
      let forecast = try ExponentialSmoothing().forecast(values: values, period: 4, horizon: 4)
      #expect((forecast.points + forecast.intervals[1].low + forecast.intervals[1].high).allSatisfy { $0.isFinite })
    } catch {
      let reason = error.reason
      #expect(reason == .overflow)
    }
    let large = Self.quarters(40, seed: 13).map { $0 * 1e140 }
    #expect(try ExponentialSmoothing().forecast(values: large, period: 4, horizon: 4).points.allSatisfy { $0.isFinite })
  }

  @Test func unstableFormsGetSimulatedIntervals() throws {
    let form = SmoothingForm(error: .additive, trend: .additive, season: .multiplicative)
    let values = Self.quarters(40, seed: 17)
    let forecast = try ExponentialSmoothing(form: form).forecast(values: values, period: 4, horizon: 6)
    #expect(forecast.variant.hasSuffix("intervals from 5000 simulated paths, normal, fixed seed"))
    for h in 0..<6 { #expect(forecast.intervals[1].low[h] < forecast.points[h]) }
    #expect(try ExponentialSmoothing(form: form).forecast(values: values, period: 4, horizon: 6) == forecast)
  }
}
