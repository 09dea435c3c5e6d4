/// How many columns of a terminal text fills: East Asian wide characters and emoji two, combining marks none.
enum DisplayWidth {
  static func of(_ text: String) -> Int { text.reduce(0) { $0 + of($1) } }

  static func of(_ character: Character) -> Int {
    guard let first = character.unicodeScalars.first else { return 0 }
    if first.value < 0x300 { return 1 }
    switch first.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: break
    }
    let isWide = first.properties.isEmojiPresentation || character.unicodeScalars.contains { $0.value == 0xFE0F }
    return isWide || wide.contains { $0.contains(first.value) } ? 2 : 1
  }

  /// The blocks that Unicode Standard Annex 11 (East Asian Width) calls wide or fullwidth.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
    0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
    0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD,
  ]
}

extension String {
  /// The text filled with blanks on the right to `width` columns.
  func paddedRight(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - DisplayWidth.of(self)))
  }

  /// The text filled with blanks on the left to `width` columns.
  func paddedLeft(to width: Int) -> String {
    String(repeating: " ", count: max(0, width - DisplayWidth.of(self))) + self
  }

  /// The text on one line: line ends and tabs become blanks, other control characters the replacement character.
  var onOneLine: String {
    guard unicodeScalars.contains(where: { $0.properties.generalCategory == .control || $0.value == 0x2028 }) else {
      return self
    }
    return String(
      map { character in
        if character.isNewline || character == "\t" { return " " }
        let isControl = character.unicodeScalars.contains { $0.properties.generalCategory == .control }
        return isControl ? "\u{FFFD}" : character
      })
  }

  /// The text in lines of at most `width` columns, broken at blanks; a longer word has a line of its own.
  func wrapped(to width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var lineWidth = 0
    for word in unbreakableWords {
      let wordWidth = DisplayWidth.of(word)
      if !line.isEmpty, lineWidth + 1 + wordWidth > width {
        lines.append(line)
        (line, lineWidth) = ("", 0)
      }
      if !line.isEmpty { (line, lineWidth) = (line + " ", lineWidth + 1) }
      line += word
      lineWidth += wordWidth
    }
    return line.isEmpty && !lines.isEmpty ? lines : lines + [line]
  }

  /// Words, with a percent sign kept beside its number.
  private var unbreakableWords: [String] {
    split(whereSeparator: { $0 == " " || $0.isNewline || $0 == "\t" }).reduce(into: []) { words, word in
      if word.first == "%", let number = words.popLast() {
        words.append(number + " " + word)
      } else {
        words.append(String(word))
      }
    }
  }

  /// Wrapped lines, the first after `prefix` and the others indented as far.
  func wrapped(to width: Int, after prefix: String) -> [String] {
    let indent = DisplayWidth.of(prefix)
    return wrapped(to: max(20, width - indent)).enumerated().map { index, line in
      index == 0 ? prefix + line : String(repeating: " ", count: indent) + line
    }
  }
}
