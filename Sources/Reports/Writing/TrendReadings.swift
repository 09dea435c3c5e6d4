import Documents
import Trends

/// The trend of one annual series by the three statements the report makes: drift, least-squares growth, Mann–Kendall.
struct TrendReadings {
  let name: String
  let first: Int
  let last: Int
  let count: Int
  let drift: Result<TrendEstimate, TrendRefusal>
  let leastSquares: Result<TrendEstimate, TrendRefusal>
  let mannKendall: Result<TrendEstimate, TrendRefusal>

  /// Takes years and values, gaps left out.
  init(name: String, years: [Int], values: [Double]) {
    self.name = name
    first = years.first ?? 0
    last = years.last ?? 0
    count = values.count
    let times = years.map(Double.init)
    func estimate(_ estimator: some TrendEstimator) -> Result<TrendEstimate, TrendRefusal> {
      do throws(TrendRefusal) { return .success(try estimator.estimate(times: times, values: values)) } catch {
        return .failure(error)
      }
    }
    drift = estimate(Drift())
    leastSquares = estimate(LogLinearTrend())
    mannKendall = estimate(MannKendall())
  }

  static let columns = [
    Table.Column("series", heading: "series"),
    Table.Column("years"),
    Table.Column("drift", heading: "drift", unit: "% a year", format: .percent(places: 2)),
    Table.Column("drift_low", heading: "low", format: .percent(places: 1)),
    Table.Column("drift_high", heading: "high", format: .percent(places: 1)),
    Table.Column("least_squares", heading: "least squares", unit: "% a year", format: .percent(places: 2)),
    Table.Column("least_squares_low", heading: "low", format: .percent(places: 1)),
    Table.Column("least_squares_high", heading: "high", format: .percent(places: 1)),
    Table.Column("mann_kendall_s", heading: "S", format: .fixed(places: 0)),
    Table.Column("mann_kendall_p", heading: "p", format: .significant(digits: 3)),
  ]

  var cells: [Cell] {
    [.text(name), .text("\(first)–\(last)")] + growth(drift) + growth(leastSquares) + [
      cell(mannKendall) { $0.estimate }, cell(mannKendall) { $0.pValue },
    ]
  }

  private func growth(_ result: Result<TrendEstimate, TrendRefusal>) -> [Cell] {
    [cell(result) { $0.growth }, cell(result) { $0.growthLow }, cell(result) { $0.growthHigh }]
  }

  private func cell(
    _ result: Result<TrendEstimate, TrendRefusal>, _ value: (TrendEstimate) -> Double?
  ) -> Cell {
    switch result {
    case .success(let estimate): .number(value(estimate), otherwise: estimate.remarks.first)
    case .failure(let refusal): .missing(reason: refusal.description)
    }
  }

  /// The definitions used, each once, with the lag-1 autocorrelation that stands behind the interval of least squares.
  static func notes(_ readings: [TrendReadings]) -> [Prose] {
    var notes: [String] = [
      "Drift is the mean log change with a t interval; least squares is growth fitted to log values with the classical "
        + "t interval, too narrow where residuals follow one another. Both intervals are 95 %."
    ]
    let followed = readings.compactMap { reading -> String? in
      guard case .success(let estimate) = reading.leastSquares, let lag = estimate.lagOneAutocorrelation else {
        return nil
      }
      return "\(reading.name) \(Wording.fixed(lag, 2))"
    }
    if !followed.isEmpty {
      notes.append("Lag-1 autocorrelation of the residuals of least squares: \(followed.joined(separator: ", ")).")
    }
    let exact = readings.allSatisfy { reading in
      guard case .success(let estimate) = reading.mannKendall else { return true }
      return estimate.variant.contains("exact")
    }
    notes.append("Where residuals follow one another, p of Mann–Kendall is too small as well.")
    notes.append(
      exact
        ? "S and p are Mann–Kendall's; p is two-sided and exact (no ties, at most 40 years)."
        : "S and p are Mann–Kendall's; p is two-sided, exact where there are no ties, otherwise normal with "
          + "the variance for ties."
    )
    return notes.map { Prose($0) }
  }
}
