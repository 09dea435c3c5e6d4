import Foundation
import TestSupport
import Testing

/// README shows real output: every command in its console blocks is run and compared.
@Suite struct ReadmeTests {
  @Test func everyCommandShownGivesTheOutputShown() throws {
    let readme = try String(contentsOfFile: ComityProgram.root + "/README.md", encoding: .utf8)
    var commands = 0
    for block in readme.components(separatedBy: "```console\n").dropFirst() {
      let body = block.components(separatedBy: "```")[0]
      for part in ("\n" + body).components(separatedBy: "\n$ ").dropFirst() {
        let lines = part.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let shown = lines.count > 1 ? lines[1] : ""
        let output = try ComityProgram.runInShell(lines[0]).output
        let trimmed = { (text: String) in text.trimmingCharacters(in: .newlines) }
        #expect(trimmed(output) == trimmed(shown), "\(lines[0])")
        commands += 1
      }
    }
    #expect(commands >= 6)
  }

  /// The lines without shown output run one after another in an empty folder.
  @Test func everyOtherCommandRuns() throws {
    let readme = try String(contentsOfFile: ComityProgram.root + "/README.md", encoding: .utf8)
    let folder = try TemporaryFolder()
    let lines = readme.components(separatedBy: "```sh\n").dropFirst()
      .flatMap { $0.components(separatedBy: "```")[0].split(separator: "\n") }
      .filter { $0.hasPrefix("comity ") }
    for line in lines {
      let run = try ComityProgram.runInShell(String(line), folder: folder.path)
      #expect(run.status == 0, "\(line): \(run.output) \(run.errors)")
    }
    #expect(lines.count >= 6)
  }

  @Test func everyMakeTargetShownIsThere() throws {
    let readme = try String(contentsOfFile: ComityProgram.root + "/README.md", encoding: .utf8)
    let makefile = try String(contentsOfFile: ComityProgram.root + "/Makefile", encoding: .utf8)
    let targets = readme.matches(of: /make ([a-z-]+)/).map { String($0.1) }.filter { $0 != "installs" }
    #expect(targets.count >= 3)
    for target in Set(targets) { #expect(makefile.contains("\n\(target):"), "make \(target)") }
  }
}
