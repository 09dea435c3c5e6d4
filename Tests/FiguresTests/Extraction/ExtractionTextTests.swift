import Figures
import Nomenclature
import Testing

/// Texts as they come: glued words, rare blanks, HTML, Markdown.
@Suite struct ExtractionTextTests {
  func summaries(_ text: String) -> [String] {
    QuantityExtractor().quantities(in: ExtractionText(plain: text)).map(\.summary)
  }

  @Test(arguments: [
    ("until 2025.Russia and 10 nations", ["date 2025", "count 10 [nations]"]),
    ("1\u{A0}500 companies and 2\u{2009}000 jobs", ["count 1500 [companies]", "count 2000 [jobs]"]),
    ("1'500 firms and 1.500.000 firms", ["count 1500 [firms]", "count 1500000 [firms]"]),
    ("1,5 million euros and 1,500 euros", ["level 1500000 EUR", "level 1500 EUR"]),
    ("a co\u{AD}operation of 17\u{A0}%", ["share 17 percent"]),
    ("Output fell: −3 %", ["growth -3 percent down"]),
    ("“more than 60%” of the goals", ["share more than 60 percent"]),
    ("1½ million people", ["count 1500000 [people]"]),
    ("about 20…initiatives", ["count about 20"]),
    ("\u{FEFF}17 % of exports", ["share 17 percent [exports]"]),
    ("• 12 projects\r\n• 3 projects", ["count 12 [projects]", "count 3 [projects]"]),
    ("１７ people", []),
  ])
  func typographyIsNoObstacle(text: String, found: [String]) {
    #expect(summaries(text) == found)
  }

  @Test func lastYearIsKnownOnlyFromTheDateOfTheDocument() {
    let text = ExtractionText(plain: "Last year trade saw a 17% increase, with farm trade increasing by 39%.")
    #expect(QuantityExtractor().quantities(in: text).map(\.period) == ["", ""])
    let dated = QuantityExtractor(documentDate: .init(year: 2019, month: 7, day: 31))
    #expect(dated.quantities(in: text).map(\.period) == ["2018", "2018"])
  }

  @Test func aBaseIsNoPeriod() {
    let text = ExtractionText(plain: "Trade grew by 5 % in 2018 compared with 2017. Exports rose 7 % since 2010.")
    let found = QuantityExtractor().quantities(in: text).filter { $0.kind == .growth }
    #expect(found.map(\.period) == ["2018", ""])
  }

  @Test func theContextIsTheSentenceBefore() {
    let text = ExtractionText(plain: "The sides met. Trade grew by 5 %. Dr. Lim said so.\n\nThere are 12 projects.")
    let found = QuantityExtractor().quantities(in: text)
    #expect(found.map(\.context) == ["The sides met.", "Dr. Lim said so."])
  }

  @Test func tagsAreStrippedAndLinesKept() {
    let page = """
      <!DOCTYPE html><html><head><title>17 %</title>
      <style>p { width: 50% }</style><script>var x = "20 projects";
      </script></head><body><!-- 30 %
      --><p>Trade grew by <b>17</b>&nbsp;%&#8212;to &euro;3&#xA0;bn.</p><ul><li>12
      projects</li><li>5 < 6 states</li></ul><td>1</td><td>2 boats</td></body></html>
      """
    let found = QuantityExtractor().quantities(in: ExtractionText(html: Array(page.utf8)))
    #expect(
      found.map(\.summary) == [
        "growth 17 percent up", "level 3000000000 EUR up", "count 12 [projects]", "count less than 6 [states]",
        "count 2 [boats]",
      ])
    #expect(found.map(\.line) == [4, 4, 4, 5, 5])
  }

  @Test func marksOfMarkdownAreNoObstacle() {
    let text = """
      # Trade in 2018
      Trade grew by **17** % to [$18.3 billion](https://example.org/2018/17%), see `12` *projects*.

      | bloc | share |
      |---|---|
      | ASEAN | 39 % |
      """
    let found = QuantityExtractor().quantities(in: ExtractionText(markdown: Array(text.utf8)))
    #expect(
      found.map(\.summary) == [
        "date 2018", "growth 17 percent up", "level 18300000000 USD up", "count 12 [projects]", "share 39 percent",
      ])
    #expect(found.map(\.line) == [1, 2, 2, 2, 6])
  }

  @Test func draftsCarryWhatIsPrintedAndLeaveTheRestEmpty() throws {
    let text = ExtractionText(plain: "Trade reached about $1.5 million in 2018.")
    let quantity = try #require(QuantityExtractor().quantities(in: text).first)
    let cells = FigureDraft(quantity, number: 7, document: "note.txt").cells
    let row = Dictionary(uniqueKeysWithValues: zip(FigureDraft.columns, cells))
    #expect(row["id"] == "D007")
    #expect(row["value"] == "1500000")
    #expect(row["unit"] == "USD")
    #expect(row["qualifier"] == "about")
    #expect(row["as_printed"] == "$1.5 million")
    #expect(row["period_start"] == "2018-01-01")
    #expect(row["period_end"] == "2018-12-31")
    #expect(row["period_kind"] == "annual")
    #expect(row["source"] == "")
    #expect(row["subject"] == "")
    #expect(row["note"] == "note.txt, line 1: about $1.5 million")
  }
}
