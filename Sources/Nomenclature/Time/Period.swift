/// A span of time of one frequency: a year, half-year, quarter, month, ISO 8601 week or day.
///
/// Stored as a frequency and an ordinal, so that arithmetic is integer arithmetic:
///
///     Period("2019-Q4")!.advanced(by: 1)            // 2020-Q1
///     Period("2018-02")!.lastDay                    // 2018-02-28
///     Period("2018-05")!.coarsened(to: .quarter)    // 2018-Q2
///
/// All operations are O(1) and allocate nothing, but for `description` and `periods(through:)`.
public struct Period: Sendable, Hashable, Codable {
  public let frequency: Frequency
  /// The ordinal among periods of the same frequency: the year itself; 2 × year + half − 1; 4 × year + quarter − 1;
  /// 12 × year + month − 1; weeks since the one of 1 January 1970; days since 1 January 1970.
  public let index: Int

  public init(frequency: Frequency, index: Int) {
    self.frequency = frequency
    self.index = index
  }

  public static func year(_ year: Int) -> Period { Period(frequency: .year, index: year) }

  /// A half-year: 1 or 2. Traps on another number.
  public static func halfYear(_ year: Int, _ half: Int) -> Period {
    precondition((1...2).contains(half), "a half-year is 1 or 2")
    return Period(frequency: .halfYear, index: year * 2 + half - 1)
  }

  /// A quarter: 1 to 4. Traps on another number.
  public static func quarter(_ year: Int, _ quarter: Int) -> Period {
    precondition((1...4).contains(quarter), "a quarter is 1 to 4")
    return Period(frequency: .quarter, index: year * 4 + quarter - 1)
  }

  /// A month: 1 to 12. Traps on another number.
  public static func month(_ year: Int, _ month: Int) -> Period {
    precondition((1...12).contains(month), "a month is 1 to 12")
    return Period(frequency: .month, index: year * 12 + month - 1)
  }

  /// An ISO 8601 week, or `nil` when the year has no such week (most have 52, some 53).
  public static func week(_ year: Int, _ week: Int) -> Period? {
    let fourth = CalendarDate(uncheckedYear: year, month: 1, day: 4).daysSinceEpoch
    let period = Period(frequency: .week, index: floorDivision(fourth + 3, 7) + week - 1)
    return week >= 1 && period.year == year ? period : nil
  }

  public static func day(_ date: CalendarDate) -> Period { Period(frequency: .day, index: date.daysSinceEpoch) }

  /// The period of a frequency in which a day lies.
  public init(containing date: CalendarDate, frequency: Frequency) {
    self.frequency = frequency
    switch frequency {
    case .year: index = date.year
    case .halfYear: index = date.year * 2 + (date.month - 1) / 6
    case .quarter: index = date.year * 4 + (date.month - 1) / 3
    case .month: index = date.year * 12 + date.month - 1
    case .week: index = floorDivision(date.daysSinceEpoch + 3, 7)
    case .day: index = date.daysSinceEpoch
    }
  }

  /// The calendar year; for weeks the ISO year, the one in which their Thursday lies.
  public var year: Int {
    switch frequency {
    case .year: index
    case .halfYear, .quarter, .month: floorDivision(index, frequency.periodsPerYear)
    case .week: thursday.year
    case .day: firstDay.year
    }
  }

  /// Which half-year, quarter, month, week or day of its year, from 1; 1 for years.
  public var numberInYear: Int {
    switch frequency {
    case .year: 1
    case .halfYear, .quarter, .month: index - year * frequency.periodsPerYear + 1
    case .week: (thursday.dayOfYear - 1) / 7 + 1
    case .day: firstDay.dayOfYear
    }
  }

  /// The calendar month of the first day, 1 to 12.
  public var firstMonth: Int { firstDay.month }

  public var firstDay: CalendarDate {
    switch frequency {
    case .year: CalendarDate(uncheckedYear: index, month: 1, day: 1)
    case .halfYear: CalendarDate(uncheckedYear: year, month: numberInYear * 6 - 5, day: 1)
    case .quarter: CalendarDate(uncheckedYear: year, month: numberInYear * 3 - 2, day: 1)
    case .month: CalendarDate(uncheckedYear: year, month: numberInYear, day: 1)
    case .week: CalendarDate(daysSinceEpoch: index * 7 - 3)
    case .day: CalendarDate(daysSinceEpoch: index)
    }
  }

  public var lastDay: CalendarDate {
    frequency == .day ? firstDay : advanced(by: 1).firstDay.adding(days: -1)
  }

  public func contains(_ date: CalendarDate) -> Bool { Period(containing: date, frequency: frequency) == self }

  /// Whether every day of another period lies in this one.
  public func contains(_ other: Period) -> Bool { contains(other.firstDay) && contains(other.lastDay) }

  /// The coarser period that holds this one whole.
  ///
  /// `nil` when a finer frequency is asked for, and for weeks that reach over the end of the coarser period.
  public func coarsened(to coarser: Frequency) -> Period? {
    guard coarser <= frequency else { return nil }
    let candidate = Period(containing: firstDay, frequency: coarser)
    return frequency != .week || candidate.contains(lastDay) ? candidate : nil
  }

  private var thursday: CalendarDate { CalendarDate(daysSinceEpoch: index * 7) }
}

extension Period {
  /// The period `count` steps later, or earlier when negative.
  public func advanced(by count: Int) -> Period { Period(frequency: frequency, index: index + count) }

  /// Steps from this period to another, or `nil` when their frequencies differ.
  public func distance(to other: Period) -> Int? {
    frequency == other.frequency ? other.index - index : nil
  }

  /// This period and all up to and including another of the same frequency; empty when the other is earlier.
  ///
  /// Traps when the frequencies differ.
  public func periods(through last: Period) -> [Period] {
    precondition(frequency == last.frequency, "periods of one frequency")
    guard index <= last.index else { return [] }
    return (index...last.index).map { Period(frequency: frequency, index: $0) }
  }
}

extension Period: Comparable {
  /// By first day; of two that begin on the same day the coarser is first (2018, 2018-Q1, 2018-01).
  public static func < (left: Period, right: Period) -> Bool {
    if left.frequency == right.frequency { return left.index < right.index }
    return (left.firstDay, left.frequency) < (right.firstDay, right.frequency)
  }
}
