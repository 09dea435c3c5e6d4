import Nomenclature
import Observations
import Panels

/// What economists compare along time and by head: other years, the year to date, moving sums, a fixed period, another
/// quantity.
public struct Comparison: Sendable {
  /// The period that all others are compared with.
  public var against: String?
  /// The same months (or quarters) of each year.
  public var toDate = false
  /// How many periods a moving sum holds.
  public var rolling: Int?
  /// The month, 1 to 12, in which years begin.
  public var yearStart: Int?
  /// A file whose series continue those of the data.
  public var splice: String?
  /// A file whose values divide: output, population.
  public var companion: String?
  /// Which of its rows.
  public var companionConditions: [String] = []
  /// The fields by which the file and the result are joined; those that both have when empty.
  public var on: [String] = []
  /// How many members of a bloc have data, as a column.
  public var coverage = false

  public init() {}

  /// Whether periods of the data are added up.
  var addsPeriods: Bool { toDate || rolling != nil || yearStart != nil }

  /// The periods of the result, from those of the data; `nil` when they are the same.
  func windows(over periods: [Period]) throws -> PeriodWindows? {
    if let rolling {
      if toDate || yearStart != nil {
        throw WorkflowError("--rolling and --to-date or --year-starts make different periods. Ask for one of them.")
      }
      return try PeriodWindows.rolling(rolling, over: periods)
    }
    if toDate { return try PeriodWindows.toDate(periods, yearStart: yearStart ?? 1) }
    return try yearStart.map { try PeriodWindows.years(of: periods, startingIn: $0) }
  }

  /// Throws when periods are to be added up and a measure cannot be.
  func check(_ measures: [Measure]) throws {
    guard addsPeriods, let measure = measures.first(where: { !$0.isAdditive }) else { return }
    throw WorkflowError(
      "--rolling, --to-date and --year-starts add periods up, and \(measure) cannot be added. Ask for a sum or a count."
    )
  }
}
