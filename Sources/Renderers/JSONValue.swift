/// A JSON value with its members in order (RFC 8259), written the same way every time.
enum JSONValue {
  case object([(name: String, value: JSONValue)])
  case array([JSONValue])
  case string(String)
  /// Digits that are already a JSON number.
  case number(String)
  case bool(Bool)
  case null

  static func strings(_ texts: [String]) -> JSONValue { .array(texts.map(JSONValue.string)) }

  /// Indented by two blanks; an object or array that holds no others and fits into 100 columns stays on one line.
  func write(into text: inout String, indent: Int = 0) {
    if let line = oneLine, line.utf8.count + indent <= 100 {
      text += line
      return
    }
    let margin = String(repeating: " ", count: indent)
    switch self {
    case .object(let members):
      text += "{"
      for (index, member) in members.enumerated() {
        text += (index == 0 ? "\n" : ",\n") + margin + "  " + Self.quoted(member.name) + ": "
        member.value.write(into: &text, indent: indent + 2)
      }
      text += "\n" + margin + "}"
    case .array(let items):
      text += "["
      for (index, item) in items.enumerated() {
        text += (index == 0 ? "\n" : ",\n") + margin + "  "
        item.write(into: &text, indent: indent + 2)
      }
      text += "\n" + margin + "]"
    case .string, .number, .bool, .null: text += scalar ?? ""
    }
  }

  private var scalar: String? {
    switch self {
    case .object, .array: nil
    case .string(let text): Self.quoted(text)
    case .number(let digits): digits
    case .bool(let value): value ? "true" : "false"
    case .null: "null"
    }
  }

  /// The value on one line, unless it nests more than one level below itself.
  private var oneLine: String? {
    switch self {
    case .object(let members):
      let parts = members.map { member in member.value.flat.map { Self.quoted(member.name) + ": " + $0 } }
      return parts.contains(nil) ? nil : "{" + parts.compactMap(\.self).joined(separator: ", ") + "}"
    default: return flat
    }
  }

  /// Scalars, and arrays and objects of scalars.
  private var flat: String? {
    switch self {
    case .array(let items):
      let parts = items.map(\.scalar)
      return parts.contains(nil) ? nil : "[" + parts.compactMap(\.self).joined(separator: ", ") + "]"
    case .object(let members):
      let parts = members.map { member in member.value.scalar.map { Self.quoted(member.name) + ": " + $0 } }
      return parts.contains(nil) ? nil : "{" + parts.compactMap(\.self).joined(separator: ", ") + "}"
    default: return scalar
    }
  }

  /// Escapes quotes, backslashes, control characters and the two line separators that JavaScript stumbles over.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x2028 || scalar.value == 0x2029:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
