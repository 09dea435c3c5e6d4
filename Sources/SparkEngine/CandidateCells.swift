import Nomenclature
import Observations

/// Cells that the columns of a field are likely to hold, so that Spark can be told beforehand which of them pass.
///
/// Nothing depends on their being complete: a cell that is not among them comes back as it stands.
enum CandidateCells {
  /// Cells for each of the columns that a field is made from; empty for fields that may hold anything.
  static func cells(of field: CellTest.TestedField) -> [[String]] {
    let name = field.name.prefix { $0 != ":" }
    switch (name, field.slots.count) {
    case ("reporter", 1), ("partner", 1): return areas
    case ("reporter", 2), ("partner", 2): return areasWithCodes
    case ("period", 2): return yearsWithParts
    case ("flow", 1): return flows
    default: return []
    }
  }

  private static let areas: [[String]] = {
    var texts = ComtradeAreas.all.map { String($0.code) } + ["", "0", "W00", "WLD", "World", "WORLD"]
    for economy in Economies.all + Economies.former { texts += [economy.alpha3, economy.name] }
    texts += PartnerAreas.all.flatMap { [$0.symbol, String($0.code)] } + Aggregates.codes
    return unique(texts)
  }()

  /// An alpha-3 code, or none, and a number of UN Comtrade's.
  private static let areasWithCodes: [[String]] = {
    var pairs = [["W00", "0"], ["WLD", "0"], ["", "0"], ["W00", ""], ["", ""]]
    for area in ComtradeAreas.all {
      let code = String(area.code)
      pairs += [[Economies.comtrade(area.code)?.alpha3 ?? "", code], ["", code]]
    }
    for area in PartnerAreas.all { pairs += [[area.symbol, String(area.code)], ["", String(area.code)]] }
    return unique(pairs)
  }()

  /// A spelling of periods: the expression that all its cells match, and the cells in their order.
  struct PeriodForm {
    let pattern: String
    let cells: [String]
  }

  private static let years = 1900...2099
  private static let months = (1...12).map { $0 < 10 ? "0\($0)" : "\($0)" }

  static let periodForms: [PeriodForm] = {
    func form(_ pattern: String, _ parts: [String]) -> PeriodForm {
      PeriodForm(
        pattern: "\\A(?:19|20)[0-9]{2}\(pattern)\\z", cells: years.flatMap { year in parts.map { "\(year)\($0)" } })
    }
    let quarters = (1...4).map { "Q\($0)" }
    return [
      form("", [""]), form("(?:0[1-9]|1[0-2])", months), form("-(?:0[1-9]|1[0-2])", months.map { "-\($0)" }),
      form("M(?:0[1-9]|1[0-2])", months.map { "M\($0)" }), form("-Q[1-4]", quarters.map { "-\($0)" }),
      form("Q[1-4]", quarters),
    ]
  }()

  private static let yearsWithParts: [[String]] = (1988...2035).flatMap { year in
    (1...12).flatMap { $0 < 10 ? ["\($0)", "0\($0)"] : ["\($0)"] }.map { ["\(year)", $0] }
  }

  private static let flows: [[String]] = unique(
    ["X", "M", "RX", "RM", "DX", "FM", "1", "2", "3", "4", "Export", "Import", "Exports", "Imports"]
      + ["export", "import", "exports", "imports", "Re-Export", "Re-Import", "Re-export", "Re-import", "x", "m"])

  private static func unique(_ texts: [String]) -> [[String]] { unique(texts.map { [$0] }) }

  /// Each once, and only those in ASCII, of which no other spelling is the same text.
  private static func unique(_ cells: [[String]]) -> [[String]] {
    var seen: Set<[String]> = []
    return cells.filter { $0.allSatisfy { $0.utf8.allSatisfy { (32..<127).contains($0) } } && seen.insert($0).inserted }
  }
}
