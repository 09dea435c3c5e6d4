import Decimals
import Documents
import Figures
import Intervals
import Nomenclature
import Trends

/// Meetings: the rate that printed numbers give, gaps in the record, trends of counts where the record is complete.
struct MeetingsSection {
  /// Meetings held between two that have a printed number.
  struct NumberedRate {
    let first: Meeting
    let last: Meeting
    let firstNumber: Int
    let lastNumber: Int
    /// Years between them; an interval where a day is not known.
    let years: Interval
    /// Meetings a year.
    let rate: Interval
    /// Numbers between the two of which no meeting is recorded.
    let missing: [Int]
  }

  struct CountTrendReading {
    let series: MeetingSeries
    let firstYear: Int
    let lastYear: Int
    let counts: [Int]
    let estimate: Result<TrendEstimate, TrendRefusal>
  }

  static let daysOfYear = ExactRational(36_525, over: 100) ?? .one

  let series: [MeetingSeries]
  let meetings: [String: [Meeting]]
  let rates: [String: NumberedRate]
  let trends: [CountTrendReading]

  init(_ data: AseanRussiaData) {
    series = data.record.meetingSeries
    let grouped = Dictionary(grouping: data.record.meetings, by: \.series)
    meetings = grouped.mapValues { $0.sorted { $0.days < $1.days } }
    var rates: [String: NumberedRate] = [:]
    for (name, own) in meetings { rates[name] = Self.rate(own) }
    self.rates = rates
    var trends: [CountTrendReading] = []
    for one in series { if let trend = Self.trend(one, meetings[one.id] ?? []) { trends.append(trend) } }
    self.trends = trends
  }

  private static func rate(_ meetings: [Meeting]) -> NumberedRate? {
    let numbered = meetings.filter { $0.numberBasis == .printed }
    guard let first = numbered.first, let last = numbered.last, let a = first.number, let b = last.number, a < b else {
      return nil
    }
    let days = startInterval(last) - startInterval(first)
    guard let perDay = ExactRational.one.divided(by: daysOfYear) else { return nil }
    let years = days.scaled(by: perDay)
    guard let rate = try? Interval(exactly: ExactRational(b - a)).divided(by: years) else { return nil }
    let known = Set(meetings.compactMap(\.number))
    return NumberedRate(
      first: first, last: last, firstNumber: a, lastNumber: b, years: years, rate: rate,
      missing: (a...b).filter { !known.contains($0) })
  }

  /// The first day, or the days between which it lies.
  private static func startInterval(_ meeting: Meeting) -> Interval {
    let first = ExactRational(meeting.days.first.daysSinceEpoch)
    guard meeting.dateBasis == .bounds || meeting.dateBasis == .yearOnly else { return Interval(exactly: first) }
    return Interval(.closed(first), .closed(ExactRational(meeting.days.last.daysSinceEpoch)))
  }

  /// Counts by whole year of the run without a gap.
  private static func trend(_ series: MeetingSeries, _ meetings: [Meeting]) -> CountTrendReading? {
    guard let run = series.complete else { return nil }
    let firstYear = run.first == Period.year(run.first.year).firstDay ? run.first.year : run.first.year + 1
    let lastYear = run.last == Period.year(run.last.year).lastDay ? run.last.year : run.last.year - 1
    guard firstYear <= lastYear else { return nil }
    let inRun = meetings.filter(\.isInCompleteRun)
    let counts = (firstYear...lastYear).map { year in inRun.filter { $0.days.first.year == year }.count }
    let times = (firstYear...lastYear).map(Double.init)
    let estimate: Result<TrendEstimate, TrendRefusal>
    do throws(TrendRefusal) {
      estimate = .success(
        try CountTrend(completeFrom: Double(firstYear)).estimate(times: times, values: counts.map(Double.init)))
    } catch {
      estimate = .failure(error)
    }
    return CountTrendReading(
      series: series, firstYear: firstYear, lastYear: lastYear, counts: counts, estimate: estimate)
  }

  var blocks: [Block] {
    [
      .table(rateTable.validated()), .table(trendTable.validated()), .table(meetingTable.validated()),
    ]
  }

  private var rateTable: Table {
    var table = Table(
      id: "meeting-rates", title: "Meetings a year between the first and the last printed number",
      columns: [
        Table.Column("series"), Table.Column("from"), Table.Column("to"),
        Table.Column("years", format: .fixed(places: 2)),
        Table.Column("rate", heading: "meetings a year", format: .fixed(places: 2)),
        Table.Column("missing", heading: "numbers not found"),
      ])
    for one in series {
      guard let rate = rates[one.id] else { continue }
      table.append(
        [
          .text(one.title), .text("no. \(rate.firstNumber), \(rate.first.days)"),
          .text("no. \(rate.lastNumber), \(rate.last.days)"),
          .interval(rate.years), .interval(rate.rate),
          .text(rate.missing.isEmpty ? "none" : Wording.years(rate.missing)),
        ], sources: rate.first.figures + rate.last.figures)
    }
    let without = series.filter { rates[$0.id] == nil }.map(\.title)
    table.notes = ["The rate needs no list of all meetings: numbers count them. Years are days over 365.25."]
    if !without.isEmpty { table.notes.append("Fewer than two printed numbers: \(without.joined(separator: "; ")).") }
    return table
  }

  private var trendTable: Table {
    var table = Table(
      id: "meeting-trends", title: "Meetings by whole year, where the record has no gap",
      columns: [
        Table.Column("series"), Table.Column("years"), Table.Column("counts"),
        Table.Column("growth", heading: "change", unit: "% a year", format: .percent(places: 1)),
        Table.Column("low", format: .percent(places: 1)), Table.Column("high", format: .percent(places: 1)),
        Table.Column("dispersion", format: .fixed(places: 2)),
      ])
    for trend in trends {
      let counts = trend.counts.map(String.init).joined(separator: " ")
      let head: [Cell] = [.text(trend.series.title), .text("\(trend.firstYear)–\(trend.lastYear)"), .text(counts)]
      let figures = (meetings[trend.series.id] ?? []).filter {
        $0.isInCompleteRun && (trend.firstYear...trend.lastYear).contains($0.days.first.year)
      }.compactMap(\.figures.first)
      switch trend.estimate {
      case .success(let estimate):
        // A remark says that there is no error to make an interval of.
        let reason = estimate.remarks.first
        table.append(
          head + [
            .number(estimate.growth), reason == nil ? .number(estimate.growthLow) : .missing(reason: reason),
            reason == nil ? .number(estimate.growthHigh) : .missing(reason: reason), .number(estimate.dispersion),
          ], sources: figures)
      case .failure(let refusal):
        let missing = Cell.missing(reason: refusal.description)
        table.append(head + [missing, missing, missing, missing], sources: figures)
      }
    }
    table.notes = [
      """
      Poisson regression of counts on the year, 95 % interval widened by the dispersion: 1 is what independent events \
      give, far less means a timetable. Years that the record covers in part are left out; announced meetings count.
      """
    ]
    return table
  }

  private var meetingTable: Table {
    var table = Table(
      id: "meetings", title: "Meetings on record",
      columns: [
        Table.Column("series"), Table.Column("number"), Table.Column("days"), Table.Column("place"),
        Table.Column("note"),
      ])
    for one in series {
      for meeting in meetings[one.id] ?? [] {
        let number = meeting.number.map { meeting.numberBasis == .inferred ? "(\($0))" : "\($0)" }
        let notes = [
          meeting.dateBasis == .inferred && meeting.note == nil ? "date inferred" : nil,
          meeting.dateBasis == .bounds ? "between these days" : nil, meeting.note,
        ].compactMap { $0 }
        table.append(
          [
            .text(one.id), .text(number ?? ""), .text("\(meeting.days)"), .text(meeting.place ?? ""),
            .text(notes.joined(separator: "; ")),
          ], sources: meeting.figures)
      }
    }
    table.notes = [
      "Numbers in parentheses are inferred by counting.",
      Prose(series.map { "\($0.id): \($0.title)" }.joined(separator: "; ") + "."),
    ]
    return table
  }
}
