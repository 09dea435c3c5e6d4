import Foundation
import TestSupport
import Testing

/// The inputs that fuzzing has kept and those written by hand, through the same comparison as in the fuzzers.
@Suite struct FuzzingCorpusTests {
  static func corpus(_ name: String) throws -> [(file: String, input: [UInt8])] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Fuzzing/corpus/" + name).standardized
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map {
      ($0, Array(try Data(contentsOf: folder.appending(path: $0))))
    }
  }

  @Test func theScannerAgreesWithItsTwin() throws {
    let folder = try TemporaryFolder()
    let inputs = try Self.corpus("scanner")
    #expect(inputs.count >= 40)
    for (file, input) in inputs {
      let difference = try ScannerTwins(input)?.difference(path: folder.path + "/input")
      #expect(difference == nil, "\(file)")
    }
  }

  /// The hand-written inputs as a stream and with one and three threads, in blocks of 1, 5, 8 and 17 bytes, whatever
  /// their own bytes choose.
  @Test(arguments: [UInt8(0), 1, 3])
  func theWayOfReadingDoesNotShow(way: UInt8) throws {
    let folder = try TemporaryFolder()
    for (file, input) in try Self.corpus("scanner") where !file.hasPrefix("found-") {
      var input = input
      input[4] = way
      for size in [UInt8(1), 4, 6, 8] {
        input[5] = size
        let difference = try ScannerTwins(input)?.difference(path: folder.path + "/input")
        #expect(difference == nil, "\(file), way \(way), size \(size)")
      }
    }
  }

  @Test func theReadersOfNumbersAgree() throws {
    let inputs = try Self.corpus("numbers")
    #expect(inputs.count >= 20)
    for (file, input) in inputs {
      #expect(NumberTwins(input)?.difference() == nil, "\(file)")
    }
  }
}
