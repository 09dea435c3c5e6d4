import CScan
import TestSupport
import Testing

/// Passing over records, against the definition taken word for word.
@Suite struct UnselectedRecordsTests {
  private static let dialect = cscan_dialect(delimiter: 44, record_end: 10, quote: 34)

  /// Where the first record begins that may be selected, has another number of fields, a quote, or no end.
  private static func plain(
    _ bytes: [UInt8], from: Int, to: Int, fieldCount: Int, field: Int, needles: [[UInt8]]
  ) -> [Int] {
    var starts = [from]
    var start = from
    while let end = bytes[start..<to].firstIndex(of: 10) {
      let record = Array(bytes[start..<end])
      let fields = record.split(separator: 44, omittingEmptySubsequences: false)
      guard fields.count == fieldCount, !record.contains(34) else { break }
      let cell = Array(fields[field])
      let isHit = needles.contains { needle in
        cell.indices.contains { cell[$0...].starts(with: needle) }
      }
      if isHit { break }
      start = end + 1
      starts.append(start)
    }
    return starts
  }

  private static func made(_ random: inout SeededGenerator) -> [UInt8] {
    let alphabet = Array("20182018,,\n 0x".utf8)
    var bytes: [UInt8] = []
    let isRegular = Bool.random(using: &random)
    for _ in 0..<Int.random(in: 1...60, using: &random) {
      guard isRegular else {
        bytes += (0..<Int.random(in: 1...9, using: &random)).map { _ in alphabet.randomElement(using: &random)! }
        continue
      }
      for field in 0..<3 {
        let length = Int.random(in: 0...12, using: &random)
        bytes += (0..<length).map { _ in Array("2018x7 ".utf8).randomElement(using: &random)! }
        bytes.append(field == 2 ? 10 : 44)
      }
    }
    if Int.random(in: 0..<4, using: &random) == 0 {
      bytes[Int.random(in: bytes.indices, using: &random)] = 34
    }
    return bytes
  }

  @Test func stopsWhereTheDefinitionStops() {
    var random = SeededGenerator(seed: 5)
    var passed = 0
    for _ in 0..<20_000 {
      let bytes = Self.made(&random)
      let texts = [[UInt8]("2018".utf8), [UInt8]("x7".utf8)].prefix(Int.random(in: 1...2, using: &random))
      let needles = texts.map { text in
        var needle = cscan_needle()
        needle.length = UInt32(text.count)
        withUnsafeMutableBytes(of: &needle.bytes) { $0.copyBytes(from: text) }
        return needle
      }
      let field = Int.random(in: 0..<3, using: &random)
      let from = bytes.prefix(Int.random(in: 0...bytes.count, using: &random)).lastIndex(of: 10).map { $0 + 1 } ?? 0
      let padded = bytes + Array(repeating: UInt8(44), count: 128)
      let starts = Self.plain(
        bytes, from: from, to: bytes.count, fieldCount: 3, field: field, needles: Array(texts))
      var (count, portableCount) = (0, 0)
      let stop = cscan_pass_over(
        padded, from, bytes.count, Self.dialect, 3, field, needles, needles.count, &count)
      let portable = cscan_pass_over_portable(
        padded, from, bytes.count, Self.dialect, 3, field, needles, needles.count, &portableCount)
      #expect(stop == portable && count == portableCount)
      // It may stop early, before the last few bytes and before a block with a quote, but never late.
      #expect(count < starts.count && starts[count] == stop)
      if count < starts.count - 1, !bytes.contains(34) { #expect(starts[count + 1] > bytes.count - 64 - 4) }
      passed += count
    }
    #expect(passed > 10_000)
  }

  @Test func bytesAreCounted() {
    var random = SeededGenerator(seed: 6)
    for count in [0, 1, 63, 64, 65, 1_000, 64 * 255, 64 * 256 + 7, 100_000] {
      let bytes = (0..<count).map { _ in UInt8.random(in: 0...2, using: &random) }
      let expected = bytes.count { $0 == 1 }
      #expect(cscan_count(bytes, count, 1) == expected)
      #expect(cscan_is_odd(bytes, count, 1) == (expected % 2 == 1))
    }
    #expect(cscan_count(Array(repeating: 9, count: 50_000), 50_000, 9) == 50_000)
  }
}
