import Columns
import Decimals

/// What a cell says when it is read as a number, in every spelling that trade files use.
enum DecimalText: Equatable {
  case narrow(mantissa: Int64, scale: UInt8)
  case wide(WideDecimal)

  /// Reads `[+-]digits[sign digits][e[+-]digits]`; blanks, no-break blanks (also narrow ones) and `groupingSign` may
  /// stand between groups of three digits of the whole part. `nil` for anything else.
  static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, decimalSign: UInt8, groupingSign: UInt8?
  ) -> DecimalText? {
    var cursor = 0
    var isNegative = false
    if let first = bytes.first {
      if first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
        isNegative = first == UInt8(ascii: "-")
        cursor = 1
      } else if bytes.starts(with: [0xE2, 0x88, 0x92]) {
        // U+2212, the minus sign of typeset tables.
        isNegative = true
        cursor = 3
      }
    }
    var digits: [UInt8] = []
    var groupStart: Int?
    var firstGroupIsShort = true
    while cursor < bytes.count {
      if bytes[cursor] &- 48 <= 9 {
        digits.append(bytes[cursor] - 48)
        cursor += 1
        continue
      }
      let length = groupingLength(bytes, at: cursor, groupingSign: groupingSign)
      guard length > 0, !digits.isEmpty else { break }
      if let groupStart {
        guard digits.count - groupStart == 3 else { return nil }
      } else {
        firstGroupIsShort = digits.count <= 3
      }
      groupStart = digits.count
      cursor += length
    }
    if let groupStart { guard digits.count - groupStart == 3, firstGroupIsShort else { return nil } }
    var scale = 0
    if cursor < bytes.count, bytes[cursor] == decimalSign {
      cursor += 1
      while cursor < bytes.count, bytes[cursor] &- 48 <= 9 {
        digits.append(bytes[cursor] - 48)
        scale += 1
        cursor += 1
      }
    }
    guard !digits.isEmpty else { return nil }
    var exponent = 0
    if cursor < bytes.count, bytes[cursor] | 0x20 == UInt8(ascii: "e") {
      let text = String(decoding: bytes[(cursor + 1)...], as: UTF8.self)
      guard let power = Int(text), abs(power) <= 10_000 else { return nil }
      exponent = power
      cursor = bytes.count
    }
    guard cursor == bytes.count else { return nil }
    return number(digits, isNegative: isNegative, exponent: exponent - scale)
  }

  private static func number(_ digits: [UInt8], isNegative: Bool, exponent: Int) -> DecimalText? {
    var exponent = exponent
    var significant = digits.drop { $0 == 0 }
    // Zeros at the end of a fraction say nothing about the value.
    while exponent < 0, significant.last == 0 {
      significant = significant.dropLast()
      exponent += 1
    }
    guard !significant.isEmpty else { return .narrow(mantissa: 0, scale: 0) }
    guard significant.count <= 38 else { return nil }
    var mantissa = significant.reduce(Int128(0)) { $0 * 10 + Int128($1) }
    if isNegative { mantissa = -mantissa }
    if exponent > 0, significant.count + exponent <= 18 {
      return .narrow(mantissa: Int64(mantissa * PowersOfTen.wide(exponent)), scale: 0)
    }
    if exponent <= 0, significant.count <= 18, -exponent <= Int(DecimalColumn.largestScale) {
      return .narrow(mantissa: Int64(mantissa), scale: UInt8(-exponent))
    }
    return .wide(WideDecimal(mantissa: mantissa, exponent: exponent))
  }

  /// How many bytes at `cursor` set groups of digits apart: blank, no-break blank (UTF-8 or Latin-1), narrow no-break
  /// blank, thin blank, or the file's own sign.
  private static func groupingLength(
    _ bytes: UnsafeBufferPointer<UInt8>, at cursor: Int, groupingSign: UInt8?
  ) -> Int {
    let byte = bytes[cursor]
    if byte == UInt8(ascii: " ") || byte == 0xA0 || byte == groupingSign { return 1 }
    if byte == 0xC2, cursor + 1 < bytes.count, bytes[cursor + 1] == 0xA0 { return 2 }
    if byte == 0xE2, cursor + 2 < bytes.count, bytes[cursor + 1] == 0x80,
      bytes[cursor + 2] == 0xAF || bytes[cursor + 2] == 0x89
    {
      return 3
    }
    return 0
  }
}
