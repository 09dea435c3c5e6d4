import Nomenclature

/// Areas as statistical offices code them in SDMX and Eurostat files: ISO codes of two or three characters, groups, and
/// regions of economies.
enum StatisticalAreas {
  private static let worlds: Set<String> = ["W00", "WLD", "W0", "W1", "G001", "WORLD", "WRL_REST"]

  /// The alpha-3 code of an economy, `W00` for the world, other codes as they stand.
  static func text(_ code: String) -> String {
    if worlds.contains(code) { return StandardText.world }
    if code.utf8.count == 2 { return Economies.alpha2(code)?.alpha3 ?? code }
    if code.utf8.count == 3 { return Economies.alpha3(code)?.alpha3 ?? code }
    return code
  }

  /// The same for Eurostat, whose codes of three characters are regions.
  static func eurostatText(_ code: String) -> String {
    code.utf8.count == 3 && !worlds.contains(code) ? code : text(code)
  }

  /// Whether a code stands for several economies: `EU27_2020`, `EA19`, `EXT_EU27_2020`, `G110`, `4A`, `U2`.
  static func isGroup(_ code: String) -> Bool {
    if code == StandardText.world { return false }
    if StandardText.isGroup(code) || code == "EU" || code == "EA" { return true }
    let bytes = Array(code.utf8)
    func isDigit(_ index: Int) -> Bool { index < bytes.count && bytes[index] &- 48 <= 9 }
    if bytes.count == 2 { return isDigit(0) || isDigit(1) }
    if bytes.count == 4, code.hasPrefix("G") { return isDigit(1) && isDigit(2) && isDigit(3) }
    if ["EU", "EA", "CC"].contains(where: code.hasPrefix) { return isDigit(2) }
    return ["EEA", "EFTA", "EXT_", "INT_", "EXTRA_", "INTRA_"].contains(where: code.hasPrefix)
  }

  /// Whether a code of Eurostat is a region of an economy (NUTS): `AL0`, `BE1`, `DE21`, `FRK26`.
  static func isRegion(_ code: String) -> Bool {
    (3...5).contains(code.utf8.count) && !isGroup(code) && code != StandardText.world
      && Economies.alpha3(code)?.alpha3 != code && Economies.alpha2(code.prefix(2)) != nil
  }
}
