import Digests
import Foundation
import TestSupport
import Testing

@testable import Catalog

@Suite struct StoredFileTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func store(_ bytes: [UInt8]) throws -> (file: StoredFile, path: String) {
    let name = UUID().uuidString
    let path = folder.path + "/\(name).zst"
    let written = try StoredFileWriter.write(try folder.file(name, bytes), to: path)
    #expect(written.digest == SHA256.hexadecimal(bytes))
    #expect(written.size == bytes.count)
    #expect(written.storedSize == FileManager.default.contents(atPath: path)?.count)
    return (try StoredFile(path: path, name: "asean/trade", digest: written.digest), path)
  }

  private func read(_ file: StoredFile, _ count: Int, at offset: Int) throws -> [UInt8] {
    try [UInt8](unsafeUninitializedCapacity: max(count, 1)) { buffer, got in
      got = try file.read(into: buffer.baseAddress!, count: count, at: offset)
    }
  }

  private static func bytes(_ count: Int, isText: Bool, seed: UInt64) -> [UInt8] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { _ in
      isText ? UInt8.random(in: 48...57, using: &generator) : UInt8.random(in: 0...255, using: &generator)
    }
  }

  @Test(arguments: [0, 1, 100, 131_071, 131_072, 131_073, 393_216, 1_000_000], [true, false])
  func whatIsReadIsWhatWasWritten(count: Int, isText: Bool) throws {
    let bytes = Self.bytes(count, isText: isText, seed: 7)
    let (file, _) = try store(bytes)
    #expect(file.size == count)
    #expect(try read(file, count + 10, at: 0) == bytes)
    try file.verify()
    try file.checkPieces()
    var generator = SeededGenerator(seed: 8)
    for _ in 0..<100 where count > 0 {
      let offset = Int.random(in: 0..<count, using: &generator)
      let length = Int.random(in: 1...300_000, using: &generator)
      #expect(try read(file, length, at: offset) == Array(bytes[offset..<min(count, offset + length)]))
    }
  }

  @Test func severalThreadsReadAtOnce() throws {
    let bytes = Self.bytes(2_000_000, isText: true, seed: 9)
    let (file, _) = try store(bytes)
    DispatchQueue.concurrentPerform(iterations: 64) { number in
      let offset = number * 31_000
      let part = try? self.read(file, 200_000, at: offset)
      #expect(part == Array(bytes[offset..<min(bytes.count, offset + 200_000)]))
    }
  }

  /// Every bit of a small stored file, and many of a large one.
  @Test func aTurnedBitIsNeverReadOver() throws {
    let small = Self.bytes(300, isText: true, seed: 10)
    let large = Self.bytes(400_000, isText: true, seed: 11)
    var generator = SeededGenerator(seed: 12)
    for bytes in [small, large] {
      let (file, path) = try store(bytes)
      let whole = Array(try #require(FileManager.default.contents(atPath: path)))
      let bits =
        bytes.count < 1_000
        ? Array(0..<(8 * whole.count)) : (0..<200).map { _ in Int.random(in: 0..<(8 * whole.count), using: &generator) }
      for bit in bits {
        var turned = whole
        turned[bit / 8] ^= 1 << UInt8(bit % 8)
        let damaged = try folder.file("damaged.zst", turned)
        #expect(throws: CatalogError.self) {
          let opened = try StoredFile(path: damaged, name: "asean/trade", digest: file.digest)
          _ = try read(opened, bytes.count, at: 0)
        }
      }
    }
  }

  @Test func whatIsCutOffOrAnotherFileIsNamed() throws {
    let (file, path) = try store(Array("a,b\n1,2\n".utf8))
    let whole = Array(try #require(FileManager.default.contents(atPath: path)))
    for count in 0..<whole.count {
      let cut = try folder.file("cut.zst", whole.prefix(count))
      #expect(throws: CatalogError.self) { try StoredFile(path: cut, name: "x", digest: file.digest) }
    }
    let (other, _) = try store(Array("a,b\n1,3\n".utf8))
    #expect {
      try StoredFile(path: path, name: "asean/trade@2024-11-02", digest: other.digest)
    } throws: {
      "\($0)".hasPrefix("asean/trade@2024-11-02: its stored file")
    }
    #expect {
      try StoredFile(path: folder.path + "/none.zst", name: "x", digest: file.digest)
    } throws: {
      "\($0)".contains("is not there")
    }
  }

  @Test func theIndexReadsBack() {
    var index = StoredIndex()
    index.pieces = [.init(storedSize: 5, sum: 1), .init(storedSize: 7, sum: .max)]
    index.size = StoredIndex.pieceSize + 1
    index.digest = SHA256.digest([1])
    #expect(StoredIndex(index.encoded()) == index)
    #expect(StoredIndex.length(trailer: index.encoded().suffix(StoredIndex.trailerLength)) == index.encoded().count)
    index.size = 1
    #expect(StoredIndex(index.encoded()) == nil)
  }
}
