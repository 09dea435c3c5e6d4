import Documents
import Renderers
import Testing

@Suite struct MarkdownRendererTests {
  static let table = #"""
    **Russia's trade with ASEAN**

    | year | trade (mn USD) | growth (%) | range (%) | remark | source |
    | ---: | ---: | ---: | ---: | --- | --- |
    | 2016 | 13,600.0 | …¹ | …¹ |  | \[T1\] |
    | 2017 | 18,300.3 | 7.00 | \[33.70, 35.42) | revised | \[T1, T2\] |
    | **…** | **31,900.3** | **…** | **…** | **sum** |  |

    1. Levels as printed \[T1\].
    2. …¹ not available: no year before

    """#

  @Test func writesTables() { #expect(string(MarkdownRenderer().render(Examples.trade)) == Self.table) }

  @Test func writesDocuments() {
    #expect(
      string(MarkdownRenderer().render(Examples.document, options: RenderingOptions(width: 30))) == #"""
        # Trade | a report

        To 2017

        ## Levels

        Trade *grew* by \$5 bn \[T1\]; see trade_by_year.

        - First \[T2\].
        - Second.

        ### By year

        \#(Self.table)
        ```text
        Trade (bn USD)
        2016  13.6  │████████████▋
        2017  18.3  │█████████████████
        ```

        Source: \[T1\]

        ## Sources

        - \[T1\] Customs Service, Yearbook, 2018 <https://example.org/a?b=c>
        - \[T2\] Ministry, Review, 2019

        """#)
  }

  @Test func escapesWhatMarkdownWouldRead() {
    let table = Table(
      id: "t", title: "", columns: [Table.Column("a|b")],
      rows: [Table.Row(["x|y"]), Table.Row(["two\nlines"]), Table.Row(["*_<b>`~"])])
    #expect(
      string(MarkdownRenderer().render(table))
        == "| a\\|b |\n| --- |\n| x\\|y |\n| two lines |\n| \\*\\_\\<b>\\`\\~ |\n")
    let document = Document(
      title: "T", blocks: [.paragraph("# no heading"), .paragraph("1. no list"), .paragraph("1.5 bn")])
    #expect(string(MarkdownRenderer().render(document)) == "# T\n\n\\# no heading\n\n1\\. no list\n\n1.5 bn\n")
  }
}
