import Decimals
import Documents
import Intervals
import TestSupport
import Testing

@testable import Renderers

@Suite struct WorkbookRendererTests {
  private static func read(_ table: Table) throws -> WorkbookContents {
    try WorkbookContents(WorkbookRenderer().render(table))
  }

  /// The cells of a sheet of one column below its heading.
  private static func column(_ cells: [Cell], format: CellFormat = .text) throws -> (WorkbookContents, [String?]) {
    let table = Table(
      id: "t", title: "T", columns: [Table.Column("c", format: format)], rows: cells.map { Table.Row([$0]) })
    let book = try read(table)
    return (book, cells.indices.map { book.sheets[0].cells["A\($0 + 2)"]?.value })
  }

  @Test func cellsAreThoseOfTheCsv() throws {
    let book = try Self.read(Examples.trade)
    #expect(book.sheets.map(\.name) == ["trade-by-year", "Notes"])
    let sheet = book.sheets[0]
    #expect(
      sheet.row(1, columns: 7) == [
        "year", "trade (mn USD)", "growth", "range low", "range high", "remark", "sources",
      ])
    #expect(sheet.row(2, columns: 7) == ["2016", "13600", nil, nil, nil, nil, "T1"])
    #expect(
      sheet.row(3, columns: 7) == [
        "2017", "18300.25", "0.07", "0.336996336996337", "0.35424354243542433", "revised", "T1 T2",
      ])
    #expect(sheet.row(4, columns: 7) == [nil, "31900.25", nil, nil, nil, "sum", nil])
    #expect(sheet.cells["A2"]?.isText == false)
    #expect(
      ["A2", "B2", "C3", "D3", "F3"].map { book.numberFormat(sheet.cells[$0]) } == [
        "0", "#,##0.0", "0.00%", "0.00%", "@",
      ])
    let notes = try #require(book["Notes"])
    #expect(notes.row(2, columns: 3) == ["trade-by-year", "Russia's trade with ASEAN", "Levels as printed [T1]."])
    #expect(
      notes.row(3, columns: 3).last == "1 cell is empty in the column \"growth\": no year before")
    #expect(
      notes.cells.values.contains { $0.value.contains("1 number has more than 15 significant digits") })
  }

  @Test func headingsStayFilterAndPrint() throws {
    let book = try Self.read(Examples.trade)
    let xml = book.sheets[0].xml
    #expect(xml.contains("<autoFilter ref=\"A1:G4\"/>"))
    #expect(xml.contains("state=\"frozen\"") && xml.contains("ySplit=\"1\""))
    #expect(xml.contains("paperSize=\"9\"") && xml.contains("fitToHeight=\"0\""))
    #expect(xml.contains("&amp;LRussia's trade with ASEAN"))
    let workbook = try book.zip.text("xl/workbook.xml")
    #expect(workbook.contains("<definedName name=\"trade_by_year\">'trade-by-year'!$A$1:$G$4</definedName>"))
    #expect(workbook.contains("_xlnm.Print_Titles"))
  }

  @Test func nothingRunsAndNothingIsLost() throws {
    let texts = [
      "=1+1", "+49", "-5", "@SUM(A1)", "=cmd|'/c calc'!A0", "<script>alert(1)</script>", "007", "1e5", " edge ", "a\nb",
      "\u{202E}right to left", "&amp;", "_x0041_", "\u{1}bell\u{7}", "naïve — 漢字 😀", "\t=1",
    ]
    let (book, read) = try Self.column(texts.map { .text($0) })
    #expect(
      read == [
        "=1+1", "+49", "-5", "@SUM(A1)", "=cmd|'/c calc'!A0", "<script>alert(1)</script>", "007", "1e5", " edge ",
        "a\nb", "\u{202E}right to left", "&amp;", "_x005F_x0041_", "_x0001_bell_x0007_", "naïve — 漢字 😀", "\t=1",
      ])
    #expect(book.sheets[0].cells.values.allSatisfy { $0.isText })
    #expect(!book.sheets[0].xml.contains("<f>"))
    #expect(book.sheets[0].xml.contains("<ignoredError sqref=\"A2:A17\" numberStoredAsText=\"1\"/>"))
  }

  @Test func missingIsEmptyAndZeroIsZero() throws {
    let (_, read) = try Self.column(
      [.missing, .number(0), .missing(reason: "none"), decimal("0"), .number(.nan)], format: .fixed(places: 2))
    #expect(read == [nil, "0", nil, "0", nil])
  }

  @Test func longTextsAreCutAndSaidToBe() throws {
    let fits = String(repeating: "é", count: 32_767)
    let long = String(repeating: "😀", count: 20_000)
    let (book, read) = try Self.column([.text(fits), .text(long)])
    #expect(read[0] == fits)
    #expect(read[1] == String(repeating: "😀", count: 16_383) + "…")
    #expect(book["Notes"]?.cells["C2"]?.value.hasPrefix("1 texts are cut at 32767 characters") == true)
  }

  @Test func numbersFormatsFollowTheTable() throws {
    let (book, _) = try Self.column(
      [.number(0.012345), .number(12.5), .number(1_234_567), .number(1e-9), .number(0)], format: .significant(digits: 3)
    )
    let cells = (2...6).map { book.sheets[0].cells["A\($0)"] }
    #expect(cells.map { book.numberFormat($0) } == ["#,##0.0000", "#,##0.0", "#,##0", "0.00E+00", "#,##0"])
    let (plain, _) = try Self.column([decimal("1.25"), decimal("3")], format: .plain(grouped: true))
    #expect(plain.numberFormat(plain.sheets[0].cells["A3"]) == "#,##0.00")
  }

  @Test func fifteenDigitsAreSaid() throws {
    func notes(_ cell: Cell) throws -> String? {
      try Self.column([cell], format: .plain(grouped: true)).0["Notes"]?.cells["C2"]?.value
    }
    #expect(try notes(decimal("999999999999999")) == nil)
    #expect(try notes(decimal("1234567890123456000000")) != nil)
    #expect(try notes(decimal("1000000000000000000000")) == nil)
    #expect(try notes(decimal("0.1234567890123456")) != nil)
    #expect(try notes(.number(0.1)) == nil)
    #expect(try notes(.number(0.1 + 0.2))?.hasPrefix("1 number has more than 15 significant digits") == true)
  }

  @Test func tablesGoOnOnFurtherSheets() throws {
    var table = Table(id: "long", title: "Long", columns: [Table.Column("n", format: .plain(grouped: false))])
    for index in 0..<10 { table.append([.integer(index)]) }
    let writer = try WorkbookWriter(title: "Long", capacity: 4)
    try writer.write(table)
    try writer.writeNotes()
    let book = try WorkbookContents(writer.file.finish())
    #expect(book.sheets.map(\.name) == ["long", "long (2)", "long (3)", "Notes"])
    let numbers = book.sheets.dropLast().flatMap { sheet in (2...5).compactMap { sheet.cells["A\($0)"]?.value } }
    #expect(numbers == (0..<10).map { "\($0)" })
    #expect(book.sheets.dropLast().allSatisfy { $0.cells["A1"]?.value == "n" })
    #expect(book["Notes"]?.cells["C2"]?.value.contains("this table has 10") == true)
    #expect(book["Notes"]?.cells["C4"]?.value == "This sheet goes on with the rows from 9 of long.")
  }

  @Test func tooManyColumnsAreRefused() {
    let table = Table(id: "wide", title: "Wide", columns: (0..<16_385).map { Table.Column("c\($0)") })
    #expect(throws: WorkbookError.tooManyColumns(table: "Wide", count: 16_385)) {
      try WorkbookRenderer().render(table)
    }
  }

  @Test func documentsHaveTheirWordsChecksAndSources() throws {
    var document = Examples.document
    document.append(
      Table(
        id: "checks", title: "Claims",
        columns: [Table.Column("claim"), Table.Column("verdict"), Table.Column("reason")],
        rows: [Table.Row(["17 %", "fails", "7.1 %"])]))
    let bytes = try WorkbookRenderer().render(document)
    let book = try WorkbookContents(bytes)
    #expect(
      book.sheets.map(\.name) == ["Report", "trade-by-year", "levels", "checks (2)", "Checks", "Notes", "Sources"])
    let words = try #require(book["Report"]).cells
    #expect(words["A1"]?.value == "Trade | a report")
    #expect(words.values.contains { $0.value == "→ trade-by-year: Russia's trade with ASEAN" })
    #expect(book["Report"]?.xml.contains("location=\"'checks (2)'!A1\"") == true)
    #expect(book["Checks"]?.row(2, columns: 4) == ["Claims", "17 %", "fails", "7.1 %"])
    #expect(book["Sources"]?.row(2, columns: 3).first == "T1")
    #expect(try book.zip.text("xl/worksheets/_rels/sheet7.xml.rels").contains("https://example.org/a?b=c"))
    let chart = try book.zip.text("xl/charts/chart1.xml")
    #expect(
      chart.contains("<c:barChart>") && chart.contains("<c:f>'levels'!$B$2:$B$3</c:f>")
        || chart.contains("<c:f>levels!$B$2:$B$3</c:f>"))
    #expect(book["levels"]?.row(3, columns: 2) == ["2017", "18.3"])
    #expect(try WorkbookRenderer().render(document) == bytes)
  }

  @Test func namesOfSheetsAndRanges() {
    var names = SheetNames()
    #expect(names.name("a/b:c[d]*?\\e") == "a-b-c-d----e")
    #expect(names.name("A/B:C[D]*?\\E") == "A-B-C-D----E (2)")
    #expect(names.name("'quoted'") == "quoted")
    #expect(names.name("History") == "table")
    #expect(names.name("") == "table (2)")
    let long = names.name(String(repeating: "x", count: 5_000))
    #expect(long.count == 31)
    #expect(names.name(String(repeating: "x", count: 5_000)) == String(repeating: "x", count: 27) + " (2)")
    #expect(names.name("../../x\u{202E}") == "..-..-x-")
    var ranges = RangeNames()
    #expect(
      ["trade-by-year", "t1", "R", "2020", "a b", "A-B", "r1c1"].map { ranges.name($0) } == [
        "trade_by_year", "table_t1", "table_r", "table_2020", "a_b", "a_b_2", "table_r1c1",
      ])
  }
}
