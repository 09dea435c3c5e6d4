import Figures
import Testing

@Suite struct TextTableTests {
  @Test func raggedRows() {
    #expect(throws: FigureError.raggedRow(table: "t", row: 2, cells: 1, columns: 2)) {
      try TextTable(name: "t", header: ["a", "b"], rows: [["1", "2"], ["3"]])
    }
  }

  @Test func repeatedColumns() {
    #expect(throws: FigureError.repeatedColumn(table: "t", column: "a")) {
      try TextTable(name: "t", header: ["a", "a"], rows: [])
    }
  }

  @Test func missingTables() throws {
    #expect(throws: FigureError.missingTable("figures", present: ["fund"])) {
      try CooperationRecord([TextTable(name: "fund", header: ["id"], rows: [])])
    }
  }
}
