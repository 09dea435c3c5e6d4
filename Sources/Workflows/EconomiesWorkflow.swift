import Documents
import Nomenclature

extension Comity {
  /// `comity economies [NAME…]`: codes and names, all of them or those asked for.
  public static func economies(_ names: [String], output: OutputOptions) throws -> Outcome {
    let economies =
      try names.isEmpty
      ? Economies.all
      : names.map { name in
        guard let economy = Economies.resolve(name) else {
          throw WorkflowError.unknown(
            "economy", name, suggestions: Economies.nearest(to: name, limit: 3), known: ["comity economies lists all"])
        }
        return economy
      }
    let rows = economies.map { economy in
      let codes = economy.comtradeAreas.map { area in
        let years =
          area.firstYear == nil && area.lastYear == nil
          ? "" : " (\(area.firstYear.map(String.init) ?? "")–\(area.lastYear.map(String.init) ?? ""))"
        return "\(area.code)\(years)"
      }
      return Table.Row([
        .text(economy.alpha3), .text(economy.alpha2), .text(padded(economy.numeric)), .text(economy.shortName),
        .text(economy.name), .text(codes.joined(separator: ", ")),
      ])
    }
    let table = Table(
      id: "economies", title: "Economies",
      columns: [
        Table.Column("alpha3"), Table.Column("alpha2"), Table.Column("numeric"), Table.Column("name"),
        Table.Column("official_name", heading: "official name"),
        Table.Column("comtrade", heading: "UN Comtrade codes"),
      ],
      rows: rows,
      notes: [
        "Codes of ISO 3166-1. UN Comtrade's codes differ for some economies, and one economy may have had several."
      ])
    return try Rendering.outcome(table, output: output)
  }

  private static func padded(_ number: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, 3 - text.count)) + text
  }
}
