import Archives
import TestSupport
import Testing

private let samples: [(Compression, String)] = [
  (.gz, CompressedSamples.gz), (.bz2, CompressedSamples.bz2), (.xz, CompressedSamples.xz),
  (.zst, CompressedSamples.zst),
]

/// Everything that a stream gives, in small pieces.
private func contents(_ stream: DecompressedStream, piece: Int = 7) throws -> [UInt8] {
  var all: [UInt8] = []
  let buffer = UnsafeMutablePointer<UInt8>.allocate(capacity: piece)
  defer { buffer.deallocate() }
  while case let count = try stream.read(into: buffer, count: piece), count > 0 {
    all += UnsafeBufferPointer(start: buffer, count: count)
  }
  return all
}

/// A stream over bytes that arrive three at a time, as from a pipe.
private func piped(_ bytes: [UInt8], _ compression: Compression) throws -> DecompressedStream {
  var position = 0
  return try DecompressedStream(name: "pipe", compression: compression) { buffer in
    let part = bytes[position..<min(position + 3, bytes.count)]
    buffer.copyBytes(from: part)
    position += part.count
    return part.count
  }
}

@Suite struct DecompressedStreamTests {
  let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  @Test(arguments: samples) func readsFilesAndPipes(compression: Compression, sample: String) throws {
    let bytes = CompressedSamples.bytes(sample)
    #expect(Compression(signature: bytes) == compression)
    let path = try folder.file("a.csv.\(compression)", bytes)
    let expected = Array(CompressedSamples.text.utf8)
    #expect(try contents(DecompressedStream(path: path, compression: compression)) == expected)
    #expect(try contents(piped(bytes, compression)) == expected)
  }

  @Test(arguments: samples) func everyCutIsNoticed(compression: Compression, sample: String) throws {
    let bytes = CompressedSamples.bytes(sample)
    for length in 1..<bytes.count {
      #expect(throws: ArchiveError.self, "cut after \(length) bytes") {
        try contents(piped(Array(bytes[..<length]), compression))
      }
    }
  }

  /// Whatever bit is turned, the text is either the same (a name or time in the header) or refused; never another.
  @Test(arguments: samples) func everyTurnedBitIsNoticed(compression: Compression, sample: String) throws {
    let bytes = CompressedSamples.bytes(sample)
    for bit in 0..<bytes.count * 8 {
      var damaged = bytes
      damaged[bit / 8] ^= 1 << (bit % 8)
      guard let text = try? contents(piped(damaged, compression)) else { continue }
      #expect(text == Array(CompressedSamples.text.utf8), "bit \(bit)")
    }
  }

  @Test func severalStreamsOfGzAreOneAndPaddingIsNothing() throws {
    let bytes = CompressedSamples.bytes(CompressedSamples.gz)
    let twice = Array((CompressedSamples.text + CompressedSamples.text).utf8)
    #expect(try contents(piped(bytes + bytes + [0, 0, 0], .gz)) == twice)
    #expect(throws: ArchiveError.self) { try contents(piped(bytes + Array("more".utf8), .gz)) }
  }

  @Test(arguments: samples) func nothingMayFollow(compression: Compression, sample: String) throws {
    let bytes = CompressedSamples.bytes(sample)
    let expected = Array((CompressedSamples.text + CompressedSamples.text).utf8)
    #expect(try contents(piped(bytes + bytes, compression)) == expected)
    var damaged = bytes
    damaged[0] ^= 1
    #expect(throws: ArchiveError.self) { try contents(piped(bytes + damaged, compression)) }
  }

  @Test func anErrorOfTheSourceIsPassedOn() throws {
    struct Broken: Error {}
    for (compression, _) in samples {
      #expect(throws: Broken.self) {
        try contents(try DecompressedStream(name: "pipe", compression: compression) { _ in throw Broken() })
      }
    }
  }

  @Test func namesSayTheirCompression() {
    #expect(Compression.suffix(of: "a.csv.GZ")?.compression == .gz)
    #expect(Compression.suffix(of: "a.csv.zst")?.stem == "a.csv")
    #expect(Compression.suffix(of: "a.csv") == nil)
    #expect(Compression(signature: Array("BZh9,year\n1".utf8)) == nil)
    #expect(Compression(signature: []) == nil)
  }
}
