import TestSupport
import Testing

@testable import SparkEngine

@Suite struct SparkTextTests {
  /// Reads a literal as the parser of Spark's SQL does.
  static func read(_ literal: String) -> String? {
    guard literal.first == "'", literal.last == "'", literal.count >= 2 else { return nil }
    var units: [UInt16] = []
    var rest = literal.dropFirst().dropLast().utf16[...]
    while let unit = rest.popFirst() {
      guard unit == UInt16(UInt8(ascii: "\\")) else {
        units.append(unit)
        continue
      }
      guard rest.popFirst() == UInt16(UInt8(ascii: "u")), rest.count >= 4,
        let code = UInt16(String(decoding: rest.prefix(4), as: UTF16.self), radix: 16)
      else { return nil }
      units.append(code)
      rest = rest.dropFirst(4)
    }
    return String(decoding: units, as: UTF16.self)
  }

  @Test(arguments: [
    "", "plain_1.5/x", "'; DROP TABLE x; --", "a`b\"c\\", "line\nbreak\ttab", "${env:HOME}", "%_*?",
    "caf\u{E9} \u{1F600}",
    "\\u0041", "/* c */",
  ])
  func literalsHoldWhatTheySay(_ text: String) {
    let literal = SparkText.literal(text)
    #expect(Self.read(literal) == text)
    // Nothing in it could mean anything but a character.
    let harmless = literal.dropFirst().dropLast().utf8.allSatisfy { byte in
      byte == UInt8(ascii: "\\") || "/._".utf8.contains(byte) || byte | 32 >= 97 && byte | 32 <= 122 || byte &- 48 <= 9
    }
    #expect(harmless)
  }

  @Test func bytesComeBackFromHexadecimal() {
    let all = (0...255).map { UInt8($0) }
    let digits = all.flatMap { byte in
      let text = String(byte, radix: 16, uppercase: true)
      return Array((byte < 16 ? "0" : "").utf8) + Array(text.utf8)
    }
    #expect(SparkText.bytes(hexadecimal: digits) == all)
    #expect(SparkText.bytes(hexadecimal: []) == [])
    for wrong in ["A", "0g", "0a", "NULL"] { #expect(SparkText.bytes(hexadecimal: Array(wrong.utf8)) == nil) }
    #expect(Self.read(SparkText.literal(bytes: all)).map { $0.unicodeScalars.map(\.value) } == all.map { UInt32($0) })
  }

  /// Java takes a text of one sign, or of `\` and one that is no letter, for itself; all others are expressions.
  @Test func separatorsAreNotTakenForExpressions() {
    #expect(SparkText.separator(UInt8(ascii: ",")) == ",")
    #expect(SparkText.separator(UInt8(ascii: "|")) == "\\|")
    #expect(SparkText.separator(UInt8(ascii: ".")) == "\\.")
    #expect(SparkText.separator(9) == "\t" && SparkText.separator(1) == "\\x01" && SparkText.pattern(0x2C) == "\\x2C")
  }
}
