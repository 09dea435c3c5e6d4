/// Exponential smoothing by maximum likelihood: one form, or the one of least AICc.
///
/// The automatic choice is that of R's `forecast::ets`: additive and multiplicative errors; no, additive and damped
/// trend; no, additive and multiplicative season; without the unstable additive errors beside a multiplicative season,
/// and with additive errors only when a value is not positive. Seasonal forms need two seasons and a period of at most
/// 24. Smoothing parameters keep R's bounds ("both": the usual ones and forecastability); initial states are estimated.
/// Multiplicative forms keep their one-step forecasts positive. Deterministic. O(n k²) a step of the search.
///
/// Source: R. J. Hyndman, A. B. Koehler, R. D. Snyder and S. Grose (2002), International Journal of Forecasting 18,
/// 439–454; Hyndman, Koehler, Ord and Snyder (2008), Forecasting with Exponential Smoothing.
public struct ExponentialSmoothing: Forecaster {
  public static let longestPeriod = 24

  /// The form to fit; `nil` chooses by AICc.
  public let form: SmoothingForm?
  public var name: String { form?.description ?? "exponential smoothing" }

  public init(form: SmoothingForm? = nil) { self.form = form }

  /// - Returns: the fit of least AICc among the forms allowed.
  public func fit(values: [Double], period: Int) throws(ForecastRefusal) -> SmoothingFit {
    let needed = (form?.parameterCount(period: period) ?? 2) + 3
    try check(values: values, period: period, horizon: 1, minimum: needed)
    if let form { try check(form, values: values, period: period) }
    if values.allSatisfy({ $0 == values[0] }) { throw refusal(.constant(value: values[0])) }
    let isSeasonal = period > 1 && period <= Self.longestPeriod && values.count >= 2 * period
    let search = SmoothingSearch(values: values, period: isSeasonal ? period : 1)
    let forms = form.map { [$0] } ?? Self.choices(count: values.count, period: search.period, search.isPositive)
    var found: [SmoothingSearch.Found] = []
    for form in forms {
      let searches = form.season == .none ? 4 : 2
      if let fit = search.fit(form, searches: searches, tolerance: 1e-5, beside: found) { found.append(fit) }
    }
    func criterion(_ fit: SmoothingSearch.Found) -> Double {
      let k = Double(fit.form.parameterCount(period: search.period) + 1)
      let correction: Double = 2 * k * (k + 1) / (Double(values.count) - k - 1)
      return fit.deviance + 2 * k + correction
    }
    guard var best = found.first else { throw refusal(.noAdmissibleParameters) }
    for fit in found where criterion(fit) < criterion(best) { best = fit }
    return search.fit(search.polish(best))
  }

  /// The forms the automatic choice compares.
  static func choices(count: Int, period: Int, _ isPositive: Bool) -> [SmoothingForm] {
    SmoothingForm.all.filter { form in
      !form.isUnstable && (isPositive || !form.needsPositiveValues) && (period > 1 || form.season == .none)
        && form.parameterCount(period: period) + 3 <= count
    }
  }

  private func check(_ form: SmoothingForm, values: [Double], period: Int) throws(ForecastRefusal) {
    if form.needsPositiveValues, let position = values.firstIndex(where: { $0 <= 0 }) {
      throw refusal(.notPositive(position: position, value: values[position]))
    }
    guard form.season != .none else { return }
    guard period > 1 else { throw refusal(.notSeasonal) }
    guard period <= Self.longestPeriod else {
      throw refusal(.periodTooLong(most: Self.longestPeriod, found: period))
    }
    guard values.count >= 2 * period else {
      throw refusal(.tooFewObservations(needed: 2 * period, found: values.count))
    }
  }

  public func forecast(values: [Double], period: Int, horizon: Int) throws(ForecastRefusal) -> Forecast {
    precondition(horizon >= 1, "a horizon is at least 1")
    let fit = try fit(values: values, period: period)
    let points = fit.points(horizon: horizon)
    guard points.allSatisfy(\.isFinite), fit.errorVariance.isFinite else { throw refusal(.overflow) }
    var remarks: [String] = []
    if fit.isExact { remarks.append(exactFitRemark) }
    if form == nil, period > 1, fit.form.season == .none {
      if values.count < 2 * period {
        remarks.append("Fewer than two seasons of \(period), so no seasonal form was tried.")
      } else if period > Self.longestPeriod {
        remarks.append("A season of \(period) is longer than \(Self.longestPeriod), so no seasonal form was tried.")
      }
    }
    let choice = form == nil ? "chosen by AICc" : "form as asked for"
    let variant = "maximum likelihood, \(choice), AICc \(rounded(fit.aicc)), \(fit.parameterSentence)"
    if fit.form.isUnstable {
      let simulated = SmoothingSimulation(fit: fit, horizon: horizon)
      guard let intervals = simulated.intervals else { throw refusal(.overflow) }
      return Forecast(
        model: fit.form.description,
        variant: variant + "; intervals from \(SmoothingSimulation.pathCount) simulated paths, normal, fixed seed",
        observations: values.count, points: points, intervals: intervals, remarks: remarks)
    }
    return try forecast(
      model: fit.form.description, variant: variant + "; intervals by formula, normal quantiles",
      observations: values.count, points: points,
      standardErrors: fit.variances(horizon: horizon).map { $0.squareRoot() }, remarks: remarks)
  }
}

/// At most four decimals.
func rounded(_ value: Double) -> String { plain((value * 10_000).rounded() / 10_000) }
