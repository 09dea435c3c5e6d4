import Decimals
import Documents
import Renderers
import Testing

@Suite struct TextRendererTests {
  static let table = """
    Russia's trade with ASEAN
    year  trade (mn USD)  growth (%)       range (%)  remark   source
    ────  ──────────────  ──────────  ──────────────  ───────  ────────
    2016        13,600.0          …¹              …¹           [T1]
    2017        18,300.3        7.00  [33.70, 35.42)  revised  [T1, T2]
    ────  ──────────────  ──────────  ──────────────  ───────  ────────
       …        31,900.3           …               …  sum
    Notes:
      1. Levels as printed [T1].
      2. …¹ not available: no year before

    """

  @Test func alignsTables() { #expect(string(TextRenderer().render(Examples.trade)) == Self.table) }

  @Test func rendersDocuments() {
    #expect(
      string(TextRenderer().render(Examples.document)) == """
        Trade | a report
        ================
        To 2017

        Levels
        ------

        Trade grew by $5 bn [T1]; see trade_by_year.

        - First [T2].
        - Second.

        By year
        ~~~~~~~

        \(Self.table)
        Trade (bn USD)
        2016  13.6  │█████████████████████████████████████████████████▊
        2017  18.3  │███████████████████████████████████████████████████████████████████
        Source: [T1]

        Sources
        -------

        [T1] Customs Service, Yearbook, 2018 https://example.org/a?b=c
        [T2] Ministry, Review, 2019

        """)
  }

  @Test func wrapsHeadingsAndLongTextButNeverNumbers() {
    let table = Table(
      id: "t", title: "T",
      columns: [
        Table.Column("a", heading: "a claim as it was printed"),
        Table.Column("b", heading: "imports of goods and services", unit: "mn USD", format: .fixed(places: 3)),
      ],
      rows: [Table.Row(["trade with the bloc exceeded all that", decimal("123456789012.345")])])
    #expect(
      string(TextRenderer().render(table, options: RenderingOptions(width: 38))) == """
        T
                              imports of goods
        a claim as it was     and services (mn
        printed                           USD)
        ─────────────────  ───────────────────
        trade with the     123,456,789,012.345
        bloc exceeded all
        that

        """)
  }

  @Test func measuresWidthsInColumns() {
    let table = Table(
      id: "t", title: "", columns: [Table.Column("name"), Table.Column("n", format: .plain(grouped: true))],
      rows: [
        Table.Row(["中国", .integer(1)]), Table.Row(["Вьетнам", .integer(22)]), Table.Row(["Cafe\u{301}", .integer(3)]),
        Table.Row(["한국 ©", .integer(4)]), Table.Row(["a\tb\u{1B}", .integer(5)]),
      ])
    #expect(
      string(TextRenderer().render(table)) == """
        name      n
        ───────  ──
        中国      1
        Вьетнам  22
        Cafe\u{301}      3
        한국 ©    4
        a b\u{FFFD}      5

        """)
  }

  @Test func explainsMissingCells() {
    func rendered(_ cells: [Cell]) -> [Substring] {
      let table = Table(
        id: "t", title: "", columns: [Table.Column("v", format: .plain(grouped: true))],
        rows: cells.map { Table.Row([$0]) })
      return string(TextRenderer().render(table)).split(separator: "\n").dropFirst(2).map { $0 }
    }
    #expect(rendered([.missing, .integer(1)]) == ["…", "1"])
    #expect(rendered([.missing(reason: "zero base"), .integer(1)]) == ["…", "1", "Note: … not available: zero base"])
    #expect(
      rendered([.missing(reason: "a"), .missing(reason: "b"), .missing(reason: "a"), .missing]) == [
        "…¹", "…²", "…¹", " …", "Notes:", "  1. …¹ not available: a", "  2. …² not available: b",
      ])
  }

  @Test func wrapsParagraphs() {
    let document = Document(
      title: "T", blocks: [.paragraph("one two three four five six"), .list(["one two three four five"])])
    #expect(
      string(TextRenderer().render(document, options: RenderingOptions(width: 20)))
        == "T\n=\n\none two three four\nfive six\n\n- one two three four\n  five\n")
  }

  @Test func rendersEmptyTables() {
    let table = Table(
      id: "t", title: "Nothing", columns: [Table.Column("a"), Table.Column("b", format: .fixed(places: 1))])
    #expect(string(TextRenderer().render(table)) == "Nothing\na  b\n─  ─\n")
  }
}
