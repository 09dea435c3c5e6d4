import Decimals

/// A number as its decimal digits: `±0.d₁d₂d₃… × 10^exponent`, rounded as a person rounds on paper.
///
/// Doubles come in by their shortest text that reads back, so 0.07 is seven hundredths, and percent and rounding work
/// on what a reader sees, never on binary fractions.
struct DecimalDigits: Equatable {
  var isNegative: Bool
  /// 0 to 9, without leading or trailing zeros; empty for zero.
  private(set) var digits: [UInt8]
  /// How many digits stand before the point; negative when zeros follow it.
  private(set) var exponent: Int

  init(_ decimal: ExactDecimal) {
    self.init(
      isNegative: decimal.isNegative, digits: String(decimal.mantissa.magnitude).utf8.map { $0 - 48 },
      scale: decimal.scale)
  }

  /// `nil` for infinities and "not a number".
  init?(_ number: Double) {
    guard number.isFinite else { return nil }
    let text = number.magnitude.description.utf8
    let parts = text.split(separator: UInt8(ascii: "e"), maxSplits: 1)
    let power = parts.count == 2 ? Int(String(parts[1])!)! : 0
    let point = parts[0].firstIndex(of: UInt8(ascii: "."))
    let scale = point.map { parts[0].distance(from: $0, to: parts[0].endIndex) - 1 } ?? 0
    let digits = parts[0].filter { $0 != UInt8(ascii: ".") }.map { $0 - 48 }
    self.init(isNegative: number < 0, digits: digits, scale: scale - power)
  }

  private init(isNegative: Bool, digits: [UInt8], scale: Int) {
    self.isNegative = isNegative
    self.digits = digits
    exponent = digits.count - scale
    normalise()
  }

  private mutating func normalise() {
    let zeros = digits.prefix { $0 == 0 }.count
    digits.removeFirst(zeros)
    exponent -= zeros
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty { (isNegative, exponent) = (false, 0) }
  }

  var isZero: Bool { digits.isEmpty }

  /// How many digits after the point the number needs.
  var places: Int { max(0, digits.count - exponent) }

  /// The number times `10^power`.
  func shifted(by power: Int) -> DecimalDigits {
    var result = self
    if !isZero { result.exponent += power }
    return result
  }

  /// Rounded half away from zero to `places` digits after the point.
  func rounded(places: Int) -> DecimalDigits { rounded(keeping: exponent + places) }

  /// Rounded half away from zero to so many significant digits.
  func rounded(significant count: Int) -> DecimalDigits { rounded(keeping: count) }

  private func rounded(keeping count: Int) -> DecimalDigits {
    guard count < digits.count else { return self }
    var result = self
    let roundsUp = count >= 0 && digits[count] >= 5
    result.digits = Array(digits.prefix(max(0, count)))
    if roundsUp {
      // A leading zero takes the last carry.
      result.digits.insert(0, at: 0)
      result.exponent += 1
      var position = result.digits.count - 1
      while result.digits[position] == 9 {
        result.digits[position] = 0
        position -= 1
      }
      result.digits[position] += 1
    }
    result.normalise()
    return result
  }

  /// Plain digits with a point, padded with zeros to `places` after it, thousands set apart.
  func plain(places minimum: Int = 0, grouping: String = "") -> String {
    let whole =
      exponent > 0 ? digits.prefix(exponent) + Array(repeating: 0, count: max(0, exponent - digits.count)) : [0]
    let zeros = isZero ? 0 : max(0, -exponent)
    var fraction = Array(repeating: UInt8(0), count: zeros) + digits.dropFirst(max(0, exponent))
    fraction += Array(repeating: 0, count: max(0, minimum - fraction.count))
    var text = isNegative ? "-" : ""
    for (position, digit) in whole.enumerated() {
      if position > 0, (whole.count - position) % 3 == 0 { text += grouping }
      text.unicodeScalars.append(Unicode.Scalar(48 + digit))
    }
    if !fraction.isEmpty {
      text += "."
      for digit in fraction { text.unicodeScalars.append(Unicode.Scalar(48 + digit)) }
    }
    return text
  }

  /// `1.5e300`: one digit before the point.
  func scientific() -> String {
    let head = DecimalDigits(isNegative: isNegative, digits: digits, scale: digits.count - 1)
    return head.plain() + "e\(isZero ? 0 : exponent - 1)"
  }
}
