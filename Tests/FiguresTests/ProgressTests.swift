import Decimals
import Figures
import Intervals
import Testing

@Suite struct ProgressTests {
  private func record() throws -> CooperationRecord {
    var small = SmallLedger()
    small.figures[1]["kind"] = "target"
    small.figures[1]["base_start"] = ""
    small.figures[1]["base_end"] = ""
    small.figures[1].merge(["unit": "billion USD", "value": "20", "as_printed": "20 billion USD"]) { $1 }
    let programmes = try TextTable(
      name: "programmes", header: ["id", "variant", "name", "start", "end", "basis", "figures", "note"],
      rows: [
        ["plan", "calendar", "The plan", "2016-01-01", "2020-12-31", "printed years", "T001", ""],
        ["plan", "four-year", "The plan", "2016-01-01", "2019-12-31", "printed length", "T001", ""],
        ["plan", "from-summit", "The plan", "2016-05-20", "2020-12-31", "day of adoption", "T001", ""],
        ["plan", "named", "The plan", "", "", "name only", "T001", ""],
      ])
    let progress = try TextTable(
      name: "progress",
      header: [
        "id", "programme", "measure", "definition", "as_of", "qualifier", "met", "total", "low", "high", "figures",
        "note",
      ],
      rows: [
        ["a", "plan", "achieved", "goals", "2019-07-31", "more than", "", "", "0.6", "1", "T001", ""],
        ["b", "plan", "launched", "lines", "2020-03-13", "exact", "92", "139", "", "", "T001", ""],
        ["c", "plan", "carried out", "lines", "2021-04-02", "exact", "99", "139", "", "", "T001", ""],
        ["d", "plan", "done", "lines", "2018-01-01", "exact", "139", "139", "", "", "T001", ""],
      ])
    let fund = try TextTable(
      name: "fund",
      header: [
        "id", "kind", "period_start", "period_end", "low", "high", "unit", "basis", "as_printed", "qualifier",
        "figures",
        "note",
      ],
      rows: [
        [
          "f1", "contribution", "2007-01-01", "2007-12-31", "500000", "500000", "USD", "printed", "", "exact", "T001",
          "",
        ],
        [
          "f2", "contribution", "2008-01-01", "2008-12-31", "500000", "1500000", "USD", "bounds", "", "between", "T001",
          "",
        ],
        [
          "f3", "contribution", "2009-01-01", "2009-12-31", "500000", "1500000", "USD", "bounds", "", "between", "T001",
          "",
        ],
        [
          "f4", "contribution", "2010-01-01", "2010-12-31", "1500000", "1500000", "USD", "printed", "", "exact", "T001",
          "",
        ],
        ["f5", "amount", "2010-06-01", "2010-06-01", "2000000", "", "USD", "printed", "", "more than", "T001", ""],
      ])
    let targets = try TextTable(
      name: "targets",
      header: [
        "id", "kind", "subject", "partner", "measure", "target_figures", "deadline", "outcome_figures", "trade_key",
        "note",
      ],
      rows: [
        ["t", "target", "RUS", "THA", "trade", "T002", "2018-12-31", "T001", "", ""],
        ["u", "target", "RUS", "THA", "trade", "T002", "", "", "", ""],
        ["v", "target", "RUS", "THA", "trade, sum of two years", "T002", "", "T001;T001", "", ""],
      ])
    return try CooperationRecord(ledger: try small.ledger(), tables: [programmes, progress, fund, targets])
  }

  private func pace(_ measure: String, _ variant: String) throws -> ProgressPace {
    let found = try record().paces.filter { $0.record.measure == measure && $0.programme.variant == variant }
    return try #require(found.first)
  }

  @Test(arguments: [("calendar", "71.5"), ("from-summit", "69.2"), ("four-year", "89.5")])
  func moreThanSixtyIsUndecided(variant: String, elapsed: String) throws {
    let pace = try pace("achieved", variant)
    #expect(pace.elapsed?.multiplied(by: ExactRational(100))?.rounded(places: 1)?.formatted(places: 1) == elapsed)
    #expect(pace.finding == .undecided)
  }

  @Test func behindBySeventeenPoints() throws {
    let pace = try pace("launched", "calendar")
    #expect(pace.finding == .behind)
    #expect(pace.record.share.text(places: 1, percent: true) == "66.2")
    #expect(pace.lead?.text(places: 1, percent: true) == "-17.7")
    // 47 of 139 lines in the 294 days from 13 March to the end of 2020, and 92 in the 1,533 days before.
    #expect(pace.neededPerYear?.text(places: 1, percent: true) == "42.0")
    #expect(pace.soFarPerYear?.text(places: 1, percent: true) == "15.8")
  }

  @Test func afterTheEnd() throws {
    #expect(try pace("carried out", "calendar").finding == .unfinished)
    #expect(try pace("carried out", "calendar").neededPerYear == nil)
    #expect(try pace("done", "calendar").finding == .ahead)
    #expect(try pace("launched", "named").finding == .notCheckable)
  }

  @Test func contributionsBetweenBounds() throws {
    let account = FundAccount(try record().fund)
    #expect(
      account.cumulated.map { $0.text(places: nil, grouping: "") } == [
        "500000", "[1000000, 2000000]", "[1500000, 3500000]", "[3000000, 5000000]",
      ])
    #expect(account.cumulated(to: 2009)?.text(places: nil, grouping: "") == "[1500000, 3500000]")
    #expect(account.growth(at: 1)?.text(places: nil) == "[0, 2]")
    // Two years between the same bounds hang on one unknown: no growth is worked out between them.
    #expect(account.growth(at: 2) == nil && account.growth(at: 0) == nil)
    let growth = try #require(account.growth)
    #expect(growth.total.singleValue == ExactRational(2) && growth.years == 3)
    // The cube root of 3 is 1.44224957…
    #expect(growth.perYear.text(places: 6) == "[0.442250, 0.442250)")
    #expect(account.amounts.count == 1)
  }

  @Test func targetsAndOutcomes() throws {
    let record = try record()
    let found = record.targets.compactMap { TargetOutcome($0, ledger: record.ledger) }
    #expect(found.map(\.finding) == [.notReached, .noOutcome, .reached])
    #expect(found[0].share?.text(places: 2, percent: true) == "[91.48, 91.53)")
    #expect(found[2].sum?.text(places: nil, grouping: "") == "[36590000000, 36610000000)")
  }
}
