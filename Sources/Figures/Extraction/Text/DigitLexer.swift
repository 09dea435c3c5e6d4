import Decimals
import Nomenclature

/// Reads what begins with a digit: a number with its groups and fraction, a numeric date, a time, a version.
struct DigitLexer {
  let bytes: [UInt8]

  /// The token at a digit. Groups of three are set apart by one kind of comma, point, apostrophe or blank; a comma
  /// before one or two digits, or after a zero, can only be a decimal sign.
  func token(at start: Int, glued: Bool) -> Token {
    if let date = numericDate(at: start) { return date }
    if let end = timeEnd(at: start) { return Token(kind: .time, text: "", start: start, end: end, line: 0) }
    let first = run(at: start)
    var digits = Array(bytes[start..<first])
    var end = first
    var isGrouped = false
    if first - start <= 3, bytes[start] != UInt8(ascii: "0") || first - start == 1 {
      var separator: Unicode.Scalar?
      while let (sign, length) = separatorScalar(at: end), separator == nil || separator == sign {
        let group = end + length
        guard run(at: group) == group + 3 else { break }
        if sign == ".", separator == nil, !hasSecondGroup(at: group + 3, sign) { break }
        if sign == ",", digits == [UInt8(ascii: "0")] { break }
        separator = sign
        digits += bytes[group..<(group + 3)]
        end = group + 3
        isGrouped = true
      }
    }
    let wholeDigits = digits.count
    var scale = 0
    if end + 1 < bytes.count, bytes[end] == UInt8(ascii: ".") || bytes[end] == UInt8(ascii: ","),
      bytes[end + 1].isASCIIDigit
    {
      let fractionEnd = run(at: end + 1)
      let length = fractionEnd - end - 1
      let isPoint = bytes[end] == UInt8(ascii: ".")
      let isYearList = first - start == 4 && !isGrouped
      let isDecimalComma = !isGrouped && !isYearList && (length <= 2 || digits == [UInt8(ascii: "0")])
      if isPoint || isDecimalComma {
        let more = fractionEnd + 1 < bytes.count && bytes[fractionEnd] == bytes[end]
        if more, bytes[fractionEnd + 1].isASCIIDigit {
          // 1.2.3 is a version or a list.
          return Token(kind: .identifier, text: "", start: start, end: chainEnd(at: end), line: 0)
        }
        digits += bytes[(end + 1)..<fractionEnd]
        scale = length
        end = fractionEnd
      }
    }
    var token = Token(kind: .number, text: "", start: start, end: end, line: 0)
    token.text = String(decoding: bytes[start..<end], as: UTF8.self)
    token.isGrouped = isGrouped
    token.digitCount = wholeDigits
    guard digits.count <= 24, let mantissa = Int128(String(decoding: digits, as: UTF8.self)) else {
      token.kind = .identifier
      return token
    }
    token.value = ExactDecimal(mantissa: mantissa, scale: scale)
    return token
  }

  /// The end of the digits at a place.
  private func run(at start: Int) -> Int {
    var cursor = start
    while cursor < bytes.count, bytes[cursor].isASCIIDigit { cursor += 1 }
    return cursor
  }

  private func separatorScalar(at place: Int) -> (Unicode.Scalar, Int)? {
    guard place < bytes.count else { return nil }
    let (scalar, length) = Tokenizer.scalar(in: bytes, at: place)
    return switch scalar {
    case ",", ".", "'", "’", " ", "\u{A0}", "\u{202F}", "\u{2009}", "\u{2007}": (scalar, length)
    default: nil
    }
  }

  private func hasSecondGroup(at place: Int, _ sign: Unicode.Scalar) -> Bool {
    guard let (next, length) = separatorScalar(at: place), next == sign else { return false }
    return run(at: place + length) == place + length + 3
  }

  private func chainEnd(at place: Int) -> Int {
    var cursor = place
    while cursor + 1 < bytes.count, bytes[cursor] == UInt8(ascii: ".") || bytes[cursor] == UInt8(ascii: ","),
      bytes[cursor + 1].isASCIIDigit
    {
      cursor = run(at: cursor + 1)
    }
    return cursor
  }

  /// 21:26 and 21:26:05.
  private func timeEnd(at start: Int) -> Int? {
    let hours = run(at: start)
    guard hours - start <= 2, hours + 2 < bytes.count, bytes[hours] == UInt8(ascii: ":"),
      run(at: hours + 1) == hours + 3
    else { return nil }
    let minutes = hours + 3
    let hasSeconds =
      minutes + 2 < bytes.count && bytes[minutes] == UInt8(ascii: ":") && run(at: minutes + 1) == minutes + 3
    return hasSeconds ? minutes + 3 : minutes
  }

  /// 19-05-2018, 19/05/2018, 19.05.2018, 2018-05-19; the order of day and month is told only where it can be.
  private func numericDate(at start: Int) -> Token? {
    let first = run(at: start)
    guard first < bytes.count, first - start <= 4, first - start != 3 else { return nil }
    let sign = bytes[first]
    guard sign == UInt8(ascii: "-") || sign == UInt8(ascii: "/") || sign == UInt8(ascii: ".") else { return nil }
    let second = run(at: first + 1)
    guard (1...2).contains(second - first - 1), second < bytes.count, bytes[second] == sign else { return nil }
    let third = run(at: second + 1)
    let lengths = (first - start, third - second - 1)
    guard lengths == (4, 2) || (lengths.0 <= 2 && lengths.1 == 4) else { return nil }
    guard let a = number(start, first), let b = number(first + 1, second), let c = number(second + 1, third) else {
      return nil
    }
    let year = lengths.0 == 4 ? a : c
    guard (1500...2199).contains(year) else { return nil }
    let dates = lengths.0 == 4 ? [(b, c)] : a == b ? [(a, b)] : [(b, a), (a, b)]
    let possible = dates.compactMap { CalendarDate(year: year, month: $0.0, day: $0.1) }
    guard !possible.isEmpty else { return nil }
    var token = Token(kind: .date, text: "", start: start, end: third, line: 0)
    token.period = possible.count == 1 ? possible[0].description : String(year)
    return token
  }

  private func number(_ start: Int, _ end: Int) -> Int? { Int(String(decoding: bytes[start..<end], as: UTF8.self)) }
}
