import Decimals
import Documents
import Intervals
import Testing

@Suite struct DocumentTests {
  func table(id: String = "trade") -> Table {
    Table(
      id: id, title: "Trade",
      columns: [Table.Column("year"), Table.Column("value", unit: "bn USD", format: .fixed(places: 1))],
      rows: [Table.Row(["2017", .decimal(ExactDecimal("18.3")!)], sources: ["T2", "T1"])],
      notes: ["Read \(source: "T3")."])
  }

  @Test func findsFaults() {
    var ragged = table()
    ragged.rows.append(Table.Row(["2018"]))
    ragged.columns.append(Table.Column("year"))
    #expect(
      ragged.faults == [
        .repeatedColumn(table: "trade", name: "year"), .raggedRow(table: "trade", row: 0, cells: 2, columns: 3),
        .raggedRow(table: "trade", row: 1, cells: 1, columns: 3),
      ])
    #expect(ragged.faults[2].description == "table \"trade\", row 2: 1 cells for 3 columns")
    let chart = Chart(
      id: "c", title: "C", unit: "1", form: .bars, categories: ["a", "b"], series: [.init(name: "s", values: [1])])
    #expect(chart.faults == [.raggedSeries(chart: "c", series: "s", values: 1, categories: 2)])
    let document = Document(
      title: "D", blocks: [.table(table()), .table(table())], sources: [Source(id: "T1", citation: "a")])
    #expect(document.faults == [.repeatedTable(id: "trade"), .unknownSource(id: "T2"), .unknownSource(id: "T3")])
    #expect(Table(id: "t", title: "", columns: []).faults == [.noColumns(table: "t")])
  }

  @Test func trapsOnRaggedRows() async {
    await #expect(processExitsWith: .failure) {
      var table = Table(id: "t", title: "T", columns: [Table.Column("a")])
      table.append(["1", "2"])
    }
    await #expect(processExitsWith: .failure) {
      _ = Table(id: "t", title: "T", columns: [Table.Column("a")], rows: [Table.Row([])]).validated()
    }
  }

  @Test func collectsSourcesInOrderOfUse() {
    var document = Document(title: "D")
    document.append(paragraph: "Grew \(source: "T9") and fell\(sources: ["T1", "T9"]).")
    document.append(table())
    document.append(list: ["one \(source: "T4")", "two"])
    document.append(
      Chart(id: "c", title: "C", unit: "", form: .bars, categories: [], series: [], sources: ["T5", "T1"]))
    #expect(document.usedSourceIDs == ["T9", "T1", "T2", "T3", "T4", "T5"])
    let catalogue = ["T5", "T4", "T3", "T2", "T1", "T0", "T9"].map { Source(id: $0, citation: "About \($0)") }
    let collected = document.collectingSources(from: catalogue).validated()
    #expect(collected.sources.map(\.id) == document.usedSourceIDs)
    #expect(document.tables.map(\.id) == ["trade"])
  }

  @Test func buildsCells() {
    #expect(Cell.number(Double.nan, otherwise: "zero base") == .missing(reason: "zero base"))
    #expect(Cell.number(nil as Double?) == .missing)
    #expect(Cell.integer(4) == .decimal(4))
    #expect(Cell.decimal(nil as ExactDecimal?).isMissing)
    #expect(Cell.interval(nil as Interval?, otherwise: "why") == .missing(reason: "why"))
  }

  @Test func proseKeepsItsReferences() {
    let prose: Prose = "Trade \(emphasis: "fell") by \(3)\(source: "T1")."
    #expect(prose.plainText == "Trade fell by 3.")
    #expect(prose.sourceIDs == ["T1"])
    #expect((prose + " More.").plainText == "Trade fell by 3. More.")
  }
}
