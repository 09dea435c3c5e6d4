/// The form of specifications as JSON Schema (draft 2020-12), by which editors complete and check them.
public enum SpecificationSchema {
  public static let text: String = {
    let sections = SpecificationKeys.sections.map { section in
      let value =
        section.name == "list"
        ? "{\"type\": \"array\", \"items\": {\"type\": \"string\"}}"
        : section.keys.map { object($0) } ?? "{\"type\": [\"string\", \"number\"]}"
      let about = "\"description\": \(quoted(section.about))"
      return
        "{\"type\": \"object\", \(about), \"required\": [\(quoted(section.name))], \"additionalProperties\": false, "
        + "\"properties\": {\(quoted(section.name)): \(value)}}"
    }
    let scalar = "{\"type\": [\"string\", \"number\", \"boolean\"]}"
    let named: [String: String] = [
      "parameters": "{\"type\": \"object\", \"additionalProperties\": \(scalar)}",
      "data":
        "{\"type\": \"object\", \"additionalProperties\": {\"anyOf\": [\(texts), "
        + "\(object(SpecificationKeys.data))]}}",
      "values": "{\"type\": \"object\", \"additionalProperties\": \(object(SpecificationKeys.values))}",
      "sections": "{\"type\": \"array\", \"items\": {\"oneOf\": [\n    \(sections.joined(separator: ",\n    "))\n  ]}}",
    ]
    let properties = SpecificationKeys.top.map { key in
      "  \(quoted(key.name)): \(named[key.name] ?? value(key))"
    }
    return """
      {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Comity report specification",
      "type": "object", "required": ["title", "sections"], "additionalProperties": false, "properties": {
      \(properties.joined(separator: ",\n"))
      }}

      """
  }()

  private static let texts =
    "{\"anyOf\": [{\"type\": [\"string\", \"number\"]}, {\"type\": \"array\", \"items\": "
    + "{\"type\": [\"string\", \"number\"]}}]}"

  private static func object(_ keys: [SpecificationKey]) -> String {
    let required = keys.filter(\.isRequired).map(\.name)
    let properties = keys.map { "\(quoted($0.name)): \(value($0))" }.joined(separator: ", ")
    let needed = required.isEmpty ? "" : "\"required\": [\(required.map { quoted($0) }.joined(separator: ", "))], "
    let companions = keys.compactMap { key in
      key.companion.map { "\(quoted(key.name)): [\(quoted($0))]" }
    }
    let dependent =
      companions.isEmpty ? "" : "\"dependentRequired\": {\(companions.joined(separator: ", "))}, "
    let type = required.isEmpty ? "[\"object\", \"null\"]" : "\"object\""
    return
      "{\"type\": \(type), \(needed)\(dependent)\"additionalProperties\": false, \"properties\": {\(properties)}}"
  }

  private static func value(_ key: SpecificationKey) -> String {
    let about = "\"description\": \(quoted(key.about))"
    switch key.kind {
    case .text, .file: return "{\"type\": [\"string\", \"number\"], \(about)}"
    case .texts: return "{\(texts.dropFirst().dropLast()), \(about)}"
    case .integer(let range):
      return
        "{\"type\": \"integer\", \"minimum\": \(range.lowerBound), \"maximum\": \(range.upperBound), \(about)}"
    case .flag: return "{\"type\": \"boolean\", \(about)}"
    case .choice(let known): return "{\"enum\": [\(known.map { quoted($0) }.joined(separator: ", "))], \(about)}"
    }
  }

  private static func quoted(_ text: String) -> String { "\"\(text)\"" }
}
