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

  /// Rows are refused with the place and the reason; `LedgerValidationTests` has every fault.
  @Test func growthNeedsItsBase() throws {
    var small = SmallLedger()
    small.figures[1]["base_start"] = ""
    small.figures[1]["base_end"] = ""
    let error = try #require(throws: LedgerProblems.self) { try small.ledger() }
    #expect(error.description.contains("figures.csv, line 3 (T002), column \"base_start\""))
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
