/// Texts as Spark's SQL reads them back.
///
/// Whatever is no letter, digit or harmless sign is written as its code, so no name, value or path can end a literal,
/// start a comment or be taken for a variable. Cells are handled byte for byte: a string of Spark's holds one character
/// for each byte of the file (ISO 8859-1), since files may hold bytes that are no UTF-8.
enum SparkText {
  /// A literal of the characters of a text.
  static func literal(_ text: String) -> String {
    var literal = "'"
    for unit in text.utf16 {
      if unit < 128, isPlain(UInt8(truncatingIfNeeded: unit)) {
        literal.unicodeScalars.append(Unicode.Scalar(UInt8(truncatingIfNeeded: unit)))
      } else {
        let digits = String(unit, radix: 16, uppercase: true)
        literal += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }
    }
    return literal + "'"
  }

  /// A literal of bytes, one character each.
  static func literal(bytes: some Sequence<UInt8>) -> String {
    literal(String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) })))
  }

  /// A literal of the pattern that a regular expression needs to match one byte.
  static func pattern(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return "\\x" + (byte < 16 ? "0" : "") + digits
  }

  /// The same in the form that Java splits texts by without making an expression of it.
  static func separator(_ byte: UInt8) -> String {
    guard (33..<127).contains(byte) || byte == 9 || byte == 32 else { return pattern(byte) }
    let character = String(Character(Unicode.Scalar(byte)))
    return ".$|()[{^?*+\\".contains(character) ? "\\" + character : character
  }

  /// The bytes behind hexadecimal digits; `nil` for anything else.
  static func bytes(hexadecimal digits: some Collection<UInt8>) -> [UInt8]? {
    guard digits.count % 2 == 0 else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(digits.count / 2)
    var high: UInt8?
    for digit in digits {
      let value: UInt8
      switch digit {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = digit - UInt8(ascii: "0")
      case UInt8(ascii: "A")...UInt8(ascii: "F"): value = digit - UInt8(ascii: "A") + 10
      default: return nil
      }
      if let first = high {
        bytes.append(first << 4 | value)
        high = nil
      } else {
        high = value
      }
    }
    return bytes
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
