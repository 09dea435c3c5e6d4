/// Telephone numbers: digits in groups that count nothing.
extension Passage {
  private static let telephoneWords: Set<String> = [
    "tel", "telephone", "phone", "fax", "hotline", "helpline", "whatsapp",
  ]

  /// No telephone number has more groups and joints, which keeps long rows of numbers linear.
  private static let longest = 24

  /// The end of a telephone number that begins with digits: behind its word, or with a leading zero.
  func telephone(at index: Int) -> Int? { telephone(behindWord: index) ?? trunkNumber(index) }

  /// The end of a telephone number behind a plus: "+7 (495) 123-45-67", "+996 312 000 145".
  func telephone(behindPlus index: Int) -> Int? {
    guard isKind(index + 1, .number), isGlued(index + 1) else { return nil }
    if let next = telephone(behindWord: index + 1) { return next }
    // A code and a number make ten digits or more; with something to count they would be a count.
    let (end, digits) = digitRun(from: index + 1)
    if digits >= 10, !isMeasured(index + 1), nounPhrase(after: end) == nil { return end }
    return digitGroups(from: index + 1, brackets: true)
  }

  /// The end of groups of digits that hyphens join, an area code in brackets before them or not.
  func digitGroups(at index: Int) -> Int? {
    if isMark(index - 1, "("), isMark(index + 1, ")") {
      return isKind(index + 2, .number) ? digitGroups(from: index, brackets: true) : nil
    }
    return digitGroups(from: index, brackets: false)
  }

  /// Whether a number has a unit or a scale word, which names have not.
  func isMeasured(_ index: Int) -> Bool {
    guard let amount = amount(at: index) else { return false }
    return amount.unit != nil || amount.numeral.exponent > 0
  }

  /// "Tel: +996 312 000 145", "fax 412 009": digits behind the word, whatever their groups.
  private func telephone(behindWord index: Int) -> Int? {
    var place = index - 1
    while index - place < 5, place >= 0, tokens[place + 1].breakBefore == .none,
      isKind(place, .sign) || [":", ".", "("].contains(where: { isMark(place, $0) })
        || ["no", "number", "numbers"].contains(word(place))
    {
      place -= 1
    }
    guard Self.telephoneWords.contains(word(place)) else { return nil }
    let (end, digits) = digitRun(from: index)
    return digits >= 5 && nounPhrase(after: end) == nil ? end : nil
  }

  /// "021 412 009", "03-2100 0188": a leading zero and further digits behind it.
  private func trunkNumber(_ index: Int) -> Int? {
    let text = tokens[index].text
    guard text.hasPrefix("0"), text.utf8.count > 1, text.utf8.allSatisfy(\.isASCIIDigit) else { return nil }
    let (end, digits) = digitRun(from: index)
    return end > index + 1 && (7...13).contains(digits) ? end : nil
  }

  /// Where numbers with blanks, hyphens, brackets or strokes between them end, and how many digits they have.
  private func digitRun(from index: Int) -> (end: Int, digits: Int) {
    var place = index
    var end = index
    var digits = 0
    while place < min(index + Self.longest, tokens.count), place == index || tokens[place].breakBefore == .none {
      let token = tokens[place]
      if token.kind == .number, !token.text.contains(","), !token.text.contains(".") {
        digits += token.text.utf8.count(where: \.isASCIIDigit)
        end = place + 1
      } else if !(token.kind == .dash && token.isGlued || ["(", ")", "/"].contains { isMark(place, $0) }) {
        break
      }
      place += 1
    }
    return (end, digits)
  }

  /// The end of at least three groups of digits.
  private func digitGroups(from index: Int, brackets: Bool) -> Int? {
    var end = index
    var groups = 0
    while end < tokens.count {
      let token = tokens[end]
      let isJoint = token.kind == .dash && token.isGlued && isGlued(end + 1)
      let isBracket = brackets && token.kind == .mark && "()".contains(token.text)
      if token.kind == .number {
        if !brackets, end > index, !token.isGlued { break }
        // "+856 21 213 109": what looks like a grouped number behind a code is three groups.
        groups += brackets && end > index ? token.text.split(separator: " ").count : 1
      } else if !(isJoint || isBracket) {
        break
      }
      end += 1
    }
    return groups >= 3 ? end : nil
  }
}
