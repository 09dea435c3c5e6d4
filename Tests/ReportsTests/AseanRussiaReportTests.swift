import Decimals
import Documents
import Figures
import Foundation
import Intervals
import Reports
import Testing

@Suite struct AseanRussiaReportTests {
  private let report: ReadReport

  init() throws { report = try ReadReport.shared.get() }

  @Test func isADocumentWithoutFaults() {
    #expect(report.document.faults.isEmpty)
    #expect(report.document.sources.map(\.id) == report.document.usedSourceIDs)
  }

  @Test func everyRowOfReportedFiguresNamesItsSource() throws {
    let reported = [
      "trade-levels", "trade-growth", "trade-gap", "trade-other-growth", "claims-2018", "claims-2018-contribution",
      "worked-case-malaysia", "trade-fcs", "trade-singapore", "trade-malaysia", "trade-ten", "fund", "fund-amounts",
      "counts", "progress", "programmes", "targets", "meeting-rates", "meeting-trends", "meetings", "milestones",
      "conflicts", "claims", "claim-survival", "restatements", "trade-chained",
    ]
    for id in reported {
      let table = try report.table(id)
      #expect(!table.rows.isEmpty && table.rows.allSatisfy { !$0.sources.isEmpty }, "\(id)")
    }
    // Tables that are computed from others say so.
    for table in report.document.tables where !reported.contains(table.id) {
      #expect(table.notes.contains { !$0.sourceIDs.isEmpty }, "\(table.id)")
    }
  }

  /// The same data give the same document, whatever was made before.
  @Test func isTheSameTwice() throws { #expect(try ReadReport().document == report.document) }

  /// A part is the same alone as after all others, and when several threads ask.
  @Test func partsDoNotDependOnTheOrder() async throws {
    let data = try BundledPackage.data()
    let parts = CooperationParts(data)
    let together = try await withThrowingTaskGroup(of: (CooperationPart, [Block]).self) { group in
      for part in CooperationPart.allCases.reversed() { group.addTask { (part, try parts.blocks(of: part)) } }
      return try await group.reduce(into: [CooperationPart: [Block]]()) { $0[$1.0] = $1.1 }
    }
    for part in [CooperationPart.summary, .targets, .notFound] {
      #expect(try CooperationParts(data).blocks(of: part) == together[part])
    }
    #expect(together.values.allSatisfy { !$0.isEmpty })
    #expect(CooperationPart.allCases.flatMap { together[$0] ?? [] } == report.document.blocks)
  }

  // Charts

  private func chart(_ id: String) throws -> Chart {
    let found = report.document.blocks.compactMap { block -> Chart? in
      if case .chart(let chart) = block, chart.id == id { chart } else { nil }
    }
    return try #require(found.first)
  }

  /// The chart has the numbers of the table: what digits allow, and what levels give.
  @Test func growthAsBars() throws {
    let chart = try chart("chart-trade-growth")
    #expect(chart.form == .intervals)
    #expect(
      chart.categories == ["2017, Russia's side", "2018, ASEAN's side", "2018, Russia's side", "2023, Russia's side"])
    // 17.9 % printed leaves 17.85 to 17.95.
    #expect(abs((chart.bands[0].low[1] ?? 0) - 17.85) < 1e-12 && abs((chart.bands[0].high[1] ?? 0) - 17.95) < 1e-12)
    let computed = try report.interval("trade-growth", [.integer(2018), "ASEAN"], "growth")
    #expect(abs((chart.bands[1].low[1] ?? 0) - (computed.lower.value?.doubleValue ?? 0) * 100) < 1e-12)
    #expect(abs((chart.bands[1].high[1] ?? 0) - (computed.upper.value?.doubleValue ?? 0) * 100) < 1e-12)
  }

  @Test func claimsAsBars() throws {
    let chart = try chart("chart-claims")
    #expect(chart.unit == "%" && chart.bands.map(\.name) == ["printed digits allow", "data or levels give"])
    #expect(chart.categories.count == chart.sources.count)
    for (place, id) in chart.sources.enumerated() {
      #expect(chart.categories[place].hasPrefix(id))
      let computed = try report.interval("claims", [.text(id)], "computed")
      #expect(chart.bands[1].low[place] == computed.lower.value?.doubleValue)
      #expect(chart.bands[1].high[place] == computed.upper.value?.doubleValue)
    }
    // "more than 60 %" has no upper bound.
    let open = try #require(chart.sources.firstIndex(of: "T114"))
    #expect(chart.bands[0].low[open] == 60 && chart.bands[0].high[open] == nil)
  }

  @Test func sidesPartnersAndFundAsPictures() throws {
    let sides = try chart("chart-trade-sides")
    let year = try #require(sides.categories.firstIndex(of: "2017"))
    #expect(sides.form == .dumbbell && sides.series.map { $0.values[year] } == [16.7, 18.3])
    let partners = try chart("chart-ten-partners")
    #expect(partners.form == .heatMap && partners.series.count == 10 && partners.categories.count == 17)
    #expect(partners.series[0].values[14] == (try report.number("trade-ten", [.integer(2014)], "THA")))
    let fund = try chart("chart-fund")
    let last = try #require(fund.categories.firstIndex(of: "2019"))
    #expect(fund.bands[0].low[last] == 0.5 && fund.bands[0].high[last] == 1.5)
  }

  // Trade by year

  @Test(arguments: [(2017, "34.56 [33.70, 35.42)"), (2018, "7.10 [6.54, 7.67)")])
  func growthOfRussiasSide(year: Int, printed: String) throws {
    try expectGrowth("Russia", "asean-russia-trade/russian-side", year, printed)
  }

  @Test func growthOfAseansSide() throws {
    try expectGrowth("ASEAN", "asean-russia-trade/asean-side", 2018, "18.56 [17.91, 19.22)")
  }

  private func expectGrowth(_ side: String, _ series: String, _ year: Int, _ printed: String) throws {
    let expected = HandCalculation.growth(
      try HandCalculation.level(series, year - 1), try HandCalculation.level(series, year), unit: 0.1)
    let key: [Cell] = [.integer(year), .text(side)]
    let centre = try report.number("trade-growth", key, "from_levels")
    let interval = try report.interval("trade-growth", key, "growth")
    #expect(abs(centre * 100 - expected[0]) < 1e-9)
    #expect(abs((interval.lower.value?.doubleValue ?? 0) * 100 - expected[1]) < 1e-9)
    #expect(abs((interval.upper.value?.doubleValue ?? 0) * 100 - expected[2]) < 1e-9)
    let text = String(format: "%.2f ", centre * 100) + interval.text(places: 2, percent: true)
    #expect(text == printed)
  }

  @Test func findingsOfPrintedGrowth() throws {
    func finding(_ year: Int, _ side: String) throws -> Cell {
      try report.cell("trade-growth", [.integer(year), .text(side)], "finding")
    }
    #expect(try finding(2017, "Russia") == "holds")
    #expect(try finding(2018, "Russia") == "holds")
    #expect(try finding(2018, "ASEAN") == "holds at the edge")
    #expect(try finding(2017, "ASEAN") == "not checkable")
    #expect(try finding(2023, "Russia") == "fails")
  }

  @Test func impliedLevelsAreMarkedAndNeverReported() throws {
    // 20 in 2021 after growth of 27.3 %: 15.7 in 2020, which nobody reported.
    let key: [Cell] = [.integer(2020), .text("ASEAN")]
    #expect(try report.cell("trade-levels", key, "printed").isMissing)
    let implied = try report.interval("trade-levels", key, "implied")
    #expect(abs((implied.lower.value?.doubleValue ?? 0) - 19.5 / 1.2735) < 1e-12)
    #expect(abs((implied.upper.value?.doubleValue ?? 0) - 20.5 / 1.2725) < 1e-12)
  }

  @Test func noTrendIsFittedToTheBrokenSeries() {
    #expect(
      report.sentences.contains { $0.hasPrefix("No trend is fitted.") && $0.contains("2010 to 2012, 2014, 2016") })
  }

  // The claims

  @Test func theClaimImpliesALevelAbove221() throws {
    #expect(report.sentences.contains { $0.contains("Thailand–Russia trade in 2017 above 2.21 billion USD") })
    #expect(report.sentences.contains { $0.hasPrefix("Verdict: not checkable.") })
  }

  @Test(arguments: [(5, 1.95), (10, 3.9), (20, 7.8)])
  func agricultureAtAssumedShares(percent: Int, points: Double) throws {
    let key: [Cell] = [.number(Double(percent) / 100)]
    #expect(abs(try report.number("claims-2018-contribution", key, "contribution") * 100 - points) < 1e-12)
    let range = try report.interval("claims-2018-contribution", key, "contribution_range")
    #expect(abs((range.lower.value?.doubleValue ?? 0) - 0.385 * Double(percent) / 100) < 1e-15)
    #expect(abs((range.upper.value?.doubleValue ?? 0) - 0.395 * Double(percent) / 100) < 1e-15)
  }

  @Test func agricultureWouldBeAllOfTheGrowthAt436() throws {
    let last = try #require(try report.table("claims-2018-contribution").rows.last)
    guard case .number(let share) = last.cells[0] else { throw ReadReport.Missing(what: "the share") }
    #expect(abs(share - 17.0 / 39.0) < 1e-15)
    #expect(String(format: "%.1f", share * 100) == "43.6")
  }

  /// A sentence or a row that prints 17 % names Thailand, and none prints it beside ASEAN as a whole.
  @Test func seventeenPercentIsNeverAseans() throws {
    let seventeen = /(^|[^0-9.])17(\.0+)? ?%/
    for text in report.sentences where text.contains(seventeen) {
      #expect(text.contains("Thailand"), "\(text)")
      for sentence in text.split(separator: ". ") where sentence.contains(seventeen) {
        #expect(!sentence.contains("ASEAN") && sentence.contains("Thailand"), "\(sentence)")
      }
    }
    for table in report.document.tables {
      for row in table.rows {
        let texts = row.cells.compactMap { cell -> String? in if case .text(let text) = cell { text } else { nil } }
        let rates = zip(row.cells, table.columns).filter { $1.unit?.hasPrefix("%") == true }
        let prints = texts.contains { $0.contains(seventeen) } || rates.contains { $0.0 == "17" }
        guard prints || row.cells.contains(.number(0.17)) else { continue }
        let words = ([table.title] + texts).joined(separator: " ")
        #expect(words.contains("Thailand") && !texts.contains { $0.contains("ASEAN") }, "\(table.id): \(words)")
      }
    }
    #expect(try report.cell("trade-growth", [.integer(2018), .text("ASEAN")], "printed") == "17.9")
  }

  @Test func malaysiaIsTheWorkedCase() throws {
    let pair = ["reporter": "MYS", "partner": "RUS"]
    func change(_ prefix: String) throws -> Double {
      let before = try HandCalculation.total(pair.merging(["period": "2017"]) { $1 }, sectorPrefix: prefix)
      let after = try HandCalculation.total(pair.merging(["period": "2018"]) { $1 }, sectorPrefix: prefix)
      let base = try HandCalculation.total(pair.merging(["period": "2017", "sector": "total"]) { $1 })
      return HandCalculation.double((after - before) / base)
    }
    for (sector, prefix, points) in [
      ("SITC 0 food and live animals", "SITC 0 ", "3.16"), ("SITC 3 mineral fuels", "SITC 3 ", "17.11"),
    ] {
      let found = try report.number("worked-case-malaysia", [.text(sector)], "contribution")
      #expect(abs(found - (try change(prefix))) < 1e-12)
      #expect(String(format: "%.2f", found * 100) == points)
    }
    let growth = try report.number("worked-case-malaysia", ["all goods"], "growth")
    #expect(abs(growth - (try change("total"))) < 1e-12)
    #expect(String(format: "%.2f", growth * 100) == "17.17")
    #expect(report.sentences.contains { $0.contains("+17.17 % in ringgit and by +24.94 % in dollars") })
    #expect(report.sentences.contains { $0.contains("The sections add up to the total exactly.") })
  }
}
