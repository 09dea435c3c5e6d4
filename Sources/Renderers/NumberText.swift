public import Decimals
public import Documents
import Intervals

/// Numbers as text: shortest digits for machines, rounded and grouped for readers.
public enum NumberText {
  /// What stands for a missing number in text.
  public static let notAvailable = "…"

  /// The shortest digits that read back to the same double: `0.1`, `10000000000000000`, `1.5e300`.
  ///
  /// Plain digits up to 21 before the point and 12 zeros after it, an exponent beyond; always a JSON number. Negative
  /// zero is `0`; `nil` for infinities and "not a number".
  public static func shortest(_ number: Double) -> String? {
    guard let digits = DecimalDigits(number) else { return nil }
    return (-12...21).contains(digits.exponent) ? digits.plain() : digits.scientific()
  }

  /// The fraction as a decimal when it is one of at most 18 places, otherwise the shortest digits of the nearest double.
  public static func shortest(_ number: ExactRational) -> String? {
    var reduced = number.denominator
    var (twos, fives) = (0, 0)
    while reduced % 2 == 0 { (reduced, twos) = (reduced / 2, twos + 1) }
    while reduced % 5 == 0 { (reduced, fives) = (reduced / 5, fives + 1) }
    if reduced == 1, max(twos, fives) <= 18 {
      let factor = PowersOfTen.wide(max(twos, fives)) / number.denominator
      let (mantissa, overflow) = number.numerator.multipliedReportingOverflow(by: factor)
      if !overflow { return ExactDecimal(mantissa: mantissa, scale: max(twos, fives)).description }
    }
    return shortest(number.doubleValue)
  }

  /// The double rounded half away from zero to `places` digits, as its shortest digits show it; `nil` when not finite.
  public static func fixed(_ number: Double, places: Int, grouping: String = ",") -> String? {
    DecimalDigits(number)?.rounded(places: places).plain(places: places, grouping: grouping)
  }

  public static func fixed(_ number: ExactDecimal, places: Int, grouping: String = ",") -> String {
    DecimalDigits(number).rounded(places: places).plain(places: places, grouping: grouping)
  }

  /// The fraction times 100, rounded, without the sign: `7.00` for 0.07 with two places.
  public static func percent(_ fraction: Double, places: Int) -> String? {
    DecimalDigits(fraction)?.shifted(by: 2).rounded(places: places).plain(places: places, grouping: ",")
  }

  public static func percent(_ fraction: ExactDecimal, places: Int) -> String {
    DecimalDigits(fraction).shifted(by: 2).rounded(places: places).plain(places: places, grouping: ",")
  }

  /// So many significant digits, but no digit before the point is rounded away; with an exponent below 0.0001 and from
  /// 10^15 on.
  public static func significant(_ number: Double, digits count: Int) -> String? {
    DecimalDigits(number).map { significant($0, count) }
  }

  static func significant(_ number: DecimalDigits, _ count: Int) -> String {
    let rounded = number.rounded(significant: count)
    if rounded.isZero { return "0" }
    guard (-3...15).contains(rounded.exponent) else { return rounded.scientific() }
    let places = max(0, count - rounded.exponent)
    return number.rounded(places: places).plain(places: places, grouping: ",")
  }

  /// The cell as a reader sees it; missing cells and numbers that are not finite are `notAvailable`.
  public static func text(_ cell: Cell, format: CellFormat) -> String {
    switch cell {
    case .text(let text): text
    case .decimal(let value): text(DecimalDigits(value), format)
    case .number(let value): DecimalDigits(value).map { text($0, format) } ?? notAvailable
    case .interval(let interval): text(interval, format)
    case .missing: notAvailable
    }
  }

  private static func text(_ digits: DecimalDigits, _ format: CellFormat) -> String {
    switch format {
    case .text, .plain(grouped: false): digits.plain()
    case .plain(grouped: true): digits.plain(grouping: ",")
    case .fixed(let places): digits.rounded(places: places).plain(places: places, grouping: ",")
    case .percent(let places):
      digits.shifted(by: 2).rounded(places: places).plain(places: places, grouping: ",")
    case .significant(let count): significant(digits, count)
    }
  }

  private static func text(_ interval: Interval, _ format: CellFormat) -> String {
    switch format {
    case .text, .plain(grouped: false): return interval.text(places: nil, grouping: "")
    case .plain(grouped: true): return interval.description
    case .fixed(let places): return interval.text(places: places)
    case .percent(let places): return interval.text(places: places, percent: true)
    case .significant(let count):
      // As many places as the larger bound needs for its significant digits.
      let bounds = [interval.lower, interval.upper].compactMap { $0.value.flatMap { DecimalDigits($0.doubleValue) } }
      let exponent = bounds.filter { !$0.isZero }.map(\.exponent).max() ?? 1
      return interval.text(places: min(30, max(0, count - exponent)))
    }
  }
}
