/// Words as a shell reads them.
enum ShellWord {
  private static let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_./,:=@%+".utf8)

  /// The word as it is typed: as it is, between single quotes, or between `$'` and `'` where it has control characters.
  static func quoted(_ word: String) -> String {
    if !word.isEmpty, word.utf8.allSatisfy(plain.contains) { return word }
    guard word.unicodeScalars.contains(where: { $0.value < 32 }) else {
      return "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }
    var text = "$'"
    for scalar in word.unicodeScalars {
      switch scalar {
      case "\n": text += "\\n"
      case "\t": text += "\\t"
      case "\r": text += "\\r"
      case "'", "\\":
        text += "\\"
        text.unicodeScalars.append(scalar)
      case _ where scalar.value < 32: text += "\\x" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "'"
  }

  /// The words of a command that `quoted` wrote; `nil` where a quote is open.
  static func words(_ command: String) -> [String]? {
    var words: [String] = []
    var word = String.UnicodeScalarView()
    var isWord = false
    var rest = command.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case " ":
        if isWord { words.append(String(word)) }
        word = String.UnicodeScalarView()
        isWord = false
        continue
      case "'":
        guard let end = rest.firstIndex(of: "'") else { return nil }
        word.append(contentsOf: rest[..<end])
        rest = rest[rest.index(after: end)...]
      case "\\":
        guard let next = rest.popFirst() else { return nil }
        word.append(next)
      case "$" where rest.first == "'":
        rest.removeFirst()
        guard let text = escaped(&rest) else { return nil }
        word.append(contentsOf: text)
      default: word.append(scalar)
      }
      isWord = true
    }
    if isWord { words.append(String(word)) }
    return words
  }

  /// What stands between `$'` and `'`.
  private static func escaped(_ rest: inout Substring.UnicodeScalarView) -> String.UnicodeScalarView? {
    var text = String.UnicodeScalarView()
    while let scalar = rest.popFirst() {
      if scalar == "'" { return text }
      guard scalar == "\\" else {
        text.append(scalar)
        continue
      }
      guard let sign = rest.popFirst() else { return nil }
      switch sign {
      case "n": text.append("\n")
      case "t": text.append("\t")
      case "r": text.append("\r")
      case "x":
        guard let value = UInt8(String(String.UnicodeScalarView(rest.prefix(2))), radix: 16) else { return nil }
        rest = rest.dropFirst(2)
        text.append(Unicode.Scalar(value))
      default: text.append(sign)
      }
    }
    return nil
  }
}
