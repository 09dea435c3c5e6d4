import Foundation
import TestSupport
import Testing

/// The help texts are a contract: a change to them must be seen in a diff.
@Suite struct HelpSnapshotTests {
  @Test(arguments: [
    "", "report", "table", "growth", "trend", "forecast", "breaks", "decompose", "chart", "data", "data list",
    "data show", "data import", "data diff", "data export", "data verify", "data remove", "economies", "blocs",
    "explain",
    "bench", "figures", "figures list", "figures add", "figures extract", "figures check", "figures chain",
    "figures progress", "export", "verify", "indicator", "mirror",
  ])
  func helpIsAsItWas(command: String) throws {
    let words = command.split(separator: " ").map(String.init)
    let name = words.isEmpty ? "comity" : words.joined(separator: "-")
    let path = ComityProgram.root + "/Tests/CommandLineTests/Snapshots/\(name).txt"
    let output = try ComityProgram.run(words + ["--help"]).output
    if ProcessInfo.processInfo.environment["COMITY_RECORD_SNAPSHOTS"] == "1" {
      try output.write(toFile: path, atomically: true, encoding: .utf8)
    }
    for line in output.split(separator: "\n") where line.count > 80 { Issue.record("wider than 80: \(line)") }
    #expect(output == (try String(contentsOfFile: path, encoding: .utf8)))
  }
}
