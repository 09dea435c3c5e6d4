import Foundation
import TestSupport
import Testing

@testable import Trends

@Suite struct SmoothingFormulaTests {
  /// The recursion as the textbook writes it, with errors in states; a plain twin of the fast one.
  static func plainDeviance(_ fit: SmoothingFit, values: [Double]) -> (deviance: Double, last: SmoothingState) {
    var state = fit.initial
    let phi = fit.damping ?? 1
    let (alpha, beta, gamma) = (fit.levelSmoothing, fit.trendSmoothing ?? 0, fit.seasonSmoothing ?? 0)
    var (squares, logs) = (0.0, 0.0)
    for (t, y) in values.enumerated() {
      let base = state.level + phi * (state.slope ?? 0)
      let index = state.seasons.isEmpty ? 0 : t % fit.period
      let season = state.seasons.isEmpty ? 0 : state.seasons[index]
      let mean = fit.form.season == .multiplicative ? base * season : base + season
      let news = y - mean
      squares += fit.form.error == .multiplicative ? (news / mean) * (news / mean) : news * news
      if fit.form.error == .multiplicative { logs += log(mean) }
      let part = fit.form.season == .multiplicative ? news / season : news
      state.level = base + alpha * part
      if let slope = state.slope { state.slope = phi * slope + beta * part }
      if !state.seasons.isEmpty {
        state.seasons[index] = season + gamma * (fit.form.season == .multiplicative ? news / base : news)
      }
    }
    return (Double(values.count) * log(squares) + 2 * logs, state)
  }

  @Test(arguments: SmoothingForm.all) func fastRecursionAgreesWithPlainOne(form: SmoothingForm) throws {
    let series = try #require(try ForecastOracle.series()["USAccDeaths"])
    let fit = try ExponentialSmoothing(form: form).fit(values: series.values, period: 12)
    let plain = Self.plainDeviance(fit, values: series.values)
    #expect(abs(plain.deviance - fit.deviance) < 1e-8 * abs(fit.deviance))
    #expect(abs(plain.last.level - fit.last.level) < 1e-8 * abs(fit.last.level))
    if form.season != .none {
      for i in 0..<12 {
        #expect(abs(plain.last.seasons[(72 + i) % 12] - fit.last.seasons[i]) < 1e-7 * abs(fit.last.level))
      }
      let sum = fit.initial.seasons.reduce(0, +)
      #expect(abs(sum - (form.season == .multiplicative ? 12 : 0)) < 1e-8 * 10_000)
    }
    #expect(fit.errors.count == 72 && fit.parameterCount == form.parameterCount(period: fit.period) + 1)
  }

  /// The gradient half the analytic way and half by differences of the objective.
  @Test(arguments: SmoothingForm.all) func derivativesAgreeWithDifferences(form: SmoothingForm) throws {
    let series = try #require(try ForecastOracle.series()["UKgas"])
    let search = SmoothingSearch(values: series.values, period: 4)
    let found = try #require(search.fit(form, searches: 1, tolerance: 1))
    let problem = search.problem(form)
    let count = problem.parameterCount
    var x = found.parameters
    for i in 0..<count where problem.lowerBound(i).isFinite {
      x[i] = min(max(x[i], problem.lowerBound(i) + 0.02), problem.upperBound(i) - 0.02)
    }
    var matrix = Array(repeating: 0.0, count: count * count)
    var gradient = Array(repeating: 0.0, count: count)
    let objective = problem.normalEquations(&x, matrix: &matrix, gradient: &gradient)
    #expect(abs(objective - problem.objective(&x)) < 1e-9 * abs(objective))
    for i in 0..<count {
      let width = 1e-6 * max(abs(x[i]), 1e-2)
      var (up, down) = (x, x)
      up[i] += width
      down[i] -= width
      let slope = (problem.objective(&up) - problem.objective(&down)) / (2 * width)
      #expect(abs(slope - 2 * gradient[i]) < 1e-4 * max(1, abs(slope)), "\(form) parameter \(i)")
      for j in 0..<count { #expect(matrix[i * count + j] == matrix[j * count + i]) }
    }
  }

  /// Standard errors at R's parameters and states, to ten digits.
  @Test func variancesAgreeWithR() throws {
    let series = try ForecastOracle.series()
    for row in try ForecastOracle.rows("forecasts/intervals.csv") {
      let fit = try Self.fit(from: row, series: try #require(series[row[0]]))
      let truth = ForecastOracle.numbers(row[9])
      let found = fit.variances(horizon: truth.count).map { $0.squareRoot() }
      let fewest = zip(found, truth).map { agreeingDigits($0, $1) }.min() ?? 0
      print("\(row[0]) \(row[1]): standard errors to \(fewest) digits")
      #expect(fewest > 10)
      // R's points of the third class are means, which differ from the plain ones by σ² γ terms.
      guard fit.form.season != .multiplicative else { continue }
      let points = zip(fit.points(horizon: truth.count), ForecastOracle.numbers(row[8])).map { agreeingDigits($0, $1) }
      #expect(points.min() ?? 0 > 10)
    }
  }

  static func fit(from row: [String], series: ForecastOracle.Series) throws -> SmoothingFit {
    let form = SmoothingOracleTests.form(row[1])
    var states = ForecastOracle.numbers(row[7])
    let level = states.removeFirst()
    let slope = form.trend == .none ? nil : states.removeFirst()
    let period = form.season == .none ? 1 : series.period
    let k = form.parameterCount(period: period) + 1
    let state = SmoothingState(level: level, slope: slope, seasons: form.season == .none ? [] : states.reversed())
    return SmoothingFit(
      form: form, period: period, observations: series.values.count, levelSmoothing: try #require(Double(row[3])),
      trendSmoothing: Double(row[4]), seasonSmoothing: Double(row[5]), damping: Double(row[6]), initial: state,
      last: state, deviance: 0, sumOfSquares: Double(row[2])! * Double(series.values.count - k + 1), errors: [],
      isExact: false)
  }

  /// Formulas and simulated paths of the same form give the same intervals but for sampling.
  @Test(arguments: SmoothingForm.all.filter { !$0.isUnstable }) func variancesAgreeWithSimulation(
    form: SmoothingForm
  ) throws {
    let state = SmoothingState(
      level: 100, slope: form.trend == .none ? nil : 1.5,
      seasons: form.season == .none ? [] : form.season == .additive ? [5, -8, 4, -1] : [1.05, 0.9, 1.15, 0.9])
    let observations = 100
    let period = form.season == .none ? 1 : 4
    let k = form.parameterCount(period: period) + 1
    let deviation = form.error == .additive ? 3 : 0.03
    let fit = SmoothingFit(
      form: form, period: period, observations: observations, levelSmoothing: 0.4,
      trendSmoothing: form.trend == .none ? nil : 0.1, seasonSmoothing: form.season == .none ? nil : 0.3,
      damping: form.trend == .damped ? 0.9 : nil, initial: state, last: state, deviance: 0,
      sumOfSquares: deviation * deviation * Double(observations - k + 1), errors: [], isExact: false)
    let intervals = try #require(SmoothingSimulation(fit: fit, horizon: 11).intervals)
    let variances = fit.variances(horizon: 11)
    for h in 0..<11 {
      let width = intervals[0].high[h] - intervals[0].low[h]
      let formula = 2 * 1.2815515655446 * variances[h].squareRoot()
      #expect(abs(width / formula - 1) < 0.06, "\(form) h \(h + 1)")
    }
  }

  @Test func stabilityIsThatOfTheCharacteristicRoots() {
    var scratch = Array(repeating: 0.0, count: 20)
    // R's `admissible` on the same numbers.
    let inside = SmoothingParameters(level: 0.5, trend: 0.05, season: 0.2, damping: 1)
    let outside = SmoothingParameters(level: 0.1485311, trend: 0.1280269, season: 0.8506174, damping: 1)
    let damped = SmoothingParameters(level: 0.6067016, trend: 0.6049769, season: 0.3929051, damping: 0.8744784)
    #expect(isAdmissible(inside, period: 12, scratch: &scratch))
    #expect(!isAdmissible(outside, period: 12, scratch: &scratch))
    #expect(!isAdmissible(damped, period: 12, scratch: &scratch))
    #expect(isAdmissible(outside, period: 1, scratch: &scratch))
  }
}
