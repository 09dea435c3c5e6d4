import Vectors

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The slope b of ln E(count) = a + b t by Poisson likelihood, and growth exp(b) − 1 a period.
///
/// For numbers of events (meetings, projects) in consecutive periods, zeros included, from the period on from which the
/// record is complete: a record that fills up over time shows its own growth, not that of the events. Standard errors
/// are those of Poisson counts times √dispersion, dispersion = Pearson's χ²/(n − 2), with t(n − 2) quantiles. Three
/// periods or more. Iteratively reweighted least squares, O(n) a step.
///
/// Source: P. McCullagh and J. A. Nelder (1989), Generalized Linear Models, 2nd edition, 6.2.
public struct CountTrend: TrendEstimator {
  public let completeFrom: Double
  public let confidence: Double
  public var method: TrendMethod { .countTrend }

  static let mostIterations = 100

  /// `completeFrom` is the first period for which the record is known to be complete.
  ///
  /// Traps unless the confidence level lies between 0 and 1.
  public init(completeFrom: Double, confidence: Double = 0.95) {
    checkConfidence(confidence)
    self.completeFrom = completeFrom
    self.confidence = confidence
  }

  public func estimate(times: [Double], values: [Double]) throws(TrendRefusal) -> TrendEstimate {
    try check(times: times, values: values, minimum: 3)
    guard times[0] >= completeFrom else {
      throw refusal(.recordIncomplete(completeFrom: completeFrom, first: times[0]))
    }
    try requireConsecutive(times)
    for (time, value) in zip(times, values) where value < 0 || value.rounded() != value {
      throw refusal(.notACount(time: time, value: value))
    }
    let last = values.count - 1
    guard values[1...].contains(where: { $0 > 0 }), values[..<last].contains(where: { $0 > 0 }) else {
      throw refusal(.noFiniteEstimate)
    }
    let middle = PresentStatistic.mean(times).value ?? times[0]
    let fit = try fitted(positions: times.map { $0 - middle }, counts: values)

    let degrees = Double(values.count - 2)
    let pearson = zip(values, fit.means).map { ($0 - $1) * (($0 - $1) / $1) }
    let dispersion = exactSum(pearson) / degrees
    let error = (dispersion * fit.inverseInformation).squareRoot()
    let law = StudentTDistribution(degreesOfFreedom: degrees)
    let reach = law.quantile(0.5 + confidence / 2) * error
    guard fit.slope.isFinite, error.isFinite, reach.isFinite else { throw refusal(.overflow) }
    var result = TrendEstimate(
      method: method, observations: values.count, estimate: fit.slope,
      variant: """
        Poisson log-linear regression on counts, dispersion from Pearson's χ², t interval, \(percent(confidence)); \
        record complete from period \(plain(completeFrom))
        """)
    result.standardError = error
    result.low = fit.slope - reach
    result.high = fit.slope + reach
    result.growth = growth(fromLogChange: fit.slope)
    result.growthLow = growth(fromLogChange: fit.slope - reach)
    result.growthHigh = growth(fromLogChange: fit.slope + reach)
    result.fittedAtStart = fit.means[0]
    result.dispersion = dispersion
    if dispersion > 1e-20 {
      result.statistic = fit.slope / error
      result.pValue = min(1, 2 * law.upperTail((fit.slope / error).magnitude))
      let follow = ResidualAutocorrelation(zip(values, fit.means).map { ($0 - $1) / $1.squareRoot() })
      result.durbinWatson = follow.durbinWatson
      result.lagOneAutocorrelation = follow.lagOne
    } else {
      result.remarks.append("The counts lie on the curve to the last digits, so there is no error to test against.")
    }
    return result
  }

  private struct Fit {
    let slope: Double
    let means: [Double]
    /// The element of the inverse information matrix that belongs to the slope.
    let inverseInformation: Double
  }

  private func fitted(positions: [Double], counts: [Double]) throws(TrendRefusal) -> Fit {
    var means = counts.map { $0 + 0.5 }
    var predictors = means.map { log($0) }
    var previous = (level: Double.infinity, slope: Double.infinity)
    for _ in 0..<Self.mostIterations {
      let roots = means.map { $0.squareRoot() }
      let design = Matrix(columns: [Vector(roots), Vector(zip(roots, positions).map { $0 * $1 })])
      let working = Vector(
        counts.indices.map { roots[$0] * predictors[$0] + (counts[$0] - means[$0]) / roots[$0] })
      guard let solution = try? LeastSquaresSolution(design: design, response: working) else {
        throw refusal(.overflow)
      }
      let (level, slope) = (solution.coefficients[0], solution.coefficients[1])
      predictors = positions.map { level + slope * $0 }
      means = predictors.map { exp($0) }
      guard means.allSatisfy({ $0.isNormal }) else { throw refusal(.overflow) }
      let isSettled =
        (slope - previous.slope).magnitude <= 1e-13 * (1 + slope.magnitude)
        && (level - previous.level).magnitude <= 1e-13 * (1 + level.magnitude)
      previous = (level, slope)
      // The matrix of this step belongs to the means before it, which differ by less than the digits printed.
      if isSettled {
        return Fit(slope: slope, means: means, inverseInformation: solution.inverseCrossProduct[1, 1])
      }
    }
    throw refusal(.didNotConverge(iterations: Self.mostIterations))
  }
}
