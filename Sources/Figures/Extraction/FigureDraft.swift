import Decimals
import Intervals
import Nomenclature

/// A row of a ledger to be filled in by hand: what was found in a text, in the columns of `figures.csv`.
///
/// Who says it of whom, the source and the hash are left empty; nothing is guessed. Values are scaled (1500000 USD).
public struct FigureDraft: Sendable, Hashable {
  /// The columns of the ledger of figures.
  public static var columns: [String] { LedgerColumns.all }

  /// The cells, in the order of `columns`.
  public let cells: [String]

  /// - Parameters:
  ///   - quantity: what was found.
  ///   - number: counts the drafts of one file: D001.
  ///   - document: the name of the text, for the note.
  public init(_ quantity: ExtractedQuantity, number: Int, document: String) {
    let period = Self.days(of: quantity.period)
    let isDate = quantity.kind == .date || quantity.kind == .span
    var row = [
      "id": "D" + (number < 10 ? "00" : number < 100 ? "0" : "") + "\(number)", "measure": quantity.noun,
      "kind": quantity.kind == .span ? "period" : quantity.kind.rawValue,
      "as_printed": quantity.number, "printed_basis": "document", "qualifier": quantity.qualifier.rawValue,
      "unit": Self.unit(of: quantity), "period_kind": Self.periodKind(of: quantity, period), "principal": "false",
      "note": "\(document), line \(quantity.line): \(quantity.text)",
    ]
    if !isDate {
      row["value"] = quantity.value?.description
      row["upper"] = quantity.upper?.description
    }
    row["period_start"] = period?.first.description
    row["period_end"] = period?.last.description
    cells = Self.columns.map { row[$0] ?? "" }
  }

  private static func unit(of quantity: ExtractedQuantity) -> String {
    switch quantity.kind {
    case .ordinal: "ordinal"
    case .span: "year"
    case .date: quantity.value == nil ? "date" : "year"
    case .count: quantity.noun.split(separator: " ").last.map { $0.lowercased() } ?? ""
    default: quantity.unit
    }
  }

  private static func periodKind(of quantity: ExtractedQuantity, _ period: DateSpan?) -> String {
    switch (quantity.kind, period) {
    case (_, nil): "unknown"
    case (.span, _): "span"
    case (.date, _), (.ordinal, _): "event"
    case (_, let period?) where period.wholeYear != nil: "annual"
    case (_, let period?): period.first.year == period.last.year ? "part-year" : "multi-year"
    }
  }

  /// The days of a period as printed by extraction; `nil` for days without a year.
  static func days(of text: String) -> DateSpan? {
    guard let separator = text.firstIndex(of: " ") else {
      return Period(text).map { DateSpan(first: $0.firstDay, last: $0.lastDay) }
    }
    let last = text[separator...].split(separator: " ").last ?? ""
    guard let first = Period(text[..<separator]), let end = Period(last), first.firstDay <= end.lastDay else {
      return nil
    }
    return DateSpan(first: first.firstDay, last: end.lastDay)
  }
}
