import Archives
import DelimitedText
import Ingest
import Observations
import TestSupport
import Testing

/// Aggregates what paths lead to, compressed or not.
private func opened(
  _ paths: [String], by groups: [String] = [], profile: String? = nil, threads: Int = 1
) throws -> (answer: ObservationFiles.Answer, files: ObservationFiles) {
  var options = ObservationFiles.Options()
  options.profile = profile
  options.threads = threads
  let files = try ObservationFiles(try paths.flatMap { try SourceFiles.open(path: $0) }, options: options)
  return (try files.aggregate(Query(groups: try groups.map { try Field(parsing: $0) })), files)
}

@Suite struct CompressedFilesTests {
  let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  @Test(arguments: [CompressedSamples.gz, CompressedSamples.bz2, CompressedSamples.xz, CompressedSamples.zst])
  func theFirstBytesDecideWhateverTheName(sample: String) throws {
    let path = try folder.file("named.csv", CompressedSamples.bytes(sample))
    let plain = try folder.file("plain.csv.gz", CompressedSamples.text)
    #expect(try opened([path, plain], by: ["period"]).answer.aggregation.lines == ["2018: 2", "2019: 4", "2020: 7"])
  }

  @Test func allTextMembersOfAZipAreOneTable() throws {
    let path = try folder.file("all.zip", CompressedSamples.bytes(CompressedSamples.zip))
    let (answer, files) = try opened([path], by: ["period"])
    #expect(files.names == ["a.csv", "b.csv", "more/c.TXT"].map { "\(path)/\($0)" })
    #expect(answer.aggregation.lines == ["2018: 11", "2019: 2", "2020: 103.5"])
  }

  @Test func listsOfCodesInAnArchiveAreSetAside() throws {
    let path = try folder.file("BACI.zip", CompressedSamples.bytes(CompressedSamples.zipOfBACI))
    for profile in [nil, "baci"] {
      let (answer, files) = try opened([path], by: ["product"], profile: profile)
      #expect(files.profileName == "baci")
      #expect(files.setAside == ["\(path)/Readme.txt", "\(path)/country_codes_V202301.csv"])
      #expect(answer.aggregation.lines == ["010121: 1500"])
    }
  }

  @Test func unreadableArchivesSayWhy() throws {
    let locked = try folder.file("locked.zip", CompressedSamples.bytes(CompressedSamples.zipWithPassword))
    #expect(throws: ArchiveError.passwordProtected(file: locked, member: "a.csv")) { try opened([locked]) }
    let other = try folder.file("other.zip", CompressedSamples.bytes(CompressedSamples.zipWithoutText))
    #expect(throws: ArchiveError.nothingReadable(file: other, members: ["notes.pdf", "pictures/x.png"])) {
      try opened([other])
    }
    let cut = try folder.file("cut.csv.gz", CompressedSamples.bytes(CompressedSamples.gz).dropLast(3))
    #expect(throws: ArchiveError.self) { try opened([cut]) }
  }

  /// The bytes after the sample are damaged, so that the file opens and fails in the scan; the first of two is named.
  @Test(arguments: [1, 2, 7]) func damageFarInsideGivesNoResult(threads: Int) throws {
    let good = try folder.file("good.csv.gz", CompressedSamples.bytes(CompressedSamples.gz))
    // Stored blocks, written here: a header, blocks of 50,000 bytes, and a check sum that is wrong.
    var bytes: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]
    var text = Array("year,value\n".utf8)
    while text.count < 300_000 { text += Array("2018,1\n".utf8) }
    for start in stride(from: 0, to: text.count, by: 50_000) {
      let block = text[start..<min(start + 50_000, text.count)]
      let size = UInt16(block.count)
      bytes += [start + 50_000 >= text.count ? 1 : 0, UInt8(size & 255), UInt8(size >> 8)]
      bytes += [UInt8(~size & 255), UInt8(~size >> 8)] + block
    }
    bytes += [1, 2, 3, 4, 5, 6, 7, 8]
    let first = try folder.file("first.csv.gz", bytes)
    let second = try folder.file("second.csv.gz", bytes)
    let error = #expect(throws: ArchiveError.self) { try opened([good, first, second, good], threads: threads) }
    guard case .corrupt(let file, _, let detail) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(file == first)
    #expect(detail == "the check sum is another")
  }

  @Test func rejectsNameTheLineAndByteOfTheText() throws {
    // 33 bytes of gz text twice: the second header is a row whose value is no number.
    let bytes = CompressedSamples.bytes(CompressedSamples.gz)
    let path = try folder.file("twice.csv.gz", bytes + bytes)
    let summary = try opened([path]).answer.summary
    #expect(summary.rejects.map(\.line) == [5])
    #expect(summary.rejects.map(\.byte) == [CompressedSamples.text.utf8.count])
    #expect(summary.rejects.map(\.column) == ["value"])
  }

  @Test func manyFilesGiveTheSameOnAnyNumberOfThreads() throws {
    var random = SeededGenerator(seed: 5)
    let gz = try folder.file("a.csv.gz", CompressedSamples.bytes(CompressedSamples.gz))
    var paths = [gz]
    for number in 0..<40 {
      var rows = (0..<500).map { _ in
        "\(Int.random(in: 1990...2020, using: &random)),\(Int.random(in: 0...99_999, using: &random)).5\n"
      }
      if number % 9 == 4 { rows[77] = "2018,about \(number)\n" }
      paths.append(try folder.file("file\(number).csv", "year,value\n" + rows.joined()))
    }
    let expected = try opened(paths, by: ["period"])
    #expect(expected.answer.summary.rejects.count == 4)
    for threads in [2, 3, 7] {
      let answer = try opened(paths, by: ["period"], threads: threads).answer
      #expect(answer.aggregation.rows == expected.answer.aggregation.rows)
      #expect(answer.summary == expected.answer.summary)
    }
  }

  @Test func namesOfFilesInAFolder() {
    for name in ["a.csv", "a.TSV", "a.txt.xz", "a.csv.gz", "a.zip"] { #expect(SourceFiles.isReadable(name)) }
    for name in [".a.csv", "a.pdf", "a.tar.gz", "a.gz"] { #expect(!SourceFiles.isReadable(name)) }
  }
}
