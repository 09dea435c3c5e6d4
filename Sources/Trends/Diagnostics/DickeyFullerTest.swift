import Vectors

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The augmented Dickey–Fuller test of "has a unit root" against "stationary".
///
/// τ is the t ratio of γ in Δxₜ = γ xₜ₋₁ + Σ_{j ≤ p} φⱼ Δxₜ₋ⱼ (+ a constant (+ a linear trend)) + eₜ; small values speak
/// against a unit root. p values are MacKinnon's (1994), for long series; his critical values (2010) count the
/// observations. Ten observations or more. O(n (p + 3)²), times p for the choice of lags.
///
/// Source: D. A. Dickey and W. A. Fuller (1979), Journal of the American Statistical Association 74, 427–431; S. E. Said
/// and D. A. Dickey (1984), Biometrika 71, 599–607; J. G. MacKinnon (1994), Journal of Business and Economic Statistics 12,
/// 167–176; (2010), Queen's University, Department of Economics, working paper 1227.
public struct DickeyFullerTest: Sendable, Equatable, Codable {
  public enum Deterministic: String, Sendable, Codable, CaseIterable {
    case none
    case constant
    case constantAndTrend = "constant and trend"

    var terms: Int {
      switch self {
      case .none: 0
      case .constant: 1
      case .constantAndTrend: 2
      }
    }
  }

  public enum LagChoice: Sendable, Equatable {
    /// The least Akaike criterion among 0 … `most`, over the observations the longest leaves; the test then uses all it
    /// can. By default `most` is ⌈12 (n/100)^¼⌉ (Schwert 1989), at most ⌊n/2⌋ − 1 less the deterministic terms.
    case automatic(most: Int? = nil)
    case given(Int)
  }

  /// τ below which "unit root" is rejected.
  public struct CriticalValues: Sendable, Equatable, Codable {
    public let onePercent: Double
    public let fivePercent: Double
    public let tenPercent: Double
  }

  /// Values in the series.
  public let observations: Int
  /// Rows of the regression.
  public let observationsUsed: Int
  public let deterministic: Deterministic
  /// p.
  public let lags: Int
  /// γ.
  public let coefficient: Double
  /// τ.
  public let statistic: Double
  /// Within [0, 1]; 0 and 1 beyond the range MacKinnon fitted.
  public let pValue: Double
  public let criticalValues: CriticalValues
  /// The definition used, as a sentence.
  public let variant: String
  /// Doubts, as sentences.
  public let remarks: [String]

  /// - Throws: `.tooFewObservations` below ten or when the lags leave too few, `.notFinite`, `.noScatter` (a constant
  ///   series, or one the regression fits exactly), `.regressorsDependent`, `.overflow`. A negative lag traps.
  public init(
    _ values: [Double], deterministic: Deterministic = .constant, lags choice: LagChoice = .automatic()
  ) throws(TrendRefusal) {
    let subject = "Dickey–Fuller test"
    // The longest lag p may have must satisfy p ≤ ⌊n/2⌋ − 1 − terms.
    let terms = deterministic.terms
    var asked: Int?
    switch choice {
    case .given(let lags): asked = lags
    case .automatic(let most): asked = most
    }
    precondition(asked ?? 0 >= 0, "a negative lag")
    try checkValues(values, subject: subject, minimum: max(10, 2 * ((asked ?? 0) + 1 + terms)))
    let n = values.count
    let regression = try DickeyFullerRegression(values, deterministic: deterministic, subject: subject)
    let limit = n / 2 - 1 - terms
    var remarks: [String] = []
    let rule: String
    switch choice {
    case .given(let given):
      lags = given
      rule = "given"
    case .automatic(let most):
      let longest = most ?? min(limit, Int((12 * pow(Double(n) / 100, 0.25)).rounded(.up)))
      (lags, remarks) = try regression.choose(most: longest)
      rule = "by AIC among 0 to \(longest)"
    }
    let fit = try regression.fit(lags: lags, skipping: lags)
    statistic = fit.statistic
    coefficient = fit.coefficient
    pValue = MacKinnon.pValue(statistic, deterministic)
    observations = n
    observationsUsed = n - 1 - lags
    criticalValues = MacKinnon.criticalValues(observations: observationsUsed, deterministic)
    self.deterministic = deterministic
    variant =
      "\(lags) lagged difference\(lags == 1 ? "" : "s") (\(rule)), deterministic terms: \(deterministic.rawValue)"
    if n < 30 {
      remarks.append("The p value holds for long series; the critical values are for \(observationsUsed) observations.")
    }
    self.remarks = remarks
  }
}

/// The regressions of the test over one series.
private struct DickeyFullerRegression {
  let values: [Double]
  let differences: [Double]
  let deterministic: DickeyFullerTest.Deterministic
  let subject: String

  init(
    _ series: [Double], deterministic: DickeyFullerTest.Deterministic, subject: String
  ) throws(TrendRefusal) {
    // Halved, so that differences of the largest magnitudes stay in range.
    let values = ScaledValues(series).values.map { $0 / 2 }
    self.values = values
    differences = zip(values.dropFirst(), values).map { $0 - $1 }
    self.deterministic = deterministic
    self.subject = subject
    guard differences.contains(where: { $0 != 0 }) else { throw TrendRefusal(subject: subject, reason: .noScatter) }
  }

  struct Fit {
    let coefficient: Double
    let statistic: Double
    /// Akaike's criterion.
    let criterion: Double
  }

  /// The regression with so many lags over the differences after the first `skipping`.
  func fit(lags: Int, skipping: Int) throws(TrendRefusal) -> Fit {
    let count = differences.count - skipping
    var columns = [Vector(values[skipping..<(values.count - 1)])]
    for lag in stride(from: 1, through: lags, by: 1) {
      columns.append(Vector(differences[(skipping - lag)..<(differences.count - lag)]))
    }
    if deterministic != .none { columns.append(Vector(repeating: 1, count: count)) }
    if deterministic == .constantAndTrend {
      columns.append(Vector((0..<count).map { Double($0) - Double(count - 1) / 2 }))
    }
    let response = Vector(differences[skipping...])
    let fit: LeastSquaresRegression
    do throws(LinearAlgebraError) {
      fit = try LeastSquaresRegression(design: Matrix(columns: columns), response: response)
    } catch {
      throw TrendRefusal(
        subject: subject,
        reason: {
          switch error {
          case .rankDeficient: .regressorsDependent
          case .underdetermined(let rows, let columns): .tooFewObservations(needed: columns + 1, found: rows)
          default: .overflow
          }
        }())
    }
    guard fit.residuals.largestMagnitude > 16 * Double.ulpOfOne * values.map(\.magnitude).max()! else {
      throw TrendRefusal(subject: subject, reason: .noScatter)
    }
    let (rows, squares) = (Double(count), fit.residualSumOfSquares)
    return Fit(
      coefficient: fit.coefficients[0],
      statistic: fit.coefficients[0] / (fit.residualVariance * fit.inverseCrossProduct[0, 0]).squareRoot(),
      criterion: rows * (log(2 * Double.pi) + log(squares / rows) + 1) + 2 * Double(columns.count))
  }

  /// The number of lags with the least criterion, the smallest among equals.
  func choose(most: Int) throws(TrendRefusal) -> (Int, [String]) {
    var best: (lags: Int, criterion: Double)?
    var passedOver = 0
    for lags in 0...most {
      do throws(TrendRefusal) {
        let criterion = try fit(lags: lags, skipping: most).criterion
        if criterion < best?.criterion ?? .infinity { best = (lags, criterion) }
      } catch {
        guard error.reason == .regressorsDependent else { throw error }
        passedOver += 1
      }
    }
    guard let best else { throw TrendRefusal(subject: subject, reason: .regressorsDependent) }
    let remark = "\(passedOver) numbers of lags were passed over because their regressors depend on each other."
    return (best.lags, passedOver > 0 ? [remark] : [])
  }
}
