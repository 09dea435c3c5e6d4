/// Reads `[-]digits[sign digits]` of up to 18 digits, eight bytes at a time (after Lemire 2021 and Muła 2014): the number
/// is moved to the right end of a word, the decimal sign taken out, and pairs, fours and eights of digits are joined by
/// three multiplications.
struct DigitKernel {
  private static let zeros: UInt64 = 0x3030_3030_3030_3030
  private let decimalSign: UInt8
  private let signs: UInt64

  init(decimalSign: UInt8) {
    self.decimalSign = decimalSign
    signs = UInt64(decimalSign) &* 0x0101_0101_0101_0101
  }

  /// The number in `base[start..<end]`, `nil` when it is spelt in any other way. Sixteen bytes before `end` are read.
  @inline(__always)
  func read(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> (mantissa: Int64, scale: UInt8)? {
    guard end > start else { return nil }
    let isNegative = base[start] == UInt8(ascii: "-")
    let first = isNegative ? start &+ 1 : start
    let length = end &- first
    guard length >= 1 else { return nil }
    let raw = UnsafeRawPointer(base)
    var low = raw.loadUnaligned(fromByteOffset: end &- 8, as: UInt64.self).littleEndian
    if length <= 8 {
      low = Self.padded(low, 8 &- length)
      var scale = 0
      var digits = length
      if let sign = signPlace(in: low) {
        low = Self.removing(sign, from: low, carrying: 0x30)
        scale = 7 &- sign
        digits &-= 1
      }
      guard digits > 0, Self.isAllDigits(low) else { return nil }
      let value = Int64(bitPattern: Self.value(of: low))
      return (isNegative ? 0 &- value : value, UInt8(truncatingIfNeeded: scale))
    }
    guard length <= 16 else { return readLong(base, first, end, isNegative) }
    var high = raw.loadUnaligned(fromByteOffset: end &- 16, as: UInt64.self).littleEndian
    high = Self.padded(high, 16 &- length)
    var scale = 0
    if let sign = signPlace(in: high) {
      high = Self.removing(sign, from: high, carrying: 0x30)
      scale = 15 &- sign
    } else if let sign = signPlace(in: low) {
      low = Self.removing(sign, from: low, carrying: high >> 56)
      high = high << 8 | 0x30
      scale = 7 &- sign
    }
    guard Self.isAllDigits(low), Self.isAllDigits(high) else { return nil }
    let value = Int64(bitPattern: Self.value(of: high) &* 100_000_000 &+ Self.value(of: low))
    return (isNegative ? 0 &- value : value, UInt8(truncatingIfNeeded: scale))
  }

  /// The word with its first `count` bytes turned into zeros.
  @inline(__always)
  private static func padded(_ word: UInt64, _ count: Int) -> UInt64 {
    let kept = UInt64.max &<< UInt64(truncatingIfNeeded: 8 &* count)
    return (word & kept) | (zeros & ~kept)
  }

  /// Which byte is the first decimal sign.
  @inline(__always)
  private func signPlace(in word: UInt64) -> Int? {
    let differences = word ^ signs
    let found = (differences &- 0x0101_0101_0101_0101) & ~differences & 0x8080_8080_8080_8080
    return found == 0 ? nil : found.trailingZeroBitCount &>> 3
  }

  /// The bytes before `place` move up by one over it, and `first` comes in before them.
  @inline(__always)
  private static func removing(_ place: Int, from word: UInt64, carrying first: UInt64) -> UInt64 {
    let shift = UInt64(truncatingIfNeeded: 8 &* place)
    let below: UInt64 = (1 &<< shift) &- 1
    return (word & ~(below | 0xFF &<< shift)) | (word & below) &<< 8 | first
  }

  @inline(__always)
  private static func isAllDigits(_ word: UInt64) -> Bool {
    let high: UInt64 = 0xF0F0_F0F0_F0F0_F0F0
    return (word & high) | ((word &+ 0x0606_0606_0606_0606) & high) &>> 4 == 0x3333_3333_3333_3333
  }

  @inline(__always)
  private static func value(of word: UInt64) -> UInt64 {
    var digits = word &- zeros
    digits = digits &* 10 &+ digits &>> 8
    let even = (digits & 0x0000_00FF_0000_00FF) &* 0x000F_4240_0000_0064
    let odd = ((digits &>> 16) & 0x0000_00FF_0000_00FF) &* 0x0000_2710_0000_0001
    return (even &+ odd) &>> 32
  }

  private func readLong(
    _ base: UnsafePointer<UInt8>, _ first: Int, _ end: Int, _ isNegative: Bool
  ) -> (mantissa: Int64, scale: UInt8)? {
    guard end - first <= 19 else { return nil }
    var mantissa: Int64 = 0
    var digits = 0
    var fraction: Int?
    for place in first..<end {
      let digit = base[place] &- 48
      if digit <= 9 {
        guard digits < 18 else { return nil }
        mantissa = mantissa * 10 + Int64(digit)
        digits += 1
      } else if base[place] == decimalSign, fraction == nil {
        fraction = digits
      } else {
        return nil
      }
    }
    return (isNegative ? -mantissa : mantissa, UInt8(truncatingIfNeeded: digits - (fraction ?? digits)))
  }
}
