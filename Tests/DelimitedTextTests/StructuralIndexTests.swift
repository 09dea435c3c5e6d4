import CScan
import TestSupport
import Testing

@testable import DelimitedText

/// The kernels that find structure, beside each other and beside the plain index.
@Suite struct StructuralIndexTests {
  static let dialects: [Dialect] = [
    Dialect(), Dialect(quote: nil), Dialect(delimiter: UInt8(ascii: "#"), recordEnd: UInt8(ascii: "|")),
    Dialect(delimiter: 9, quote: UInt8(ascii: "'"), recordEnd: Dialect.carriageReturn),
    Dialect(delimiter: 0xFF, quote: 0x80, recordEnd: 0x7F),
  ]

  /// Every length from 0 to 200, so that every tail of a block of 64 occurs, in pieces of every such length, too.
  @Test(arguments: dialects)
  func theKernelsAgreeOnRandomBytes(dialect: Dialect) {
    var random = SeededGenerator(seed: 61)
    let signs = [dialect.delimiter, dialect.recordEnd, dialect.quote ?? 0x22, Dialect.carriageReturn, 0x61]
    for length in 0...200 {
      for density in [1, 4, 40] {
        let bytes = (0..<length).map { _ in
          Int.random(in: 0..<density, using: &random) == 0
            ? signs.randomElement(using: &random)! : UInt8.random(in: 0...255, using: &random)
        }
        let cut = Int.random(in: 1...130, using: &random)
        let difference = StructuralTwins(bytes: bytes, dialect: dialect).difference(cut: cut)
        #expect(difference == nil, "length \(length), density \(density)")
      }
    }
  }

  @Test func theKernelsAgreeOnQuotedText() {
    var random = SeededGenerator(seed: 62)
    let parts = [
      "a,", "\"b\",", "\"c\"\"d\",", "\"e,f\n\"", "\n", "\r\n", "\"g\"\r\n", "12\" ", "\"h\"i,", "\"\"", "\"",
    ]
    for round in 0..<1_500 {
      let text = (0..<Int.random(in: 0...80, using: &random)).map { _ in parts.randomElement(using: &random)! }.joined()
      let cut = Int.random(in: 1...130, using: &random)
      let difference = StructuralTwins(bytes: Array(text.utf8), dialect: Dialect()).difference(cut: cut)
      #expect(difference == nil, "round \(round): \(text.debugDescription)")
    }
  }

  /// A comparison that could not fail would show nothing.
  @Test func thePlainIndexKnowsWhatIsIrregular() {
    func index(_ text: String) -> PlainIndex {
      PlainIndex(text.utf8, .init(delimiter: 0x2C, record_end: 0x0A, quote: 0x22))
    }
    #expect(index("a,\"b,\n\"\"\",c\n").positions == [1, 9, 11])
    #expect(index("a,\"b,\n\"\"\",c\n").ends == [11])
    #expect(index("\"a\"\r\n").isIrregular == false)
    #expect(index("\"a\" ,b\n").isIrregular)
    #expect(index("12\" pipe\n").isIrregular)
    #expect(index("\"a\"\"b\"\n").hasDoubledQuotes)
  }
}
