import Decimals
import Figures
import Intervals
import Nomenclature
import Testing

@Suite struct LedgerTests {
  @Test func readsFigures() throws {
    let ledger = try SmallLedger().ledger()
    let level = try #require(ledger.figure("T001"))
    #expect(level.year == 2017)
    #expect(level.kind == .level && level.flow == .trade && level.isPrincipal)
    #expect(level.unit.scale == ExactDecimal(1_000_000_000))
    #expect(ledger.source(level.source)?.citation == "A Paper, \"A title\", 2018-11")
    #expect(ledger.side(of: "Ministry") == "russian")
    #expect(ledger.conflicts(with: "T002").map(\.id) == ["levels"])
  }

  /// 18.30 as printed is finer than the 18.3 of the number column.
  @Test func thePrintedTextCarriesThePrecision() throws {
    let ledger = try SmallLedger().ledger()
    #expect(try ledger.figure("T001")?.interval().description == "[18.295, 18.305)")
    #expect(ledger.figure("T001")?.phrase == "18.30")
    #expect(try ledger.figure("T002")?.interval().description == "[16.5, 17.5)")
  }

  @Test(arguments: [
    ("1.5", "1.5 billion USD", "[1.45, 1.55)"), ("1.5", "$ 1.5 billion", "[1.45, 1.55)"), ("0.5", "$500,000,000", ""),
    ("2", "doubled", "[1.5, 2.5)"),
  ])
  func precisionOfPrintedTexts(value: String, printed: String, expected: String) throws {
    var small = SmallLedger()
    small.figures[0]["value"] = value
    small.figures[0]["as_printed"] = printed
    let interval = try #require(try small.ledger().figure("T001")).interval()
    if expected.isEmpty {
      // Printed to the dollar.
      #expect(interval.contains(try #require(ExactRational(1, over: 2))))
      #expect((interval.upper.value?.doubleValue ?? 1) - (interval.lower.value?.doubleValue ?? 0) < 1.1e-9)
    } else {
      #expect(interval.description == expected)
    }
  }

  @Test func countsAreExact() throws {
    var small = SmallLedger.broken("kind", "count")
    small.figures[0].merge(["value": "92", "as_printed": "92 action lines", "unit": "action lines", "flow": ""]) { $1 }
    #expect(try small.ledger().figure("T001")?.interval().singleValue == ExactRational(92))
  }

  @Test(arguments: [
    ("source", "nowhere", "sources"), ("unit", "bushels", "units"), ("reporter", "Nobody", "institutions"),
    ("data_origin", "Nobody", "institutions"), ("part_of", "T999", "figures"),
    ("conflicts_with", "T002;T999", "figures"),
  ])
  func unknownReferences(column: String, text: String, target: String) {
    let missing = text.split(separator: ";").last.map(String.init) ?? text
    #expect(
      throws: FigureError.unknownReference(
        table: "figures", row: "T001", column: column, text: missing, target: target)
    ) { try SmallLedger.broken(column, text).ledger() }
  }

  @Test(arguments: [
    ("value", "18,3x"), ("value", ""), ("kind", "rumour"), ("qualifier", "perhaps"), ("flow", "sideways"),
    ("period_start", "2018-13-01"), ("period_start", ""), ("period_end", "2016-12-31"), ("principal", "yes"),
    ("period_kind", "soon"), ("subject", ""), ("measure", ""),
  ])
  func badCells(column: String, text: String) throws {
    let error = try #require(throws: FigureError.self) { try SmallLedger.broken(column, text).ledger() }
    guard case .badCell(let table, let row, let place, _, let why) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(table == "figures" && row == "T001" && !why.isEmpty)
    // A period that ends before it starts is told at its end.
    #expect(place == column)
    #expect(error.description.contains("figures, row T001, column \"\(column)\""))
  }

  @Test func aPeriodThatEndsBeforeItStarts() {
    #expect(
      throws: FigureError.badCell(
        table: "figures", row: "T001", column: "period_end", text: "2016-12-31",
        why: "is before period_start, 2017-01-01")
    ) { try SmallLedger.broken("period_end", "2016-12-31").ledger() }
  }

  @Test func growthNeedsItsBase() throws {
    var small = SmallLedger()
    small.figures[1]["base_start"] = ""
    small.figures[1]["base_end"] = ""
    let error = try #require(throws: FigureError.self) { try small.ledger() }
    #expect(error.description.contains("row T002, column \"base_start\""))
  }

  @Test func datesHaveNoNumber() throws {
    var small = SmallLedger.broken("kind", "date")
    small.figures[0].merge(["unit": "date", "flow": ""]) { $1 }
    let error = try #require(throws: FigureError.self) { try small.ledger() }
    #expect(error.description.contains("is not allowed for a date"))
  }

  @Test func twoRowsOfOneName() {
    #expect(throws: FigureError.repeatedID(table: "figures", row: "T001")) {
      try SmallLedger.broken("id", "T001", row: 1).ledger()
    }
  }

  @Test func selectionsNeverGuess() throws {
    var small = SmallLedger()
    small.figures.append(
      SmallLedger.figure("T003", kind: "level", value: "18", printed: "18", unit: "billion USD", year: 2017))
    let ledger = try small.ledger()
    let selection = FigureSelection(series: "tha-rus", kind: .level, flow: .trade, sector: "total", year: 2017)
    #expect(throws: FigureError.ambiguous(selection: selection.description, figures: ["T001", "T003"])) {
      try ledger.only(selection)
    }
    #expect(throws: FigureError.notFound(selection: "the figure of tha-rus, share")) {
      try ledger.required(FigureSelection(series: "tha-rus", kind: .share))
    }
    small.figures[2]["principal"] = "false"
    #expect(try small.ledger().only(selection)?.id == "T001")
    #expect(try small.ledger().select(series: "tha-rus", kind: .level, onlyPrincipal: false).count == 2)
  }

  @Test func selectionsAreInOrderOfTime() throws {
    var small = SmallLedger()
    small.figures.insert(
      SmallLedger.figure("T003", kind: "level", value: "19", printed: "19", unit: "billion USD", year: 2019), at: 0)
    #expect(try small.ledger().select(series: "tha-rus").map(\.id) == ["T001", "T002", "T003"])
  }
}
