import Decimals
import Documents
import Foundation
import Intervals
import Testing

@Suite struct CooperationTests {
  private let report: ReadReport

  init() throws { report = try ReadReport.shared.get() }

  @Test func theFundTo2019() throws {
    let rows = try HandCalculation.rows("fund").filter {
      $0["kind"] == "contribution" && ($0["period_end"] ?? "") <= "2019-12-31"
    }
    let bounds = ["low", "high"].map { bound in rows.reduce(0) { $0 + (Int($1[bound] ?? "") ?? 0) } }
    #expect(bounds == [6_500_000, 17_500_000])
    let cumulated = try report.interval("fund", [.integer(2019)], "cumulated")
    #expect(cumulated.description == "[6.5, 17.5]")
    #expect(report.sentences.contains { $0.contains("0.5 to 1.5 million USD a year") && $0.contains("[6.5, 17.5]") })
  }

  @Test func amountsStandBesideTheFundAndAreNotAdded() throws {
    #expect(try report.interval("fund-amounts", ["2020-01-31"], "amount").description == "(7.2, ∞)")
    #expect(try report.interval("fund-amounts", ["2020-01-31"], "cumulated").description == "[6.5, 17.5]")
  }

  @Test func countsKeepTheirWords() throws {
    let rows = try report.table("counts").rows.map { Array($0.cells[1...2]) }
    for pair: [Cell] in [
      ["52", "activities"], ["about 20", "initiatives"], ["more than 50", "companies"], ["9", "articles"],
    ] { #expect(rows.contains(pair)) }
    #expect(!(try report.table("counts").rows.contains { $0.isSummary }))
  }

  @Test(arguments: [
    ("achieved", "2019-07-31", "calendar", 71.5), ("achieved", "2019-07-31", "from-summit", 69.2),
    ("achieved", "2019-07-31", "four-year", 89.5), ("launched", "2020-03-13", "calendar", 83.9),
  ])
  func timeGone(measure: String, day: String, variant: String, percent: Double) throws {
    let gone = try report.number("progress", [.text(measure), .text(day), .text(variant)], "elapsed")
    #expect(String(format: "%.1f", gone * 100) == String(format: "%.1f", percent))
    let programme = try #require(
      try HandCalculation.rows("programmes").first { $0["id"] == "cpa-2016-2020" && $0["variant"] == variant })
    let format = ISO8601DateFormatter()
    format.formatOptions = .withFullDate
    let days = try [programme["start"], programme["end"], day].map { text in
      try #require(text.flatMap { format.date(from: $0) }).timeIntervalSince1970 / 86_400
    }
    #expect(abs(gone - (days[2] - days[0]) / (days[1] - days[0] + 1)) < 1e-12)
  }

  @Test func goalsMet() throws {
    let launched: [Cell] = ["launched", "2020-03-13", "calendar"]
    #expect(try report.cell("progress", launched, "met") == "92 of 139")
    #expect(abs(try report.number("progress", launched, "share") - 92.0 / 139) < 1e-15)
    #expect(abs(try report.number("progress", ["carried out"], "share") - 99.0 / 139) < 1e-15)
    let achieved = try report.interval("progress", ["achieved"], "share")
    #expect(achieved.lower == .open(try #require(ExactRational(3, over: 5))))
    #expect(report.sentences.contains { $0.contains("92 of 139 (66.2 %) launched on 2020-03-13 with 83.9 %") })
    #expect(report.sentences.contains { $0.contains("more than 60 % achieved on 2019-07-31") })
  }

  @Test func targetsAgainstOutcomes() throws {
    func finding(_ start: String, _ year: String) throws -> Cell {
      let table = try report.table("targets")
      return try #require(
        table.rows.first { row in
          guard case .text(let quantity) = row.cells[0] else { return false }
          return quantity.hasPrefix(start) && row.cells[2] == .text(year)
        }
      ).cells[4]
    }
    #expect(try finding("Indonesia–Russia: trade", "2019") == "not reached")
    #expect(try finding("EAEU–Viet Nam: trade", "2020") == "not reached")
    // 2.3, about 2 and about 1.5 of at least 10 in sum.
    #expect(try finding("Thailand–Russia: trade, sum of three years", "2023") == "not reached")
    #expect(try finding("Russia–Viet Nam: trade", "2020") == "not reached")
    #expect(try finding("Thailand–Russia: trade", "2020") == "no outcome")
  }

  @Test func meetingsOfSeniorOfficials() throws {
    let key: [Cell] = ["ASEAN-Russia Senior Officials' Meeting"]
    let rate = try report.number("meeting-rates", key, "rate")
    // 4 April 2016 to 26 April 2024 is 2944 days.
    #expect(abs(rate - 7 / (2944 / 365.25)) < 1e-12)
    #expect(String(format: "%.2f", rate) == "0.87")
    #expect(try report.cell("meeting-rates", key, "missing") == "none")
    #expect(try report.cell("meeting-trends", key, "counts") == "1 1 1 0 1 1 1")
  }

  @Test func countTrendsOnlyWhereTheRecordIsComplete() throws {
    let complete = try HandCalculation.rows("meeting_series").filter { !($0["complete_from"] ?? "").isEmpty }
    let titles = Set(complete.compactMap { $0["title"] })
    let shown = try report.table("meeting-trends").rows.compactMap { row -> String? in
      if case .text(let text) = row.cells[0] { text } else { nil }
    }
    #expect(Set(shown) == titles)
  }

  @Test func gapsOfTheRecordAreShown() throws {
    let key: [Cell] = ["Consultations of the ASEAN Economic Ministers with the Russian Federation"]
    #expect(try report.cell("meeting-rates", key, "missing") == "2 to 4 and 7")
  }

  @Test func allConflictsAreThere() throws {
    #expect(try report.table("conflicts").rows.count == (try HandCalculation.rows("conflicts").count))
  }

  @Test func membershipIsDated() {
    #expect(
      report.sentences.contains { $0.contains("11 members from 2025-10-26, with Timor-Leste; 10 before") })
  }
}
