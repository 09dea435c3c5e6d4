extension ExtractionText {
  /// Markdown: marks of emphasis, code, headings and tables and the addresses of links are taken out; lines are kept.
  public init(markdown bytes: [UInt8]) {
    let source = Self.withLineFeeds(bytes)
    var result: [UInt8] = []
    result.reserveCapacity(source.count + 64)
    var index = 0
    var startsLine = true
    var isHeading = false
    var isIndent = true
    while index < source.count {
      let byte = source[index]
      if startsLine {
        startsLine = false
        let rest = source[index...].prefix(7)
        let marks = rest.prefix { $0 == UInt8(ascii: "#") }.count
        if (1...6).contains(marks), index + marks < source.count, source[index + marks] == 0x20 {
          isHeading = true
          result += Self.paragraphEnd
          index += marks
          continue
        }
      }
      switch byte {
      case 0x0A:
        if isHeading { result += Self.paragraphEnd }
        isHeading = false
        startsLine = true
        isIndent = true
        result.append(byte)
      case UInt8(ascii: "|"):
        result += Self.paragraphEnd
      case UInt8(ascii: "*"):
        // A list's mark stays, marks of emphasis go.
        if isIndent, index + 1 < source.count, source[index + 1] == 0x20 { result.append(byte) }
      case UInt8(ascii: "`"):
        break
      case UInt8(ascii: "\\") where index + 1 < source.count && source[index + 1] != 0x0A:
        result.append(source[index + 1])
        index += 1
      case UInt8(ascii: "]") where index + 1 < source.count && source[index + 1] == UInt8(ascii: "("):
        // Addresses are short; without an end nearby this is no link.
        let window = source[(index + 2)...].prefix(2000)
        if let end = window.firstIndex(where: { $0 == UInt8(ascii: ")") || $0 == 0x0A }), source[end] != 0x0A {
          index = end
        }
      case UInt8(ascii: "["):
        break
      default:
        result.append(byte)
      }
      if byte != 0x20, byte != 0x0A, byte != 0x09 { isIndent = false }
      index += 1
    }
    self.init(converted: result)
  }
}
