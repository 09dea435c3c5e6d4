import Nomenclature
import Yams

extension Specification {
  /// Reads a specification and checks every key, type and name in it.
  ///
  /// - Parameters:
  ///   - yaml: The text of the specification.
  ///   - file: Its name in errors.
  ///   - settings: Values of parameters in place of their defaults.
  /// - Throws: `SpecificationError` with all faults and their lines.
  public init(yaml: String, file: String, settings: [(name: String, value: String)] = []) throws {
    var reader = SpecificationReader()
    let made = reader.read(yaml, settings: settings)
    guard let made, reader.faults.isEmpty else { throw SpecificationError(file: file, faults: reader.faults) }
    self = made
  }
}

struct SpecificationReader {
  private(set) var faults: [SpecificationFault] = []
  private var parameters: [(name: String, value: String)] = []
  private var valueNames: Set<String> = []

  mutating func read(_ yaml: String, settings: [(name: String, value: String)]) -> Specification? {
    guard let root = compose(yaml) else { return nil }
    guard case .mapping(let mapping) = root else {
      fault(root, "A specification is a mapping with title, data and sections.")
      return nil
    }
    let entries = entries(mapping, of: "a specification", known: SpecificationKeys.top.map(\.name))
    parameters = readParameters(entries["parameters"], settings)
    valueNames = Set(names(entries["values"]))
    let title = entries["title"].flatMap { text($0, mayUseValues: false) }
    if title == nil { fault(root, "There is no title.") }
    let data = readParts(entries["data"], kind: "data", keys: SpecificationKeys.data, single: "files")
    let values = readParts(entries["values"], kind: "values", keys: SpecificationKeys.values, single: nil)
    let sections = readSections(entries["sections"], root)
    let known = data.map(\.name)
    for part in values { checkData(part, known) }
    for part in sections {
      let keys = SpecificationKeys.sections.first { $0.name == part.name }?.keys
      if keys?.contains(where: { $0.name == "data" }) ?? false { checkData(part, known) }
    }
    guard let title else { return nil }
    return Specification(
      title: title, subtitle: entries["subtitle"].flatMap { text($0, mayUseValues: false) }, parameters: parameters,
      data: data, values: values, sections: sections)
  }

  private mutating func compose(_ yaml: String) -> Node? {
    do {
      if let node = try Yams.compose(yaml: yaml) { return node }
      faults.append(SpecificationFault(line: 1, "The specification is empty. comity report --init writes an example."))
    } catch let error as YamlError {
      faults.append(Self.fault(error))
    } catch {
      faults.append(SpecificationFault(line: 0, "\(error)"))
    }
    return nil
  }

  private static func fault(_ error: YamlError) -> SpecificationFault {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      SpecificationFault(line: mark.line, "This is no YAML: \(problem).")
    case .duplicatedKeysInMapping(let duplicates, _):
      SpecificationFault(
        line: 0, "A key stands twice in one mapping: \(duplicates.map { "\($0)" }.sorted().joined(separator: ", ")).")
    default: SpecificationFault(line: 0, "This is no YAML: \(error)")
    }
  }

  private mutating func fault(_ node: Node, _ message: String) {
    faults.append(SpecificationFault(line: node.mark?.line ?? 0, message))
  }

  // MARK: Mappings

  /// The values of a mapping by their keys; unknown keys are faults with the nearest known ones.
  private mutating func entries(_ mapping: Node.Mapping, of what: String, known: [String]) -> [String: Node] {
    var entries: [String: Node] = [:]
    for (key, value) in mapping {
      guard let name = key.scalar?.string else {
        fault(key, "A key is a text.")
        continue
      }
      guard known.contains(name) else {
        fault(key, "There is no key \"\(name)\" in \(what).\(Self.hint(name, known))")
        continue
      }
      entries[name] = value
    }
    return entries
  }

  private static func hint(_ name: String, _ known: [String]) -> String {
    let nearest = NearestNames.suggestions(for: name, among: known, limit: 2)
    if nearest.isEmpty { return known.isEmpty ? "" : " Known are: \(known.joined(separator: ", "))." }
    return " Did you mean \(nearest.map { "\"\($0)\"" }.joined(separator: " or "))?"
  }

  private func names(_ node: Node?) -> [String] {
    guard case .mapping(let mapping)? = node else { return [] }
    return mapping.compactMap { $0.key.scalar?.string }
  }

  /// Named parts: a mapping of names to mappings, or to texts which stand for one key.
  private mutating func readParts(
    _ node: Node?, kind: String, keys: [SpecificationKey], single: String?
  ) -> [Specification.Part] {
    guard let node else { return [] }
    guard case .mapping(let mapping) = node else {
      fault(node, "\(kind) is a mapping of names.")
      return []
    }
    return mapping.compactMap { key, value in
      guard let name = key.scalar?.string else { return nil }
      var options = Specification.Options()
      if case .mapping(let inner) = value {
        options = readOptions(inner, of: "\(kind)", keys: keys)
        checkCompanions(options, keys)
      } else if let single, let key = keys.first(where: { $0.name == single }) {
        if let item = item(value, key) { options.items[single] = item }
      } else {
        fault(value, "\(name) is a mapping: \(keys.map(\.name).joined(separator: ", ")).")
      }
      if let single, options.items[single] == nil { fault(key, "The \(kind) \"\(name)\" have no \(single).") }
      return Specification.Part(name: name, line: key.mark?.line ?? 0, options: options)
    }
  }

  private mutating func readOptions(
    _ mapping: Node.Mapping, of what: String, keys: [SpecificationKey]
  ) -> Specification.Options {
    var options = Specification.Options()
    let entries = entries(mapping, of: what, known: keys.map(\.name))
    for key in keys {
      guard let node = entries[key.name], let item = item(node, key) else { continue }
      options.items[key.name] = item
    }
    return options
  }

  /// Keys that have a use only with another one have it, and those that must be there are.
  private mutating func checkCompanions(_ options: Specification.Options, _ keys: [SpecificationKey]) {
    for key in keys {
      guard let companion = key.companion, let item = options.items[key.name], options.items[companion] == nil else {
        continue
      }
      faults.append(SpecificationFault(line: item.line, "\(key.name) needs \(companion) beside it."))
    }
  }

  private mutating func item(_ node: Node, _ key: SpecificationKey) -> Specification.Item? {
    let line = node.mark?.line ?? 0
    if key.kind == .texts, case .sequence(let sequence) = node {
      return Specification.Item(texts: sequence.compactMap { text($0, mayUseValues: false) }, line: line)
    }
    guard let text = text(node, mayUseValues: false) else { return nil }
    switch key.kind {
    case .text, .file: break
    case .texts:
      // `a, b` in one text are two, as on the command line; conditions keep their commas.
      if key.name != "where" {
        let words = text.split(separator: ",").map { String($0.drop { $0 == " " }) }
        return Specification.Item(texts: words, line: line)
      }
    case .integer(let range):
      if let number = Int(text) {
        if !range.contains(number) {
          fault(node, "\(key.name) takes a number from \(range.lowerBound) to \(range.upperBound), not \(text).")
        }
      } else {
        fault(node, "\(key.name) takes a whole number, not \"\(text)\".")
      }
    case .flag:
      if !["true", "false"].contains(text) { fault(node, "\(key.name) takes true or false, not \"\(text)\".") }
    case .choice(let known):
      if !known.contains(text) {
        fault(
          node,
          "\(key.name) is one of \(known.joined(separator: ", ")), not \"\(text)\".\(Self.choiceHint(text, known))")
      }
    }
    return Specification.Item(texts: [text], line: line)
  }

  private static func choiceHint(_ text: String, _ known: [String]) -> String {
    NearestNames.suggestions(for: text, among: known, limit: 1).first.map { " Did you mean \"\($0)\"?" } ?? ""
  }

  // MARK: Texts

  /// A text with its parameters filled in.
  private mutating func text(_ node: Node, mayUseValues: Bool) -> String? {
    guard let scalar = node.scalar else {
      fault(node, "A text is expected here, not a list or a mapping.")
      return nil
    }
    for name in Placeholders.names(scalar.string) {
      if parameters.contains(where: { $0.name == name }) { continue }
      if valueNames.contains(name), mayUseValues { continue }
      let known = parameters.map(\.name) + (mayUseValues ? valueNames.sorted() : [])
      let rest = valueNames.contains(name) ? " Values may stand in texts only." : Self.hint(name, known)
      fault(node, "There is no parameter\(mayUseValues ? " or value" : "") \"\(name)\".\(rest)")
    }
    if mayUseValues { return scalar.string }
    let parameters = parameters
    return Placeholders.filled(scalar.string) { name in parameters.first { $0.name == name }?.value }
  }

  private mutating func readParameters(
    _ node: Node?, _ settings: [(name: String, value: String)]
  ) -> [(name: String, value: String)] {
    var raw: [(name: String, value: String, node: Node)] = []
    if let node {
      guard case .mapping(let mapping) = node else {
        fault(node, "parameters is a mapping of names to their defaults.")
        return []
      }
      for (key, value) in mapping {
        guard let name = key.scalar?.string, let text = value.scalar?.string else {
          fault(value, "A parameter has a text as its default.")
          continue
        }
        raw.append((name, text, value))
      }
    }
    for setting in settings {
      if let index = raw.firstIndex(where: { $0.name == setting.name }) {
        raw[index].value = setting.value
      } else {
        let message = "--set \(setting.name)=…: there is no such parameter.\(Self.hint(setting.name, raw.map(\.name)))"
        faults.append(SpecificationFault(line: 0, message))
      }
    }
    return raw.map { parameter in (parameter.name, resolve(parameter.name, raw, [])) }
  }

  /// A parameter's value with the parameters in it; a loop is a fault.
  private mutating func resolve(
    _ name: String, _ raw: [(name: String, value: String, node: Node)], _ path: [String]
  ) -> String {
    guard let parameter = raw.first(where: { $0.name == name }) else { return "{\(name)}" }
    if let start = path.firstIndex(of: name) {
      let loop = path[start...] + [name]
      // Told once, where its first parameter in the file stands.
      let first = raw.first { loop.contains($0.name) }?.node ?? parameter.node
      faults.append(
        SpecificationFault(
          line: first.mark?.line ?? 0,
          "These parameters need one another: \(Set(loop).sorted().joined(separator: ", ")).")
      )
      return ""
    }
    var result = ""
    for run in Placeholders.runs(parameter.value) {
      switch run {
      case .text(let text): result += text
      case .name(let inner):
        if !raw.contains(where: { $0.name == inner }) {
          fault(parameter.node, "There is no parameter \"\(inner)\".\(Self.hint(inner, raw.map(\.name)))")
        }
        result += resolve(inner, raw, path + [name])
      }
    }
    return result
  }

  // MARK: Sections

  private mutating func readSections(_ node: Node?, _ root: Node) -> [Specification.Part] {
    guard let node else {
      fault(root, "There are no sections.")
      return []
    }
    guard case .sequence(let sequence) = node else {
      fault(node, "sections is a list: - heading: …, - table: …")
      return []
    }
    return sequence.compactMap { readSection($0) }
  }

  private mutating func readSection(_ node: Node) -> Specification.Part? {
    let kinds = SpecificationKeys.sections.map(\.name)
    guard case .mapping(let mapping) = node, mapping.count == 1, let (key, value) = mapping.first,
      let name = key.scalar?.string
    else {
      fault(
        node, "A section is one of \(kinds.joined(separator: ", ")) with what belongs to it: - table: {rows: partner}")
      return nil
    }
    guard let kind = SpecificationKeys.sections.first(where: { $0.name == name }) else {
      fault(key, "There is no section \"\(name)\".\(Self.hint(name, kinds))")
      return nil
    }
    var part = Specification.Part(name: name, line: key.mark?.line ?? 0, options: Specification.Options())
    if let keys = kind.keys {
      if case .mapping(let inner) = value {
        part.options = readOptions(inner, of: "a section \"\(name)\"", keys: keys)
        checkCompanions(part.options, keys)
      } else if value.scalar?.string != "" && value.scalar?.string != "~" && value.scalar?.string != "null" {
        fault(value, "A section \"\(name)\" is a mapping: \(keys.map(\.name).joined(separator: ", ")).")
      }
      for key in keys where key.isRequired && part.options.items[key.name] == nil {
        faults.append(SpecificationFault(line: part.line, "A section \"\(name)\" has no \(key.name)."))
      }
      return part
    }
    var texts: [String] = []
    if name == "list" {
      if case .sequence(let items) = value {
        texts = items.compactMap { text($0, mayUseValues: true) }
      } else {
        fault(value, "A list has texts: [first, second].")
      }
    } else if let text = text(value, mayUseValues: true) {
      texts = [text]
    }
    part.options.items["text"] = Specification.Item(texts: texts, line: value.mark?.line ?? part.line)
    return part
  }

  /// The data that a part uses are there, or left out where there is no choice.
  private mutating func checkData(_ part: Specification.Part, _ known: [String]) {
    if let name = part.options.text("data") {
      if !known.contains(name) {
        faults.append(
          SpecificationFault(
            line: part.options.line("data") ?? part.line, "There are no data \"\(name)\".\(Self.hint(name, known))"))
      }
    } else if known.count != 1 {
      let message =
        known.isEmpty
        ? "There are no data. Name files under data." : "Which data? Say data: \(known.joined(separator: " or ")). "
      faults.append(SpecificationFault(line: part.line, "\(part.name): \(message)"))
    }
  }
}
