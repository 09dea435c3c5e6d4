public import Decimals

/// A block of decimal numbers as mantissas and scales; `value = mantissa × 10^−scale`.
///
/// Numbers of more than 18 digits or 18 places stand in `wide`. Missing is a state of its own, never zero.
public struct DecimalColumn: Sendable {
  /// The scale that marks a missing cell.
  public static let missing = UInt8.max
  /// The scale that marks a number that stands in `wide`.
  public static let isWide = UInt8.max - 1
  /// The largest scale of a narrow number.
  public static let largestScale = UInt8(18)

  public var mantissas: [Int64]
  public var scales: [UInt8]
  /// The numbers that do not fit, by row: mantissa and power of ten.
  public var wide: [Int: WideDecimal]
  /// The scale of every row, when they all share one and none is missing or wide.
  public var uniformScale: UInt8?

  public init(capacity: Int = 0) {
    mantissas = Array(repeating: 0, count: capacity)
    scales = Array(repeating: Self.missing, count: capacity)
    wide = [:]
    uniformScale = nil
  }

  /// Only the rows given, in their order.
  public func keeping(_ rows: UnsafeBufferPointer<UInt32>) -> DecimalColumn {
    var column = DecimalColumn()
    column.mantissas = rows.map { mantissas[Int($0)] }
    column.scales = rows.map { scales[Int($0)] }
    if !wide.isEmpty {
      for (target, row) in rows.enumerated() where scales[Int(row)] == Self.isWide {
        column.wide[target] = wide[Int(row)]
      }
    }
    column.uniformScale = uniformScale
    return column
  }

  /// The number in a row as mantissa and power of ten, `nil` when it is missing.
  public func number(at row: Int) -> WideDecimal? {
    switch scales[row] {
    case Self.missing: nil
    case Self.isWide: wide[row]
    case let scale: WideDecimal(mantissa: Int128(mantissas[row]), exponent: -Int(scale))
    }
  }

  /// The number in a row, `nil` when it is missing or has more than 38 digits.
  public func exactValue(at row: Int) -> ExactDecimal? {
    switch scales[row] {
    case Self.missing: nil
    case Self.isWide: wide[row]?.exactValue
    case let scale: ExactDecimal(mantissa: Int128(mantissas[row]), scale: Int(scale))
    }
  }
}

/// A number too long or too far from one for a mantissa of 64 bits: `mantissa × 10^exponent`, up to 38 digits.
public struct WideDecimal: Sendable, Hashable {
  public var mantissa: Int128
  public var exponent: Int

  public init(mantissa: Int128, exponent: Int) {
    self.mantissa = mantissa
    self.exponent = exponent
  }

  public var exactValue: ExactDecimal? {
    var sum = WideDecimalSum()
    sum.add(mantissa: mantissa, exponent: exponent)
    return sum.exactValue
  }
}
