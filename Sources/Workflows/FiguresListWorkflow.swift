import Decimals
import Documents
import Figures
import Intervals
import Nomenclature

/// `comity figures list`: the ledger of reported figures.
public struct FiguresListRequest: Sendable {
  /// A folder, a file of figures or a bundled package; the bundled ledger when absent.
  public var ledger: String?
  /// Conditions on the ledger's columns, all of which must hold.
  public var conditions: [String] = []
  /// Whether to show the quantities that were given more than once, each as a trail.
  public var trail = false

  public init() {}
}

extension Comity {
  public static func figuresList(_ request: FiguresListRequest, output: OutputOptions) throws -> Outcome {
    _ = try output.resolvedFormat()
    let files = try LedgerFiles(request.ledger)
    let ledger = try files.ledger()
    let figures = try files.tables.figures.completed(with: LedgerColumns.optional)
    let chosen = try FiguresFilter(request.conditions, columns: figures.header).ids(figures)
    let table = request.trail ? trails(ledger, chosen) : list(ledger.figures.filter { chosen.contains($0.id) })
    return try Rendering.outcome(table, output: output)
  }

  private static func list(_ figures: [ReportedFigure]) -> Table {
    var table = Table(id: "figures", title: "Reported figures", columns: FigureCells.columns)
    for figure in figures { table.append(FigureCells.cells(figure)) }
    table.notes = [
      """
      \(FigureCells.counted(figures.count, "figure")). low and high are what the printed digits and words leave open, \
      in the unit of the row; an empty one is no bound.
      """,
      "Umbrella figures and their parts stand side by side and are never added (column part_of of the ledger).",
    ]
    return table
  }

  private static func trails(_ ledger: Ledger, _ chosen: Set<String>) -> Table {
    var table = Table(
      id: "figure-trails", title: "Quantities that were given more than once",
      columns: [Table.Column("trail", format: .plain(grouped: false))] + FigureCells.columns
        + [Table.Column("standing"), Table.Column("published")])
    let trails = ledger.restatements.filter { $0.steps.contains { chosen.contains($0.figure.id) } }
    for (index, trail) in trails.enumerated() {
      for step in trail.steps {
        let published = ledger.source(step.figure.source)?.published
        table.append(
          [.integer(index + 1)] + FigureCells.cells(step.figure)
            + [.text(step.standing), published.map { .text($0.description) } ?? .missing(reason: "day not known")])
      }
    }
    table.notes = [
      """
      \(FigureCells.counted(trails.count, "quantity", plural: "quantities")). A trail is one series, measure, flow, \
      sector, kind and period, in the order of printing.
      """
    ]
    return table
  }
}

/// How a figure stands in tables.
enum FigureCells {
  static let columns = [
    Table.Column("id"), Table.Column("subject"), Table.Column("partner"), Table.Column("measure"),
    Table.Column("sector"), Table.Column("kind"), Table.Column("low", format: .plain(grouped: true)),
    Table.Column("high", format: .plain(grouped: true)), Table.Column("qualifier"), Table.Column("unit"),
    Table.Column("period_start"), Table.Column("period_end"), Table.Column("reported_by"), Table.Column("source"),
  ]

  static func cells(_ figure: ReportedFigure) -> [Cell] {
    let interval = try? figure.interval()
    return [
      .text(figure.id), .text(figure.subject), text(figure.partner), .text(figure.measure), text(figure.sector),
      .text(figure.kind.rawValue), bound(interval?.lower), bound(interval?.upper), .text(figure.qualifier),
      .text(figure.unit.name), text(figure.period?.first.description), text(figure.period?.last.description),
      text(figure.reporter), .text(figure.source),
    ]
  }

  static func text(_ text: String?) -> Cell { text.map { .text($0) } ?? .missing }

  /// A bound with its digits where it is a decimal of at most twelve places.
  static func bound(_ bound: Interval.Bound?) -> Cell {
    guard let value = bound?.value else { return .missing(reason: "no bound") }
    if let rounded = value.rounded(places: 12), ExactRational(rounded) == value { return .decimal(rounded) }
    return .number(value.doubleValue)
  }

  static func counted(_ count: Int, _ noun: String, plural: String? = nil) -> String {
    "\(ExactDecimal(count).formatted(places: 0)) \(count == 1 ? noun : plural ?? noun + "s")"
  }
}
