public import Nomenclature

/// The days from a first to a last one, both included.
public struct DateSpan: Sendable, Hashable {
  public let first: CalendarDate
  public let last: CalendarDate

  /// Traps when the last day is before the first.
  public init(first: CalendarDate, last: CalendarDate) {
    precondition(first <= last, "a span that ends before it starts")
    self.first = first
    self.last = last
  }

  public static func year(_ year: Int) -> DateSpan {
    DateSpan(first: Period.year(year).firstDay, last: Period.year(year).lastDay)
  }

  public var dayCount: Int { first.days(until: last) + 1 }

  /// The calendar year that these days are, if they are one.
  public var wholeYear: Int? { self == .year(first.year) ? first.year : nil }

  public func contains(_ day: CalendarDate) -> Bool { first <= day && day <= last }

  /// The share of the days that have passed when `day` begins, from 0 to 1:
  /// `days from the first day to day / days of the span`.
  public func fractionGone(on day: CalendarDate) -> (passed: Int, of: Int) {
    (min(max(first.days(until: day), 0), dayCount), dayCount)
  }
}

extension DateSpan: Comparable {
  public static func < (left: DateSpan, right: DateSpan) -> Bool { (left.first, left.last) < (right.first, right.last) }
}

extension DateSpan: CustomStringConvertible {
  /// The shortest text that says the same: `2018`, `2018-04`, `2018-11-14`, `2021-01 to 2021-07`,
  /// `2016-05-19 to 2016-05-20`.
  public var description: String {
    if first == last { return first.description }
    if let wholeYear { return "\(wholeYear)" }
    let isWholeYears = first == Period.year(first.year).firstDay && last == Period.year(last.year).lastDay
    if isWholeYears { return "\(first.year) to \(last.year)" }
    let (start, end) = (Period.month(first.year, first.month), Period.month(last.year, last.month))
    guard first == start.firstDay, last == end.lastDay else { return "\(first) to \(last)" }
    return start == end ? start.description : "\(start) to \(end)"
  }
}
