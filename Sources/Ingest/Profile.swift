import Nomenclature
import Observations

/// A kind of file: how it is recognised, and what its columns mean.
struct Profile: Sendable {
  var name: String
  /// Where the header stands among the first records, or `nil` when this is another kind of file.
  var findHeader: @Sendable ([[String]]) -> Int?
  var roles: @Sendable (Shape) throws -> Roles
  /// The names of the columns, from the header as it stands; blank ones at its end are trailing delimiters.
  var columnNames: @Sendable ([String]) -> [String] = { header in
    var names = header
    while names.count > 1, names.last == "" { names.removeLast() }
    return names
  }
  /// The period columns of a file that is wide.
  var wideColumns: @Sendable ([String]) -> [WideColumn] = { _ in [] }

  /// What a profile may look at when it assigns roles.
  struct Shape: Sendable {
    var header: [String]
    /// The header as it stands in the file.
    var printedHeader: [String]
    /// Some rows after the header.
    var rows: [[String]]
    /// The columns that the caller says hold the period.
    var periodColumns: [String]?
  }

  static let all: [Profile] = [
    .comtrade, .comtradeLegacy, .baci, .worldBank, .sdmxCSV, .eurostat, .plain,
  ]
}

/// Texts of standard fields as every profile writes them.
enum StandardText {
  static let world = "W00"

  /// The ISO alpha-3 code of an economy or the code of an area, from an ISO cell (often empty for areas that are no
  /// country) and a numeric UN Comtrade code.
  static func area(iso: String, code: String) -> String? {
    let iso = iso.trimmingBlanks
    if iso == "WLD" || iso == world || code == "0" { return world }
    if !iso.isEmpty { return iso }
    guard let number = Int(code) else { return code.isEmpty ? nil : code }
    return Economies.comtrade(number, year: nil)?.alpha3 ?? PartnerAreas.comtrade(number)?.symbol ?? code
  }

  /// An economy by code or name; other texts stay as they are.
  static func economy(_ text: String) -> String {
    if ["world", "wld", "w00"].contains(text.lowercased()) { return world }
    return Economies.resolve(text)?.alpha3 ?? text
  }

  static func flow(_ text: String) -> String { Flow(text)?.code ?? text }

  static func period(_ text: String) -> String? { Period(text)?.description }

  /// A period from a year and a month (or quarter) in columns of their own.
  static func period(year: String, part: String) -> String? {
    if let month = Int(part), (1...12).contains(month) {
      return Period("\(year)-\(month < 10 ? "0" : "")\(month)")?.description
    }
    return Period("\(year)-\(part)")?.description
  }

  static func isGroup(_ code: String) -> Bool {
    code != world && (Aggregates.isAggregate(alpha3: code) || PartnerAreas.symbol(code)?.isGroup == true)
  }
}

extension String {
  var trimmingBlanks: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    while text.first == " " { text.removeFirst() }
    return String(text)
  }
}
