/// The columns of a ledger's table of figures.
public enum LedgerColumns {
  /// Without these a table is no ledger.
  public static let required = [
    "id", "subject", "measure", "kind", "value", "as_printed", "qualifier", "unit", "period_start", "period_end",
    "period_kind", "source",
  ]

  /// A table may leave these out; they are empty then.
  public static let optional = [
    "partner", "topic", "flow", "sector", "sector_definition", "upper", "printed_basis", "base_start", "base_end",
    "reporter", "data_origin", "series", "principal", "claim", "part_of", "supersedes", "conflicts_with",
    "derived_from", "complete_from", "inferred", "flag", "note", "hash",
  ]

  /// Columns that name other rows, apart by semicolons.
  public static let references = ["part_of", "supersedes", "conflicts_with", "derived_from"]

  /// References that must not lead back to the row they start from.
  public static let acyclic = ["part_of", "supersedes", "derived_from"]

  /// All of them in the order in which a new ledger has them.
  public static let all = [
    "id", "subject", "partner", "topic", "measure", "flow", "sector", "sector_definition", "kind", "value", "upper",
    "as_printed", "printed_basis", "qualifier", "unit", "period_start", "period_end", "period_kind", "base_start",
    "base_end", "reporter", "data_origin", "source", "series", "principal", "claim", "part_of", "supersedes",
    "conflicts_with", "derived_from", "complete_from", "inferred", "flag", "note", "hash",
  ]
}
