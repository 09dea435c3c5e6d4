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

  /// Simulated with 2,000 random walks, a constant and, where lags are given, one lag.
  static let automaticSize = """
    p holds for long series: of short random walks the test with automatic lags rejects 25, 22 and 14 % at a nominal \
    5 % (12, 20 and 30 observations).
    """
  static let givenSize = """
    p holds for long series: of short random walks the test with one lag rejects 10, 7 and 7 % at a nominal 5 % (12, 20 \
    and 30 observations).
    """

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
    let fit = try regression.fit(lags: lags)
    statistic = fit.statistic
    coefficient = fit.coefficient
    pValue = MacKinnon.pValue(statistic, deterministic)
    observations = n
    observationsUsed = n - 1 - lags
    criticalValues = MacKinnon.criticalValues(observations: observationsUsed, deterministic)
    self.deterministic = deterministic
    variant =
      "\(lags) lagged difference\(lags == 1 ? "" : "s") (\(rule)), deterministic terms: \(deterministic.rawValue)"
    if n < 50 { remarks.append(rule == "given" ? Self.givenSize : Self.automaticSize) }
    self.remarks = remarks
  }
}

/// The regressions of the test over one series.
private struct DickeyFullerRegression {
  let values: [Double]
  let differences: [Double]
  let deterministic: DickeyFullerTest.Deterministic
  let subject: String
  /// Residuals below this are rounding of the values.
  var rounding: Double { 16 * Double.ulpOfOne }

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

  /// One row an observation after the first `skipping` differences: the level, the deterministic terms, the lags.
  private func columns(lags: Int, skipping: Int) -> [[Double]] {
    let count = differences.count - skipping
    var columns = [Array(values[skipping..<(values.count - 1)])]
    if deterministic != .none { columns.append([Double](repeating: 1, count: count)) }
    if deterministic == .constantAndTrend {
      columns.append((0..<count).map { Double($0) - Double(count - 1) / 2 })
    }
    for lag in stride(from: 1, through: lags, by: 1) {
      columns.append(Array(differences[(skipping - lag)..<(differences.count - lag)]))
    }
    return columns
  }

  /// γ and τ with so many lags, over all differences that have them.
  func fit(lags: Int) throws(TrendRefusal) -> (coefficient: Double, statistic: Double) {
    let design = Matrix(columns: columns(lags: lags, skipping: lags).map { Vector($0) })
    let fit: LeastSquaresRegression
    do throws(LinearAlgebraError) {
      fit = try LeastSquaresRegression(design: design, response: Vector(differences[lags...]))
    } catch {
      let reason: TrendRefusal.Reason =
        if case .rankDeficient = error { .regressorsDependent } else { .overflow }
      throw TrendRefusal(subject: subject, reason: reason)
    }
    guard fit.residuals.largestMagnitude > rounding else { throw TrendRefusal(subject: subject, reason: .noScatter) }
    let variance = fit.residualVariance * fit.inverseCrossProduct[0, 0]
    return (fit.coefficients[0], fit.coefficients[0] / variance.squareRoot())
  }

  /// The number of lags with the least Akaike criterion, the smallest among equals, all over the same observations.
  ///
  /// One triangle holds the residual sums of squares of all of them, since each adds a column to the one before.
  func choose(most: Int) throws(TrendRefusal) -> (lags: Int, remarks: [String]) {
    let columns = columns(lags: most, skipping: most)
    let count = differences.count - most
    var squares = RecursiveLeastSquares(coefficientCount: columns.count)
    let rows = (0..<count).flatMap { row in columns.map { $0[row] } }
    for row in 0..<count { squares.add(rows: rows, row: row, response: differences[most + row]) }
    let first = 1 + deterministic.terms
    let independent = squares.independentColumns
    guard independent >= first else { throw TrendRefusal(subject: subject, reason: .regressorsDependent) }
    var best = (lags: 0, criterion: Double.infinity)
    for lags in 0...(min(columns.count, independent) - first) {
      let sum = squares.residualSumOfSquares(leadingColumns: first + lags)
      guard sum > Double(count) * rounding * rounding else {
        throw TrendRefusal(subject: subject, reason: .noScatter)
      }
      let criterion = Double(count) * log(sum) + 2 * Double(first + lags)
      if criterion < best.criterion { best = (lags, criterion) }
    }
    guard independent < columns.count else { return (best.lags, []) }
    return (best.lags, ["More than \(independent - first) lags were passed over: they depend on each other."])
  }
}
