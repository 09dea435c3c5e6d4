import TestSupport
import Testing

@testable import Observations

@Suite struct IdentifierTableTests {
  /// Small key spaces use an array, large ones hashing, growing ones change over; all agree with a dictionary.
  @Test(arguments: [(4, 4), (300, 2_000), (100_000, 100_000)])
  func agreesWithADictionary(lefts: Int, rights: Int) {
    var random = SeededGenerator(seed: 13)
    let table = IdentifierTable()
    var expected: [UInt64: UInt32] = [:]
    for round in 1...30 {
      let leftCount = max(1, lefts * round / 30)
      let rightCount = max(1, rights * round / 30)
      let left = (0..<1_000).map { _ in UInt32.random(in: 0..<UInt32(leftCount), using: &random) }
      let right = (0..<1_000).map { _ in UInt32.random(in: 0..<UInt32(rightCount), using: &random) }
      // The identifiers take the place of the left numbers.
      var identifiers = left
      identifiers.withUnsafeMutableBufferPointer { buffer in
        guard let base = buffer.baseAddress else { return }
        table.identify(base, right, count: 1_000, leftCount: leftCount, rightCount: rightCount, into: base)
      }
      for row in 0..<1_000 {
        let key = UInt64(left[row]) << 32 | UInt64(right[row])
        if let known = expected[key] { #expect(known == identifiers[row]) }
        expected[key] = identifiers[row]
        #expect(table.lefts[Int(identifiers[row])] == left[row])
        #expect(table.rights[Int(identifiers[row])] == right[row])
      }
    }
    #expect(table.count == expected.count)
  }
}
