import Documents

/// The names of a workbook's sheets: what a program may not take is replaced, and no two are alike whatever their case.
struct SheetNames {
  private var taken = Set<String>()

  /// A name like the wanted one of at most 31 characters.
  mutating func name(_ wanted: String) -> String {
    let base = Self.harmless(wanted)
    var name = base.cut(to: WorkbookLimits.sheetName)
    var count = 1
    while !taken.insert(name.lowercased()).inserted {
      count += 1
      let ending = " (\(count))"
      name = base.cut(to: WorkbookLimits.sheetName - ending.utf16.count) + ending
    }
    return name
  }

  /// Without `[ ] : * ? / \`, control and direction marks; no apostrophe at either end.
  private static func harmless(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "[", "]", ":", "*", "?", "/", "\\": result += "-"
      default:
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: result += "-"
        default: result.unicodeScalars.append(scalar)
        }
      }
    }
    let isEdge = { (character: Character) in character == "'" || character == " " }
    result = String(result.drop(while: isEdge))
    while let last = result.last, isEdge(last) { result.removeLast() }
    // Excel keeps this name for itself.
    return result.isEmpty || result.lowercased() == "history" ? "table" : result
  }
}

/// The names of ranges: letters, digits and underscores that no program takes for a cell.
struct RangeNames {
  private var names = UniqueNames()

  mutating func name(_ wanted: String) -> String {
    var text = ""
    for character in wanted.lowercased().cut(to: 60) {
      let isPlain = character.isASCII && (character.isLetter || character.isNumber)
      text.append(isPlain ? character : "_")
    }
    // `T1`, `R1C1` and `R` are cells; a name begins with a letter.
    let isCell = text.wholeMatch(of: /[a-z]{1,3}[0-9]+|r[0-9]*(c[0-9]*)?|c[0-9]*/) != nil
    if isCell || !(text.first?.isLetter ?? false) { text = "table_" + text }
    return names.name(text)
  }
}

extension String {
  /// The text cut to so many UTF-16 units, never inside a character.
  func cut(to units: Int) -> String {
    guard utf16.count > units else { return self }
    var result = ""
    var count = 0
    for character in self {
      count += character.utf16.count
      if count > units { break }
      result.append(character)
    }
    return result
  }
}
