import Decimals

/// The tokens of some paragraphs with their sentences: what the rules read.
struct Passage: Sendable {
  let tokens: [Token]
  let bytes: [UInt8]
  /// The tokens of each sentence.
  let sentences: [Range<Int>]

  init(_ found: [Token], bytes: [UInt8]) {
    var tokens = found
    sentences = SentenceEnds.mark(&tokens, bytes: bytes)
    self.tokens = tokens
    self.bytes = bytes
  }

  subscript(index: Int) -> Token? { tokens.indices.contains(index) ? tokens[index] : nil }

  /// The word at a place, in small letters; empty for anything else.
  func word(_ index: Int) -> String {
    guard index >= 0, index < tokens.count, tokens[index].kind == .word else { return "" }
    return tokens[index].text
  }

  func isMark(_ index: Int, _ text: String) -> Bool {
    guard index >= 0, index < tokens.count else { return false }
    return tokens[index].kind == .mark && tokens[index].text == text
  }

  func isKind(_ index: Int, _ kind: Token.Kind) -> Bool {
    index >= 0 && index < tokens.count && tokens[index].kind == kind
  }

  /// Whether the token at a place stands right behind the one before it.
  func isGlued(_ index: Int) -> Bool { index > 0 && index < tokens.count && tokens[index].isGlued }

  /// Whether a hyphen stands between two tokens without blanks: "4-year".
  func isHyphen(_ index: Int) -> Bool {
    isKind(index, .dash) && tokens[index].text != "−" && isGlued(index) && isGlued(index + 1)
  }

  /// Whether a sentence or a paragraph ends between two neighbours.
  func isApart(_ index: Int, _ next: Int) -> Bool {
    guard index >= 0, next < tokens.count else { return true }
    return tokens[index].sentence != tokens[next].sentence
  }

  /// The printed text from one token to before another; line ends and runs of blanks become one blank.
  func text(_ range: Range<Int>) -> String {
    guard let first = range.first, let last = range.last else { return "" }
    return Self.collapsed(bytes[tokens[first].start..<tokens[last].end])
  }

  static func collapsed(_ bytes: ArraySlice<UInt8>) -> String {
    var result: [UInt8] = []
    var hasBlank = false
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      let isParagraphEnd = bytes[index...].starts(with: ExtractionText.paragraphEnd)
      if byte == 0x20 || (0x09...0x0D).contains(byte) || isParagraphEnd {
        hasBlank = true
        index += isParagraphEnd ? 3 : 1
        continue
      }
      if hasBlank, !result.isEmpty { result.append(0x20) }
      hasBlank = false
      result.append(byte)
      index += 1
    }
    return String(decoding: result, as: UTF8.self)
  }
}
