import Nomenclature
import TestSupport
import Testing

@Suite struct CalendarDateTests {
  @Test(arguments: [
    (1970, 1, 1, 0), (1969, 12, 31, -1), (2000, 2, 29, 11016), (2000, 3, 1, 11017), (2018, 5, 19, 17670),
    (1967, 8, 8, -877), (1, 1, 1, -719_162), (0, 3, 1, -719_468),
  ])
  func daysSinceEpoch(_ year: Int, _ month: Int, _ day: Int, _ days: Int) throws {
    let date = try #require(CalendarDate(year: year, month: month, day: day))
    #expect(date.daysSinceEpoch == days)
    #expect(CalendarDate(daysSinceEpoch: days) == date)
  }

  @Test func everyDayOfFourCenturiesFollowsTheOneBefore() throws {
    var days = try #require(CalendarDate(year: 1799, month: 12, day: 31)).daysSinceEpoch
    for year in 1800..<2200 {
      for month in 1...12 {
        for day in 1...CalendarDate.days(inMonth: month, of: year) {
          days += 1
          let date = CalendarDate(daysSinceEpoch: days)
          #expect(date.year == year && date.month == month && date.day == day)
          #expect(date.daysSinceEpoch == days)
        }
      }
    }
  }

  @Test func leapYears() {
    #expect([1900, 1999, 2000, 2023, 2024, 2100].filter(CalendarDate.isLeapYear) == [2000, 2024])
  }

  @Test func impossibleDatesAreNone() {
    #expect(CalendarDate(year: 2023, month: 2, day: 29) == nil)
    #expect(CalendarDate(year: 2023, month: 13, day: 1) == nil)
    #expect(CalendarDate(year: 2023, month: 4, day: 31) == nil)
    #expect(CalendarDate(year: 2023, month: 4, day: 0) == nil)
  }

  @Test func text() throws {
    let date = try #require(CalendarDate("2018-05-19"))
    #expect(date.description == "2018-05-19")
    #expect(CalendarDate(" 20180519 ") == date)
    for wrong in ["2018-5-19", "2018-05", "2018", "19.05.2018", "2018-05-19x", ""] {
      #expect(CalendarDate(wrong) == nil, "\(wrong)")
    }
  }

  @Test func orderAgreesWithDays() {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<2000 {
      let left = Int.random(in: -700_000...700_000, using: &generator)
      let right = left + Int.random(in: -800...800, using: &generator)
      let dates = (CalendarDate(daysSinceEpoch: left), CalendarDate(daysSinceEpoch: right))
      #expect((dates.0 < dates.1) == (left < right))
      #expect(dates.0.days(until: dates.1) == right - left)
      #expect(dates.0.adding(days: right - left) == dates.1)
    }
  }

  @Test func dayOfYear() throws {
    #expect(try #require(CalendarDate("2024-12-31")).dayOfYear == 366)
    #expect(try #require(CalendarDate("2023-03-01")).dayOfYear == 60)
  }
}
