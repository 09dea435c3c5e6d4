import TestSupport
import Testing
import Trends

@Suite struct BacktestTests {
  /// By hand: origins after 3 and after 4 of 1, 3, 2, 5, 4, one period ahead.
  @Test func measuresByHand() throws {
    let result = try Backtest(horizon: 1, initial: 3).run(NaiveForecast(), values: [1, 3, 2, 5, 4], period: 1)
    #expect(result.origins == 2 && result.refusedOrigins == 0 && result.models == ["naive"])
    // Errors 5 − 2 = 3 and 4 − 5 = −1; scales (2 + 1)/2 and (2 + 1 + 3)/3.
    #expect(result.meanAbsoluteError == 2)
    #expect(abs(try #require(result.meanAbsoluteScaledError) - 1.25) < 1e-15)
    let (first, second) = (2.5.squareRoot(), (14.0 / 3).squareRoot())
    let squares = 1.5 / first + 0.5 / second
    #expect(abs(try #require(result.rootMeanSquaredScaledError) - squares) < 1e-15)
    // σ = √2.5 and √(14/3): the first outcome lies outside 80 % and inside 95 %, the second inside both.
    #expect(result.coverage.map(\.share) == [0.5, 1])
  }

  /// The seasonal scale, several steps and a window.
  @Test func windowsAndSteps() throws {
    let values = (0..<30).map { [10.0, 20, 15][$0 % 3] + Double($0) }
    let result = try Backtest(horizon: 3, initial: 12, step: 3, window: 9).run(
      SeasonalNaiveForecast(), values: values, period: 3)
    #expect(result.origins == 6)
    #expect(result.meanAbsoluteErrorByStep == [3, 3, 3] && result.meanAbsoluteError == 3)
    #expect(abs(try #require(result.meanAbsoluteScaledError) - 1) < 1e-14)
    #expect(abs(try #require(result.rootMeanSquaredScaledError) - 1) < 1e-14)
  }

  /// Intervals of a random walk cover what they say.
  @Test func coverageOfARandomWalk() throws {
    var random = SeededGenerator(seed: 21)
    var level = 0.0
    let values = (0..<600).map { _ -> Double in
      level += (0..<12).reduce(-6.0) { sum, _ in sum + Double.random(in: 0...1, using: &random) }
      return level
    }
    let result = try Backtest(horizon: 1, initial: 60).run(NaiveForecast(), values: values, period: 1)
    #expect(abs(result.coverage[0].share - 0.8) < 0.05 && abs(result.coverage[1].share - 0.95) < 0.03)
  }

  @Test func constantPastsHaveNoScale() throws {
    let result = try Backtest(horizon: 1, initial: 3).run(NaiveForecast(), values: [2, 2, 2, 2, 7], period: 1)
    #expect(result.meanAbsoluteScaledError == nil && result.originsWithoutScale == 2)
    #expect(result.meanAbsoluteError == 2.5)
  }

  @Test func refusals() throws {
    let short = #expect(throws: ForecastRefusal.self) {
      try Backtest(horizon: 4, initial: 8).run(NaiveForecast(), values: [1, 2, 3, 4], period: 1)
    }
    #expect(short?.reason == .tooFewObservations(needed: 12, found: 4))
    let constant = #expect(throws: ForecastRefusal.self) {
      try Backtest(horizon: 1, initial: 8).run(
        ExponentialSmoothing(), values: Array(repeating: 1, count: 10), period: 1)
    }
    #expect(constant?.reason == .constant(value: 1))
    // The first origin is constant and refused; the second is not.
    let some = try Backtest(horizon: 1, initial: 8).run(
      ExponentialSmoothing(), values: [1, 1, 1, 1, 1, 1, 1, 1, 2, 3], period: 1)
    #expect(some.origins == 1 && some.refusedOrigins == 1 && some.firstRefusal?.reason == .constant(value: 1))
  }
}
