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
    case ("period", 1): return periods
    case ("period", 2): return yearsWithParts
    case ("flow", 1): return flows
    default: return []
    }
  }

  private static let codes = 0...999

  private static let areas: [[String]] = {
    var texts = codes.map(String.init) + ["", "W00", "WLD", "World", "WORLD"]
    for economy in Economies.all + Economies.former { texts += [economy.alpha3, economy.alpha2, economy.name] }
    texts += PartnerAreas.all.map(\.symbol) + Aggregates.codes
    return unique(texts)
  }()

  /// An alpha-3 code, or none, and a number of UN Comtrade's.
  private static let areasWithCodes: [[String]] = {
    var pairs = [["W00", "0"], ["WLD", "0"], ["", "0"], ["W00", ""], ["", ""]]
    for code in codes {
      pairs.append(["", String(code)])
      if let alpha3 = Economies.comtrade(code)?.alpha3 { pairs.append([alpha3, String(code)]) }
      if let symbol = PartnerAreas.comtrade(code)?.symbol { pairs.append([symbol, String(code)]) }
    }
    return unique(pairs)
  }()

  private static let years = 1900...2099

  private static let periods: [[String]] = unique(
    years.flatMap { year -> [String] in
      let months = (1...12).map { $0 < 10 ? "0\($0)" : "\($0)" }
      return ["\(year)"] + months.flatMap { ["\(year)\($0)", "\(year)-\($0)", "\(year)M\($0)"] }
        + (1...4).flatMap { ["\(year)-Q\($0)", "\(year)Q\($0)"] }
    })

  private static let yearsWithParts: [[String]] = years.flatMap { year in
    ((1...12).flatMap { $0 < 10 ? ["\($0)", "0\($0)"] : ["\($0)"] } + (1...4).map { "Q\($0)" }).map { ["\(year)", $0] }
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
