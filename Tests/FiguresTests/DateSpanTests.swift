import Figures
import Nomenclature
import Testing

@Suite struct DateSpanTests {
  private func span(_ first: String, _ last: String) throws -> DateSpan {
    DateSpan(first: try #require(CalendarDate(first)), last: try #require(CalendarDate(last)))
  }

  @Test(arguments: [
    ("2018-01-01", "2018-12-31", "2018"), ("2016-01-01", "2020-12-31", "2016 to 2020"),
    ("2018-11-14", "2018-11-14", "2018-11-14"), ("2021-01-01", "2021-07-31", "2021-01 to 2021-07"),
    ("2018-04-01", "2018-04-30", "2018-04"), ("2016-05-19", "2016-05-20", "2016-05-19 to 2016-05-20"),
  ])
  func texts(first: String, last: String, text: String) throws { #expect(try span(first, last).description == text) }

  /// 13 March 2020 is 83.9 % of 2016–2020: 1533 of 1827 days.
  @Test func daysGone() throws {
    let plan = try span("2016-01-01", "2020-12-31")
    #expect(plan.dayCount == 1827)
    let gone = plan.fractionGone(on: try #require(CalendarDate("2020-03-13")))
    #expect(gone == (1533, 1827))
    #expect(plan.fractionGone(on: try #require(CalendarDate("2015-06-01"))).passed == 0)
    #expect(plan.fractionGone(on: try #require(CalendarDate("2022-01-01"))).passed == 1827)
  }
}
