import Foundation
import TestSupport
import Testing

/// Files that change while they are read: the right result or a clear message, never another total.
///
/// A named pipe is the second file: when the program has opened it, the first one is open too and not yet scanned.
@Suite struct ChangingFileTests {
  let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  enum Change: CaseIterable { case cutToNothing, cutInTheMiddle, cutAtTheEnd, grown, writtenOver }

  private func run(_ name: String, _ arguments: [String], change: (String) throws -> Void) throws -> ComityProgram.Run {
    let gate = try NamedPipe(path: folder.path + "/gate-\(UUID().uuidString)")
    let program = try ComityProgram.start(
      ["table", name, gate.path, "--rows", "year"] + arguments, folder: folder.path)
    guard let writer = gate.open(toWriteTo: program) else { return program.finish() }
    try change(folder.path + "/" + name)
    try writer.write(contentsOf: Data("year,value\n2018,1\n".utf8))
    try writer.close()
    return program.finish()
  }

  private func apply(_ change: Change, _ path: String) throws {
    let handle = try FileHandle(forUpdating: URL(fileURLWithPath: path))
    let size = try handle.seekToEnd()
    switch change {
    case .cutToNothing: try handle.truncate(atOffset: 0)
    case .cutInTheMiddle: try handle.truncate(atOffset: size / 2)
    case .cutAtTheEnd: try handle.truncate(atOffset: size - 7)
    case .grown: try handle.write(contentsOf: Data("2018,1\n".utf8))
    case .writtenOver:
      try handle.seek(toOffset: size / 7 * 3)
      try handle.write(contentsOf: Data("2018,9\n".utf8))
    }
    try handle.close()
  }

  /// Under a megabyte a file is read in one go, above it in blocks by all threads.
  @Test(arguments: [40_000, 300_000], ["1", "2"])
  func aPlainFile(rows: Int, threads: String) throws {
    let text = "year,value\n" + String(repeating: "2018,1\n", count: rows)
    for (change, format) in zip(Change.allCases, ["csv", "json", "markdown", "tsv", "text"]) {
      _ = try folder.file("a.csv", text)
      let run = try run("a.csv", ["--threads", threads, "--format", format, "--output", "out"]) {
        try apply(change, $0)
      }
      #expect(run.status == 2 && !run.wasKilled, "\(change): \(run.errors)")
      #expect(run.errors.hasPrefix("comity: a.csv changed while it was read"), "\(change): \(run.errors)")
      #expect(!FileManager.default.fileExists(atPath: folder.path + "/out"), "\(change)")
    }
  }

  @Test func aCompressedFile() throws {
    for sample in [CompressedSamples.longGZ, CompressedSamples.longXZ, CompressedSamples.longZip] {
      for change in Change.allCases {
        _ = try folder.file("a.packed", CompressedSamples.bytes(sample))
        let run = try run("a.packed", ["--format", "csv"]) { try apply(change, $0) }
        #expect(run.status == 2 && !run.wasKilled, "\(change): \(run.errors)")
        #expect(run.output == "")
        #expect(run.errors.contains("a.packed"), "\(change): \(run.errors)")
      }
    }
  }

  /// Another file under the same name is none of the program's business: it goes on with the one it has opened.
  @Test(arguments: [false, true]) func aFileThatIsReplaced(isCompressed: Bool) throws {
    let text = Array("year,value\n2018,41\n".utf8)
    let name = isCompressed ? "a.csv.gz" : "a.csv"
    _ = try folder.file(name, isCompressed ? CompressedSamples.bytes(CompressedSamples.gz) : text)
    let other = try folder.file("other", "value,year\n2018,7\n")
    let run = try run(name, ["--where", "year=2018", "--format", "csv"]) { path in
      #expect(rename(other, path) == 0)
    }
    #expect(run.output == "year,value\n2018,\(isCompressed ? 2 : 42)\n", "\(run.errors)")
  }
}
