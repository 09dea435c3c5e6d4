extension ExactDecimal: CustomStringConvertible, LosslessStringConvertible {
  /// Plain digits with a point and no exponent: `-0.0125`, `19588059644.309`.
  public var description: String {
    var digits = String(mantissa.magnitude)
    if scale > 0 {
      if digits.count <= scale { digits = String(repeating: "0", count: scale - digits.count + 1) + digits }
      digits.insert(".", at: digits.index(digits.endIndex, offsetBy: -scale))
    }
    return isNegative ? "-" + digits : digits
  }

  /// Reads `[+-]digits[.digits][e[+-]digits]`: no blanks, no grouping, a point as decimal sign.
  ///
  /// Returns `nil` for anything else, and for numbers of more than 38 digits or `largestScale` places.
  public init?(_ text: String) {
    var mantissa: Int128 = 0
    var scale = 0
    var exponent = 0
    var digitCount = 0
    var bytes = Array(text.utf8)[...]
    var isNegative = false
    if let sign = bytes.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      isNegative = sign == UInt8(ascii: "-")
      bytes = bytes.dropFirst()
    }
    var seenPoint = false
    scan: while let byte = bytes.first {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        let (tenfold, first) = mantissa.multipliedReportingOverflow(by: 10)
        let (next, second) = tenfold.addingReportingOverflow(Int128(byte - UInt8(ascii: "0")))
        guard !first, !second else { return nil }
        mantissa = next
        digitCount += 1
        if seenPoint { scale += 1 }
      case UInt8(ascii: ".") where !seenPoint:
        seenPoint = true
      case UInt8(ascii: "e"), UInt8(ascii: "E"):
        guard digitCount > 0, let power = Int(String(decoding: bytes.dropFirst(), as: UTF8.self)),
          abs(power) <= PowersOfTen.largestExponent
        else { return nil }
        exponent = power
        break scan
      default:
        return nil
      }
      bytes = bytes.dropFirst()
    }
    guard digitCount > 0 else { return nil }
    let places = scale - exponent
    if places < 0, mantissa != 0 {
      guard -places <= PowersOfTen.largestExponent,
        !mantissa.multipliedReportingOverflow(by: PowersOfTen.wide(-places)).overflow
      else { return nil }
    }
    let number = ExactDecimal(mantissa: isNegative ? -mantissa : mantissa, scale: mantissa == 0 ? 0 : places)
    guard number.scale <= Self.largestScale else { return nil }
    self = number
  }

  /// The number rounded to `places` digits and padded with zeros to that many, its thousands set apart.
  public func formatted(places: Int, grouping: String = ",") -> String {
    let value = rounded(places: places)
    var digits = String(value.mantissa.magnitude)
    if digits.count <= value.scale {
      digits = String(repeating: "0", count: value.scale - digits.count + 1) + digits
    }
    var whole = String(digits.dropLast(value.scale))
    let fraction = String(digits.suffix(value.scale)) + String(repeating: "0", count: max(0, places - value.scale))
    if !grouping.isEmpty {
      var grouped = ""
      for (position, digit) in whole.enumerated() {
        if position > 0, (whole.count - position) % 3 == 0 { grouped += grouping }
        grouped.append(digit)
      }
      whole = grouped
    }
    return (value.isNegative ? "-" : "") + whole + (places > 0 ? "." + fraction : "")
  }
}

extension ExactDecimal: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let value = ExactDecimal(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "\"\(text)\" is not a decimal number")
    }
    self = value
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
