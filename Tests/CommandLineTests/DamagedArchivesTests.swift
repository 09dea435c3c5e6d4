import Foundation
import TestSupport
import Testing

private let long: [(suffix: String, sample: String)] = [
  ("gz", CompressedSamples.longGZ), ("bz2", CompressedSamples.longBZ2), ("xz", CompressedSamples.longXZ),
  ("zst", CompressedSamples.longZST), ("zip", CompressedSamples.longZip),
]
private let formats = ["csv", "tsv", "json", "markdown", "text"]

/// Compressed files that are cut off, damaged or locked: exit 2 and a clear message, or the right result; nothing in
/// between, whatever the format of the output.
@Suite struct DamagedArchivesTests {
  let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  private func table(_ name: String, format: String = "csv", output: String? = nil) throws -> ComityProgram.Run {
    try ComityProgram.run(
      ["table", name, "--rows", "year", "--format", format] + (output.map { ["--output", $0] } ?? []),
      folder: folder.path)
  }

  private func expectRefusal(_ run: ComityProgram.Run, _ word: String, _ what: String) {
    #expect(run.status == 2 && !run.wasKilled, "\(what): \(run.errors)")
    #expect(run.output == "", "\(what)")
    #expect(run.errors.contains(word), "\(what): \(run.errors)")
    #expect(run.errors.split(separator: "\n").count == 1, "\(what): \(run.errors)")
  }

  @Test(arguments: long) func wholeFilesAreRead(suffix: String, sample: String) throws {
    _ = try folder.file("a.csv.\(suffix)", CompressedSamples.bytes(sample))
    #expect(try table("a.csv.\(suffix)").output == CompressedSamples.longTotal)
  }

  @Test(arguments: long) func cutsAreNoticedAnywhere(suffix: String, sample: String) throws {
    let bytes = CompressedSamples.bytes(sample)
    let name = "a.csv.\(suffix)"
    let lengths = [2, 5, 9, 11, 40, bytes.count / 2, bytes.count - 9, bytes.count - 4, bytes.count - 1]
    for (index, length) in lengths.enumerated() {
      _ = try folder.file(name, bytes[..<length])
      let run = try table(name, format: formats[index % formats.count], output: index % 2 == 0 ? "out.csv" : nil)
      expectRefusal(run, suffix == "zip" && length > 9 ? "damaged" : "cut off", "\(name) after \(length) bytes")
      #expect(run.errors.contains(name))
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [name])
  }

  @Test(arguments: long) func turnedBitsAreNoticedOrHarmless(suffix: String, sample: String) throws {
    let bytes = CompressedSamples.bytes(sample)
    var random = SeededGenerator(seed: 9)
    var refused = 0
    for turn in 0..<12 {
      // From the beginning, from the end, and anywhere.
      let range = [0..<min(30, bytes.count), max(0, bytes.count - 30)..<bytes.count, 0..<bytes.count][turn % 3]
      var damaged = bytes
      let place = Int.random(in: range, using: &random)
      damaged[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      _ = try folder.file("a.\(suffix)", damaged)
      let run = try table("a.\(suffix)", format: formats[turn % formats.count], output: "out.csv")
      let written = try? String(contentsOfFile: folder.path + "/out.csv", encoding: .utf8)
      try? FileManager.default.removeItem(atPath: folder.path + "/out.csv")
      if run.status == 0 {
        // A name or a time in the header may change; the rows may not.
        #expect(
          written?.contains(formats[turn % formats.count] == "text" ? "40,000" : "40000") == true, "byte \(place)")
      } else {
        expectRefusal(run, "a.\(suffix)", "byte \(place)")
        #expect(written == nil)
        refused += 1
      }
    }
    #expect(refused > 0)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.\(suffix)"])
  }

  @Test(arguments: long) func standardInputThatIsCutIsNoticed(suffix: String, sample: String) throws {
    let bytes = CompressedSamples.bytes(sample)
    let arguments = ["table", "-", "--rows", "year", "--format", "csv"]
    #expect(try ComityProgram.run(arguments, bytes: bytes).output == CompressedSamples.longTotal)
    for length in [20, bytes.count / 2, bytes.count - 1] {
      expectRefusal(
        try ComityProgram.run(arguments, bytes: Array(bytes[..<length])), "standard input", "\(suffix), \(length)")
    }
  }

  @Test(arguments: [CompressedSamples.zipWithPassword, CompressedSamples.zipWithOldPassword])
  func aPasswordIsNamed(sample: String) throws {
    _ = try folder.file("locked.zip", CompressedSamples.bytes(sample))
    for format in formats {
      let run = try table("locked.zip", format: format, output: "out.csv")
      expectRefusal(run, "locked.zip is protected by a password (a.csv). Unpack it", format)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["locked.zip"])
  }

  @Test func oneBadFileAmongGoodOnesGivesNoTotal() throws {
    let good = CompressedSamples.bytes(CompressedSamples.longGZ)
    for number in 0..<5 { _ = try folder.file("\(number).csv.gz", number == 3 ? good.dropLast(5) : good[...]) }
    for threads in ["1", "2", "7"] {
      let run = try ComityProgram.run(
        ["table", ".", "--rows", "year", "--format", "csv", "--threads", threads], folder: folder.path)
      expectRefusal(run, "3.csv.gz is cut off", "\(threads) threads")
    }
  }
}
