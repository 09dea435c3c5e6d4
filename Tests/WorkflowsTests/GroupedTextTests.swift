import TestSupport
import Testing

@testable import Workflows

/// The short way to csv and tsv writes the same bytes as the pivot and its renderer.
@Suite struct GroupedTextTests {
  private static let data = #"""
    a,b,v,w
    x,"one, two",1.50,3
    x,"say ""so""",-0.001,
    x,=1+1,NA,2
    ,"two
    lines",1000,2
    y,é,12345678901234567890123.5,1
    y,é,0.000000000000001,1
    y,,-1000,1
    z,one,0,
    z,"tab\#tx",99999999999999999,5
    z,"tab\#tx",99999999999999999,5
    z,"tab\#tx",900000000000000000,5
    z,"tab\#tx",900000000000000000.25,5
    z,"tab\#tx",999999999999999999,5
    z,"tab\#tx",999999999999999999,5

    """#

  @Test(arguments: ["csv", "tsv"], [nil, "excel"])
  func writesTheSameBytes(format: String, dialect: String?) throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("data.csv", Self.data)
    for rows in [["a"], ["b"], ["b", "a"]] {
      for values in [["v"], ["v:mean"], ["v:max", "v"], ["w:count", "a:distinct", "v:min"], ["v", "w:distinct"]] {
        for decimal in [nil, "comma"] {
          for threads in [1, 2] {
            var request = TableRequest()
            request.selection.data = [path]
            request.selection.values = values
            request.selection.threads = threads
            request.rows = rows
            var output = OutputOptions()
            (output.format, output.dialect, output.decimalSign, output.notes) = (format, dialect, decimal, true)
            let builder = try TableBuilder(request)
            let aggregated = try builder.aggregate()
            let short = try #require(try builder.groupedText(aggregated, output: output, failedCheck: false))
            let long = try Rendering.outcome(try builder.table(aggregated), output: output)
            #expect(String(decoding: short.output, as: UTF8.self) == String(decoding: long.output, as: UTF8.self))
            #expect(short.messages == long.messages)
          }
        }
      }
    }
  }
}
