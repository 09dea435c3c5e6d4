public import Nomenclature

/// Which periods of the data make up each period of a result: fiscal years, the same months of each year, moving sums.
///
///     try PeriodWindows.toDate(months)                       // January to August of each year
///     try PeriodWindows.years(of: months, startingIn: 4)     // April to March
///     try PeriodWindows.rolling(12, over: months)            // the twelve months that end with each
///
/// Only windows whose every part lies between the first and the last period of the data are there. O(parts).
public struct PeriodWindows: Sendable, Equatable {
  public struct Window: Sendable, Equatable {
    /// The period of the result; a fiscal year by the calendar year in which it begins.
    public var period: Period
    public var parts: [Period]
  }

  public let frequency: Frequency
  public let windows: [Window]
  /// The month in which years begin.
  public let yearStart: Int
  /// What a period of the result stands for.
  public let meaning: String

  /// The sum of each period and the `count − 1` before it, named after the last.
  public static func rolling(_ count: Int, over periods: [Period]) throws -> PeriodWindows {
    precondition(count > 0, "a window holds a period")
    guard let frequency = periods.first?.frequency else { return empty(.year) }
    let (first, last) = try span(periods)
    guard last.index - first.index + 1 >= count else {
      throw PanelError.windowTooLong(count, frequency.noun, first: first.description, last: last.description)
    }
    let ends = first.advanced(by: count - 1).periods(through: last)
    return PeriodWindows(
      frequency: frequency,
      windows: ends.map { Window(period: $0, parts: $0.advanced(by: 1 - count).periods(through: $0)) }, yearStart: 1,
      meaning: "Each value is the sum of \(count) \(frequency.noun)s, named after the last of them.")
  }

  /// Whole years that begin in a month, 1 to 12.
  public static func years(of periods: [Period], startingIn month: Int) throws -> PeriodWindows {
    try years(of: periods, startingIn: month, through: nil)
  }

  /// Of each year the months (or quarters) up to the one in which the data end: the year to date beside the same part
  /// of the years before.
  public static func toDate(_ periods: [Period], yearStart month: Int = 1) throws -> PeriodWindows {
    guard let last = periods.max() else { return empty(.year) }
    return try years(of: periods, startingIn: month, through: last)
  }

  private static func years(
    of periods: [Period], startingIn month: Int, through end: Period?
  ) throws -> PeriodWindows {
    precondition((1...12).contains(month), "a month is 1 to 12")
    guard let frequency = periods.first?.frequency else { return empty(.year) }
    let perYear = frequency.periodsPerYear
    guard [2, 4, 12].contains(perYear) else { throw PanelError.noPartsOfYears(frequency.noun) }
    guard (month - 1) % (12 / perYear) == 0 else {
      throw PanelError.yearStartsWithin(frequency.noun, month: month)
    }
    let (first, last) = try span(periods)
    let offset = (month - 1) / (12 / perYear)
    func year(of period: Period) -> Int { period.advanced(by: -offset).year }
    let length = end.map { $0.index - (year(of: $0) * perYear + offset) + 1 } ?? perYear
    let windows = (year(of: first)...year(of: last)).compactMap { year -> Window? in
      let start = Period(frequency: frequency, index: year * perYear + offset)
      let end = start.advanced(by: length - 1)
      return start >= first && end <= last ? Window(period: .year(year), parts: start.periods(through: end)) : nil
    }
    guard let shown = windows.last, let begin = shown.parts.first, let stop = shown.parts.last else {
      throw PanelError.noWholeYear(first: first.description, last: last.description)
    }
    let name = Self.name(of: shown.period, yearStart: month)
    return PeriodWindows(
      frequency: .year, windows: windows, yearStart: month,
      meaning: "A year is the sum of \(length) \(frequency.noun)\(length > 1 ? "s" : ""): "
        + "\(name) is \(begin)\(length > 1 ? " to \(stop)" : "").")
  }

  private static func empty(_ frequency: Frequency) -> PeriodWindows {
    PeriodWindows(frequency: frequency, windows: [], yearStart: 1, meaning: "")
  }

  private static func span(_ periods: [Period]) throws -> (first: Period, last: Period) {
    guard let first = periods.min(), let last = periods.max() else { throw PanelError.notAPeriod("") }
    return (first, last)
  }

  /// How a period of the result is written: `2018/19` for a year that does not begin in January.
  public func name(of period: Period) -> String { Self.name(of: period, yearStart: yearStart) }

  static func name(of period: Period, yearStart: Int) -> String {
    guard yearStart != 1, period.frequency == .year else { return period.description }
    let next = String(period.year + 1)
    return "\(period.description)/\(next.suffix(2))"
  }
}
