import Nomenclature
import TestSupport
import Testing

@Suite struct PeriodTests {
  static let forms: [(text: String, printed: String)] = [
    ("2018", "2018"), ("Y2019", "2019"), ("y2019", "2019"), ("2018-A1", "2018"), (" 2018 ", "2018"),
    ("2015-S1", "2015-S1"), ("2015S2", "2015-S2"), ("2018-H2", "2018-S2"),
    ("2018-Q1", "2018-Q1"), ("2018Q1", "2018-Q1"), ("2018q4", "2018-Q4"),
    ("201801", "2018-01"), ("2018-01", "2018-01"), ("2018-M04", "2018-04"), ("2019M01", "2019-01"),
    ("2019-M1", "2019-01"), ("2026-M04", "2026-04"),
    ("2015-W01", "2015-W01"), ("2015W53", "2015-W53"), ("2020-W53", "2020-W53"),
    ("2018-05-19", "2018-05-19"), ("20180519", "2018-05-19"), ("2024-02-29", "2024-02-29"),
  ]

  @Test(arguments: forms) func formsOfFiles(_ form: (text: String, printed: String)) throws {
    let period = try #require(Period(form.text))
    #expect(period.description == form.printed)
    #expect(Period(utf8: Array(form.text.utf8)) == period)
    #expect(Period(utf8: AnyCollection(Array(form.text.utf8))) == period)
    #expect(Period(Substring("<\(form.text)>").dropFirst().dropLast()) == period)
  }

  @Test(arguments: [
    "", " ", "18", "0000", "2018-", "2018-13", "2018-00", "201813", "2018-1", "20181", "2018-Q5", "2018-Q0", "2018Q",
    "2018-S3", "2018-M13", "2016-W53", "2015-W54", "2015-W00", "2018-02-30", "2018-05-19T00:00", "20180230", "Y2018-01",
    "2018 Q1", "2018.0", "20,18", "Total", "201852", "٢٠١٨", "2018-Q12", "YY2018", "2018--1", "-2018",
  ])
  func otherTextsAreNone(_ text: String) { #expect(Period(text) == nil) }

  @Test func printedPeriodsAreReadBack() {
    var generator = SeededGenerator(seed: 2)
    for _ in 0..<5000 {
      let frequency = Frequency.allCases.randomElement(using: &generator)!
      let date = CalendarDate(daysSinceEpoch: Int.random(in: -200_000...200_000, using: &generator))
      let period = Period(containing: date, frequency: frequency)
      #expect(Period(period.description) == period)
      #expect(period.contains(date))
      #expect(period.firstDay <= date && date <= period.lastDay)
    }
  }

  @Test func periodsFollowEachOtherWithoutGap() {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<3000 {
      let frequency = Frequency.allCases.randomElement(using: &generator)!
      let date = CalendarDate(daysSinceEpoch: Int.random(in: -200_000...200_000, using: &generator))
      let period = Period(containing: date, frequency: frequency)
      let next = period.advanced(by: 1)
      #expect(period.lastDay.adding(days: 1) == next.firstDay)
      #expect(period < next && period.distance(to: next) == 1)
      #expect(next.numberInYear == 1 || next.numberInYear == period.numberInYear + 1)
      #expect(next.year == period.year + (next.numberInYear == 1 ? 1 : 0))
    }
  }

  @Test func coarsening() throws {
    let month = try #require(Period("2018-05"))
    #expect(month.coarsened(to: .quarter) == .quarter(2018, 2))
    #expect(month.coarsened(to: .halfYear) == .halfYear(2018, 1))
    #expect(month.coarsened(to: .year) == .year(2018))
    #expect(month.coarsened(to: .month) == month)
    #expect(month.coarsened(to: .day) == nil)
    #expect(month.coarsened(to: .week) == nil)
    #expect(Period("2018-05-19")?.coarsened(to: .week)?.description == "2018-W20")
    // 29 December 2014 to 4 January 2015 lies in two years; the next week lies in January.
    #expect(Period("2015-W01")?.coarsened(to: .year) == nil)
    #expect(Period("2015-W02")?.coarsened(to: .month) == .month(2015, 1))
  }

  @Test func coarserPeriodsContainWhatTheyAreMadeOf() {
    var generator = SeededGenerator(seed: 4)
    for _ in 0..<3000 {
      let frequencies = Frequency.allCases.shuffled(using: &generator).prefix(2).sorted()
      let date = CalendarDate(daysSinceEpoch: Int.random(in: -200_000...200_000, using: &generator))
      let fine = Period(containing: date, frequency: frequencies[1])
      if let coarse = fine.coarsened(to: frequencies[0]) {
        #expect(coarse.contains(fine))
        #expect(coarse < fine)
      } else {
        #expect(frequencies[1] == .week)
      }
    }
  }

  @Test func weeksOfIso8601() throws {
    #expect(try #require(Period("2015-W01")).firstDay.description == "2014-12-29")
    #expect(try #require(Period("2020-W53")).lastDay.description == "2021-01-03")
    #expect(Period(containing: try #require(CalendarDate("2021-01-03")), frequency: .week).description == "2020-W53")
    #expect((1900..<2300).count { Period.week($0, 53) != nil } == 71)
  }

  @Test func orderIsByFirstDayThenCoarserFirst() throws {
    let texts = ["2017-12-31", "2018", "2018-S1", "2018-Q1", "2018-01", "2018-W01", "2018-01-01", "2018-02", "2019"]
    let periods = try texts.map { try #require(Period($0)) }
    #expect(periods.reversed().sorted() == periods)
  }

  @Test func ranges() {
    let months = Period.month(2018, 11).periods(through: .month(2019, 2))
    #expect(months.map(\.description) == ["2018-11", "2018-12", "2019-01", "2019-02"])
    #expect(Period.year(2019).periods(through: .year(2018)).isEmpty)
    #expect(Period.year(2019).distance(to: .month(2019, 1)) == nil)
  }

  @Test func frequencies() {
    #expect(Frequency.allCases.map(\.code) == ["A", "S", "Q", "M", "W", "D"])
    #expect(Frequency.allCases.map(\.periodsPerYear) == [1, 2, 4, 12, 52, 365])
    for frequency in Frequency.allCases { #expect(Frequency(frequency.code) == frequency) }
    #expect(Frequency("Quarterly") == .quarter)
    #expect(Frequency("decade") == nil)
    #expect(Frequency.allCases.sorted() == Frequency.allCases)
  }
}
