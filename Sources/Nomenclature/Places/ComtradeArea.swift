/// A reporter or partner of UN Comtrade with the years in which its code is used; CEPII's BACI uses the same codes.
public struct ComtradeArea: Sendable, Hashable {
  /// Comtrade's number, which is not ISO's for some (USA 842, France 251, India 699, Norway 579, Switzerland 757).
  public let code: Int
  /// The alpha-3 code it goes under; `nil` for areas that never had one, such as the Southern African Customs Union.
  public let alpha3: String?
  /// Comtrade's name: `Belgium-Luxembourg (...1998)`.
  public let name: String
  /// The first year in use, or `nil` when unbounded.
  public let firstYear: Int?
  /// The last year in use, or `nil` while it is.
  public let lastYear: Int?

  /// Whether the code is used in a year.
  public func isValid(in year: Int) -> Bool { (firstYear ?? year) <= year && year <= (lastYear ?? year) }

  init(row: Substring) {
    let cells = row.split(separator: "|", omittingEmptySubsequences: false)
    code = Int(cells[0])!
    let symbol = String(cells[1])
    alpha3 = Economies.alpha3(ComtradeAreas.ownSymbols[symbol] ?? symbol)?.alpha3
    firstYear = Int(cells[2])
    lastYear = Int(cells[3])
    name = String(cells[4])
  }
}

/// The areas of UN Comtrade that are economies or were; the rest of its partners are `PartnerAreas`.
public enum ComtradeAreas {
  /// By code.
  public static let all: [ComtradeArea] = comtradeAreaTable.split(separator: "\n").map(ComtradeArea.init(row:))

  public static func area(_ code: Int) -> ComtradeArea? { byCode[code] }

  /// All areas of an alpha-3 code in any year, by code: 704 and 868 for `VNM`, 56 and 58 for `BEL`.
  public static func areas(alpha3: String) -> [ComtradeArea] { byAlpha3[alpha3] ?? [] }

  /// The areas of an alpha-3 code that are valid in a year, by code.
  ///
  /// More than one where Comtrade keeps two scopes (250 metropolitan France beside 251) or changes within a year (736
  /// and 729 in 2011).
  public static func areas(alpha3: String, year: Int) -> [ComtradeArea] {
    areas(alpha3: alpha3).filter { $0.isValid(in: year) }
  }

  /// Comtrade's own symbols for economies that ISO 3166-1 does not list.
  static let ownSymbols = ["_KS": "XKX", "_CI": "CHI"]

  private static let byCode = Dictionary(uniqueKeysWithValues: all.map { ($0.code, $0) })
  private static let byAlpha3 = Dictionary(grouping: all.filter { $0.alpha3 != nil }, by: { $0.alpha3! })
}
