/// How long a period is; ordered from coarse to fine.
///
/// Codes are those of the SDMX code list CL_FREQ (A, S, Q, M, W, D).
public enum Frequency: String, Sendable, Hashable, Codable, CaseIterable {
  case year
  case halfYear
  case quarter
  case month
  case week
  case day

  /// The SDMX letter: A, S, Q, M, W or D.
  public var code: String {
    switch self {
    case .year: "A"
    case .halfYear: "S"
    case .quarter: "Q"
    case .month: "M"
    case .week: "W"
    case .day: "D"
    }
  }

  /// Periods in a year: 1, 2, 4, 12, and 52 and 365 for weeks and days, whose number varies.
  public var periodsPerYear: Int {
    switch self {
    case .year: 1
    case .halfYear: 2
    case .quarter: 4
    case .month: 12
    case .week: 52
    case .day: 365
    }
  }

  /// Reads an SDMX letter (also `Y` and `H`) or an English word, whatever its case: `Q`, `quarter`, `quarterly`.
  public init?(_ text: String) {
    switch text.lowercased() {
    case "a", "y", "year", "years", "annual", "yearly": self = .year
    case "s", "h", "half-year", "halfyear", "semester", "half-yearly": self = .halfYear
    case "q", "quarter", "quarters", "quarterly": self = .quarter
    case "m", "month", "months", "monthly": self = .month
    case "w", "week", "weeks", "weekly": self = .week
    case "d", "day", "days", "daily": self = .day
    default: return nil
    }
  }
}

extension Frequency: Comparable {
  /// Coarser is less: `year < month`.
  public static func < (left: Frequency, right: Frequency) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .year: 0
    case .halfYear: 1
    case .quarter: 2
    case .month: 3
    case .week: 4
    case .day: 5
    }
  }
}
