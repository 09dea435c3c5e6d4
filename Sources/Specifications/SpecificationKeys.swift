/// A key that a part of a specification may have.
public struct SpecificationKey: Sendable {
  public enum Kind: Sendable, Equatable {
    case text
    /// One text or a list of them.
    case texts
    /// A file, whose path begins at the specification, or a bundled data set.
    case file
    case integer(ClosedRange<Int>)
    case flag
    case choice([String])
  }

  public var name: String
  public var kind: Kind
  public var about: String
  /// Another key without which this one has no use.
  public var companion: String?
  public var isRequired: Bool

  init(_ name: String, _ kind: Kind, _ about: String, with companion: String? = nil, isRequired: Bool = false) {
    self.name = name
    self.kind = kind
    self.about = about
    self.companion = companion
    self.isRequired = isRequired
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

  public static let data: [SpecificationKey] =
    [
      SpecificationKey("files", .texts, "Files, folders or bundled data sets.", isRequired: true),
      SpecificationKey("where", .texts, "Conditions that all rows must hold."),
      SpecificationKey("profile", .text, "How to read the columns."),
      SpecificationKey("period", .texts, "The column or columns of the period."),
      SpecificationKey("missing", .texts, "Cells that mean no value."),
      SpecificationKey("max-rejects", .text, "Go on with at most N or P% unreadable rows."),
      SpecificationKey("delimiter", .text, "The character between cells (or tab)."),
      SpecificationKey("decimal-sign", .choice(["point", "comma"]), "The decimal sign of the data."),
      SpecificationKey("currency", .text, "The currency to convert to, with rates.", with: "rates"),
      SpecificationKey("rates", .file, "A file of exchange rates.", with: "currency"),
      SpecificationKey("deflate", .file, "A file with a price index, with base.", with: "base"),
      SpecificationKey("base", .text, "The period whose prices are taken.", with: "deflate"),
    ] + reporters

  private static let reporters = [
    SpecificationKey(
      "members", .choice(["start", "end", "whole"]), "Which day of a period decides who is a member of a bloc."),
    SpecificationKey("same-reporters", .flag, "Only reporters with data in every period."),
  ]

  private static let query: [SpecificationKey] = [
    SpecificationKey("data", .text, "The name of the data; the only ones when left out."),
    SpecificationKey("where", .texts, "Conditions, beside those of the data."),
    SpecificationKey("values", .texts, "What to compute: FIELD or FIELD:sum, mean, …"),
  ]

  public static let values: [SpecificationKey] =
    query + reporters + [
      SpecificationKey("places", .integer(0...30), "Digits after the point."),
      SpecificationKey("scale", .choice(["thousand", "million", "billion", "percent"]), "What to divide by."),
    ]

  private static let titled = [title] + query + reporters
  private static let title = SpecificationKey("title", .text, "The title above it.")
  private static let series =
    titled + [
      SpecificationKey("series", .texts, "The fields that tell series apart."),
      SpecificationKey("frequency", .choice(["year", "quarter", "month"]), "Sum up to such periods first."),
    ]

  /// The options that compare along time and with other quantities.
  private static let comparison = [
    SpecificationKey("against", .text, "Compare all periods with this one."),
    SpecificationKey("to-date", .flag, "The same months (or quarters) of each year, up to the last there is."),
    SpecificationKey("rolling", .integer(2...10_000), "Sums of the last N periods."),
    SpecificationKey("year-starts", .integer(1...12), "Years that begin in a month."),
    SpecificationKey("splice", .file, "A file whose series continue those of the data."),
    SpecificationKey("with", .file, "A file to divide by: output, population."),
    SpecificationKey("with-where", .texts, "Which rows of that file.", with: "with"),
    SpecificationKey("on", .texts, "The fields that join the two files.", with: "with"),
    SpecificationKey("coverage", .flag, "How many members of a bloc have data, as a column."),
  ]

  private static let source = SpecificationKey(
    "source", .choice(["reported", "mirror", "reconciled", "all"]), "Whose figures of flows are taken.")

  private static let index = SpecificationKey("index", .text, "An index: 2013=100.")
  private static let ledger = SpecificationKey("ledger", .text, "A folder, a file of figures or a bundled ledger.")

  /// The parts of a record of cooperation that the program writes.
  public static let recordParts = [
    "summary", "trade-by-year", "chained-growth", "growth-claims", "worked-case", "checked-claims",
    "trade-russian-customs", "trade-singapore", "trade-malaysia", "trade-importers", "fund", "counts", "progress",
    "targets", "meetings", "milestones", "conflicts", "restatements", "not-found", "membership",
  ]

  /// The kinds of sections; those without keys take a text.
  public static let sections: [(name: String, about: String, keys: [SpecificationKey]?)] = [
    ("heading", "A heading.", nil),
    ("subheading", "A heading of a part.", nil),
    ("text", "A paragraph.", nil),
    ("list", "A list of texts.", nil),
    (
      "table", "A table of aggregates.",
      titled + [
        SpecificationKey("rows", .texts, "The fields of the rows."),
        SpecificationKey("columns", .texts, "The fields of the columns."),
        SpecificationKey("share", .choice(["row", "column", "total"]), "Shares instead of values."),
        SpecificationKey("top", .integer(1...1_000_000), "The largest rows; the rest as one."),
        SpecificationKey("totals", .flag, "A last row that adds up the others."), index,
      ] + comparison
    ),
    (
      "growth", "Growth rates.",
      series + [
        SpecificationKey(
          "variant", .choice(["year-on-year", "period-on-period", "log-difference", "compound-annual"]),
          "What growth is on."),
        SpecificationKey("contributions", .flag, "Contributions to growth."), source,
      ] + comparison
    ),
    (
      "trend", "Trend estimates.",
      series + [
        SpecificationKey("methods", .texts, "Names of methods."),
        SpecificationKey("errors", .text, "classical, newey-west, hc0 to hc3."),
        SpecificationKey("sort", .choice(["key", "contribution"]), "The order of the series."),
        SpecificationKey("screen", .flag, "One row a series: what moved."), source,
      ] + comparison
    ),
    (
      "forecast", "Forecasts with intervals.",
      series + [
        SpecificationKey("method", .text, "The name of a method."),
        SpecificationKey("horizon", .integer(1...10_000), "How many periods ahead."),
        SpecificationKey("backtest", .flag, "How the method would have done."),
      ]
    ),
    (
      "indicator", "A trade indicator.",
      titled + [
        SpecificationKey("name", .texts, "An indicator, or several.", isRequired: true),
        SpecificationKey("variant", .text, "The variant; the first of comity indicator --list when left out."),
        SpecificationKey("over", .choice(["product", "partner"]), "What concentration is over."),
        SpecificationKey("products", .integer(2...6), "Cut product codes to 2, 4 or 6 digits."),
        SpecificationKey("concordance", .file, "Product codes carried over by a file of from, to, weight."),
        SpecificationKey("bounds", .flag, "Low and high over all spreads of uncertain values."),
        SpecificationKey("uncertain", .text, "Which rows are uncertain: FIELD=V1,V2.", with: "bounds"),
        SpecificationKey("threshold", .text, "The value that a traded product exceeds (margins)."), index, source,
      ] + comparison
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
        title, ledger,
        SpecificationKey("where", .texts, "Conditions on the ledger's columns."),
        SpecificationKey("readings", .flag, "Whether every reading has a row."),
        SpecificationKey(
          "form", .choice(["table", "intervals", "both"]),
          "A table, bars of what is printed beside what data give, or both."),
      ]
    ),
    (
      "progress", "Progress of programmes.",
      [
        title, ledger,
        SpecificationKey("form", .choice(["table", "chart", "both"]), "Tables, shares met by month, or both."),
        SpecificationKey("programme", .text, "The programme that is drawn; the one with most records."),
      ]
    ),
    (
      "record", "A written part of a record of cooperation.",
      [
        SpecificationKey("part", .choice(recordParts), "Which part.", isRequired: true), ledger,
        SpecificationKey("form", .choice(["tables", "charts", "both"]), "Without its charts, or its charts alone."),
      ]
    ),
  ]
}
