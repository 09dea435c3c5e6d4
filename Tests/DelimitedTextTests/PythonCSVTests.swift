import Columns
import Foundation
import TestSupport
import Testing

@testable import DelimitedText

/// Random files read by Python's csv module, whose digests of the cells are kept in
/// `Tests/OracleTests/Oracles/python-csv`; the script there says where Comity differs by decision.
@Suite struct PythonCSVTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "../OracleTests/Oracles/python-csv").standardized

  static func oracle() throws -> String {
    try String(contentsOf: folder.appending(path: "files.csv"), encoding: .utf8)
  }

  @Test func aThousandFilesAreReadAlike() throws {
    let folder = try TemporaryFolder()
    let lines = try Self.oracle().split(separator: "\n").dropFirst()
    #expect(lines.count == 1_000)
    for (seed, line) in lines.enumerated() {
      let file = RandomFile(seed: UInt64(seed))
      let path = try folder.file("random.csv", file.bytes)
      let found = try scanned(path, file, blockSize: seed % 2 == 0 ? 1 << 19 : 37)
      #expect(found.records == found.rows + found.rejected, "file \(seed)")
      var digest = FNV1a()
      digest.add(file.bytes)
      #expect(
        "\(seed),\(file.bytes.count),\(digest.text),\(found.rows),\(found.rejected),\(found.cells)" == line,
        "file \(seed)")
    }
  }

  /// The kept digests are those of the Python that is here.
  @Test(.enabled(if: hasPython))
  func thePythonHereStillAgrees() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-X", "utf8", Self.folder.appending(path: "files.py").path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(text == (try Self.oracle()))
  }

  private static var hasPython: Bool {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return folders.contains { FileManager.default.isExecutableFile(atPath: $0 + "/python3") }
  }

  private func scanned(
    _ path: String, _ file: RandomFile, blockSize: Int
  ) throws -> (rows: Int, rejected: Int, records: Int, cells: String) {
    let source = try DelimitedSource(path: path)
    var hints = DialectHints()
    hints.delimiter = file.delimiter
    hints.recordEnd = Dialect.lineFeed
    let dialect = source.dialect(hints)
    let header = try #require(source.firstRecords(1, dialect: dialect).first)
    let layout = ScanLayout(
      dialect: dialect, fieldNames: header.fields, fields: Array(header.fields.indices), bodyOffset: header.end)
    var scan = DelimitedScan(kinds: header.fields.map { _ in .text }, threads: 1) { Digester() }
    scan.blockSize = blockSize
    let (consumers, summary) = try scan.run([(source, layout)])
    let digester = try #require(consumers.first as? Digester)
    return (digester.rows, summary.rejects.count, summary.records, digester.digest.text)
  }
}

/// A digest of 64 bits (Fowler, Noll and Vo 1991).
private struct FNV1a {
  private var value: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
  }

  var text: String { String(format: "%016lx", value) }
}

/// Digests every cell it is given.
private final class Digester: BatchConsumer {
  var rows = 0
  var digest = FNV1a()

  func consume(_ batch: Batch) {
    rows += batch.rowCount
    for row in 0..<batch.rowCount {
      for case .text(let codes, let dictionary) in batch.columns {
        digest.add(dictionary.text(of: codes[row]).utf8)
        digest.add([0x1F])
      }
      digest.add([0x1E])
    }
  }
}

/// The file that `files.py` makes of the same seed, byte by byte.
private struct RandomFile {
  private static let letters = Array("abcdefghijklmnopqrstuvwxyzABC-/.'éçüö")
  private var random: SeededGenerator
  private var separator = ""
  private(set) var bytes: [UInt8] = []
  var delimiter: UInt8 { separator.utf8.first ?? 0 }

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
    separator = [",", ";", "\t", "|"][below(4)]
    let end = ["\n", "\r\n"][below(2)]
    let isLatin = below(3) == 2
    let width = 2 + below(7)
    var lines = [(0..<width).map { "c\($0)" }.joined(separator: separator)]
    for _ in 0..<below(40) {
      let isOdd = seed >= 800 && below(3) == 0
      lines.append(isOdd ? oddRow(width) : row(width))
    }
    let text = lines.joined(separator: end) + (below(5) != 0 ? end : "")
    bytes = isLatin ? text.unicodeScalars.map { UInt8($0.value) } : Array(text.utf8)
  }

  private mutating func below(_ bound: UInt64) -> Int { Int(random.next() % bound) }

  private mutating func word() -> String {
    String((0..<1 + below(12)).map { _ in Self.letters[below(UInt64(Self.letters.count))] })
  }

  private mutating func cell() -> String {
    switch below(12) {
    case 0: return ""
    case 1...3: return (0..<1 + below(20)).map { _ in String(below(10)) }.joined()
    case 4...5: return word()
    case 6: return "\"" + word() + separator + word() + "\""
    case 7: return "\"" + word() + ["\n", "\r\n", "\r"][below(3)] + word() + "\""
    case 8: return "\"" + word() + "\"\"" + word() + "\"\"\"\"" + "\""
    case 9: return ["\"\"", "\"\"\"\"", "\"\n\"", "\"\r\n\"", "\"" + separator + "\""][below(5)]
    case 10: return "  " + word() + " "
    default: return "\"" + String(repeating: " ", count: below(9)) + word() + "  \""
    }
  }

  private mutating func row(_ count: Int) -> String {
    (0..<count).map { _ in cell() }.joined(separator: separator)
  }

  private mutating func oddRow(_ width: Int) -> String {
    let kind = below(8)
    switch kind {
    case 0: return ""
    case 1: return row(1 + below(UInt64(width - 1)))
    case 2: return row(width + 1 + below(2))
    case 3: return row(width) + separator
    default: break
    }
    let rest = separator + row(width - 1)
    switch kind {
    case 4: return "12\" " + word() + rest
    case 5: return "\"" + word() + "\"" + word() + "\"" + rest
    case 6: return " \"" + word() + "\"" + rest
    default: return "\"\""
    }
  }
}
