/// An exact sum of decimals of any size: every addend lands in limbs of 18 digits, so nothing is rounded and the order
/// of additions cannot matter.
///
/// `Σ limb[k] × 10^(18 k)`, the limbs as 128-bit integers that are carried only when the sum is read: 10^20 addends
/// fit before a limb could overflow. This is the slow twin of adding 128-bit mantissas at one scale, and the place
/// where numbers go that do not fit there (exponents, many digits).
public struct WideDecimalSum: Sendable, Equatable {
  private static let limbDigits = 18
  private static let limbBase: Int128 = 1_000_000_000_000_000_000
  private var limbs: [Int: Int128] = [:]

  public init() {}

  public var isEmpty: Bool { limbs.isEmpty }

  /// Adds `mantissa × 10^exponent`.
  public mutating func add(mantissa: Int128, exponent: Int) {
    guard mantissa != 0 else { return }
    var (limb, shift) = exponent.quotientAndRemainder(dividingBy: Self.limbDigits)
    if shift < 0 {
      shift += Self.limbDigits
      limb -= 1
    }
    // Split first: the mantissa may hold 38 digits and the shift add 17 more.
    var rest = mantissa
    var carry: Int128 = 0
    let factor = PowersOfTen.wide(shift)
    while rest != 0 || carry != 0 {
      let (quotient, part) = rest.quotientAndRemainder(dividingBy: Self.limbBase)
      let shifted = part * factor + carry
      let (high, low) = shifted.quotientAndRemainder(dividingBy: Self.limbBase)
      limbs[limb, default: 0] += low
      carry = high
      rest = quotient
      limb += 1
    }
  }

  /// Adds `left × right × 10^exponent`, whatever the size of the product.
  public mutating func addProduct(_ left: Int128, _ right: Int128, exponent: Int) {
    for (place, part) in Self.parts(left).enumerated() {
      for (otherPlace, otherPart) in Self.parts(right).enumerated() {
        add(mantissa: part * otherPart, exponent: exponent + Self.limbDigits * (place + otherPlace))
      }
    }
  }

  private static func parts(_ number: Int128) -> [Int128] {
    let (rest, low) = number.quotientAndRemainder(dividingBy: limbBase)
    let (high, middle) = rest.quotientAndRemainder(dividingBy: limbBase)
    return [low, middle, high]
  }

  public mutating func add(_ decimal: ExactDecimal) { add(mantissa: decimal.mantissa, exponent: -decimal.scale) }

  public mutating func add(_ other: WideDecimalSum) {
    for (limb, value) in other.limbs { limbs[limb, default: 0] += value }
  }

  /// The sum when it has at most 38 digits and `ExactDecimal.largestScale` places, otherwise `nil`.
  public var exactValue: ExactDecimal? {
    guard let (isNegative, digits, exponent) = normalisedDigits() else { return .zero }
    guard digits.count <= 38, exponent <= 0 || digits.count + exponent <= 38, -exponent <= ExactDecimal.largestScale
    else { return nil }
    guard let mantissa = Int128(digits) else { return nil }
    return ExactDecimal(mantissa: isNegative ? -mantissa : mantissa, scale: -exponent)
  }

  /// The double nearest the exact sum (round half to even).
  public var doubleValue: Double {
    guard let (isNegative, digits, exponent) = normalisedDigits() else { return 0 }
    return Double("\(isNegative ? "-" : "")\(digits)e\(exponent)") ?? .nan
  }

  /// Sign, significant digits without trailing zeros, and the power of ten they are multiplied by; `nil` for zero.
  private func normalisedDigits() -> (isNegative: Bool, digits: String, exponent: Int)? {
    guard let lowest = limbs.keys.min(), let highest = limbs.keys.max() else { return nil }
    // Carry once to learn the sign, then again on magnitudes so that all limbs are digits.
    var isNegative = false
    var carried = Self.carry(limbs, from: lowest, through: highest)
    if let top = carried.last(where: { $0 != 0 }), top < 0 {
      isNegative = true
      carried = Self.carry(limbs.mapValues { -$0 }, from: lowest, through: highest)
    }
    guard let topIndex = carried.lastIndex(where: { $0 != 0 }) else { return nil }
    var digits = String(carried[topIndex])
    for limb in carried[..<topIndex].reversed() {
      let text = String(limb)
      digits += String(repeating: "0", count: Self.limbDigits - text.count) + text
    }
    var exponent = lowest * Self.limbDigits
    while digits.hasSuffix("0") {
      digits.removeLast()
      exponent += 1
    }
    return (isNegative, digits, exponent)
  }

  /// Limbs from the lowest up, each in 0 ..< 10^18 but the last, which carries the sign.
  private static func carry(_ limbs: [Int: Int128], from lowest: Int, through highest: Int) -> [Int128] {
    var carried: [Int128] = []
    var carry: Int128 = 0
    func keepLimb(of total: Int128) {
      var (quotient, remainder) = total.quotientAndRemainder(dividingBy: limbBase)
      if remainder < 0 {
        remainder += limbBase
        quotient -= 1
      }
      carried.append(remainder)
      carry = quotient
    }
    for index in lowest...highest { keepLimb(of: (limbs[index] ?? 0) + carry) }
    while carry > limbBase || carry < -1 { keepLimb(of: carry) }
    carried.append(carry)
    return carried
  }
}
