import ExternalPrograms
import Foundation
import TestSupport
import Testing

@Suite struct ExternalProgramTests {
  static func shell() throws -> ExternalProgram { try ExternalProgram(path: "/bin/sh") }

  @Test func findsOnPathAndByVariable() throws {
    let folder = try TemporaryFolder()
    let file = URL(fileURLWithPath: folder.path + "/tool")
    try "#!/bin/sh\necho found\n".write(to: file, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
    let path = ["PATH": "/nowhere:\(folder.path)"]
    let program = try ExternalProgram(named: ["absent", "tool"], environment: path)
    #expect(program.path == file.path && program.name == "tool")
    #expect(try program.run([]).standardOutput == Array("found\n".utf8))
    let chosen = ["PATH": "", "CHOSEN": file.path]
    #expect(try ExternalProgram(named: ["absent"], variable: "CHOSEN", environment: chosen).path == file.path)
    #expect(throws: ExternalProgramError.notFound(names: ["absent"], variable: "CHOSEN")) {
      try ExternalProgram(named: ["absent"], variable: "CHOSEN", environment: path)
    }
    // What somebody chose is not replaced by what is on PATH; folders are no programs.
    for wrong in ["/nowhere/tool", folder.path] {
      #expect(throws: ExternalProgramError.notExecutable(path: wrong, variable: "CHOSEN")) {
        try ExternalProgram(
          named: ["tool"], variable: "CHOSEN", environment: path.merging(["CHOSEN": wrong]) { $1 })
      }
    }
    #expect(throws: ExternalProgramError.notExecutable(path: "/etc/passwd", variable: nil)) {
      try ExternalProgram(path: "/etc/passwd")
    }
  }

  @Test func passesArgumentsFolderAndEnvironment() throws {
    let folder = try TemporaryFolder()
    let output = try Self.shell().run(
      ["-c", "pwd -P; echo \"$1 $COLOUR\"; echo aside >&2; cat", "sh", "a  b'c"], workingFolder: folder.path,
      environment: ["COLOUR": "green"])
    let lines = String(decoding: output.standardOutput, as: UTF8.self).split(separator: "\n")
    #expect(
      URL(fileURLWithPath: String(lines[0])).lastPathComponent == URL(fileURLWithPath: folder.path).lastPathComponent)
    #expect(lines[1] == "a  b'c green" && lines.count == 2)
    #expect(output.standardError == Array("aside\n".utf8))
  }

  @Test func keepsLongOutputsWhole() throws {
    let output = try Self.shell().run(["-c", "head -c 300000 /dev/zero >&2; head -c 3000000 /dev/zero"])
    #expect(output.standardOutput.count == 3_000_000 && output.standardError.count == 300_000)
  }

  @Test func streamsOutput() throws {
    var bytes = 0
    var pieces = 0
    let output = try Self.shell().run(["-c", "head -c 3000000 /dev/zero"], outputLimit: 10) {
      bytes += $0.count
      pieces += 1
    }
    #expect(bytes == 3_000_000 && pieces > 1 && output.standardOutput.isEmpty)
    struct Enough: Error {}
    #expect(throws: Enough.self) { try Self.shell().run(["-c", "echo a; sleep 60"]) { _ in throw Enough() } }
  }

  @Test func saysHowItFailed() throws {
    #expect(throws: ExternalProgramError.failed(program: "sh", status: 7, said: "no such luck")) {
      try Self.shell().run(["-c", "echo no such luck >&2; exit 7"])
    }
    #expect(throws: ExternalProgramError.killed(program: "sh", signal: 15, said: "")) {
      try Self.shell().run(["-c", "kill -TERM $$"])
    }
    #expect(throws: ExternalProgramError.tooMuchOutput(program: "sh", limit: 1000)) {
      try Self.shell().run(["-c", "while true; do echo y; done"], outputLimit: 1000)
    }
    let error = #expect(throws: ExternalProgramError.self) {
      try Self.shell().run(["-c", "true"], workingFolder: "/nowhere/at/all")
    }
    guard case .couldNotStart("/bin/sh", let reason) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(reason == "its working folder /nowhere/at/all is missing")
    #expect(
      ExternalProgramError.failed(program: "sh", status: 7, said: "no").description
        == "sh ended with status 7; it said: no")
  }

  @Test func stopsWhatHangsWithAllItStarted() throws {
    let folder = try TemporaryFolder()
    let start = ContinuousClock.now
    #expect(throws: ExternalProgramError.timedOut(program: "sh", limit: .milliseconds(300), said: "waiting")) {
      try Self.shell().run(
        ["-c", "echo waiting >&2; (sleep 2; echo late > late) & sleep 60"], workingFolder: folder.path,
        timeout: .milliseconds(300))
    }
    #expect(ContinuousClock.now - start < .seconds(20))
    // One that has closed its outputs and goes on is stopped too.
    #expect(throws: ExternalProgramError.timedOut(program: "sh", limit: .milliseconds(200), said: "")) {
      try Self.shell().run(["-c", "exec >&- 2>&-; sleep 60"], timeout: .milliseconds(200))
    }
    Thread.sleep(forTimeInterval: 2.5)
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/late"))
  }

  /// A program that leaves another one behind with its outputs is not waited for.
  @Test func doesNotWaitForWhatIsLeftBehind() throws {
    let start = ContinuousClock.now
    let output = try Self.shell().run(["-c", "echo done; sleep 20 & exit 0"])
    #expect(output.standardOutput == Array("done\n".utf8))
    #expect(ContinuousClock.now - start < .seconds(15))
  }

  @Test func runsManyAtOnce() async throws {
    let shell = try Self.shell()
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for number in 0..<12 {
        group.addTask {
          try shell.run(["-c", "sleep 0.05; echo \(number)"]).standardOutput == Array("\(number)\n".utf8)
        }
      }
      for try await right in group { #expect(right) }
    }
  }
}
