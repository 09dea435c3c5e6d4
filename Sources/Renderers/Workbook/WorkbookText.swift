/// Text as a cell of a workbook holds it.
enum WorkbookText {
  /// The text with what XML cannot hold written as `_xHHHH_`, at most as long as a cell may be; and whether it was cut.
  static func cell(_ text: String) -> (text: String, isCut: Bool) {
    let isCut = text.utf8.count > WorkbookLimits.characters && text.utf16.count > WorkbookLimits.characters
    let whole = isCut ? text.cut(to: WorkbookLimits.characters - 1) + "…" : text
    return (needsEscapes(whole) ? escaped(whole) : whole, isCut)
  }

  private static func needsEscapes(_ text: String) -> Bool {
    text.utf8.contains { $0 < 32 && $0 != 9 && $0 != 10 || $0 == UInt8(ascii: "_") || $0 == 0xEF }
  }

  private static func escaped(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    var result = ""
    for (index, scalar) in scalars.enumerated() {
      switch scalar.value {
      case 0..<9, 11..<32: result += code(scalar.value)
      case 0xFFFE, 0xFFFF: result += "\u{FFFD}"
      // A text that looks like such a sign is told apart from one.
      case 0x5F where isSign(scalars, at: index): result += code(0x5F)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func isSign(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
    guard index + 6 < scalars.count, scalars[index + 1] == "x", scalars[index + 6] == "_" else { return false }
    return scalars[(index + 2)...(index + 5)].allSatisfy(\.properties.isASCIIHexDigit)
  }

  private static func code(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return "_x" + String(repeating: "0", count: 4 - digits.count) + digits + "_"
  }

  /// A text for the head or foot of a printed page, where `&` begins a code.
  static func pageHeader(_ text: String) -> String {
    String(text.onOneLine.cut(to: 100).flatMap { $0 == "&" ? "&&" : String($0) })
  }
}
