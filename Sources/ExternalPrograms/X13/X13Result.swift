/// The final tables of X-11, one number an observation.
///
/// Multiplicative: value = trend (d12) × seasonal (d10) × irregular (d13), the factors near 1. Additive: the sum. The
/// seasonally adjusted series (d11) is the value without its season. Trend and d11 have the unit of the series.
public struct X13Result: Sendable, Equatable {
  public let seasonal: [Double]
  public let seasonallyAdjusted: [Double]
  public let trend: [Double]
  public let irregular: [Double]
  /// The definition used, as a sentence.
  public let variant: String
  /// What the program warned of.
  public let warnings: [String]
}

/// Why X-13 gave no tables for a series.
public enum X13Refusal: Error, Sendable, Equatable, CustomStringConvertible {
  /// The method needs three whole years.
  case tooFewObservations(needed: Int, found: Int)
  case notFinite(index: Int)
  case notPositive(index: Int, value: Double)
  case unsupportedPeriod(Int)
  /// The start of the series is no period of a year between 1 and 9999.
  case impossibleStart(year: Int, period: Int)
  /// The program refused, in its own words.
  case program(errors: [String])
  case tableMissing(String)
  case tableUnreadable(String, line: Int, reason: String)

  public var description: String {
    switch self {
    case .tooFewObservations(let needed, let found):
      "X-13 needs \(needed) observations (three years) and found \(found); give a longer series."
    case .notFinite(let index):
      "Observation \(index + 1) is missing or infinite, and X-13 takes none here; fill the gap or take a part without."
    case .notPositive(let index, let value):
      "Observation \(index + 1), \(value), is not positive; adjust additively."
    case .unsupportedPeriod(let period):
      "X-13 adjusts monthly (12) and quarterly (4) series, not \(period) observations a year."
    case .impossibleStart(let year, let period):
      "The series cannot start in period \(period) of year \(year)."
    case .program(let errors):
      "X-13 refused: \(errors.joined(separator: " "))"
    case .tableMissing(let table):
      "X-13 ended without error and without table \(table)."
    case .tableUnreadable(let table, let line, let reason):
      "Table \(table) of X-13 cannot be read at line \(line): \(reason)."
    }
  }
}
