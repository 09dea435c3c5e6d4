/// A key that a part of a specification may have.
public struct SpecificationKey: Sendable {
  public enum Kind: Sendable, Equatable {
    case text
    /// One text or a list of them.
    case texts
    case integer
    case flag
    case choice([String])
  }

  public var name: String
  public var kind: Kind
  public var about: String

  init(_ name: String, _ kind: Kind, _ about: String) {
    self.name = name
    self.kind = kind
    self.about = about
  }
}

/// What a report may be made of. The reader, the schema and the messages all follow these lists.
public enum SpecificationKeys {
  public static let top: [SpecificationKey] = [
    SpecificationKey("title", .text, "The title of the report."),
    SpecificationKey("subtitle", .text, "A line below the title."),
    SpecificationKey("parameters", .text, "Names with their defaults; {name} stands for them in every text."),
    SpecificationKey("data", .text, "Names of data with their files."),
    SpecificationKey("values", .text, "Names of single numbers for texts."),
    SpecificationKey("sections", .text, "What the report says, in order."),
  ]

  public static let data: [SpecificationKey] = [
    SpecificationKey("files", .texts, "Files, folders or bundled data sets."),
    SpecificationKey("where", .texts, "Conditions that all rows must hold."),
    SpecificationKey("profile", .text, "How to read the columns."),
    SpecificationKey("period", .texts, "The column or columns of the period."),
    SpecificationKey("missing", .texts, "Cells that mean no value."),
    SpecificationKey("max-rejects", .text, "Go on with at most N or P% unreadable rows."),
    SpecificationKey("currency", .text, "The currency to convert to, with rates."),
    SpecificationKey("rates", .text, "A file of exchange rates."),
    SpecificationKey("deflate", .text, "A file with a price index, with base."),
    SpecificationKey("base", .text, "The period whose prices are taken."),
  ]

  private static let query: [SpecificationKey] = [
    SpecificationKey("data", .text, "The name of the data; the only ones when left out."),
    SpecificationKey("where", .texts, "Conditions, beside those of the data."),
    SpecificationKey("values", .texts, "What to compute: FIELD or FIELD:sum, mean, …"),
  ]

  public static let values: [SpecificationKey] =
    query + [
      SpecificationKey("places", .integer, "Digits after the point."),
      SpecificationKey("scale", .choice(["thousand", "million", "billion", "percent"]), "What to divide by."),
    ]

  private static let titled = [SpecificationKey("title", .text, "The title above it.")] + query
  private static let series =
    titled + [
      SpecificationKey("series", .texts, "The fields that tell series apart."),
      SpecificationKey("frequency", .choice(["year", "quarter", "month"]), "Sum up to such periods first."),
    ]

  /// The kinds of sections; those without keys take a text.
  public static let sections: [(name: String, about: String, keys: [SpecificationKey]?)] = [
    ("heading", "A heading.", nil),
    ("text", "A paragraph.", nil),
    ("list", "A list of texts.", nil),
    (
      "table", "A table of aggregates.",
      titled + [
        SpecificationKey("rows", .texts, "The fields of the rows."),
        SpecificationKey("columns", .texts, "The fields of the columns."),
        SpecificationKey("share", .choice(["row", "column", "total"]), "Shares instead of values."),
        SpecificationKey("top", .integer, "The largest rows; the rest as one."),
        SpecificationKey("index", .text, "An index: 2013=100."),
      ]
    ),
    (
      "growth", "Growth rates.",
      series + [
        SpecificationKey("variant", .text, "year-on-year, period-on-period, …"),
        SpecificationKey("contributions", .flag, "Contributions to growth."),
      ]
    ),
    (
      "trend", "Trend estimates.",
      series + [
        SpecificationKey("methods", .texts, "Names of methods."),
        SpecificationKey("errors", .text, "classical, newey-west, hc0 to hc3."),
        SpecificationKey("sort", .choice(["key", "contribution"]), "The order of the series."),
        SpecificationKey("screen", .flag, "One row a series: what moved."),
      ]
    ),
    (
      "forecast", "Forecasts with intervals.",
      series + [
        SpecificationKey("method", .text, "The name of a method."),
        SpecificationKey("horizon", .integer, "How many periods ahead."),
        SpecificationKey("backtest", .flag, "How the method would have done."),
      ]
    ),
    (
      "chart", "A picture of series.",
      series + [
        SpecificationKey("trend", .choice(["linear", "log-linear", "theil-sen", "none"]), "The trend to draw."),
        SpecificationKey(
          "form", .choice(["lines", "bars", "stacked", "slope", "heat-map", "dumbbell"]), "How it is drawn."),
        SpecificationKey("breaks", .flag, "Whether to draw structural breaks."),
      ]
    ),
    (
      "claims", "Claims checked against data.",
      [
        SpecificationKey("title", .text, "The title above it."),
        SpecificationKey("ledger", .text, "A folder, a file of figures or a bundled ledger."),
        SpecificationKey("where", .texts, "Conditions on the ledger's columns."),
        SpecificationKey("readings", .flag, "Whether every reading has a row."),
      ]
    ),
    (
      "progress", "Progress of programmes.",
      [
        SpecificationKey("title", .text, "The title above it."),
        SpecificationKey("ledger", .text, "A folder, a file of figures or a bundled ledger."),
      ]
    ),
  ]
}
