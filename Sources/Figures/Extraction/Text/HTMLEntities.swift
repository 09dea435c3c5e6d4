/// Character references of HTML: by number, and by the names that prose uses.
enum HTMLEntities {
  private static let names: [String: Unicode.Scalar] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "ensp": "\u{2002}",
    "emsp": "\u{2003}", "thinsp": "\u{2009}", "shy": "\u{AD}", "zwnj": "\u{200C}", "zwj": "\u{200D}",
    "ndash": "–", "mdash": "—", "minus": "−", "hyphen": "\u{2010}", "lsquo": "‘", "rsquo": "’", "sbquo": "‚",
    "ldquo": "“", "rdquo": "”", "bdquo": "„", "laquo": "«", "raquo": "»", "hellip": "…", "bull": "•", "middot": "·",
    "euro": "€", "pound": "£", "yen": "¥", "cent": "¢", "dollar": "$", "percnt": "%", "permil": "‰", "num": "#",
    "frac12": "½", "half": "½", "frac14": "¼", "frac34": "¾", "frac13": "⅓", "frac23": "⅔", "times": "×",
    "plusmn": "±", "le": "≤", "ge": "≥", "asymp": "≈", "deg": "°", "sect": "§", "para": "¶", "copy": "©",
    "reg": "®", "trade": "™", "eacute": "é", "egrave": "è", "agrave": "à", "aacute": "á", "oacute": "ó",
    "iacute": "í", "uacute": "ú", "ntilde": "ñ", "ouml": "ö", "uuml": "ü", "auml": "ä", "szlig": "ß", "ccedil": "ç",
    "ocirc": "ô", "ecirc": "ê", "acirc": "â", "plus": "+", "equals": "=", "lpar": "(", "rpar": ")", "comma": ",",
    "period": ".", "colon": ":", "semi": ";", "sol": "/", "NewLine": " ", "Tab": "\t", "numsp": "\u{2007}",
  ]

  /// The character that a reference starting at `index` stands for and the bytes it takes; `nil` when there is none.
  static func reference(in bytes: [UInt8], at index: Int) -> (Unicode.Scalar, Int)? {
    let window = bytes[(index + 1)...].prefix(12)
    guard let end = window.firstIndex(of: UInt8(ascii: ";")) else { return nil }
    let name = String(decoding: bytes[(index + 1)..<end], as: UTF8.self)
    let length = end + 1 - index
    if name.hasPrefix("#") {
      let isHexadecimal = name.hasPrefix("#x") || name.hasPrefix("#X")
      let code = UInt32(name.dropFirst(isHexadecimal ? 2 : 1), radix: isHexadecimal ? 16 : 10)
      // Line ends by number would shift the lines.
      guard let scalar = code.flatMap({ Unicode.Scalar($0) }) else { return nil }
      return (scalar == "\n" || scalar == "\r" ? " " : scalar, length)
    }
    return names[name].map { ($0, length) }
  }
}
