import Columns
import TestSupport
import Testing

@Suite struct TextDictionaryTests {
  @Test func givesEveryTextOneNumberAndBack() {
    let dictionary = TextDictionary()
    var random = SeededGenerator(seed: 7)
    var expected: [String: UInt32] = [:]
    for _ in 0..<20_000 {
      let text = String(UInt32.random(in: 0..<5_000, using: &random), radix: 36)
      let code = dictionary.code(of: text)
      if let known = expected[text] { #expect(known == code) }
      expected[text] = code
      #expect(dictionary.text(of: code) == text)
    }
    #expect(dictionary.count == expected.count)
  }

  @Test func knowsTextsOfEveryLength() {
    let dictionary = TextDictionary()
    let texts = (0...40).map { String(repeating: "x", count: $0) } + (0...40).map { String(repeating: "y", count: $0) }
    let codes = texts.map { dictionary.code(of: $0) }
    #expect(zip(texts, codes).allSatisfy { dictionary.text(of: $1) == $0 })
    #expect(dictionary.count == 81)
  }

  @Test func decodesLatin1WhereBytesAreNotUTF8() {
    #expect(TextDictionary.decode([0x43, 0x75, 0x72, 0x61, 0xE7, 0x61, 0x6F]) == "Curaçao")
    #expect(TextDictionary.decode(Array("Curaçao".utf8)) == "Curaçao")
  }
}
