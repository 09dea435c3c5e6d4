import Foundation
import TestSupport
import Testing

/// The same rows give the same bytes: on any number of threads, shuffled, split over files, compressed.
@Suite struct SameBytesTests {
  let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  private static let header = "reporter,partner,period,product,value,weight,note\n"

  /// Rows with numbers of several scales, some of them missing, and quoted texts with line ends.
  private static func rows(_ count: Int) -> [String] {
    var random = SeededGenerator(seed: 77)
    return (0..<count).map { _ in
      let reporter = ["THA", "VNM", "IDN", "SGP"].randomElement(using: &random) ?? ""
      let partner = ["RUS", "CHN", "USA", "Viet Nam", "World"].randomElement(using: &random) ?? ""
      let product = ["100610", "270900", "854231", "854232"].randomElement(using: &random) ?? ""
      let value = "\(Int.random(in: -99...99_999_999, using: &random)).\(Int.random(in: 0...999, using: &random))"
      let weight = ["", "NA", "0", "12.5", "1e3", "-7"].randomElement(using: &random) ?? ""
      let note = ["", "plain", "\"quoted, \"\"twice\"\"\"", "\"two\nlines\""].randomElement(using: &random) ?? ""
      return
        "\(reporter),\(partner),\(Int.random(in: 2000...2019, using: &random)),\(product),\(value),\(weight),\(note)\n"
    }
  }

  /// gz of blocks that are stored as they are, which a test can write by itself.
  private static func stored(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]
    let plain = Array(text.utf8)
    for start in stride(from: 0, to: plain.count, by: 65_535) {
      let block = plain[start..<min(start + 65_535, plain.count)]
      let size = UInt16(block.count)
      bytes += [block.endIndex == plain.count ? 1 : 0, UInt8(size & 255), UInt8(size >> 8)]
      bytes += [UInt8(~size & 255), UInt8(~size >> 8)] + block
    }
    var sum = UInt32.max
    for byte in plain {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum >> 1 ^ (sum & 1 == 1 ? 0xEDB8_8320 : 0) }
    }
    for word in [~sum, UInt32(truncatingIfNeeded: plain.count)] {
      bytes += (0..<4).map { UInt8(truncatingIfNeeded: word >> (8 * UInt32($0))) }
    }
    return bytes
  }

  private func run(_ files: [String], _ arguments: [String], threads: Int) throws -> ComityProgram.Run {
    try ComityProgram.run(["table"] + files + arguments + ["--threads", "\(threads)"], folder: folder.path)
  }

  @Test func threadsOrderSplitsAndCompression() throws {
    let rows = Self.rows(30_000)
    var random = SeededGenerator(seed: 78)
    let shuffled = rows.shuffled(using: &random)
    _ = try folder.file("whole.csv", Self.header + rows.joined())
    _ = try folder.file("shuffled.csv", Self.header + shuffled.joined())
    _ = try folder.file("packed.csv.gz", Self.stored(Self.header + rows.joined()))
    try FileManager.default.createDirectory(atPath: folder.path + "/parts", withIntermediateDirectories: true)
    for part in 0..<11 {
      let text = Self.header + shuffled[(part * rows.count / 11)..<((part + 1) * rows.count / 11)].joined()
      _ =
        try part % 3 == 0
        ? folder.file("parts/\(part).csv.gz", Self.stored(text)) : folder.file("parts/\(part).csv", text)
    }
    let size = try #require(
      FileManager.default.attributesOfItem(atPath: folder.path + "/whole.csv")[.size] as? Int)
    #expect(size > 1 << 20, "large enough to be cut into blocks")
    let measures = "value,value:mean,value:min,value:max,value:count,note:distinct,weight"
    let questions = [
      ["--rows", "reporter,period", "--values", measures, "--format", "csv", "--notes"],
      ["--rows", "reporter,partner,product,period", "--format", "csv"],
      ["--rows", "note,partner", "--columns", "reporter", "--format", "json"],
      ["--rows", "period", "--where", "product=8542*", "--share", "total", "--format", "markdown"],
    ]
    for arguments in questions {
      // Names of files and their number stand in the notes.
      func result(_ files: [String], _ threads: Int) throws -> [String] {
        let run = try run(files, arguments, threads: threads)
        #expect(run.status == 0, "\(run.errors)")
        let text = run.output + run.errors
        return text.split(separator: "\n").filter { !$0.contains("read as plain") }.map(String.init)
      }
      let expected = try result(["whole.csv"], 1)
      #expect(expected.count > 10)
      for threads in [1, 2, 7] {
        for files in [["whole.csv"], ["shuffled.csv"], ["packed.csv.gz"], ["parts"]] {
          #expect(try result(files, threads) == expected, "\(files), \(threads) threads, \(arguments)")
        }
      }
    }
  }
}
