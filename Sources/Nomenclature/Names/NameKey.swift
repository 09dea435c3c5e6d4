/// What remains of a name when case, accents, punctuation, blanks and usual abbreviations are set aside.
///
/// Two spellings of one name have one key: `Côte d’Ivoire` and `COTE D'IVOIRE`, `St. Lucia` and `Saint Lucia`, `Korea,
/// Rep.` and `Rep. of Korea` (an inverted name is turned round by `inverted`). Words keep their order and none is cut
/// off, so a key never matches a part of another name. O(length).
struct NameKey: Hashable, Comparable, Sendable {
  let text: String

  init(_ name: some StringProtocol) { text = NameKey.words(name).joined() }

  /// The key with what follows the first comma put first, for `Iran, Islamic Rep. of`; `nil` without a comma.
  static func inverted(_ name: some StringProtocol) -> NameKey? {
    guard let comma = name.firstIndex(of: ",") else { return nil }
    return NameKey("\(name[name.index(after: comma)...]) \(name[..<comma])")
  }

  static func < (left: NameKey, right: NameKey) -> Bool { left.text < right.text }

  private static func words(_ name: some StringProtocol) -> [String] {
    var words: [String] = []
    var word = String.UnicodeScalarView()
    func finish() {
      guard !word.isEmpty else { return }
      let folded = LetterFolding.foldWord(word)
      word = String.UnicodeScalarView()
      if let expanded = abbreviations[folded] {
        words.append(expanded)
      } else if !omitted.contains(folded) {
        words.append(folded)
      }
    }
    for scalar in name.unicodeScalars {
      if scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal
        || LetterFolding.isCombining(scalar)
      {
        word.append(scalar)
      } else if !LetterFolding.isApostrophe(scalar) {
        finish()
      }
    }
    finish()
    return words
  }

  private static let omitted: Set<String> = ["the", "of", "and", "и"]

  private static let abbreviations: [String: String] = [
    "dem": "democratic", "fed": "federated", "fmr": "former", "isd": "islands", "isds": "islands", "is": "islands",
    "island": "islands", "rep": "republic", "st": "saint", "sts": "states", "terr": "territories",
    "territory": "territories",
  ]
}
