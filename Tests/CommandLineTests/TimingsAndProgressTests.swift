import Foundation
import TestSupport
import Testing

@Suite struct TimingsAndProgressTests {
  let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  private func file() throws -> String {
    let rows = (0..<3_000).map { "\(2_000 + $0 % 20),\(["VNM", "IDN"][$0 % 2]),\($0).25\n" }
    return try folder.file("a.csv", "year,partner,value\n" + rows.joined())
  }

  @Test(arguments: [
    (["table", "--rows", "partner"], ["scan", "group", "write"]),
    (["growth", "--series", "partner"], ["scan", "group", "growth", "write"]),
    (["trend", "--method", "drift"], ["scan", "group", "estimate", "write"]),
  ])
  func stagesSayWhatTheyTook(arguments: [String], stages: [String]) throws {
    let path = try file()
    let plain = try ComityProgram.run([arguments[0], path] + arguments.dropFirst() + ["--format", "csv"])
    let timed = try ComityProgram.run([arguments[0], path] + arguments.dropFirst() + ["--format", "csv", "--timings"])
    #expect(plain.errors == "")
    #expect(timed.output == plain.output)
    let lines = timed.errors.split(separator: "\n").map(String.init)
    #expect(lines.map { String($0.prefix { $0 != ":" }) } == stages)
    let size = try #require(FileManager.default.contents(atPath: path)).count
    let megabytes = String(format: "%.2f", Double(size) / 1e6)
    let scan = try Regex("^scan: [0-9.]+ s, 3000 rows \\([0-9]+ a second\\), \(megabytes) MB \\([0-9.]+ a second\\)$")
    #expect(lines[0].contains(scan))
    let write = try Regex("^write: [0-9.]+ s, [0-9.]+ MB \\([0-9.]+ a second\\)$")
    #expect(lines[lines.count - 1].contains(write))
  }

  /// Rows that come slowly through a pipe; what is said about them depends on who listens.
  private static let slowRows = """
    (echo year,value; i=0; while [ $i -lt 30000 ]; do echo 2018,1; i=$((i+1)); done; sleep 1.2; \
    i=0; while [ $i -lt 90000 ]; do echo 2019,1; i=$((i+1)); done)
    """

  @Test func aPipeIsToldNothing() throws {
    let run = try ComityProgram.runInShell("\(Self.slowRows) | comity table - --rows period --format csv")
    #expect(run.output == "period,value\n2018,30000\n2019,90000\n")
    #expect(run.errors == "")
  }

  @Test func aTerminalIsToldHowFarTheReadingHasCome() throws {
    let path = folder.path + "/out.csv"
    let command = "\(Self.slowRows) | comity table - --rows period --output \(path)"
    let script = try folder.file("slow.sh", command)
    // A terminal of its own, by util-linux or, elsewhere, by BSD.
    let run = try ComityProgram.runInShell(
      "if script --version >/dev/null 2>&1; then script -qec 'sh \(script)' /dev/null; "
        + "else script -q /dev/null sh \(script); fi")
    #expect(run.output.contains("\rreading: 0 MB\u{1B}[K"))
    #expect(run.output.hasSuffix("\r\u{1B}[K"))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "period,value\n2018,30000\n2019,90000\n")
  }
}
