import Decimals
import Figures
import Intervals
import Nomenclature
import Testing

@Suite struct ClaimCheckerTests {
  private func level(_ id: String, _ value: String, _ year: Int, _ more: [String: String] = [:]) -> [String: String] {
    SmallLedger.figure(
      id, kind: "level", value: value, printed: "\(value) billion USD", unit: "billion USD", year: year
    ).merging(more) { $1 }
  }

  private func growth(_ id: String, _ value: String, _ year: Int, _ more: [String: String] = [:]) -> [String: String] {
    SmallLedger.figure(
      id, kind: "growth", value: value, printed: "\(value)%", unit: "percent", year: year, base: year - 1
    ).merging(more) { $1 }
  }

  private func check(
    _ id: String, _ rows: [[String: String]], data: OfficialLevels? = nil, prices: [Int: ExactDecimal] = [:]
  ) throws -> ClaimCheck {
    var small = SmallLedger(rows)
    if small.figures.count == 1 { small.figures.append(level("T999", "1", 1999)) }
    var tables = try small.tables()
    tables.conflicts = nil
    let ledger = try Ledger(tables)
    let figure = try #require(ledger.figure(id))
    return try #require(ClaimChecker(ledger: ledger, data: data, prices: prices).check(figure))
  }

  /// Levels of the pair by year, in millions so that every number is exact.
  private func data(
    _ values: [(String, String, FigureFlow, Int, Int)], origin: [String: String] = ["RUS": "Russian customs"]
  ) -> OfficialLevels {
    OfficialLevels(
      name: "data",
      rows: values.map { reporter, partner, flow, year, millions in
        .init(
          reporter: reporter, partner: partner, flow: flow, period: .year(year), sector: "total",
          origin: origin[reporter] ?? "", unit: "USD", priceBase: "current", scope: "goods",
          value: ExactDecimal(millions).scaled(byPowerOfTen: 6))
      })
  }

  @Test func growthBesideLevels() throws {
    let rows = [level("T001", "13.6", 2016), level("T002", "18.3", 2017), growth("T003", "35", 2017)]
    let check = try check("T003", rows)
    #expect(check.finding == .holds)
    #expect(check.own.computed?.text(places: 2) == "[33.70, 35.42)")
    #expect(check.own.reason.contains("34.56 from the printed digits"))
    #expect(check.own.figures == ["T001", "T002"])
  }

  @Test func theEdgeNamesARevisionThatFits() throws {
    let check = try check(
      "T003", [level("T001", "16.7", 2017), level("T002", "19.8", 2018), growth("T003", "17.9", 2018)])
    #expect(check.finding == .holdsAtTheEdge)
    #expect(check.own.computed?.text(places: 2) == "[17.91, 19.22)")
    #expect(check.implication == "a 2017 of 16.74 to 16.84 billion USD would fit")
  }

  @Test func withoutABaseNothingIsChecked() throws {
    let check = try check(
      "T003", [level("T002", "2.6", 2018, ["qualifier": "more than"]), growth("T003", "17", 2018)])
    #expect(check.finding == .notCheckable && check.own.computed == nil)
    #expect(check.own.reason == "no level of 2017 is published by this side")
    #expect(check.implication == "above 2.21 billion USD is implied for 2017, which is no check")
    #expect(check.flippedBy.isEmpty)
  }

  /// A base that was worked out from the claim would confirm whatever the claim says.
  @Test func aNumberDerivedFromTheClaimNeverChecksIt() throws {
    let now = level("T002", "2.6", 2018)
    let direct = level("T001", "2.22", 2017, ["derived_from": "T002;T003"])
    #expect(try check("T003", [direct, now, growth("T003", "17", 2018)]).finding == .notCheckable)
    // Through another row, too.
    let rows = [
      level("T001", "2.22", 2017, ["derived_from": "T004"]), now, growth("T003", "17", 2018),
      level("T004", "2.22", 2017, ["derived_from": "T003", "principal": "false"]),
    ]
    #expect(try check("T003", rows).finding == .notCheckable)
    let honest = level("T001", "2.22", 2017)
    #expect(try check("T003", [honest, now, growth("T003", "17", 2018)]).finding == .holds)
  }

  /// The claimant's own publication comes before the row in use.
  @Test func levelsOfTheSamePublicationComeFirst() throws {
    let rows = [
      level("T001", "5.5", 2021), level("T002", "3.55", 2022),
      level("T003", "3.75", 2022, ["principal": "false", "source": "other"]),
      growth("T004", "-35", 2022, ["qualifier": "almost", "source": "other"]),
    ]
    let check = try check("T004", rows)
    #expect(check.finding == .fails)
    #expect(check.own.figures == ["T001", "T003"])
    #expect(check.own.reason.hasPrefix("-31.82 from the printed digits"))
  }

  @Test func growthAcrossZeroIsUndefined() throws {
    let rows = [
      level("T001", "0.5", 2013, ["flow": "", "measure": "investment"]),
      level("T002", "-0.03", 2014, ["flow": "", "measure": "investment"]),
      growth("T003", "-105.2", 2014, ["flow": "", "measure": "investment"]),
    ]
    let check = try check("T003", rows)
    #expect(check.finding == .notCheckable)
    #expect(check.own.reason.contains("crosses zero and is undefined"))
  }

  @Test func exportsPlusImports() throws {
    let rows = [
      level("T001", "3.06", 2011), level("T002", "1.33", 2011, ["flow": "X", "measure": "exports"]),
      level("T003", "1.72", 2011, ["flow": "M", "measure": "imports"]),
    ]
    #expect(try check("T001", rows).own.computed?.text(places: 2) == "[3.04, 3.06)")
    #expect(try check("T001", rows).finding == .holdsAtTheEdge)
    var wrong = rows
    wrong[0] = level("T001", "3.16", 2011)
    #expect(try check("T001", wrong).finding == .fails)
  }

  @Test func partsThatTileTheWhole() throws {
    func part(_ id: String, _ value: String, _ month: String, _ last: String) -> [String: String] {
      level(
        id, value, 2022,
        [
          "flow": "B", "measure": "trade balance", "period_start": "2022-\(month)-01", "part_of": "T001",
          "period_end": "2022-\(last)", "period_kind": "part-year", "as_printed": value, "unit": "million USD",
        ])
    }
    let whole = level(
      "T001", "-204.6", 2022,
      [
        "flow": "B", "measure": "trade balance", "period_start": "2022-01-01", "period_end": "2022-03-31",
        "period_kind": "part-year", "unit": "million USD", "as_printed": "-204.6",
      ])
    let parts = [
      part("T002", "-10.2", "01", "01-31"), part("T003", "-4.9", "02", "02-28"), part("T004", "-189.5", "03", "03-31"),
    ]
    let check = try check("T001", [whole] + parts)
    #expect(check.finding == .holds && check.own.name == "the sum of its 3 parts")
    // A month is missing: no sum.
    #expect(try self.check("T001", [whole] + parts.dropLast()).finding == .notCheckable)
  }

  @Test func aPartLargerThanItsWhole() throws {
    func count(_ id: String, _ value: String, _ more: [String: String] = [:]) -> [String: String] {
      level(
        id, value, 2020,
        [
          "kind": "count", "unit": "action lines", "flow": "", "as_printed": "\(value) action lines",
        ]
      ).merging(more) { $1 }
    }
    let wrong = try check("T002", [count("T001", "139"), count("T002", "140", ["part_of": "T001"])])
    #expect(wrong.finding == .fails)
    let right = try check("T002", [count("T001", "139"), count("T002", "92", ["part_of": "T001"])])
    #expect(right.finding == .notCheckable && right.own.reason.contains("not more than its whole, T001"))
  }

  @Test func sharesOfOneWhole() throws {
    func share(_ id: String, _ value: String, _ sector: String) -> [String: String] {
      level(
        id, value, 2020,
        [
          "kind": "share", "unit": "percent", "sector": sector, "flow": "X", "as_printed": "\(value)%",
          "measure": "share of exports",
        ])
    }
    #expect(try check("T001", [share("T001", "60", "oil"), share("T002", "45", "wheat")]).finding == .fails)
    #expect(try check("T001", [share("T001", "60", "oil"), share("T002", "40", "wheat")]).finding == .notCheckable)
  }

  @Test func averageYearlyGrowth() throws {
    let rows = [
      level("T001", "2.7", 2016), level("T002", "5.5", 2021),
      growth("T003", "15", 2021, ["unit": "percent per year", "base_start": "2016-01-01", "base_end": "2016-12-31"]),
    ]
    // 100 × ((5.5 / 2.7)^(1/5) − 1) = 15.294; the bounds are 14.6602 and 15.9336.
    #expect(try check("T003", rows).own.computed?.text(places: 2) == "[14.66, 15.93)")
    #expect(try check("T003", rows).finding == .holds)
  }

  // Data

  private let pair: [(String, String, FigureFlow, Int, Int)] = [
    ("RUS", "THA", .exports, 2017, 1000), ("RUS", "THA", .imports, 2017, 1226),
    ("RUS", "THA", .exports, 2018, 1300), ("RUS", "THA", .imports, 2018, 1339),
  ]

  private let quoting = ["data_origin": "Russian customs"]

  @Test func dataOfTheClaimsOwnOrigin() throws {
    let check = try check("T001", [level("T001", "2.64", 2018, quoting)], data: data(pair))
    #expect(check.finding == .holds && check.own.computed == Interval(exactly: ExactRational(2639, over: 1000)!))
    #expect(check.own.name.contains("Russian customs, RUS reports"))
    let rate = try self.check("T001", [growth("T001", "18.6", 2018, quoting)], data: data(pair))
    #expect(rate.finding == .holds)
  }

  /// What quotes Thai statistics is not judged by Russian ones; they stand beneath it as another reading.
  @Test func otherStatisticsDoNotJudge() throws {
    for origin in ["Thai customs", ""] {
      let check = try check("T001", [level("T001", "3.4", 2018, ["data_origin": origin])], data: data(pair))
      #expect(check.finding == .notCheckable && check.own.computed == nil)
      #expect(check.others.contains { $0.dimension == .reporter && $0.finding == .fails })
      #expect(check.flippedBy.isEmpty)
    }
  }

  @Test func theOtherSideSeesFlowsTheOtherWayRound() throws {
    let thai = quoting.merging(["subject": "THA", "partner": "RUS", "flow": "X", "measure": "exports"]) { $1 }
    #expect(try check("T001", [level("T001", "1.34", 2018, thai)], data: data(pair)).finding == .holds)
    let balance = thai.merging(["flow": "B", "measure": "trade balance", "as_printed": "39", "unit": "million USD"]) {
      $1
    }
    #expect(try check("T001", [level("T001", "39", 2018, balance)], data: data(pair)).finding == .holds)
  }

  @Test(arguments: [
    ("2.63", ReadingDimension.rounding, "truncated digits"), ("1.34", .flow, "imports"), ("2.23", .period, "2017"),
    ("2639", .unit, "a scale word too large"),
  ])
  func whatFlipsAFailingClaim(value: String, dimension: ReadingDimension, name: String) throws {
    let check = try check("T001", [level("T001", value, 2018, quoting)], data: data(pair))
    #expect(check.finding == .fails)
    #expect(check.flippedBy.contains(dimension))
    #expect(check.rescue?.name == name)
  }

  @Test func bothSidesReportingGiveFourCounts() throws {
    let mirror: [(String, String, FigureFlow, Int, Int)] = [
      ("THA", "RUS", .exports, 2018, 1500), ("THA", "RUS", .imports, 2018, 1900),
    ]
    let both = data(pair + mirror, origin: ["RUS": "Russian customs", "THA": "Thai customs"])
    let check = try check("T001", [level("T001", "2.64", 2018, quoting)], data: both)
    let found = Dictionary(
      uniqueKeysWithValues: check.others.filter { $0.dimension == .reporter }.map { ($0.name, $0.computed) })
    func billions(_ millions: Int) -> Interval { Interval(exactly: ExactRational(Int128(millions), over: 1000)!) }
    #expect(found["Thai customs, THA reports"] == billions(3400))
    #expect(found["both importers' reports"] == billions(1900 + 1339))
    #expect(found["both exporters' reports"] == billions(1300 + 1500))
    #expect(check.flippedBy == [.reporter, .rounding])
  }

  @Test func pricesOfTheBaseYear() throws {
    // 18.55 % in current prices; with prices up by a tenth it is 7.78 %.
    let check = try check(
      "T001", [growth("T001", "7.8", 2018, quoting)], data: data(pair),
      prices: [2017: ExactDecimal(100), 2018: ExactDecimal(110)])
    #expect(check.finding == .fails && check.flippedBy == [.priceBase])
  }

  /// A bloc is the sum of its members on the day; the members of today are another reading. Kyrgyzstan is the fifth
  /// member of the Union, from August 2015.
  @Test func blocsAsComposedThenAndNow() throws {
    let rows = ["ARM", "BLR", "KAZ", "KGZ", "RUS"].flatMap { member -> [(String, String, FigureFlow, Int, Int)] in
      [("THA", member, .exports, 2015, 100), ("THA", member, .imports, 2015, 150)]
    }
    let halfYear = [
      "subject": "THA", "partner": "EAEU", "data_origin": "Thai customs", "period_start": "2015-01-01",
      "period_end": "2015-06-30", "period_kind": "part-year",
    ]
    let values = OfficialLevels(
      name: "data",
      rows: rows.map { reporter, partner, flow, year, millions in
        .init(
          reporter: reporter, partner: partner, flow: flow, period: .halfYear(year, 1), origin: "Thai customs",
          unit: "USD", value: ExactDecimal(millions).scaled(byPowerOfTen: 6))
      })
    let check = try check("T001", [level("T001", "1.00", 2015, halfYear)], data: values)
    #expect(check.finding == .holds && check.own.computed == Interval(exactly: .one))
    let today = try #require(check.others.first { $0.dimension == .membership })
    #expect(today.computed == Interval(exactly: ExactRational(5, over: 4)!) && today.finding == .fails)
    #expect(check.flippedBy == [.membership])
    // Without Armenia's rows there is no sum, and the member that lacks is named.
    let short = OfficialLevels(
      name: "data",
      rows: [
        .init(
          reporter: "THA", partner: "RUS", flow: .exports, period: .halfYear(2015, 1), origin: "Thai customs",
          unit: "USD", value: 1)
      ])
    let lacking = try self.check("T001", [level("T001", "1.00", 2015, halfYear)], data: short)
    #expect(lacking.finding == .notCheckable && lacking.own.reason.contains("ARM"))
  }

  @Test func twoSidesOfTheLedger() throws {
    let rows = [
      level("T001", "16.7", 2017, ["series": "tha-rus/thai-side"]),
      level("T002", "19.8", 2018, ["series": "tha-rus/thai-side"]),
      growth("T003", "17.9", 2018, ["series": "tha-rus/thai-side"]),
      level("T004", "18.3", 2017, ["series": "tha-rus/russian-side"]),
      level("T005", "19.6", 2018, ["series": "tha-rus/russian-side"]),
    ]
    func otherSide(_ id: String) throws -> ClaimReading {
      let readings = try check(id, rows).others.filter { $0.dimension == .reporter }
      return try #require(readings.first)
    }
    let levels = try otherSide("T002")
    #expect(levels.reason == "the sides differ by [0.5, 1.5) %")
    let rates = try otherSide("T003")
    #expect(rates.finding == .fails)
    #expect(rates.reason.hasSuffix("90 % of the gap in growth is the level of 2017"))
  }
}
