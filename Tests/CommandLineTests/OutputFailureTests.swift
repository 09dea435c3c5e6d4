import Foundation
import TestSupport
import Testing

/// Disks that are full, pipes that are closed, programs that are told to end: no half-written output.
@Suite struct OutputFailureTests {
  let folder: TemporaryFolder
  let data: String

  init() throws {
    folder = try TemporaryFolder()
    // Each row is a group, so that the output is longer than a pipe holds.
    data = try folder.file("a.csv", "key,value\n" + (0..<6_000).map { "key number \($0),\($0)\n" }.joined())
  }

  private static let formats = ["csv", "tsv", "json", "markdown", "text"]

  private func files() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0 != "a.csv" }.sorted()
  }

  @Test(arguments: formats) func standardOutputThatIsFull(format: String) throws {
    guard FileManager.default.isWritableFile(atPath: "/dev/full") else { return }
    let run = try ComityProgram.runInShell("comity table '\(data)' --rows key --format \(format) >/dev/full")
    #expect(run.status == 2)
    #expect(run.errors == "comity: the output could not be written: No space left on device.\n")
  }

  @Test func anOutputDeviceThatIsFull() throws {
    guard FileManager.default.isWritableFile(atPath: "/dev/full") else { return }
    for option in ["--output", "--rejects"] {
      let bad = try folder.file("bad.csv", "key,value\na,x\n")
      let path = option == "--output" ? data : bad
      let run = try ComityProgram.run(["table", path, "--rows", "key", "--format", "csv", option, "/dev/full"])
      #expect(run.status == 2)
      #expect(
        run.errors
          == "comity: /dev/full cannot be written: No space left on device. Check the disk and its permissions.\n")
    }
  }

  /// A limit on the size of files is what a test can have without a disk of its own.
  @Test(arguments: formats) func aFileThatMayNotGrow(format: String) throws {
    let command = "ulimit -f 8; comity table a.csv --rows key --format \(format) --output out.txt"
    let run = try ComityProgram.runInShell(command, folder: folder.path)
    #expect(run.status == 2 && !run.wasKilled, "\(run.errors)")
    #expect(run.errors == "comity: out.txt cannot be written: File too large. Check the disk and its permissions.\n")
    #expect(try files() == [])
    // What was there before stays.
    _ = try folder.file("out.txt", "before")
    #expect(try ComityProgram.runInShell(command, folder: folder.path).status == 2)
    #expect(try String(contentsOfFile: folder.path + "/out.txt", encoding: .utf8) == "before")
    #expect(try files() == ["out.txt"])
  }

  @Test(arguments: formats) func aClosedPipeIsQuiet(format: String) throws {
    for output in ["", "--output /dev/stdout"] {
      let run = try ComityProgram.runInShell(
        "bash -c 'set -o pipefail; comity table \"\(data)\" --rows key --format \(format) \(output) | head -c 1'")
      #expect(run.output.utf8.count == 1)
      #expect(run.errors == "")
      #expect(run.status == 0)
    }
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP]) func endedWhileReading(number: Int32) throws {
    signal(number, SIG_DFL)
    let gate = try NamedPipe(path: folder.path + "/gate")
    let program = try ComityProgram.start(
      ["table", "gate", "--rows", "key", "--format", "csv", "--output", "out.csv"], folder: folder.path)
    let writer = try #require(gate.open(toWriteTo: program))
    try writer.write(contentsOf: Data("key,value\n1,2\n".utf8))
    kill(program.identifier, number)
    let run = program.finish()
    #expect(run.wasKilled && run.status == number)
    #expect(run.output == "" && run.errors == "")
    #expect(try files() == ["gate"])
  }

  /// The file beside the output is a pipe here, so the program stands still in the middle of writing it.
  @Test(arguments: [SIGINT, SIGTERM, SIGHUP], ["csv", "json"])
  func endedWhileWriting(number: Int32, format: String) throws {
    signal(number, SIG_DFL)
    _ = try folder.file("out.txt", "before")
    let gate = try NamedPipe(path: folder.path + "/gate")
    let program = try ComityProgram.start(
      ["table", "a.csv", "gate", "--rows", "key", "--format", format, "--output", "out.txt"], folder: folder.path)
    let beside = try NamedPipe(path: folder.path + "/.out.txt.\(program.identifier).part")
    let writer = try #require(gate.open(toWriteTo: program))
    try writer.write(contentsOf: Data("key,value\n1,2\n".utf8))
    try writer.close()
    let reader = try #require(beside.open(toReadFrom: program))
    kill(program.identifier, number)
    let run = program.finish()
    try reader.close()
    #expect(run.wasKilled && run.status == number)
    #expect(run.output == "" && run.errors == "")
    #expect(try files() == ["gate", "out.txt"])
    #expect(try String(contentsOfFile: folder.path + "/out.txt", encoding: .utf8) == "before")
  }

  @Test func aProgramThatIsToGoOnGoesOn() throws {
    let run = try ComityProgram.runInShell(
      "trap '' INT HUP; comity table a.csv --rows key --format csv --output out.csv & kill -INT $!; kill -HUP $!; wait $!",
      folder: folder.path)
    #expect(run.status == 0)
    #expect(try files() == ["out.csv"])
  }
}
