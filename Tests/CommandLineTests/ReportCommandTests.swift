import Foundation
import TestSupport
import Testing

@Suite struct ReportCommandTests {
  @Test func theSectionsStandInTheirOrder() throws {
    let run = try ComityProgram.run(["report"])
    #expect(run.status == 0)
    #expect(run.errors == "")
    var position = run.output.startIndex
    for heading in [
      "Summary", "Trade by year, as reported by either side", "The claims of growth in 2018: Thailand and Russia",
      "Trade by partner", "The Dialogue Partnership Financial Fund", "Activities, programmes and targets",
      "Meetings and milestones", "Conflicts between sources, method and data", "Sources",
    ] {
      let found = run.output.range(of: "\n\(heading)\n", range: position..<run.output.endIndex)
      position = try #require(found, "no section \(heading) in its place").upperBound
    }
  }

  @Test func theNumbersOfTheIssueAreThere() throws {
    let text = try ComityProgram.run(["report"]).output
    for number in [
      "34.56 % [33.70, 35.42)", "7.10 % [6.54, 7.67)", "43.6 %", "above 2.21 billion USD",
      "+17.17 % in ringgit",
      "+24.94 % in", "-45.1 %", "Singapore -20.2 points", "Thailand -15.8 points", "[6.5, 17.5] million USD", "66.2",
      "83.9 %", "0.87 a year", "more than 60 %", "52", "about 20",
    ] {
      #expect(text.contains(number), "\(number) is missing")
    }
  }

  /// Reports are compared byte by byte, also with BLAS told to use more threads.
  @Test(arguments: ["text", "markdown", "csv", "json"])
  func theSameBytesFromEveryRun(format: String) throws {
    let first = try ComityProgram.run(["report", "--format", format], environment: ["OPENBLAS_NUM_THREADS": "1"])
    let second = try ComityProgram.run(["report", "--format", format], environment: ["OPENBLAS_NUM_THREADS": "2"])
    #expect(first.status == 0)
    #expect(!first.bytes.isEmpty)
    #expect(first.bytes == second.bytes)
  }

  @Test func trendsAreTheSameBytesToo() throws {
    let arguments = [
      "trend", "asean-russia/trade", "--where", "source=itpd-e-r01", "--where", "reporter=RUS", "--where", "flow=T",
      "--series", "partner", "--format", "csv",
    ]
    let first = try ComityProgram.run(arguments, environment: ["OPENBLAS_NUM_THREADS": "1"])
    let second = try ComityProgram.run(arguments + ["--threads", "2"], environment: ["OPENBLAS_NUM_THREADS": "2"])
    #expect(first.status == 0, "\(first.errors)")
    #expect(first.bytes == second.bytes)
  }

  @Test func csvHoldsEveryTable() throws {
    let csv = try ComityProgram.run(["report", "--format", "csv"]).output
    for part in ["conflicts", "milestones", "targets", "counts"] {
      #expect(csv.localizedStandardContains(part), "no table of \(part)")
    }
  }

  @Test func filesAndTimings() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/report.md"
    let run = try ComityProgram.run(["report", "--output", path, "--timings"])
    #expect(run.output == "")
    for stage in ["reading tables: ", "document: ", "queries: ", "write: "] { #expect(run.errors.contains(stage)) }
    #expect(try String(contentsOfFile: path, encoding: .utf8).hasPrefix("# ASEAN and Russia"))
    let unknown = try ComityProgram.run(["report", "asean-china"])
    #expect(unknown.status == 2)
    #expect(unknown.errors.contains("asean-russia"))
  }

}
