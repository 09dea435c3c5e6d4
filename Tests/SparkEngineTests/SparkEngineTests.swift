import DelimitedText
import Foundation
import Observations
import TestSupport
import Testing

@testable import SparkEngine

/// Many questions in one run, with a shell script in Spark's place.
@Suite struct SparkEngineTests {
  let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  /// A client that prints some lines, keeps its statements, and ends as it is told.
  private func engine(printing lines: String, then end: String = "") throws -> SparkEngine {
    let output = try folder.file("output", lines)
    let script = "for word in \"$@\"; do last=$word; done; cp \"$last\" '\(folder.path)/asked'; cat '\(output)'\n\(end)"
    return SparkEngine(try SparkProgram(environment: SparkProgramTests.stand(folder, script)))
  }

  private func request(_ conditions: [String], rows: [String]) throws -> SparkRequest {
    SparkRequest(
      plan: try SparkRowsTests.plan(conditions, rows: rows), inputs: [SparkRowsTests.input()], dialect: Dialect())
  }

  private func output(_ request: SparkRequest, _ cells: [String: String], _ number: String) -> String {
    let query = SparkQuery(request.plan, request.inputs)
    return SparkRowsTests.line(query, cells, count: 1, ["1", number]) + "end\tNULL\n"
  }

  @Test func theSameQuestionIsAskedOnce() throws {
    let one = try request(["flow=X"], rows: ["reporter"])
    let other = try request(["flow=M"], rows: ["reporter"])
    let lines =
      output(one, ["reporter": "RUS", "flow": "X", "unit": "USD"], "5")
      + output(other, ["reporter": "VNM", "flow": "M", "unit": "USD"], "7")
    let answers = try engine(printing: lines).answer([one, other, one]).answers.map { try $0.get().aggregation.rows }
    #expect(answers.map { $0.map(\.key) } == [[["RUS"]], [["VNM"]], [["RUS"]]])
    #expect(answers[0] == answers[2])
    let asked = try String(contentsOfFile: folder.path + "/asked", encoding: .utf8)
    #expect(asked.split(separator: "\n").filter { $0.contains("GROUP BY") }.count == 2)
  }

  @Test func beginningsComeBeforeRows() throws {
    let one = try request(["flow=X"], rows: ["reporter"])
    let places = [SparkPlace(path: "hdfs:///a.csv", format: nil), SparkPlace(path: "hdfs:///b", format: "orc")]
    let header = SparkRowsTests.hex("reporter,value")
    // A column may have the name of the mark.
    let lines =
      "row\t\(header)\nfiles\t3\t\nend\tsample\nreporter\nend\nrow\t\(SparkRowsTests.hex("RUS,1"))\nend\tsample\n"
      + output(one, ["reporter": "RUS", "flow": "X", "unit": "USD"], "5")
    let answers = try engine(printing: lines).answer([one], places: places, after: ["SELECT 1"])
    #expect(
      try answers.samples.map { try $0.get() } == [
        SparkSample(text: Array("reporter,value\n".utf8), fileCount: 3),
        SparkSample(text: Array("reporter,end\nRUS,1\n".utf8), fileCount: 1),
      ])
    #expect(try answers.answers[0].get().aggregation.rows.map(\.key) == [["RUS"]])
  }

  /// The error belongs to the question at which Spark stopped; what came before it is there.
  @Test func whereSparkStops() throws {
    let one = try request(["flow=X"], rows: ["reporter"])
    let other = try request(["flow=M"], rows: ["reporter"])
    let lines = output(one, ["reporter": "RUS", "flow": "X", "unit": "USD"], "5")
    let engine = try engine(printing: lines, then: "echo '[SOME_ERROR] no' >&2; exit 1")
    let answers = try engine.answer([one, other]).answers
    #expect(try answers[0].get().aggregation.rows.map(\.key) == [["RUS"]])
    #expect(throws: SparkError.failed(status: 1, message: "[SOME_ERROR] no")) { try answers[1].get() }
    #expect(throws: SparkError.failed(status: 1, message: "[SOME_ERROR] no")) { try engine.answer([one]) }
    let cut = try self.engine(printing: "row\t").answer([one], places: [SparkPlace(path: "s3a://b/a", format: nil)])
    #expect(throws: SparkError.cutOff) { try cut.samples[0].get() }
    #expect(throws: SparkError.cutOff) { try cut.answers[0].get() }
  }
}
