/// A day of the proleptic Gregorian calendar, without time of day or time zone.
///
/// Years run from −9999 to 9999. Conversion to and from day numbers is exact integer arithmetic over the 400-year cycle
/// of 146,097 days (method: E. M. Reingold and N. Dershowitz, Calendrical Calculations, 2018). All operations are O(1).
public struct CalendarDate: Sendable, Hashable, Codable {
  public let year: Int
  /// 1 (January) to 12.
  public let month: Int
  /// 1 to the length of the month.
  public let day: Int

  /// Creates a date, or `nil` when the month has no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (-9999...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= CalendarDate.days(inMonth: month, of: year)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  init(uncheckedYear year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads `2018-05-19` or `20180519`; blanks around it are ignored.
  public init?(_ text: some StringProtocol) {
    guard let period = Period(text), period.frequency == .day else { return nil }
    self = period.firstDay
  }

  /// The date a number of days after 1970-01-01 (before, when negative).
  public init(daysSinceEpoch days: Int) {
    // Years counted from March, so that the leap day is the last of its year.
    let shifted = days + 719_468
    let era = floorDivision(shifted, 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    self.day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
    self.month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    self.year = yearOfEra + era * 400 + (marchMonth < 10 ? 0 : 1)
  }

  /// Days from 1970-01-01 to this date; negative before it.
  public var daysSinceEpoch: Int {
    let marchYear = month > 2 ? year : year - 1
    let era = floorDivision(marchYear, 400)
    let yearOfEra = marchYear - era * 400
    let marchMonth = month > 2 ? month - 3 : month + 9
    let dayOfYear = (153 * marchMonth + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The date `days` later, or earlier when negative.
  public func adding(days: Int) -> CalendarDate { CalendarDate(daysSinceEpoch: daysSinceEpoch + days) }

  /// Days from this date to another; negative when the other is earlier.
  public func days(until other: CalendarDate) -> Int { other.daysSinceEpoch - daysSinceEpoch }

  /// 1 on 1 January, 365 or 366 on 31 December.
  public var dayOfYear: Int { daysSinceEpoch - CalendarDate(uncheckedYear: year, month: 1, day: 1).daysSinceEpoch + 1 }

  public static func isLeapYear(_ year: Int) -> Bool {
    year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
  }

  /// 28 to 31.
  public static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeapYear(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension CalendarDate: Comparable {
  public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }
}

extension CalendarDate: CustomStringConvertible {
  /// `2018-05-19`.
  public var description: String { "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))" }
}

/// The quotient rounded towards minus infinity.
func floorDivision(_ dividend: Int, _ divisor: Int) -> Int {
  let quotient = dividend / divisor
  return dividend % divisor < 0 ? quotient - 1 : quotient
}

/// The digits of a number with zeros in front, a minus sign before them.
func padded(_ number: Int, to width: Int) -> String {
  let digits = String(number.magnitude)
  let zeros = String(repeating: "0", count: max(0, width - digits.utf8.count))
  return (number < 0 ? "-" : "") + zeros + digits
}
