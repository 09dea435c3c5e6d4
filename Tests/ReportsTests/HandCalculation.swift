import Foundation

/// Numbers worked out from rows of the package without any of the program's own arithmetic.
enum HandCalculation {
  private static let tables = Result {
    try BundledPackage.tableNames.reduce(into: [String: [[String: String]]]()) { tables, name in
      let cells = try BundledPackage.cells(name)
      tables[name] = cells.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(cells[0], $0)) }
    }
  }

  /// The rows of a table as dictionaries.
  static func rows(_ table: String) throws -> [[String: String]] { try tables.get()[table] ?? [] }

  /// The printed level of a series in a year.
  static func level(_ series: String, _ year: Int) throws -> Decimal {
    let found = try rows("figures").filter {
      $0["series"] == series && $0["principal"] == "true" && $0["kind"] == "level" && $0["flow"] == "T"
        && $0["period_start"] == "\(year)-01-01" && $0["period_kind"] == "annual"
    }
    guard found.count == 1, let value = Decimal(string: found[0]["value"] ?? "") else {
      throw Failure(text: "\(found.count) levels of \(series) in \(year)")
    }
    return value
  }

  /// Growth in percent with the bounds that rounding to `unit` leaves open: centre, low, high.
  static func growth(_ before: Decimal, _ after: Decimal, unit: Decimal) -> [Double] {
    let half = unit / 2
    return [after / before, (after - half) / (before + half), (after + half) / (before - half)].map {
      double(($0 - 1) * 100)
    }
  }

  /// The sum of the trade rows that have these cells.
  static func total(_ wanted: [String: String], sectorPrefix: String? = nil) throws -> Decimal {
    try rows("trade").filter { row in
      wanted.allSatisfy { row[$0.key] == $0.value }
        && (sectorPrefix.map { row["sector"]?.hasPrefix($0) == true } ?? true)
    }.reduce(Decimal(0)) { $0 + (Decimal(string: $1["value"] ?? "") ?? 0) }
  }

  static func double(_ value: Decimal) -> Double { (value as NSDecimalNumber).doubleValue }

  struct Failure: Error { let text: String }
}
