import Decimals
import Figures
import Intervals
import Nomenclature
import Observations
import Panels

/// How numbers and names stand in sentences.
enum Wording {
  /// A double with a fixed number of places; values are far below 10^15.
  static func fixed(_ value: Double, _ places: Int) -> String {
    guard value.isFinite, value.magnitude < 1e15 else { return "\(value)" }
    var factor = 1.0
    for _ in 0..<places { factor *= 10 }
    return ExactDecimal(mantissa: Int128((value * factor).rounded()), scale: places).formatted(places: places)
  }

  /// A fraction in percent: 0.1184 is `11.84 %`.
  static func percent(_ fraction: Double, _ places: Int = 1) -> String { fixed(fraction * 100, places) + " %" }

  /// With its sign: `+17.2 %`, `-45.1 %`.
  static func signedPercent(_ fraction: Double, _ places: Int = 1) -> String {
    let text = percent(fraction, places)
    return fraction > 0 ? "+" + text : text
  }

  static func percent(_ rate: GrowthRate, _ places: Int = 1) -> String {
    rate.doubleValue.map { signedPercent($0, places) } ?? "not defined"
  }

  /// Percentage points of a fraction: `-20.2 points`.
  static func points(_ rate: GrowthRate, _ places: Int = 1) -> String {
    rate.doubleValue.map { fixed($0 * 100, places) + " points" } ?? "not defined"
  }

  /// An interval of fractions in percent: `34.6 % [33.70, 35.42)` needs its middle elsewhere; this is the bracket.
  static func percentInterval(_ interval: Interval, _ places: Int = 2) -> String {
    interval.text(places: places, percent: true)
  }

  static func area(_ code: String) -> String {
    switch code {
    case "RUS": "Russia"
    case "EAEU-EXT": "economies outside the EAEU"
    case "PLUS3": "Plus Three"
    case "GOVERNMENTS": "governments"
    default: Economies.alpha3(code)?.shortName ?? code
    }
  }

  static func pair(_ subject: String, _ partner: String?) -> String {
    partner.map { "\(area(subject))–\(area($0))" } ?? area(subject)
  }

  /// `a, b and c`.
  static func list(_ items: [String]) -> String {
    guard let last = items.last else { return "none" }
    return items.count == 1 ? last : items.dropLast().joined(separator: ", ") + " and " + last
  }

  /// `2005, 2009 and 2013 to 2018`: runs of years joined.
  static func years(_ years: [Int]) -> String {
    var runs: [(first: Int, last: Int)] = []
    for year in years.sorted() {
      if let last = runs.last, last.last == year - 1 {
        runs[runs.count - 1].last = year
      } else {
        runs.append((year, year))
      }
    }
    return list(
      runs.flatMap { run -> [String] in
        switch run.last - run.first {
        case 0: ["\(run.first)"]
        case 1: ["\(run.first)", "\(run.last)"]
        default: ["\(run.first) to \(run.last)"]
        }
      })
  }

  /// The texts without repetitions, each where it first stood.
  static func distinct(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }
  }

  static func count(_ number: Int) -> String { ExactDecimal(number).formatted(places: 0) }
}

extension ReportedFigure {
  /// Whether it is a number with a unit: dates and ordinals are quoted as printed.
  var isMeasured: Bool { reported != nil && kind != .ordinal }

  /// The number with its words and unit: `more than 2.6 billion USD`, `17 %`.
  var quoted: String { wording }

  /// The values the figure leaves open in its base unit's larger form, as fractions for percent.
  func fractions() throws(Undefined) -> Interval { try interval().scaled(by: ExactRational(1, over: 100) ?? .one) }
}
