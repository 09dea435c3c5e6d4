import Decimals

/// Cuts UTF-8 text into tokens, one passage (some paragraphs) at a time. O(bytes), whatever the length of lines.
struct Tokenizer {
  let bytes: [UInt8]
  private(set) var index = 0
  private(set) var line = 1
  private var pendingBreak = Token.Break.paragraph
  private var isGlued = false
  private var lineFeeds = 0

  /// A passage ends at a paragraph's end after so many tokens, at a sentence's end after twice, and anywhere after four
  /// times as many.
  static let passageTokens = 2000

  init(_ text: ExtractionText) { bytes = text.utf8 }

  /// The tokens of the next passage; empty at the end of the text.
  mutating func nextPassage() -> [Token] {
    var tokens: [Token] = []
    while let token = next() {
      let count = tokens.count
      let previous = tokens.last
      tokens.append(token)
      guard count > Self.passageTokens else { continue }
      let endsSentence = previous.map { $0.kind == .mark && ".!?;".contains($0.text) } ?? false
      let ends =
        token.breakBefore == .paragraph || count > 4 * Self.passageTokens
        || (count > 2 * Self.passageTokens && endsSentence && !token.isGlued)
      if ends {
        tokens.removeLast()
        index = token.start
        line = token.line
        pendingBreak = token.breakBefore
        isGlued = token.isGlued
        return tokens
      }
    }
    return tokens
  }

  // MARK: One token

  private mutating func next() -> Token? {
    while index < bytes.count {
      let (scalar, length) = scalar(at: index)
      switch Self.category(scalar) {
      case .lineFeed:
        lineFeeds += 1
        pendingBreak = max(pendingBreak, lineFeeds > 1 ? .paragraph : .line)
        line += 1
        isGlued = false
        index += length
      case .blank:
        isGlued = false
        index += length
      case .paragraphEnd:
        pendingBreak = .paragraph
        isGlued = false
        index += length
      case .ignored:
        index += length
      case .digit: return finish(DigitLexer(bytes: bytes).token(at: index, glued: isGlued))
      case .letter: return finish(word(at: index))
      case .other: return finish(mark(scalar, length))
      }
    }
    return nil
  }

  private mutating func finish(_ found: Token) -> Token {
    var token = found
    token.line = line
    token.isGlued = isGlued
    token.breakBefore = pendingBreak
    index = token.end
    isGlued = true
    pendingBreak = .none
    lineFeeds = 0
    return token
  }

  private func mark(_ scalar: Unicode.Scalar, _ length: Int) -> Token {
    var kind = Token.Kind.mark
    var text = String(scalar)
    switch scalar {
    case "$", "€", "£", "¥", "₽", "฿", "₹", "₫", "₩", "₱", "₸", "₴", "₦", "₺", "₪", "₾", "₼", "₭", "₮", "֏":
      kind = .currency
    case "%", "％", "﹪":
      kind = .percent
      text = "%"
    case "-", "\u{2010}", "\u{2011}":
      kind = .dash
      text = "-"
    case "–", "—", "\u{2012}", "\u{2015}":
      kind = .dash
      text = "–"
    case "−":
      kind = .dash
      text = "−"
    case "½", "¼", "¾", "⅓", "⅔", "⅕", "⅖", "⅗", "⅘", "⅙", "⅚", "⅛", "⅜", "⅝", "⅞": kind = .fraction
    case "+", "~", "≈", "<", ">", "≤", "≥", "±": kind = .sign
    case "‘", "’", "‛", "′": text = "'"
    case "“", "”", "„", "″": text = "\""
    default: break
    }
    return Token(kind: kind, text: text, start: index, end: index + length, line: line)
  }

  // MARK: Words

  private func word(at start: Int) -> Token {
    if let end = addressEnd(at: start) {
      return Token(kind: .identifier, text: "", start: start, end: end, line: line)
    }
    if let end = dottedLettersEnd(at: start) {
      let text = String(decoding: bytes[start..<end], as: UTF8.self)
      return Token(
        kind: .word, text: text.lowercased(), start: start, end: end, line: line,
        isCapitalised: bytes[start].isASCIIUppercase, isAllCapitals: bytes[start].isASCIIUppercase)
    }
    if let end = ordinalEnd(at: start) {
      let text = String(decoding: bytes[start..<end], as: UTF8.self).lowercased()
      return Token(kind: .word, text: text, start: start, end: end, line: line)
    }
    var text: [UInt8] = []
    var cursor = start
    var isPossessive = false
    var capitals = 0
    var letters = 0
    var isPlain = true
    scan: while cursor < bytes.count {
      let byte = bytes[cursor]
      if byte < 0x80 {
        if byte.isASCIILetter {
          text.append(byte.asciiLowercased)
          if byte.isASCIIUppercase { capitals += 1 }
          letters += 1
          cursor += 1
          continue
        }
        if byte == UInt8(ascii: "'"), let next = possessive(at: cursor, length: 1, after: text) {
          isPossessive = next.isPossessive
          if !isPossessive { text.append(byte) }
          cursor = next.end
          if isPossessive { break }
          continue
        }
        break
      }
      let (scalar, length) = scalar(at: cursor)
      switch Self.category(scalar) {
      case .ignored: break
      case .letter:
        isPlain = false
        letters += 1
        text += bytes[cursor..<(cursor + length)]
      default:
        guard scalar == "’" || scalar == "‘", let next = possessive(at: cursor, length: length, after: text) else {
          break scan
        }
        isPossessive = next.isPossessive
        if !isPossessive { text.append(UInt8(ascii: "'")) }
        cursor = next.end
        if isPossessive { break scan }
        continue
      }
      cursor += length
    }
    var string = String(decoding: text, as: UTF8.self)
    if !isPlain { string = string.lowercased() }
    let first = String(decoding: bytes[start..<cursor], as: UTF8.self).unicodeScalars.first
    var token = Token(kind: .word, text: string, start: start, end: cursor, line: line)
    token.isPossessive = isPossessive
    token.isCapitalised = first.map { $0.properties.isUppercase } ?? false
    token.isAllCapitals = isPlain && letters > 1 && capitals == letters
    if let end = digitsEnd(after: token) {
      token.kind = .identifier
      token.text = String(decoding: bytes[start..<end], as: UTF8.self).lowercased()
      token.end = end
    }
    return token
  }

  /// The ending of an ordinal that runs into the next word: "1stASEAN".
  private func ordinalEnd(at start: Int) -> Int? {
    guard start > 0, bytes[start - 1].isASCIIDigit, start + 2 < bytes.count, bytes[start + 2].isASCIIUppercase else {
      return nil
    }
    let ending = [bytes[start].asciiLowercased, bytes[start + 1].asciiLowercased]
    return ["st", "nd", "rd", "th"].contains { Array($0.utf8) == ending } ? start + 2 : nil
  }

  /// What an apostrophe after letters is: a possessive ending, or a letter of the word ("o'clock"); `nil` for a
  /// quotation mark.
  private func possessive(at cursor: Int, length: Int, after text: [UInt8]) -> (end: Int, isPossessive: Bool)? {
    let next = cursor + length
    let follower = next < bytes.count ? bytes[next] : 0x20
    if follower.asciiLowercased == UInt8(ascii: "s") {
      let after = next + 1 < bytes.count ? bytes[next + 1] : 0x20
      if !after.isASCIILetter { return (next + 1, true) }
    }
    if follower.isASCIILetter { return (next, false) }
    return text.last == UInt8(ascii: "s") && follower == 0x20 ? (next, true) : nil
  }

  /// Letters with digits behind them are a name (G20, MH17), unless they are a currency (USD18).
  private func digitsEnd(after token: Token) -> Int? {
    guard token.end < bytes.count, bytes[token.end].isASCIIDigit, !token.isPossessive else { return nil }
    if token.isCapitalised || token.text == "rs", CurrencyWords.prefix(token) != nil { return nil }
    if token.isCapitalised, CurrencyWords.gluedLetters[token.text] != nil, isMoney(at: token.end) { return nil }
    var cursor = token.end
    while cursor < bytes.count {
      let byte = bytes[cursor]
      if byte.isASCIILetter || byte.isASCIIDigit {
        cursor += 1
      } else if byte == UInt8(ascii: "."), cursor + 1 < bytes.count, bytes[cursor + 1].isASCIIDigit {
        cursor += 1
      } else {
        break
      }
    }
    return cursor
  }

  /// Whether at least three digits, or digits with a decimal or thousands sign, stand at a place with no letter behind.
  private func isMoney(at start: Int) -> Bool {
    var cursor = start
    while cursor < bytes.count, bytes[cursor].isASCIIDigit { cursor += 1 }
    guard cursor < bytes.count else { return cursor - start >= 3 }
    let isParted = bytes[cursor] == UInt8(ascii: ".") || bytes[cursor] == UInt8(ascii: ",")
    let goesOn = isParted && cursor + 1 < bytes.count && bytes[cursor + 1].isASCIIDigit
    return (cursor - start >= 3 || goesOn) && !bytes[cursor].isASCIILetter
  }

  /// "U.S.", "p.p.", "a.m.": at least two single letters with points.
  private func dottedLettersEnd(at start: Int) -> Int? {
    var cursor = start
    var count = 0
    while cursor + 1 < bytes.count, bytes[cursor].isASCIILetter, bytes[cursor + 1] == UInt8(ascii: ".") {
      cursor += 2
      count += 1
    }
    if count > 0, cursor < bytes.count, bytes[cursor].isASCIILetter { return nil }
    return count > 1 ? cursor : nil
  }

  /// Addresses of pages run to the next blank.
  private func addressEnd(at start: Int) -> Int? {
    guard "hHwW".utf8.contains(bytes[start]) else { return nil }
    let begins = ["http://", "https://", "www."].contains { bytes[start...].starts(with: $0.utf8) }
    guard begins else { return nil }
    return bytes[start...].firstIndex { $0 <= 0x20 || $0 == UInt8(ascii: ">") } ?? bytes.count
  }
}

extension Tokenizer {
  enum Category { case blank, lineFeed, paragraphEnd, ignored, digit, letter, other }

  static func category(_ scalar: Unicode.Scalar) -> Category {
    switch scalar.value {
    case 0x0A, 0x0B, 0x0C, 0x85, 0x2028: scalar.value == 0x0A ? .lineFeed : .blank
    case 0x00...0x20, 0x7F, 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: .blank
    case 0x2029: .paragraphEnd
    case 0x30...0x39: .digit
    case 0x41...0x5A, 0x61...0x7A: .letter
    case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFEFF, 0xFE0E, 0xFE0F: .ignored
    case 0x21...0x7E: .other
    default: scalar.properties.isAlphabetic ? .letter : .other
    }
  }

  /// The character at a place; ill-formed bytes are read one by one as U+FFFD.
  func scalar(at place: Int) -> (Unicode.Scalar, Int) { Self.scalar(in: bytes, at: place) }

  static func scalar(in bytes: [UInt8], at place: Int) -> (Unicode.Scalar, Int) {
    let first = bytes[place]
    if first < 0x80 { return (Unicode.Scalar(first), 1) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 0
    guard length > 0, place + length <= bytes.count, first < 0xF5 else { return ("\u{FFFD}", 1) }
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for offset in 1..<length {
      let byte = bytes[place + offset]
      guard byte & 0xC0 == 0x80 else { return ("\u{FFFD}", 1) }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    return Unicode.Scalar(value).map { ($0, length) } ?? ("\u{FFFD}", 1)
  }
}
