import Decimals
import DelimitedText
import Documents
import Intervals
import Renderers
import Testing

@Suite struct DelimitedRendererTests {
  @Test func writesExactCells() {
    #expect(
      string(DelimitedRenderer().render(Examples.trade)) == """
        year,value,growth,growth_range_low,growth_range_high,remark,sources
        2016,13600,,,,,T1
        2017,18300.25,0.07,0.336996336996337,0.35424354243542433,revised,T1 T2
        ,31900.25,,,,sum,

        """)
  }

  @Test func writesOneLongTableOfADocument() {
    #expect(
      string(DelimitedRenderer().render(Examples.document)) == """
        section,table,row,column,value,low,high,text,unit,sources
        Levels / By year,trade-by-year,2016,value,13600,,,,mn USD,T1
        Levels / By year,trade-by-year,2016,growth,,,,,fraction,T1
        Levels / By year,trade-by-year,2016,growth_range,,,,,fraction,T1
        Levels / By year,trade-by-year,2017,value,18300.25,,,,mn USD,T1 T2
        Levels / By year,trade-by-year,2017,growth,0.07,,,,fraction,T1 T2
        Levels / By year,trade-by-year,2017,growth_range,,0.336996336996337,0.35424354243542433,,fraction,T1 T2
        Levels / By year,trade-by-year,2017,remark,,,,revised,,T1 T2
        Levels / By year,trade-by-year,…,value,31900.25,,,,mn USD,
        Levels / By year,trade-by-year,…,growth,,,,,fraction,
        Levels / By year,trade-by-year,…,growth_range,,,,,fraction,
        Levels / By year,trade-by-year,…,remark,,,,sum,,

        """)
  }

  @Test func writesTabsAndSpreadsheets() {
    let table = Table(
      id: "t", title: "T", columns: [Table.Column("a"), Table.Column("b", format: .fixed(places: 0))],
      rows: [Table.Row(["=cmd", decimal("-1.50")]), Table.Row(["x\ty, \"z\"\nw", .number(1e16)])])
    #expect(
      string(DelimitedRenderer(isTabSeparated: true).render(table))
        == "a\tb\n=cmd\t-1.5\n\"x\ty, \"\"z\"\"\nw\"\t10000000000000000\n")
    let excel = RenderingOptions(delimited: .excel.withDecimalComma)
    #expect(
      string(DelimitedRenderer().render(table, options: excel))
        == "\u{FEFF}a;b\r\n'=cmd;-1,5\r\n\"x\ty, \"\"z\"\"\nw\";10000000000000000\r\n")
    #expect(string(DelimitedRenderer(isTabSeparated: true).render(table, options: excel)).contains("'=cmd\t-1,5\r\n"))
  }

  @Test func splitsIntervalsAndKeepsNamesApart() {
    let table = Table(
      id: "t", title: "T",
      columns: [
        Table.Column("x", format: .plain(grouped: true)), Table.Column("x_low", format: .plain(grouped: true)),
      ],
      rows: [
        Table.Row([.interval(Interval(.open(rational("60")), .unbounded)), decimal("1")]),
        Table.Row([decimal("5"), .number(.infinity)]), Table.Row([.missing, .number(.nan)]),
        Table.Row(["n/a", .missing]),
      ])
    #expect(string(DelimitedRenderer().render(table)) == "x_low,x_high,x_low_2\n60,,1\n5,5,\n,,\nn/a,,\n")
  }

  @Test func choosesFormatsBySuffix() throws {
    #expect(OutputFormat(suffix: ".CSV") == .csv)
    #expect(OutputFormat(suffix: "md") == .markdown)
    #expect(OutputFormat(suffix: "txt") == .text)
    #expect(OutputFormat(suffix: "tsv") == .tsv)
    #expect(OutputFormat(suffix: "json") == .json)
    #expect(OutputFormat(suffix: "XLSX") == .xlsx)
    #expect(OutputFormat(suffix: "exe") == nil)
    for format in OutputFormat.allCases {
      #expect(try !format.renderer.render(Examples.document).isEmpty)
      #expect(try format.renderer.render(Examples.document) == format.renderer.render(Examples.document))
    }
  }
}
