/// A product code of the Harmonized System: `01`, `0101`, `010121` or `TOTAL`, its leading zeros kept.
///
/// The first six digits are international; national tariffs go on to eight or ten.
public struct ProductCode: Sendable, Hashable {
  public enum Level: Int, Sendable, Hashable, Codable, Comparable, CaseIterable {
    case total = 0
    /// Two digits.
    case chapter = 2
    /// Four digits.
    case heading = 4
    /// Six digits.
    case subheading = 6
    /// Eight digits or ten.
    case national = 8

    public static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }
  }

  /// The digits, or `TOTAL`.
  public let text: String

  /// Reads a code; points and blanks between the digits are dropped (`2905.43`) and a lost leading zero is restored
  /// (`10121` is `010121`, `1` is `01`). Also the former `9999AA`, not specified.
  ///
  /// An odd number of digits can only be a lost zero in the Harmonized System. `nil` for anything else, such as the
  /// codes of other classifications, and for more than ten digits.
  public init?(_ text: some StringProtocol) {
    let compact = trimmed(text).uppercased()
    if compact == "TOTAL" || compact == "9999AA" {
      self.text = compact
      return
    }
    var digits = ""
    for character in compact.unicodeScalars where character != "." && character != " " {
      guard ("0"..."9").contains(character) else { return nil }
      digits.unicodeScalars.append(character)
    }
    guard let padded = ProductCode.padded(digits) else { return nil }
    self.text = padded
  }

  /// Digits with the leading zero they lost: `101` becomes `0101`, `0101` stays.
  ///
  /// `nil` for text that is empty, longer than ten characters or not made of digits.
  public static func padded(_ digits: some StringProtocol) -> String? {
    let count = digits.utf8.count
    guard (1...10).contains(count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return count.isMultiple(of: 2) ? String(digits) : "0" + digits
  }

  /// Digits filled with zeros in front to a level whose column is known: `padded("101", to: .subheading)` is `000101`,
  /// so only for columns of one level.
  public static func padded(_ digits: some StringProtocol, to level: Level) -> String? {
    let count = digits.utf8.count
    guard count >= 1, count <= level.rawValue, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    return String(repeating: "0", count: level.rawValue - count) + digits
  }

  public var level: Level {
    switch text.utf8.count {
    case _ where text == "TOTAL": .total
    case 2: .chapter
    case 4: .heading
    case 6: .subheading
    default: .national
    }
  }

  /// The code one level up: `010121`, `0101`, `01`, `TOTAL`, then `nil`.
  public var parent: ProductCode? {
    switch level {
    case .total: nil
    case .chapter: ProductCode("TOTAL")
    case _ where text == "9999AA": ProductCode("9999")
    default: ProductCode(text.dropLast(2))
    }
  }

  /// The code at a coarser level, or `nil` when a finer one is asked for.
  public func coarsened(to level: Level) -> ProductCode? {
    guard level <= self.level else { return nil }
    if level == .total { return ProductCode("TOTAL") }
    return level == .national ? self : ProductCode(text.prefix(level.rawValue))
  }

  /// The number of the chapter, 1 to 99, or `nil` for the total.
  public var chapter: Int? { level == .total ? nil : Int(text.prefix(2)) }

  /// The section whose chapter this is, or `nil` for the total and for chapters 77, 98 and 99.
  public var section: HarmonizedSystem.Section? { chapter.flatMap(HarmonizedSystem.section(ofChapter:)) }

  /// Whether the code stands for goods not specified by kind: 99, 9999, 999999, 9999AA.
  public var isNotSpecified: Bool { text == "9999AA" || text.allSatisfy { $0 == "9" } }

  /// Whether another code is this one or lies under it; every code lies under `TOTAL`.
  public func contains(_ other: ProductCode) -> Bool { level == .total || other.text.hasPrefix(text) }
}

extension ProductCode: Comparable {
  /// By text, digit by digit, `TOTAL` first.
  public static func < (left: ProductCode, right: ProductCode) -> Bool {
    if left.level == .total || right.level == .total { return left.level == .total && right.level != .total }
    return left.text < right.text
  }
}

extension ProductCode: CustomStringConvertible {
  public var description: String { text }
}
