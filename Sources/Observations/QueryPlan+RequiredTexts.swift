import Columns
import Nomenclature

extension QueryPlan {
  /// What a cell must hold to meet a condition; `nil` where that cannot be told from its bytes.
  ///
  /// Every form of a period has the four digits of its year. A column that is taken as it stands holds the value asked
  /// for, or its beginning; letters that have look-alikes in Unicode are no use.
  func requiredTexts(of condition: Condition, _ field: PlannedField) -> RequiredTexts? {
    let slot = field.slots[0]
    if condition.field == StandardField.period.rawValue, roles.fields[.period]?.isConstant == false {
      return Self.years(condition.test).flatMap { years in
        RequiredTexts(column: slot, texts: years.map { Array($0.description.utf8) })
      }
    }
    guard field.isIdentity, case .isOneOf(let values) = condition.test else { return nil }
    let standard = StandardField(rawValue: condition.field)
    let texts = values.map { value -> [UInt8] in
      let text =
        value.hasSuffix("*")
        ? String(value.dropLast()) : Self.normalised(value, standard: standard, worlds: roles.worldPartners)
      return Array(text.utf8.prefix { Self.hasNoLookAlike($0) })
    }
    return RequiredTexts(column: slot, texts: texts)
  }

  private static func years(_ test: Condition.Test) -> [Int]? {
    switch test {
    case .isOneOf(let values):
      let periods = values.compactMap { Period($0) }
      return periods.count == values.count ? Set(periods.map(\.year)).sorted() : nil
    case .isWithin(let low, let high):
      guard let first = low.flatMap({ Period($0)?.year }), let last = high.flatMap({ Period($0)?.year }), first <= last
      else { return nil }
      return last - first < RequiredTexts.most ? Array(first...last) : nil
    case .isNoneOf, .isMember, .isNoMember:
      return nil
    }
  }

  /// The Kelvin sign is a K to Unicode.
  private static func hasNoLookAlike(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "K"): false
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      true
    default: false
    }
  }
}
