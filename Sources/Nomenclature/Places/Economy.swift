/// A country or territory with trade statistics of its own.
///
/// Identified by its ISO 3166-1 alpha-3 code; two economies with one code are equal.
public struct Economy: Sendable, Hashable, Comparable {
  /// ISO 3166-1 (for former economies 3166-3) alpha-3: `VNM`. Kosovo has the customary `XKX`, the Channel Islands the
  /// World Bank's `CHI`.
  public let alpha3: String
  /// ISO 3166-1 alpha-2: `VN`; former economies may share it with another (`CS`).
  public let alpha2: String
  /// The ISO 3166-1 number, which is also the United Nations' M49 code: 704. Comtrade uses others for some economies
  /// (`comtradeAreas`). Kosovo and the Channel Islands have none of ISO and carry Comtrade's.
  public let numeric: Int
  /// The official short name in English: `Russian Federation`.
  public let name: String
  /// A concise name for tables: `Russia`.
  public let shortName: String
  /// The last year of an economy that is no more; `nil` while it exists.
  public let lastYear: Int?

  public static func == (left: Economy, right: Economy) -> Bool { left.alpha3 == right.alpha3 }
  public func hash(into hasher: inout Hasher) { hasher.combine(alpha3) }

  /// By alpha-3 code.
  public static func < (left: Economy, right: Economy) -> Bool { left.alpha3 < right.alpha3 }

  /// The codes under which UN Comtrade and CEPII's BACI have recorded this economy, with their years, by code.
  public var comtradeAreas: [ComtradeArea] { ComtradeAreas.areas(alpha3: alpha3) }

  init(row: Substring) {
    let cells = row.split(separator: "|", omittingEmptySubsequences: false)
    alpha3 = String(cells[0])
    alpha2 = String(cells[1])
    numeric = Int(cells[2])!
    name = String(cells[3])
    shortName = String(cells[4])
    lastYear = cells.count > 5 ? Int(cells[5]) : nil
  }
}

extension Economy: CustomStringConvertible {
  public var description: String { shortName }
}
