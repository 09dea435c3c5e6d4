import Vectors

/// A least squares line through a series, on which the linear and the log-linear trend rest.
struct StraightLine {
  let slope: Double
  let standardError: Double
  let statistic: Double?
  let pValue: Double?
  let low: Double
  let high: Double
  let fittedAtStart: Double
  let durbinWatson: Double?
  let lagOneAutocorrelation: Double?
  let errorsSentence: String
  var remarks: [TrendRemark] = []

  /// `nil` when the answer is too large for a double. The times increase and there are three or more.
  init?(times: [Double], values: [Double], errors: SlopeErrors, confidence: Double) {
    let middle = PresentStatistic.mean(times).value ?? times[0]
    let design = Matrix(columns: [Vector(repeating: 1, count: times.count), Vector(times.map { $0 - middle })])
    // Squares of residuals may leave the range of a double where the values do not.
    let exponent = Int(values.map(\.magnitude).max()?.exponentOrZero ?? 0)
    let response = Vector(values.map { Double(sign: .plus, exponent: -exponent, significand: $0) })
    guard let fit = try? LeastSquaresRegression(design: design, response: response) else { return nil }
    func unscaled(_ value: Double) -> Double { Double(sign: .plus, exponent: exponent, significand: value) }

    let covariance = errors.covariance(of: fit)
    let error = max(covariance.matrix[1, 1], 0).squareRoot()
    let law = StudentTDistribution(degreesOfFreedom: Double(fit.degreesOfFreedom))
    let reach = law.quantile(0.5 + confidence / 2) * error
    slope = unscaled(fit.coefficients[1])
    standardError = unscaled(error)
    low = unscaled(fit.coefficients[1] - reach)
    high = unscaled(fit.coefficients[1] + reach)
    fittedAtStart = unscaled(fit.coefficients[0] + fit.coefficients[1] * (times[0] - middle))
    guard slope.isFinite, standardError.isFinite, low.isFinite, high.isFinite, fittedAtStart.isFinite else {
      return nil
    }

    let fitsExactly = fit.residuals.largestMagnitude <= 16 * response.largestMagnitude.ulp
    if fitsExactly {
      (statistic, pValue, durbinWatson, lagOneAutocorrelation) = (nil, nil, nil, nil)
      remarks.append(.onLine)
    } else {
      let ratio = fit.coefficients[1] / error
      statistic = ratio.isFinite ? ratio : nil
      pValue = ratio.isFinite ? min(1, 2 * law.upperTail(ratio.magnitude)) : nil
      durbinWatson = fit.durbinWatson
      lagOneAutocorrelation = fit.lagOneAutocorrelation
    }
    errorsSentence = "\(covariance.name), \(percent(confidence))"
    if covariance.isAutocorrelationConsistent, times.count < SlopeErrors.fewestForNeweyWest {
      remarks.append(.shortNeweyWest)
    }
    if let gap = firstGap(times) {
      remarks.append(.gap(after: gap.after, before: gap.before))
    }
  }

  func write(to estimate: inout TrendEstimate) {
    estimate.standardError = standardError
    estimate.low = low
    estimate.high = high
    estimate.statistic = statistic
    estimate.pValue = pValue
    estimate.fittedAtStart = fittedAtStart
    estimate.durbinWatson = durbinWatson
    estimate.lagOneAutocorrelation = lagOneAutocorrelation
    for remark in remarks { estimate.note(remark) }
  }
}

extension Double {
  /// The binary exponent, 0 for zero.
  var exponentOrZero: Int { self == 0 ? 0 : Int(exponent) }
}
