extension ExtractionText {
  /// HTML: tags, comments, scripts and styles are taken out and character references decoded; lines are kept.
  ///
  /// Elements that stand on their own (paragraphs, headings, items, cells) end a paragraph. O(bytes).
  public init(html bytes: [UInt8]) {
    var stripper = HTMLStripper(source: Self.withLineFeeds(bytes))
    stripper.run()
    self.init(converted: stripper.result)
  }
}

private struct HTMLStripper {
  let source: [UInt8]
  var result: [UInt8] = []
  private var index = 0
  /// After the first search in vain there is nothing to search for any more.
  private var lacksCommentEnd = false
  private var quotesAreBroken = false

  init(source: [UInt8]) {
    self.source = source
    result.reserveCapacity(source.count)
  }

  private static let inline: Set<String> = [
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd",
    "mark", "nobr", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "time", "tt", "u", "var", "wbr",
  ]
  private static let skipped: Set<String> = ["script", "style", "noscript", "template", "svg", "title"]

  mutating func run() {
    while index < source.count {
      let byte = source[index]
      if byte == UInt8(ascii: "<"), index + 1 < source.count, startsTag(source[index + 1]) {
        tag()
      } else if byte == UInt8(ascii: "&"), let (scalar, length) = HTMLEntities.reference(in: source, at: index) {
        result += Array(String(scalar).utf8)
        index += length
      } else {
        // A line end in the source is a blank to HTML; it stays for the count of lines.
        result.append(byte)
        index += 1
      }
    }
  }

  private func startsTag(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "/") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?") || byte.isASCIILetter
  }

  private mutating func tag() {
    if source[index...].starts(with: Array("<!--".utf8)) {
      if !lacksCommentEnd, let end = find("-->", from: index + 4) { return skip(to: end + 3) }
      lacksCommentEnd = true
    }
    var cursor = index + 1
    let closes = source[cursor] == UInt8(ascii: "/")
    if closes { cursor += 1 }
    var name = ""
    while cursor < source.count, name.utf8.count < 16, source[cursor].isASCIILetter || source[cursor].isASCIIDigit {
      name.unicodeScalars.append(Unicode.Scalar(source[cursor]))
      cursor += 1
    }
    name = name.lowercased()
    var quote: UInt8?
    while cursor < source.count {
      let byte = source[cursor]
      if let open = quote {
        if byte == open { quote = nil }
      } else if !quotesAreBroken, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        break
      }
      cursor += 1
    }
    if cursor >= source.count, quote != nil {
      // An open quote runs to the end of the file: the tag ends at its first ">" instead, and so do all that follow.
      quotesAreBroken = true
      cursor = source[index...].firstIndex(of: UInt8(ascii: ">")) ?? source.count
    }
    skip(to: min(cursor + 1, source.count))
    if !Self.inline.contains(name) { result += ExtractionText.paragraphEnd }
    if name == "sup", !closes { result.append(0x20) }
    if !closes, Self.skipped.contains(name) { skip(to: find("</\(name)", from: index) ?? source.count) }
  }

  /// Leaves out what stands before `end`, but for its line feeds.
  private mutating func skip(to end: Int) {
    for byte in source[index..<end] where byte == 0x0A { result.append(byte) }
    index = end
  }

  /// Where a text in small letters stands, whatever the case in the source.
  private func find(_ text: String, from start: Int) -> Int? {
    let wanted = Array(text.utf8)
    guard start + wanted.count <= source.count else { return nil }
    return (start...(source.count - wanted.count)).first { place in
      wanted.indices.allSatisfy { source[place + $0].asciiLowercased == wanted[$0] }
    }
  }
}

extension UInt8 {
  var isASCIILetter: Bool { asciiLowercased >= 0x61 && asciiLowercased <= 0x7A }
  var isASCIIDigit: Bool { self >= 0x30 && self <= 0x39 }
  var isASCIIUppercase: Bool { self >= 0x41 && self <= 0x5A }
  var asciiLowercased: UInt8 { isASCIIUppercase ? self + 0x20 : self }
}
