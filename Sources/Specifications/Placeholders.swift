/// Texts in which `{name}` stands for something; `{{` and `}}` are the braces themselves.
public enum Placeholders {
  public enum Run: Equatable, Sendable {
    case text(String)
    case name(String)
  }

  /// The runs of a text; a brace that nothing closes is itself.
  public static func runs(_ text: String) -> [Run] {
    var runs: [Run] = []
    var plain = ""
    var rest = text[...]
    func isName(_ word: Substring) -> Bool {
      !word.isEmpty && word.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
    }
    while let character = rest.first {
      if rest.hasPrefix("{{") || rest.hasPrefix("}}") {
        plain.append(character)
        rest.removeFirst(2)
      } else if character == "{", let end = rest.firstIndex(of: "}"),
        isName(rest[rest.index(after: rest.startIndex)..<end])
      {
        if !plain.isEmpty { runs.append(.text(plain)) }
        plain = ""
        runs.append(.name(String(rest[rest.index(after: rest.startIndex)..<end])))
        rest = rest[rest.index(after: end)...]
      } else {
        plain.append(character)
        rest.removeFirst()
      }
    }
    if !plain.isEmpty { runs.append(.text(plain)) }
    return runs
  }

  public static func names(_ text: String) -> [String] {
    runs(text).compactMap { if case .name(let name) = $0 { name } else { nil } }
  }

  /// The text with names filled in; a name without a value keeps its braces.
  public static func filled(_ text: String, _ value: (String) -> String?) -> String {
    runs(text).map { run in
      switch run {
      case .text(let text): text
      case .name(let name): value(name) ?? "{\(name)}"
      }
    }.joined()
  }
}
