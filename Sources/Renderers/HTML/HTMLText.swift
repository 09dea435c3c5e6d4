/// Text inside HTML.
enum HTML {
  /// The text with the characters that HTML reads replaced, and those that would turn its direction or cannot be shown
  /// made visible.
  static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { needsLook[Int($0)] }) else { return text }
    var result = ""
    result.reserveCapacity(text.utf8.count + 16)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\n", "\t": result.unicodeScalars.append(scalar)
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}", "\u{FFFE}",
        "\u{FFFF}":
        result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Bytes that begin or are a character to be looked at.
  private static let needsLook: [Bool] = {
    let special: Set<UInt8> = [0x7F, 0xC2, 0xE2, 0xEF]
    let signs = Set("&<>\"'".utf8)
    return (UInt8.min...UInt8.max).map { $0 < 32 || special.contains($0) || signs.contains($0) }
  }()

  /// `2018-04` or `2018-04-30`.
  static func isDate(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return (bytes.count == 7 || bytes.count == 10)
      && bytes.enumerated().allSatisfy { index, byte in
        index == 4 || index == 7 ? byte == UInt8(ascii: "-") : (48...57).contains(byte)
      }
  }

  /// A word for an address inside the page: letters, digits and hyphens, never empty.
  static func slug(_ text: String) -> String {
    var result = ""
    for character in text.lowercased().prefix(80) {
      let isPlain = character.isASCII && (character.isLetter || character.isNumber)
      if isPlain { result.append(character) } else if result.last != "-" { result.append("-") }
    }
    while result.last == "-" { result.removeLast() }
    while result.first == "-" { result.removeFirst() }
    return result.isEmpty ? "part" : result
  }

  /// Whether an address may be a link: the web, and nothing that runs.
  static func isWebAddress(_ text: String) -> Bool {
    (text.hasPrefix("https://") || text.hasPrefix("http://")) && text.unicodeScalars.allSatisfy { $0.value > 32 }
  }

  /// Bytes in the 64 characters of RFC 4648.
  static func base64(_ bytes: [UInt8]) -> String {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let word = group.reduce(0) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - group.count))
      for place in 0..<4 {
        text.append(place <= group.count ? digits[Int(word >> UInt32(18 - 6 * place) & 63)] : UInt8(ascii: "="))
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
