import Columns
import DelimitedText
import Observations
import TestSupport
import Testing

@testable import SparkEngine

@Suite struct SparkQueryTests {
  /// Whatever a person writes as a value, a name or a path is only ever a literal of harmless signs.
  @Test func nothingAPersonWritesIsTakenForSQL() throws {
    let evil = "x'`\"\\;--/*${env:HOME}\n"
    let plan = try SparkRowsTests.plan(["flow=\(evil)", "partner=27\(evil)*"], rows: ["partner"])
    let input = SparkInput(
      paths: [SparkInput.path(ofFile: "/a/\(evil).csv")], fieldNames: SparkRowsTests.header,
      form: .lines(Dialect(), heads: [Array("\(evil),b\n".utf8)]))
    let text = SparkQuery(plan, [input]).statements(decimalSign: UInt8(ascii: ".")).joined()
    let isOutside = text.split(separator: "'", omittingEmptySubsequences: false).enumerated().filter {
      $0.offset % 2 == 0
    }
    .map(\.element).joined()
    for sign in ["`", "\"", "\\", ";", "--", "/*", "$", "\n", "HOME"] { #expect(!isOutside.contains(sign), "\(sign)") }
    #expect(text.split(separator: "'", omittingEmptySubsequences: false).count % 2 == 1)
  }

  /// Columns that only tests look at come back as one cell for all that these judge alike.
  @Test func testsDoNotMultiplyRows() throws {
    let plan = try SparkRowsTests.plan(["flow=X"], rows: ["reporter"])
    let query = SparkQuery(plan, [SparkRowsTests.input()])
    let sql = query.statements(decimalSign: UInt8(ascii: ".")).joined()
    #expect(query.texts.flatMap { $0 }.sorted() == plan.columns.indices.filter { plan.columns[$0].kind == .text })
    #expect(sql.contains("GROUP BY raw, ragged, failed") && sql.contains("IN ("))
  }

  /// Who is no member of a bloc depends on the period, and neither is among the rows asked for.
  @Test func testsOfTwoFieldsComeBackAsTheyStand() throws {
    var roles = SparkRowsTests.roles
    roles.fields[.period] = Roles.FieldSource(column: "period")
    let conditions = try ["partner!=@EAEU", "flow=X"].map { try Condition(parsing: $0) }
    let plan = try QueryPlan(
      Query(conditions: conditions, groups: [Field("reporter")], measures: []), roles: roles,
      header: SparkRowsTests.header + ["period"])
    let query = SparkQuery(plan, [SparkRowsTests.input()])
    #expect(query.texts.flatMap { $0 }.sorted() == plan.columns.indices.filter { plan.columns[$0].kind == .text })
    let test = try #require(plan.selectionTests.first { $0.fields.count == 2 })
    for slot in test.slots { #expect(query.texts.contains([slot])) }
  }

  @Test func filesOfOneFolderAreOneView() {
    func input(_ path: String, _ fields: [String]) -> SparkInput {
      SparkInput(paths: [path], fieldNames: fields, form: .lines(Dialect(), heads: [[1]]))
    }
    let joined = SparkInput.joined([
      input("file:///a/1.csv", ["x"]), input("file:///a/2.csv", ["x"]), input("file:///b/3.csv", ["x"]),
      input("file:///a/4.csv", ["y"]),
    ])
    #expect(joined.map(\.path) == ["file:///a/{1.csv,2.csv}", "file:///b/3.csv", "file:///a/4.csv"])
    guard case .lines(_, let heads) = joined[0].form else { return }
    #expect(heads.count == 2)
    #expect(SparkInput.path(ofFile: "/a [1],{2}*?\\.csv") == "/a \\[1\\]\\,\\{2\\}\\*\\?\\\\.csv")
  }

  @Test func beginningsAreReadAsFiles() throws {
    let text = "a,b\n1,\"x\"\"y\"\n"
    func hex(_ line: String) -> String { SparkRowsTests.hex(line) }
    let lines = "row\t\(hex("a,b"))\nrow\t\(hex("1,\"x\"\"y\""))\nfiles\t3\t\n"
    #expect(
      try SparkEngine.sample(Array(lines.utf8), path: "p", isTable: false)
        == SparkSample(text: Array(text.utf8), fileCount: 3))
    let table = "a\nb, c\nrow\t\(hex("1,2"))\n"
    #expect(
      String(decoding: try SparkEngine.sample(Array(table.utf8), path: "p", isTable: true).text, as: UTF8.self)
        == "a,\"b, c\"\n1,2\n")
    #expect(throws: SparkError.self) { try SparkEngine.sample([], path: "p", isTable: false) }
    // What looks like lines may be another form, and folders may hold cells that lines do not.
    for (magic, format) in [("PAR1\u{15}", "parquet"), ("ORC\u{8}", "orc")] {
      let sample = try SparkEngine.sample(Array("row\t\(hex(magic))\nfiles\t1\t\n".utf8), path: "p", isTable: false)
      #expect(sample.tableFormat == format)
    }
    let parts = Array("row\t\(hex("a,b"))\nfiles\t1\t\(hex("year=2019"))\n".utf8)
    #expect(
      throws: SparkError.unreadablePlace(name: "hdfs:///p", reason: SparkSample.partitionReason("year=2019"))
    ) { try SparkEngine.sample(parts, path: "hdfs:///p", isTable: false) }
    #expect(try SparkEngine.sample(parts, path: "hdfs:///p/year=2019", isTable: false).tableFormat == nil)
  }

  /// Keys of two cells can be told apart whatever the cells hold.
  @Test(arguments: [["", ""], ["1:", "2"], ["a", ":b"], ["RUS", "643"], ["3:abc", ""]])
  func keysComeApartAgain(_ cells: [String]) {
    let parts = KnownCells.cells(of: Array(KnownCells.key(cells).utf8), count: cells.count)
    #expect(parts?.map { String(decoding: $0, as: UTF8.self) } == cells)
    #expect(KnownCells.cells(of: Array("9:ab".utf8), count: 2) == nil)
  }
}
