import TestSupport
import Testing
import Workflows

@Suite struct FormatTests {
  let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  private func table(_ configure: (inout OutputOptions) -> Void) throws -> String {
    var request = TableRequest()
    request.selection.data = [try folder.file("a.csv", "year,value\n2018,0.1\n2018,0.2\n")]
    request.rows = ["year"]
    var options = OutputOptions()
    configure(&options)
    return String(decoding: try Comity.table(request, output: options).output, as: UTF8.self)
  }

  @Test func aSwiftProgramGetsTheSameBytes() throws {
    #expect(try table { $0.format = "csv" } == "year,value\n2018,0.3\n")
    #expect(try table { $0.format = "tsv" } == "year\tvalue\n2018\t0.3\n")
  }

  @Test func wrongFormatsAreNamed() {
    #expect(throws: WorkflowError.self) { try table { $0.format = "pdf" } }
    #expect(throws: WorkflowError.self) { try table { $0.path = "out.unknown" } }
    #expect(throws: WorkflowError.self) {
      try table {
        $0.format = "csv"; $0.dialect = "word"
      }
    }
  }

  @Test func rowAndColumnCannotBeTheSame() throws {
    var request = TableRequest()
    request.selection.data = [try folder.file("b.csv", "year,value\n2018,1\n")]
    request.rows = ["year"]
    request.columns = ["year"]
    #expect(throws: WorkflowError.self) { try Comity.table(request, output: OutputOptions()) }
  }
}
