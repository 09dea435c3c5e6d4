public import Decimals

/// A unit with its scale word, and the base unit it counts: `billion USD` is 10⁹ `USD`.
public struct FigureUnit: Sendable, Hashable {
  /// As the ledger writes it.
  public let name: String
  public let baseUnit: String
  public let scale: ExactDecimal
  public let dimension: String

  static func read(_ table: TextTable) throws(FigureError) -> [String: FigureUnit] {
    let units = try RowReader.read(table, key: ["unit"]) { row throws(FigureError) in
      guard let scale = try row.decimal("scale"), !scale.isZero, !scale.isNegative else {
        throw row.failure("scale", try row.text("scale"), "is not a positive number")
      }
      return FigureUnit(
        name: try row.required("unit"), baseUnit: try row.required("base_unit"), scale: scale,
        dimension: try row.required("dimension"))
    }
    return Dictionary(units.map { ($0.name, $0) }) { first, _ in first }
  }
}
