/// Folding of letters to the bare ones they are variants of.
///
/// Covers Latin with diacritics (Latin-1, Extended-A, the Vietnamese block), combining marks, and words in which Latin
/// and Cyrillic letters of the same shape are mixed, as in some tables of the Russian customs (`Вьетнaм` with a
/// Latin a).
enum LetterFolding {
  static func isCombining(_ scalar: Unicode.Scalar) -> Bool { (0x300...0x36F).contains(scalar.value) }

  static func isApostrophe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "'", "’", "‘", "ʼ", "`", "´", "′": true
    default: false
    }
  }

  /// A word in small bare letters of one script.
  static func foldWord(_ word: String.UnicodeScalarView) -> String {
    var letters = String.UnicodeScalarView()
    for scalar in word where !isCombining(scalar) {
      letters.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars.filter { !isCombining($0) })
    }
    return unifyScript(of: fold(letters))
  }

  /// Any text in small bare letters, blanks and punctuation kept: for distances between names.
  static func fold(_ text: some StringProtocol) -> [Unicode.Scalar] {
    var letters = String.UnicodeScalarView()
    letters.append(contentsOf: text.lowercased().unicodeScalars.filter { !isCombining($0) })
    return Array(fold(letters))
  }

  private static func fold(_ letters: String.UnicodeScalarView) -> String.UnicodeScalarView {
    guard letters.contains(where: { $0.value > 0x7F }) else { return letters }
    var folded = String.UnicodeScalarView()
    for letter in letters {
      if let bare = bareLetters[letter] {
        folded.append(contentsOf: bare.unicodeScalars)
      } else {
        folded.append(letter)
      }
    }
    return folded
  }

  /// Writes a word of mixed Latin and Cyrillic letters in the script of the letters that only one script has.
  private static func unifyScript(of word: String.UnicodeScalarView) -> String {
    var hasCyrillic = false
    var hasOnlyCyrillic = false
    for letter in word where (0x400...0x4FF).contains(letter.value) {
      hasCyrillic = true
      hasOnlyCyrillic = hasOnlyCyrillic || latinShapes[letter] == nil
    }
    guard hasCyrillic else { return String(word) }
    let hasOnlyLatin = word.contains { $0.value < 0x80 && $0.properties.isAlphabetic && cyrillicShapes[$0] == nil }
    let shapes = hasOnlyLatin && !hasOnlyCyrillic ? latinShapes : cyrillicShapes
    var unified = String.UnicodeScalarView()
    for letter in word { unified.append(shapes[letter] ?? letter) }
    return String(unified)
  }

  private static let cyrillicShapes: [Unicode.Scalar: Unicode.Scalar] = Dictionary(
    uniqueKeysWithValues: zip("aceopxykmthb".unicodeScalars, "асеорхукмтнв".unicodeScalars))

  private static let latinShapes: [Unicode.Scalar: Unicode.Scalar] = Dictionary(
    uniqueKeysWithValues: zip("асеорхукмтнв".unicodeScalars, "aceopxykmthb".unicodeScalars))

  private static let bareLetters: [Unicode.Scalar: String] = {
    var table: [Unicode.Scalar: String] = [:]
    for (bare, variants) in variantsByLetter {
      for variant in variants.unicodeScalars { table[variant] = bare }
    }
    return table
  }()

  private static let variantsByLetter: [(String, String)] = [
    ("a", "àáâãäåāăąạảấầẩẫậắằẳẵặǎ"), ("ae", "æ"), ("c", "çćĉċč"), ("d", "ďđð"), ("e", "èéêëēĕėęěẹẻẽếềểễệ"),
    ("g", "ĝğġģ"), ("h", "ĥħ"), ("i", "ìíîïĩīĭįıỉịǐ"), ("j", "ĵ"), ("k", "ķ"), ("l", "ĺļľŀł"), ("n", "ñńņňŉ"),
    ("o", "òóôõöøōŏőọỏốồổỗộơớờởỡợǒ"), ("oe", "œ"), ("r", "ŕŗř"), ("s", "śŝşšș"), ("ss", "ß"), ("t", "ţťŧț"),
    ("th", "þ"), ("u", "ùúûüũūŭůűųụủưứừửữựǔ"), ("w", "ŵ"), ("y", "ýÿŷỳỵỷỹ"), ("z", "źżž"), ("е", "ё"), ("и", "й"),
  ]
}
