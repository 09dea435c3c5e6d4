import Archives
import TestSupport
import Testing

private func text(_ stream: DecompressedStream) throws -> String {
  var all: [UInt8] = []
  let buffer = UnsafeMutablePointer<UInt8>.allocate(capacity: 5)
  defer { buffer.deallocate() }
  while case let count = try stream.read(into: buffer, count: 5), count > 0 {
    all += UnsafeBufferPointer(start: buffer, count: count)
  }
  return String(decoding: all, as: UTF8.self)
}

@Suite struct ZipArchiveTests {
  let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  @Test func membersAreSortedAndReadOneByOne() throws {
    let archive = try ZipArchive(path: folder.file("a.zip", CompressedSamples.bytes(CompressedSamples.zip)))
    #expect(archive.members.map(\.name) == ["__MACOSX/._a.csv", "a.csv", "b.csv", "more/c.TXT", "notes.pdf"])
    #expect(try text(archive.stream(of: archive.members[2])) == CompressedSamples.text)
    #expect(try text(archive.stream(of: archive.members[1])) == "year,value\n2018,10\n")
  }

  @Test func aPipedArchiveIsTheSame() throws {
    var rest = CompressedSamples.bytes(CompressedSamples.zip)[...]
    let archive = try ZipArchive(name: "pipe") { buffer in
      let part = rest.prefix(min(11, buffer.count))
      buffer.copyBytes(from: part)
      rest = rest.dropFirst(part.count)
      return part.count
    }
    #expect(try text(archive.stream(of: archive.members[2])) == CompressedSamples.text)
  }

  @Test func everyCutIsNoticed() throws {
    let bytes = CompressedSamples.bytes(CompressedSamples.zip)
    for length in stride(from: 4, to: bytes.count, by: 3) {
      let path = try folder.file("cut.zip", bytes[..<length])
      #expect(throws: ArchiveError.self, "cut after \(length) bytes") { try ZipArchive(path: path) }
    }
  }

  @Test func aDamagedMemberIsNoticed() throws {
    var bytes = CompressedSamples.bytes(CompressedSamples.zip)
    // The first member, b.csv, begins after 30 bytes and its name of five.
    bytes[40] ^= 0x10
    let archive = try ZipArchive(path: folder.file("bad.zip", bytes))
    #expect(throws: ArchiveError.self) { try text(archive.stream(of: archive.members[2])) }
  }

  @Test func aPasswordIsNamed() throws {
    let path = try folder.file("locked.zip", CompressedSamples.bytes(CompressedSamples.zipWithPassword))
    let archive = try ZipArchive(path: path)
    #expect(throws: ArchiveError.passwordProtected(file: path, member: "a.csv")) {
      try archive.stream(of: archive.members[0])
    }
  }
}
